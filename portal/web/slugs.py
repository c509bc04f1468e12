"""The words of our addresses in each language. Paths are written in English; a word without an entry stays English.

Addresses outlive translations, so these words stand here and not in the catalogues: change one only with a redirect.
"""

SLUGS = {
    "fi": {
        "change": "muuta",
        "calendar": "kalenteri",
        "cancel": "peru",
        "code": "koodi",
        "delete": "poista",
        "drop": "luovu",
        "edit": "muokkaa",
        "end": "lopeta",
        "end-all": "lopeta-kaikki",
        "goals": "tavoitteet",
        "agenda": "aiheet",
        "cancel": "peru",
        "code": "koodi",
        "delete": "poista",
        "did-we-meet": "tapasitteko",
        "done": "tehty",
        "edit": "muokkaa",
        "end": "lopeta",
        "end-all": "lopeta-kaikki",
        "follow-ups": "tehtavat",
        "held": "pidetty",
        "hidden": "piilossa",
        "invite": "kutsu",
        "link": "linkki",
        "meetings": "tapaamiset",
        "messages": "viestit",
        "move": "siirra",
        "my": "oma",
        "new": "uusi",
        "not-held": "ei-pidetty",
        "note": "muistio",
        "pair": "pari",
        "pairing": "parit",
        "participants": "osallistujat",
        "participations": "osallistumiset",
        "people": "henkilot",
        "profile": "profiili",
        "programmes": "ohjelmat",
        "record": "kirjaa",
        "reflections": "pohdinnat",
        "reopen": "avaa-uudelleen",
        "reopen": "avaa",
        "retry": "yrita-uudelleen",
        "series": "sarja",
        "share": "jaa",
        "sign-in": "kirjaudu",
        "sign-ins": "kirjautumiset",
        "sign-out": "kirjaudu-ulos",
        "staff": "hallinta",
        "stop-sharing": "lopeta-jakaminen",
        "story": "tarina",
        "theme": "ulkoasu",
        "withdraw": "ota-pois",
        "withdraw": "ota-takaisin",
    },
}


def address_in(language: str, path: str) -> str:
    """`/pair/<public:space_id>` becomes `/fi/pari/<public:space_id>`."""
    words = SLUGS.get(language, {})
    return "/".join(("", language, *(words.get(word, word) for word in path.split("/")[1:])))
