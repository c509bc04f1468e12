"""Iida and Mikael: a whole term, with a travel book worth keeping."""

from portal.demo.story import Aim, End, Entry, Met, Move, Rules, Story
from portal.goals.models import GoalKind, GoalStep
from portal.meetings.models import MeetingForm
from portal.pairs.models import EndingKind
from portal.programmes.models import Side

RULES = {
    "hopes": "Iida haluaa tietää, mihin valmistuu. Mikael haluaa muistaa, miltä se tuntui.",
    "topics": "Työ, raha, rohkeus ja se, mitä tapahtuu valmistujaisten jälkeisenä maanantaina.",
    "skipped_topics": "Yhteiset tutut. Ala on pieni.",
    "confidentiality": "Kaikki jää meille, myös sen jälkeen, kun olemme lopettaneet.",
    "rhythm": "Kerran kuussa, mieluiten kävellen. Sateella kahvilassa.",
    "channels": "Sähköposti, ja vastaus viikon sisällä. Lyhytkin riittää.",
    "cancelling": "Päivää ennen, jos mahdollista. Jos ei, niin silloin, kun tietää.",
    "illness": "Terveys ensin.",
    "how_we_end": "Kumpikin kertoo kolme asiaa, jotka vie mukanaan.",
}

STORY = Story(
    began=98,
    rules=Rules(88, Side.MENTOR, RULES, (Side.MENTOR, Side.MENTEE)),
    aims=(
        Aim(
            87,
            Side.MENTEE,
            GoalKind.JOB,
            "Ensimmäinen oma työ kulttuurialalta",
            "Joku maksaa minulle siitä, että järjestän jotakin, mihin ihmiset tulevat mielellään.",
            (
                Move(
                    66,
                    GoalStep.MOVING,
                    "Soitin kolmeen festivaaliin. Yksi pyysi kirjoittamaan, yksi nauroi ystävällisesti.",
                ),
                Move(38, GoalStep.WELL_UNDER_WAY, "Haastattelu takana. Puhuin palkasta, ennen kuin he ehtivät."),
                Move(17, GoalStep.REACHED, "Sopimus on allekirjoitettu. Kesä Turussa, ja minulla on avain toimistoon."),
            ),
            hoped_after=90,
        ),
        Aim(
            80,
            Side.MENTEE,
            GoalKind.CAREER_PLAN,
            "Löydämme kaksi suuntaa, joita kannattaa kokeilla",
            "Osaamme kumpikin sanoa ne ääneen ja tiedämme, mistä kummassakin alkaisi.",
            (
                Move(59, GoalStep.MOVING, "Seinällä on kaksitoista lappua. Kuusi sai jo lähteä."),
                Move(31, GoalStep.REACHED, "Tuottaja tai yhteisötyö. Kumpikin tuntuu omalta eikä kumpikaan pelota."),
            ),
            ours=True,
        ),
        Aim(
            86,
            Side.MENTOR,
            GoalKind.SKILL,
            "Opin kertomaan epäonnistumisista",
            "Yksi tarina joka tapaamisella, ilman onnellista loppua, jos sitä ei ole.",
            (
                Move(60, GoalStep.MOVING, "Kerroin konkurssista. Iida kysyi parempia kysymyksiä kuin pankki aikanaan."),
                Move(10, GoalStep.WELL_UNDER_WAY, "Kerroin saman tiimilleni. Siitä tuli vuoden paras palaveri."),
            ),
        ),
    ),
    met=(
        Met(
            89,
            Side.MENTEE,
            "17.00",
            "Keitä olemme\nMitä toivomme keväältä",
            "Kävelimme Töölönlahden ympäri kahdesti. Puhuimme siitä, miksi kumpikin aikanaan valitsi alansa.",
            "Valintaa ei tarvitse tehdä kerralla. Sen voi tehdä uudestaan joka kevät.",
            ("Iida kirjoittaa, mitä tekisi ilman palkkaa", "Mikael etsii ensimmäisen hakemuksensa vuodelta 1998"),
            done=2,
            place="Töölönlahti, Finlandia-talon portaat",
        ),
        Met(
            61,
            Side.MENTOR,
            "17.30",
            "Kaksitoista suuntaa\nPuhelut festivaaleille",
            "Luimme Mikaelin vanhan hakemuksen. Se oli huono, ja hän sai paikan silti. Levitimme laput pöydälle ja "
            "otimme pois ne, joista kumpikaan ei innostunut.",
            "Innostuksen kuulee äänestä, ennen kuin sen huomaa itse.",
            ("Soitan kolmeen paikkaan", "Kysyn jokaisessa, kenelle seuraavaksi"),
            done=2,
            place="Kahvila Kaisla, Pasila",
        ),
        Met(
            33,
            Side.MENTEE,
            "18.00",
            "Haastattelun jälkeen",
            "Kävimme haastattelun läpi kysymys kysymykseltä. Yhteen Iida olisi halunnut vastata toisin, joten hän "
            "kirjoitti heille seuraavana aamuna.",
            "Vastausta saa korjata. Se näyttää siltä, että välittää.",
            ("Kirjoitan haastattelijalle", "Lasken, millä palkalla tulen toimeen", "Nukun"),
            done=3,
            minutes=60,
            form=MeetingForm.REMOTE,
            link="https://meet.example/iida-ja-mikael",
        ),
        Met(
            6,
            Side.MENTOR,
            "17.00",
            "Kolme asiaa, jotka vien mukanani",
            "Söimme lohikeittoa ja luimme pelisäännöt uudestaan. Yhtäkään ei ollut rikottu, yhtä oli venytetty.",
            "Iida: rohkeus, lista ja lupa olla keskeneräinen. Mikael: uteliaisuus, konkurssitarina ja kävelyt.",
            ("Lähetämme toisillemme kortin syksyllä",),
            place="Hakaniemen halli",
        ),
    ),
    entries=(
        Entry(
            88,
            Side.MENTEE,
            "Mitä jäi mieleen?",
            "Mikael ei neuvonut kertaakaan. Hän kysyi, **milloin viimeksi unohdin katsoa kelloa**. Muistin heti: "
            "koulun joulujuhlassa, kun valot sammuivat ja kaikki toimi.",
            shared=True,
        ),
        Entry(
            58,
            Side.MENTOR,
            "Mikä itsessäsi yllätti?",
            "Luulin tulevani antamaan. Nyt huomaan odottavani näitä kävelyitä siksi, että niillä ajattelen parhaiten.",
            shared=True,
        ),
        Entry(
            37,
            Side.MENTEE,
            "Mitä uskalsit kysyä?",
            "Kysyin haastattelussa, mitä edelliselle tapahtui.\n\n> Hän väsyi. Siksi teitä on nyt kaksi.\n\n"
            "Pidin siitä, että vastaus oli tosi.",
            shared=True,
        ),
        Entry(
            24,
            Side.MENTEE,
            "",
            "Odotan puhelua enkä jaksa odottaa. Leivoin kaksi pellillistä pullaa. Kirjoitan tämän, jotta muistan, "
            "että tästäkin selvisin.",
        ),
        Entry(
            16,
            Side.MENTEE,
            "Kuka tai mikä auttoi sinua tällä viikolla?",
            "He soittivat. Sanoin kyllä, lopetin puhelun ja itkin hissin peilille.\n\n1. Soitin äidille.\n"
            "2. Kirjoitin Mikaelille.\n3. Söin loput pullat.",
            shared=True,
        ),
    ),
    end=End(
        2,
        Side.MENTOR,
        EndingKind.FINISHED,
        "Kiitos keväästä, Iida. Tulit kysymään, mihin valmistut, ja lähdit avain kädessä. Jos joskus horjut, lue tämä "
        "kirja alusta.",
    ),
)
