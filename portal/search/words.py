"""Words as the search sees them: the forms of one word are one, in Finnish and in English.

A stemmer alone does not bring the forms of a Finnish word together (*tapaaminen* and *tapaamisessa* have two stems), so
what it leaves is folded further: the vowels at the end, the endings of common kinds of words, and what becomes of
k, p and t in the middle (*mentorointi, mentoroinnin*). Both databases are given what is worked out here.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import local
from typing import Any

import snowballstemmer

STEM = "§"  # Before a stem, so that it is never taken for the beginning of a word.
LONGEST = 60
SHORTEST_BEGINNING = 3
_WORD = re.compile(r"[^\W_]+")
_STEMMERS = {"fi": "finnish", "en": "english"}
_LETTERS = frozenset("åäö")  # In Finnish these are letters of their own; from others the marks are taken.

_TOGETHER = (  # Common here, and their forms have little in common, or the stemmer takes their end for an ending.
    (re.compile(r"töi(?:tä|den|ssä|stä|hin|llä|ltä|lle)|(\w*)työ(?:n|t|tä|ssä|stä|hön|llä|ltä|lle|nä|ksi)?"), "työ"),
    (re.compile(r"(?:aika|aja|aiko)(?:a|an|at|ja|jen|ihin|ina|issa|kseen|ksi|lla|lle|n|na|ssa|sta)?"), "aika"),
    (re.compile(r"uu(?:si|de|te|tt)\w*"), "uusi"),
    (re.compile(r"vuo(?:si|de|te|tt|nn)\w*"), "vuosi"),
    (re.compile(r"(\w*)tarin\w*"), "tarin"),
    (re.compile(r"(\w*)alumn\w*"), "alumn"),
)
_FOLDS = (
    (re.compile(r"(?<=\w{2}[aioäöuy])n[uy]t?$"), ""),  # kirjoitta|nut
    (re.compile(r"(?<=\w{2})[aeioåäöj]+$"), ""),
    (re.compile(r"(?<=\w{2}m)i(?:n|s|st)$"), ""),  # tapaam|inen, -isen, -isten
    (re.compile(r"(?<=\w{2}[aeioåäöuy])[uy](?:s|ks|d|t)?$"), "u"),  # rohkeu|s, -den, -tta, -ksia
    (re.compile(r"(?<=\w{3})[uy](?:s|ks)?$"), ""),  # kysym|ys, -yksen, -ystä; keskustel|u
    (re.compile(r"(?<=\w)(\w)\1$"), r"\1"),
    (re.compile(r"(?<=\w[nlr])[ntlrgk]$|(?<=\wm)[pm]$|(?<=\w{2}h)[dtk]$"), ""),  # mentoroin|ti, -nin; kaupun|ki, -gin
    (re.compile(r"(?<=\w)v$"), "p"),
    (re.compile(r"(?<=\w)d$"), "t"),
)

_here = local()  # A stemmer remembers the word it works on: one for each thread.


def folded(word: str) -> str:
    """`word` in small letters, without the marks that are not Finnish letters."""
    small = unicodedata.normalize("NFC", word.casefold())
    if small.isascii():
        return small[:LONGEST]
    plain = (each if each in _LETTERS else unicodedata.normalize("NFD", each)[0] for each in small)
    return "".join(plain)[:LONGEST]


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """What the forms of `word` (folded) have in common; the word itself in a language without a stemmer."""
    if language != "fi":
        return _stemmed(word, language)
    for pattern, together in _TOGETHER:
        if found := pattern.fullmatch(word):
            return (found[1] or "" if pattern.groups else "") + together
    left = _stemmed(word, language)
    for pattern, instead in _FOLDS:
        left = pattern.sub(instead, left)
    return left


def _stemmed(word: str, language: str) -> str:
    if language not in _STEMMERS:
        return word
    stemmers: dict[str, Any] = _here.__dict__
    if language not in stemmers:
        stemmers[language] = snowballstemmer.stemmer(_STEMMERS[language])
    return str(stemmers[language].stemWord(word))


def words_in(text: str) -> Iterator[re.Match[str]]:
    """The words of `text`, each with its place."""
    return _WORD.finditer(text)


def terms_of(text: str, language: str) -> str:
    """What to index of `text`: each word as it stands, and its stem, once."""
    found = {folded(word[0]) for word in words_in(text)}
    return " ".join(sorted(found | {STEM + stem(word, language) for word in found}))


class Wanted:
    """What somebody looks for: a text has it when every word is in it, in any form or as the beginning of a word."""

    MOST = 8

    def __init__(self, query: str, language: str) -> None:
        self.looked_for = list(dict.fromkeys(folded(word[0]) for word in words_in(query)))[: self.MOST]
        self.language = language
        self._stems = {stem(word, language) for word in self.looked_for}
        self._beginnings = tuple(word for word in self.looked_for if len(word) >= SHORTEST_BEGINNING)

    def __bool__(self) -> bool:
        return bool(self.looked_for)

    def is_found_in(self, word: str) -> bool:
        """Whether this one word of a text is among those looked for."""
        small = folded(word)
        return small.startswith(self._beginnings) or stem(small, self.language) in self._stems

    def asked(self, *, exactly: str, beginning: str, either: str, every: str) -> str:
        """The question as a database wants it: how it writes a whole term, a beginning of one, "or" and "and".

        Words are letters and digits alone, so there is nothing in them to escape.
        """
        return every.join(f"({either.join(self._ways(word, exactly, beginning))})" for word in self.looked_for)

    def _ways(self, word: str, exactly: str, beginning: str) -> Iterator[str]:
        yield exactly.format(STEM + stem(word, self.language))
        if word in self._beginnings:
            yield beginning.format(word)
