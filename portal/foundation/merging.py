"""Two people, or two devices, changing the same thing: field by field, so that nobody loses a word."""

import hashlib
from collections.abc import Mapping

from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l

Fields = Mapping[str, str]


class ChangedMeanwhile(Refused):
    """Someone saved other words first, in the same field. Carries both, so that nothing typed is lost."""

    message = _l("This was changed after you opened it. Both texts are safe. Choose what stays.")

    def __init__(self, *, theirs: Fields, merged: Fields, seen: str) -> None:
        """`theirs` holds the fields that clash, `merged` every field, mine where they clash, `seen` the new marks."""
        self.theirs, self.merged, self.seen = dict(theirs), dict(merged), seen


def mark(text: str) -> str:
    """A short mark of a field's text: a form carries it, to tell later whether the field has changed since."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def marks(fields: Fields) -> str:
    """The marks of all `fields`, as one hidden value."""
    return ",".join(f"{name}:{mark(text)}" for name, text in fields.items())


def merge(*, seen: str, stored: Fields, typed: Fields) -> dict[str, str]:
    """What to keep of `stored` (theirs) and `typed` (mine), when `seen` holds the marks of what I began from.

    A field that only one of us changed merges by itself. Raises `ChangedMeanwhile` for a field that both changed.
    """
    began = dict(pair.split(":", 1) for pair in seen.split(",") if ":" in pair)
    merged, clashes = {}, []
    for name, mine in typed.items():
        theirs = stored[name]
        if mine == theirs or mark(theirs) == began.get(name):
            merged[name] = mine
        elif mark(mine) == began.get(name):
            merged[name] = theirs
        else:
            merged[name] = mine
            clashes.append(name)
    if clashes:
        raise ChangedMeanwhile(theirs={name: stored[name] for name in clashes}, merged=merged, seen=marks(stored))
    return merged
