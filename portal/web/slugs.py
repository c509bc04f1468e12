"""The words of our addresses in each language. Paths are written in English; a word without an entry stays English.

Addresses outlive translations, so these words stand here and not in the catalogues: change one only with a redirect.
"""

SLUGS = {
    "fi": {
        "accept": "hyvaksy",
        "agenda": "aiheet",
        "calendar": "kalenteri",
        "cancel": "peru",
        "change": "muuta",
        "close": "lopeta",
        "code": "koodi",
        "delete": "poista",
        "did-we-meet": "tapasitteko",
        "done": "tehty",
        "download": "lataa",
        "drop": "luovu",
        "edit": "muokkaa",
        "end": "paata",
        "end-all": "paata-kaikki",
        "follow-ups": "tehtavat",
        "goals": "tavoitteet",
        "ground-rules": "pelisaannot",
        "held": "pidetty",
        "hidden": "piilossa",
        "history": "historia",
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
        "take-out": "ota-pois",
        "theme": "ulkoasu",
        "travel-book": "matkakirja",
        "turn-off": "hiljenna",
        "turn-on": "jatka",
        "undo": "kumoa",
        "withdraw": "ota-takaisin",
    },
}


def address_in(language: str, path: str) -> str:
    """`/pair/<public:space_id>` becomes `/fi/pari/<public:space_id>`."""
    words = SLUGS.get(language, {})
    return "/".join(("", language, *(words.get(word, word) for word in path.split("/")[1:])))
