"""Six success stories of the demo in Finnish, and two that nobody can read: titles, quotations and texts."""

THESIS = (
    "Valmis on parempi kuin täydellinen",
    "Minun tapauksessani riitti, että joku odotti keskiviikkona yhtä sivua.",
    """Opinnäytetyöni oli maannut kansiossa puolitoista vuotta. Aihe oli hyvä ja aineisto koossa, mutta joka kerta kun \
avasin tiedoston, aloitin johdannon alusta. Kavereille sanoin, että se on melkein valmis.

Ensimmäisessä tapaamisessa kerroin Mikaelille samat sanat. Hän ei kysynyt, miksi en ole kirjoittanut. Hän kysyi, mitä \
opinnäytteestäni jäisi puuttumaan, jos palauttaisin sen perjantaina. Luettelin kolme asiaa. Johdanto ei ollut niiden \
joukossa.

### Kahdeksan keskiviikkoa

Sovimme, että lähetän joka keskiviikkoilta yhden sivun. En hyvää sivua, vaan sivun. Mikael vastasi aina yhdellä \
kysymyksellä. Toisella viikolla kysymys oli: mitä tarkoitat sanalla *osallistava*? Istuin sen kanssa bussissa ja \
tajusin, etten tiennyt. Siitä syntyi työn paras luku.

Neljännellä viikolla en lähettänyt mitään. Häpesin niin, että harkitsin koko tapaamisen perumista. Menin kuitenkin. \
Mikael kertoi omasta lopputyöstään, jonka hän palautti kaksi vuotta myöhässä, ja me nauroimme. Sen illan jälkeen sivuja \
tuli taas.

Palautin työn toukokuussa. Se ei ole täydellinen. Liitteissä on taulukko, jonka tekisin nyt toisin, ja olen päättänyt \
antaa sen olla.

Jos sinullakin on kansio, jota et avaa, kerro siitä jollekulle ääneen. Minun tapauksessani riitti, että joku odotti \
keskiviikkona yhtä sivua.""",
)
JOB = (
    "Haastattelu, jonka olin jo harjoitellut",
    "Opin vain kertomaan, mitä olen jo tehnyt.",
    """Lähetin keväällä neljäkymmentäkaksi hakemusta. Sain kolme vastausta, kaikki kohteliaita. Aloin uskoa, että vika \
on nimessäni, suomessani tai minussa.

Mentorini pyysi nähdä hakemukset. Hän luki niistä viisi ja sanoi, etteivät ne kerro, mitä olen tehnyt. Ne kertoivat, \
mitä olen opiskellut. Kotimaassani autoin kolme vuotta enoani, jolla on varaosaliike. Hoidin tilaukset, varaston ja \
riidat toimittajien kanssa. En ollut kirjoittanut siitä riviäkään, koska se ei ollut oikea työpaikka.

Mentorini mielestä se oli juuri oikea työpaikka.

### Sama kysymys viisi kertaa

Harjoittelimme haastattelua videopuhelussa. Hän kysyi viisi kertaa peräkkäin: kerro tilanteesta, jossa jokin meni \
pieleen. Ensimmäisellä kerralla selitin kaksi minuuttia ilman loppua. Viidennellä kerroin hukkuneesta lähetyksestä, \
puhelusta tullin kanssa ja siitä, mitä muutin jälkeenpäin. Siihen meni neljäkymmentä sekuntia.

Kesäkuussa oikeassa haastattelussa kysyttiin melkein samoin sanoin. Huomasin hymyileväni. Aloitin logistiikkayrityksessä \
elokuussa ja olen siellä yhä.

Suomeni ei parantunut yhdessä keväässä ihmeellisesti. Opin vain kertomaan, mitä olen jo tehnyt. Jos olet auttanut \
sukulaisen liikkeessä, se on kokemusta. Kirjoita se ensimmäiselle riville.""",
)
VISIT = (
    "Työmaalla kello kuusi",
    "Sanoin vastauksen liian hiljaa, ja minua pyydettiin sanomaan se uudestaan.",
    """Opiskelen rakennustekniikkaa toista vuotta, enkä ollut ennen tätä syksyä käynyt oikealla työmaalla. Olin laskenut \
palkkeja paperilla. Mentorini kysyi, haluaisinko nähdä, mihin niitä tarvitaan. Sovimme tiistain. Kello kuusi, hän lisäsi, \
ja luulin sitä vitsiksi.

Kypärä oli liian iso ja kengät lainassa. Aamupalaverissa seisoi kaksikymmentä ihmistä kontissa, ja kahvi oli mustaa. \
Pelkäsin, että joku kysyisi minulta jotakin. Sitten joku kysyi: mitä luokkaa tämä betoni on? Tiesin vastauksen. Sanoin \
sen liian hiljaa, ja vastaava mestari pyysi sanomaan uudestaan.

### Mitä kirjassa ei lukenut

Iltapäivään mennessä olin kirjoittanut vihkoon yksitoista asiaa. Muun muassa nämä:

- Piirustus elää.
- Nosturia odotetaan enemmän kuin ketään ihmistä.
- Hyvä työnjohtaja kävelee kierroksen, ennen kuin avaa koneen.
- Riita ratkeaa parhaiten siinä kohdassa, jossa seinä on vinossa, ei kokoushuoneessa.

Paluumatkalla mentorini kysyi, mitä haluaisin tehdä ensi kesänä. Keväällä olisin sanonut, että jotakin toimistossa. Nyt \
sanoin, että tuolla.

Kesätyöpaikkaa minulla ei vielä ole. On kuitenkin kolme nimeä, joille saan soittaa, ja kengät, jotka ostin itse.""",
)
COURAGE = (
    "Kysymys, jota en kehdannut kysyä",
    "Sano tuo vielä kokonaan, niin teen sen oikein.",
    """Olin harjoittelussa osastolla, jossa kaikki tiesivät, mitä lyhenteet tarkoittavat. Minä en tiennyt. Nyökkäsin \
kaksi viikkoa ja tarkistin iltaisin puhelimesta. Useimmiten olin arvannut oikein. Kerran en ollut, ja vaikka mitään ei \
sattunut, en nukkunut sinä yönä.

Kerroin siitä mentorilleni, joka on ollut alalla kolmekymmentä vuotta. Odotin, että hän käskisi opetella lyhenteet. Hän \
kysyikin, milloin hän itse mahtoi viimeksi kysyä jotakin tyhmää. Sitten hän vastasi itse: aamulla.

### Lause, jonka opettelin ulkoa

Teimme yhdessä lauseen, jonka voi sanoa kiireessäkin: ”Sano tuo vielä kokonaan, niin teen sen oikein.” Harjoittelin sitä \
peilin edessä. Se tuntui naurettavalta.

Seuraavassa vuorossa sanoin sen heti aamulla. Hoitaja katsoi minua, sanoi sanan kokonaan ja jatkoi matkaa. Mitään muuta \
ei tapahtunut. Iltapäivällä toinen opiskelija kysyi minulta, mitä se lyhenne oikein tarkoitti. Hän oli nyökännyt kolme \
viikkoa.

Olen kysynyt sen jälkeen joka päivä jotakin. Ohjaajani kirjoitti arvioon, että olen tarkka. Se huvittaa minua, sillä \
keväällä sama ihminen oli vain hiljaa.

En pane tähän nimeäni, koska osasto on pieni. Lauseen saat vapaasti käyttöösi.""",
)
MENTOR = (
    "Opin olemaan hiljaa",
    "Neljän kohdalla minua alkoi hiottaa. Kuuden kohdalla hän sanoi sen, mistä oikeastaan halusi puhua.",
    """Ilmoittauduin mentoriksi, koska halusin antaa jotakin takaisin. Minulla oli valmiina kolme neuvoa, jotka olisin \
itse halunnut kuulla kaksikymmentäviisivuotiaana. Ensimmäisessä tapaamisessa annoin ne kaikki puolessa tunnissa. \
Aktorini kirjoitti ne kohteliaasti ylös. Sitten meiltä loppui puhuttava.

Kotimatkalla laskin, kuinka monta kysymystä olin esittänyt. Yhden: löysitkö helposti perille?

### Seitsemän sekuntia

Haastattelen työssäni ihmisiä jatkuvasti ja tiedän, että paras vastaus tulee vasta hiljaisuuden jälkeen. En ollut tullut \
ajatelleeksi, että se koskee minuakin. Toisella kerralla päätin laskea mielessäni seitsemään aina, kun aktorini lopetti \
lauseen. Neljän kohdalla minua alkoi hiottaa. Kuuden kohdalla hän sanoi sen, mistä oikeastaan halusi puhua.

Sen jälkeen tapaamiset muuttuivat. En enää valmistellut neuvoja vaan yhden kysymyksen. Joskus en tarvinnut sitäkään.

Minut yllätti se, että vein saman töihin. Tiimini palavereissa puhuin ennen eniten. Nyt odotan ja kuulen asioita, joita \
en ole osannut kysyä. Eräs kollega on ollut talossa neljä vuotta, ja sain vasta syksyllä tietää, että hän osaa \
viittomakieltä.

Ajattelin antaa takaisin. Taisin jäädä velkaa.""",
)
DIRECTION = (
    "Väärä suunta oli hyvä alku",
    "Nyt tiedän ainakin, että paperilla on kaksi puolta.",
    """Kun ilmoittauduin mukaan, kirjoitin tavoitteekseni viestintäpäällikön uran. Se kuulosti siltä, miltä kolmannen \
vuoden opiskelijan tavoitteen kuuluu kuulostaa. Olin jopa piirtänyt portaat: harjoittelija, assistentti, suunnittelija, \
päällikkö.

Mentorini ei sanonut portaista mitään. Hän pyysi minua kertomaan viimeisestä päivästä, jolloin unohdin katsoa kelloa. Se \
oli helppoa. Olin leikannut kaverini kanssa podcastia paikallisesta uimahallista, ja kello oli ollut yksi yöllä. Puhuin \
siitä kymmenen minuuttia. Kun lopetin, hän kysyi, millä portaalla se olisi.

### Kaksi viikkoa harmissani

En pitänyt kysymyksestä. Olin ollut kaksi vuotta menossa johonkin, ja nyt joku heilutti tikkaita. Harkitsin vakavasti, \
etten mene seuraavaan tapaamiseen.

Sitten kävin äänitarinoita tekevässä yrityksessä, koska mentorini tunsi sieltä yhden ihmisen. Siellä oli kolme \
työpöytää, kokoushuone nimeltä Sammakko ja ihmisiä, jotka puhuivat leikkaamisesta niin kuin minä puhun. Kysyin, saako \
tällä vuokran maksettua. Kuulemma useimpina kuukausina.

Vaihdoin sivuaineen. Portaat ovat yhä seinälläni, mutta käänsin paperin ja piirsin toiselle puolelle ääniaallon. Ehkä \
käännän sen joskus takaisin. Nyt tiedän ainakin, että paperilla on kaksi puolta.""",
)
# One is being written, one was taken back.
UNFINISHED = ("", "", "En tiedä vielä, mistä aloittaisin. Ehkä siitä aamusta, jolloin")
TAKEN_BACK = (
    "Iltavuoron jälkeen",
    "",
    "Puhuimme useimmiten puhelimessa, kun iltavuoro oli ohi ja pihalla oli jo pimeää. Se sopi meille molemmille.",
)
