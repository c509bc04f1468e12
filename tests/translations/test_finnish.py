"""The Finnish of the portal keeps to its glossary and to its own rules of good language."""

import re
from collections.abc import Callable

import pytest
from babel.messages.catalog import Catalog

from tests.translations.catalogues import catalogue, english, planted, sentences, translated

# English (a pattern of whole words): one of these beginnings of a Finnish word.
GLOSSARY = {
    r"mentors?": "mentor",
    r"mentees?": "aktor",
    r"mentoring": "mentoroin",
    r"programmes?": "ohjelm mentorointiohjelm",
    r"pairs?": "pari pareja parei",
    r"terms?": "kausi kaude lukukau",
    r"groups?": "ryhm",
    r"registrations?": "ilmoittautumi",
    r"waiting list": "jono",
    r"alumn(?:us|i)": "alumn",
    r"contact person": "yhteyshenkilö",
    r"staff": "henkilökun hallin",
    r"publish(?:ed)?": "julkai",
    r"kick-off": "aloitustilais",
    r"mid-term meeting": "välitapaami",
    r"closing event": "päätöstilais",
    r"goals?": "tavoit tavoitt",
    r"step": "vaihe",
    r"meetings?": "tapaami",
    r"notes?": "muistio",
    r"reflections?": "pohdin pohdint",
    r"only me": "vain",
    r"my pair and I": "minä",
    r"public": "julki",
    r"paths?": "polku polu",
    r"teams?": "tiimi",
    r"shar(?:e|ed|ing)": "jaa jaet jaka jako jaoss jaatt",
    r"consent": "suostumu",
    r"with(?:draw|drew|drawn)": "peru",
    r"posts?": "kirjoitu",
    r"drafts?": "luonno",
    r"sign(?:ed)?[ -](?:in|ins|out)": "kirja",
    r"sign-in links?": "kirjautumislink",
    r"deadline": "määräai",
    r"reminders?": "muistutu",
    r"field": "ala alan alalla",
}
# Where the Finnish sentence goes another way, with the reason.
ANOTHER_WAY = {
    "Students and alumni meet in pairs": "two who meet are a pair: they meet “kahden kesken”",
    "You became a pair": "two who mentor are a “mentorointipari”: a “pari” alone are lovers",
    "We have found you a pair": "the same",
    "Mentoring meeting": "one word, as Finnish has it: “mentorointitapaaminen”",
}

NEVER = {
    "pimping": r"\bparit(?:u|t|et)",
    "a love affair": r"parisuh",
    "käyttäjä": r"\bkäyttäj",
    "mikäli": r"\bmikäli\b",
    "tulee tehdä": r"\btulee \w+(?:dä|da|ata|ätä|ita|itä|ella|ellä)\b",
    "suorittaa, toteuttaa": r"\b(?:suorit|toteut(?:ta|et|a))",
    "officialese": r"\b(?:toimesta|koskien|liittyen|johtuen|kysei(?:nen|s)\w*|omata|omaat|omaavat)\b",
    "ole hyvä ja": r"\bole hyvä ja\b",
    "blame": r"\b(?:virheelli|kelvo(?:ton|ttom)|odottama(?:ton|ttom))",
    "pakollinen kenttä": r"\bkenttä on pakollinen|\bpakollinen kenttä",
    "klikkaa tästä": r"\bklikkaa|\bnapsauta tästä",
    "slang and loans": r"\b(?:hups|postau|agenda|feedback|deadline|meili|mätsä|no-show|reflektio)",
    "a winner's story": r"\bmenestystarin|\bhakukierro|\bluonnospari",
    "abbreviations": r"\b(?:esim|mm|yms|puh|nro)\. |\bs-posti",
    "quotes of other languages": r"[“„‟«»\"]",
    "an em dash, or a hyphen for a dash": r"—| - |\d-\d",
    "a colon in a time": r"\b\d{1,2}:\d\d\b",
    "a nought before a day": r"\b0\d\.\d{1,2}\.|\b\d{1,2}\.0\d\.",
    "three dots typed": r"\.\.\.",
    "several exclamation marks": r"!!",
    "an ending on a value": r"%\(\w+\)[sd]:?[a-zåäö]",
    "an ordinary space after klo": r"\bklo'? (?=\S)",
    "an ordinary space between a number and its word": r"(?<![\d.])\d+ (?=[a-zåäö%€])",
    "an ordinary space after a weekday": r"\b(?:ma|ti|ke|to|pe|la|su) (?=\d)",
}


