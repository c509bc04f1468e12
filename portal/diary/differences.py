"""What changed between two versions of a text, word by word, as people read it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

SAME, ADDED, REMOVED = "same", "added", "removed"
_WORD = re.compile(r"\s*\S+|\s+$")


def differences(before: str, after: str) -> list[tuple[str, str]]:
    """The text in pieces: without those added it is `before`, without those removed it is `after`."""
    return list(_pieces(_WORD.findall(before), _WORD.findall(after)))


def _pieces(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    for what, i1, i2, j1, j2 in SequenceMatcher(None, before, after).get_opcodes():
        if what == "equal":
            yield SAME, "".join(after[j1:j2])
            continue
        if i1 < i2:
            yield REMOVED, "".join(before[i1:i2])
        if j1 < j2:
            yield ADDED, "".join(after[j1:j2])
