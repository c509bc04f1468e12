"""The forms of a Finnish or an English word are one word to the search, and other words are not."""

from itertools import combinations, product

import snowballstemmer

from portal.search.words import Wanted, folded, stem

# Each line is one word: the form a dictionary has, then others that people write.
FINNISH = """
mentorointi mentoroinnin mentorointia mentoroinnista mentorointiin
opiskelija opiskelijoita opiskelijan opiskelijoiden opiskelijalle opiskelijat
tapaaminen tapaamisessa tapaamisen tapaamiset tapaamisia tapaamisten tapaamista
pari parin parit pareja parien parille parini
tavoite tavoitteen tavoitteita tavoitteet tavoitetta tavoitteesta
kysymys kysymyksen kysymyksiä kysymystä kysymykset
yhteys yhteyden yhteyttä yhteyksiä yhteydet
rohkeus rohkeuden rohkeutta rohkeudesta
luottamus luottamuksen luottamusta luottamukseen
ihminen ihmisen ihmisiä ihmistä ihmisille
kokemus kokemuksia kokemuksen kokemusta
työ töissä työn työtä töihin
työpaikka työpaikan työpaikkoja työpaikalle työpaikkaan
koti kodin kotia kotona kodissa kotiin
tyttö tytön tyttöjä
polku polun polkua poluilla
matka matkan matkoja matkalla
aika ajan aikaa aikoja
lupa luvan lupaa lupia
apu avun apua
kaupunki kaupungin kaupungissa kaupunkia
ranta rannan rannalla rantoja
ilta illan iltaa iltana illalla
vuosi vuoden vuotta vuosia vuonna
uusi uuden uutta uusia
ammatti ammatin ammattia ammatteja
päiväkirja päiväkirjan päiväkirjoja päiväkirjasta
tarina tarinan tarinoita tarinat tarinasta
alumni alumnin alumneja alumnien
mentori mentorin mentoreita mentorille mentorit
aktori aktorin aktoreita aktorien
ohjelma ohjelman ohjelmia ohjelmassa
keskustelu keskustelun keskusteluja keskustelussa
onnistuminen onnistumisen onnistumisia
kieli kielen kieltä kielellä kielet
nuori nuoren nuoria nuorten
suomi suomen suomea suomessa
kirje kirjeen kirjeitä
huone huoneen huoneessa
vastaus vastauksen vastauksia vastausta
opettaja opettajan opettajia opettajalle
korkeakoulu korkeakoulun korkeakoulussa
harjoittelu harjoittelun harjoittelussa
oppia oppii oppinut opin
kertoa kertoo kerroin kertoi
kirjoittaa kirjoitti kirjoitan kirjoittanut
tavata tapasi tapaan tapasimme
ura uran uralla uraa
hakemus hakemuksen hakemuksia
haastattelu haastattelun haastatteluun
lapsi lapsen lapsia lasta
käsi käden kättä käsiä
perhe perheen perhettä
palaute palautteen palautetta
osaaminen osaamisen osaamista
rakennus rakennuksen rakennusta
sairaanhoitaja sairaanhoitajan sairaanhoitajia
insinööri insinöörin insinöörejä
"""
# What the help page admits: short words that change in the middle or to the end.
NOT_FOUND = {"avun", "tapasimme", "lapsen", "lapsia", "lasta", "käden", "kättä"}

ENGLISH = """
meeting meetings
story stories
mentor mentors mentored
write writes writing
question questions questioned
student students
university universities
"""

# Words that begin alike and are not one: a search for the first must not bring the second.
APART = """
kieli kielto
kirje kirkko
matka matto
ura urhea
työ työtön
tarina tarkka
aktori aktiivinen
suomi suola
vastaus vasta
kokemus kokous
ihminen ihme
lupa lupaus
palaute palata
mentori mentaalinen
"""


# The price of finding "illan" for "ilta" (after l and r a consonant counts for little), and a word and its child.
TAKEN_FOR_ANOTHER = [["kieli", "kielto"], ["kirje", "kirkko"], ["ihminen", "ihme"]]


def words(table: str) -> list[list[str]]:
    """The lines of a table above."""
    return [line.split() for line in table.strip().splitlines()]


def stems(forms: list[str], language: str) -> list[str]:
    """What the search keeps of each."""
    return [stem(folded(form), language) for form in forms]


def test_the_forms_of_finnish_words_are_found() -> None:
    pairs = [(word, form) for word, *forms in words(FINNISH) for form in forms]
    missed = {form for word, form in pairs if len(set(stems([word, form], "fi"))) > 1}

    assert missed == NOT_FOUND
    assert len(pairs) - len(missed) >= 0.95 * len(pairs)
    assert len(pairs) >= 170


def test_none_of_them_is_taken_for_another() -> None:
    for one, other in combinations(words(FINNISH), 2):
        assert set(stems(one, "fi")).isdisjoint(stems(other, "fi")), (one, other)


def test_a_stemmer_alone_would_miss_many_of_them() -> None:
    """The control: what is folded beside the stemmer is needed."""
    alone = [(word, form) for word, *forms in words(FINNISH) for form in forms if not _stemmed_alike(word, form)]

    assert len(alone) > 80


def _stemmed_alike(word: str, form: str) -> bool:
    one, other = snowballstemmer.stemmer("finnish").stemWords([word, form])
    return bool(one == other)


def test_words_that_only_look_alike_stay_apart() -> None:
    alike = [pair for pair in words(APART) if len(set(stems(pair, "fi"))) == 1]

    assert alike == TAKEN_FOR_ANOTHER


def test_the_forms_of_english_words_are_found() -> None:
    assert [
        forms for forms in words(ENGLISH) if len({stem(folded(form), "en").removesuffix("'") for form in forms}) > 1
    ] == []


def test_in_another_language_words_are_found_as_they_are_typed() -> None:
    assert stem("stjärnorna", "sv") == "stjärnorna"


def test_letters_keep_the_marks_that_make_them_finnish() -> None:
    assert [folded(word) for word in ("SÄÄ", "Café", "Šarūnas", "Åland")] == ["sää", "cafe", "sarunas", "åland"]


def test_what_is_marked_is_what_is_found() -> None:
    wanted = Wanted("opiskelijoita rohk", "fi")

    told = {word: wanted.is_found_in(word) for word in ("Opiskelijan", "rohkeudesta", "opisto", "ruoho")}

    assert told == {"Opiskelijan": True, "rohkeudesta": True, "opisto": False, "ruoho": False}


def test_every_pair_of_forms_finds_each_other() -> None:
    """Not only from the dictionary form: from any form to any other."""
    tried = [pair for forms in words(FINNISH) for pair in product(forms, forms)]

    assert sum(len(set(stems(list(pair), "fi"))) == 1 for pair in tried) >= 0.93 * len(tried)