def other_words(found: Catalog) -> list[str]:
    """Sentences in which a word of the glossary has become another one."""
    wrong = []
    for message in sentences(found):
        said, words = english(message), re.findall(r"[\w-]+", translated(message).lower())
        for term, stems in GLOSSARY.items():
            used = re.search(rf"(?<![\w-]){term}(?![\w-])", PLACE.sub("", said), re.IGNORECASE)
            kept = any(word.startswith(stem) for word in words for stem in stems.split())
            if used and not kept and not said.startswith(tuple(ANOTHER_WAY)):
                wrong.append(f"{used[0]}: {said} → {translated(message)}")
    return wrong


PLACE = re.compile(r"%\(\w+\)[sd]")


def never(found: Catalog) -> list[str]:
    """Finnish that is never written."""
    return [
        f"{reason}: {translated(message)}"
        for message in sentences(found)
        for reason, pattern in NEVER.items()
        if re.search(pattern, translated(message), re.IGNORECASE)
    ]


def loud(found: Catalog) -> list[str]:
    """Exclamation marks where no one is greeted."""
    return [text for each in sentences(found) if "!" in (text := translated(each)) and not text.startswith("Hei")]


@pytest.mark.parametrize("check", [other_words, never, loud], ids=lambda check: check.__name__)
def test_the_finnish_catalogue_keeps_to_it(check: Callable[[Catalog], list[str]]) -> None:
    assert check(catalogue("fi")) == []


@pytest.mark.parametrize("term", GLOSSARY)
def test_another_word_for_a_term_is_found(term: str) -> None:
    example = (
        re.sub(r"\(\?:(\w+)[^)]*\)", r"\1", term).replace("?", "").replace("[ -]", " ").replace("sign-in links", term)
    )
    example = {r"sign-in links?": "sign-in link", r"sign(?:ed)?[ -](?:in|ins|out)": "sign in"}.get(term, example)

    assert other_words(planted((f"About {example} now", "Jotakin aivan muuta"))) != []


@pytest.mark.parametrize(
    "finnish",
    [
        "Paritusta odottavat", "Parita heidät, parittamatta on 3", "Paritettu", "Parisuhteesi", "Käyttäjän tiedot",
        "Mikäli haluat", "Sinun tulee valita ryhmä", "Suorita ilmoittautuminen", "Toteutetaan", "Mentorin toimesta",
        "Tapaamista koskien", "Kyseinen pari", "Ole hyvä ja odota", "Virheellinen syöte", "Kelvoton koodi",
        "Odottamaton virhe", "Kenttä on pakollinen", "Klikkaa tästä", "Hups", "Uusi postaus", "Agenda",
        "Anna feedbackia", "Deadline lähestyy", "Meilisi", "Mätsätään", "No-show", "esim. näin", "“Uskalsin”",
        '"Uskalsin"', "näin — ja", "2-3 tavoitetta", "klo\u00a017:00", "26.08.2027", "Odota...", "Hienoa!!",
        "%(name)sn viesti", "%(name)s:n viesti", "%(date)s:een asti", "klo 17.00", "klo %(time)s", "6 päivää", "60 %",
        "to 26.8.2027",
    ],
)  # fmt: skip
def test_finnish_that_is_never_written_is_found(finnish: str) -> None:
    assert never(planted(("A sentence", finnish))) != []


@pytest.mark.parametrize(
    "finnish",
    ["Lisää pariehdotus", "Pari löytynyt", "to\u00a026.8.2027 klo\u00a017.00–19.00", "%(name)s: uusi viesti",
     "6\u00a0päivää", "Hei %(name)s!", "omaa osaamistani", "Vaihe %(current)s/%(total)s", "040\u00a0123\u00a04567"],
)  # fmt: skip
def test_good_finnish_is_left_alone(finnish: str) -> None:
    assert never(planted(("A sentence", finnish))) == []


def test_dates_hold_together() -> None:
    patterns = {each.id: each.string for each in sentences(catalogue("fi")) if each.context == "date pattern"}

    assert patterns == {
        "d MMM y": "d.M.y",
        "EEE\u00a0d MMM y": "EEE\u00a0d.M.y",
        "EEE\u00a0d MMM y, HH:mm": "EEE\u00a0d.M.y 'klo'\u00a0H.mm",
        "HH:mm": "H.mm",
        "LLLL y": "LLLL y",
    }


def test_the_way_to_each_language_is_said_in_it() -> None:
    switch = {each.id: each.string for each in sentences(catalogue("fi")) if each.context == "language switch"}

    assert switch == {"In English": "Suomeksi", "In English: not yet": "Suomeksi: ei vielä"}
