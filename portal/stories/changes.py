"""What was changed between two texts, word by word."""

import difflib
import re
from dataclasses import dataclass

_WORDS = re.compile(r"\s+|[^\s]+")
MOST_WORDS = 6000  # Beyond that whole paragraphs are compared: the time grows with the square.


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is the same in both, or only in one of them."""

    kind: str  # same, added or removed
    text: str


def changes_between(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in the order of reading."""
    old, new = _parts(before, len(before) + len(after)), _parts(after, len(before) + len(after))
    pieces: list[Piece] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if a < b:
            pieces.append(Piece("removed", "".join(old[a:b])))
        if c < d:
            pieces.append(Piece("added", "".join(new[c:d])))
    return pieces


def _parts(text: str, length: int) -> list[str]:
    return _WORDS.findall(text) if length < MOST_WORDS * 6 else text.splitlines(keepends=True)
