"""The words of our addresses in each language. Paths are written in English; a word without an entry stays English.

Addresses outlive translations, so these words stand here and not in the catalogues: change one only with a redirect.
"""

SLUGS = {
    "fi": {
        "accept": "hyvaksy",
        "close": "lopeta",
        "code": "koodi",
        "delete": "poista",
        "download": "lataa",
        "edit": "muokkaa",
        "end": "lopeta",
        "end-all": "lopeta-kaikki",
        "ground-rules": "pelisaannot",
        "hidden": "piilossa",
        "history": "historia",
        "link": "linkki",
        "messages": "viestit",
        "my": "oma",
        "new": "uusi",
        "pair": "pari",
        "pairing": "parit",
        "profile": "profiili",
        "programmes": "ohjelmat",
        "reflections": "pohdinnat",
        "retry": "yrita-uudelleen",
        "share": "jaa",
        "sign-in": "kirjaudu",
        "sign-ins": "kirjautumiset",
        "sign-out": "kirjaudu-ulos",
        "staff": "hallinta",
        "stop-sharing": "lopeta-jakaminen",
        "theme": "ulkoasu",
        "travel-book": "matkakirja",
        "undo": "kumoa",
    },
}


def address_in(language: str, path: str) -> str:
    """`/pair/<public:space_id>` becomes `/fi/pari/<public:space_id>`."""
    words = SLUGS.get(language, {})
    return "/".join(("", language, *(words.get(word, word) for word in path.split("/")[1:])))
