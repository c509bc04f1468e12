"""Typed text made regular, before anything looks at it."""

import re
import unicodedata

# Control characters do nothing for a reader, a NUL stops PostgreSQL, and direction overrides make a name lie.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u2028\u2029]")
_STEERING = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]")


def regular(text: str | None) -> str:
    """Several lines as typed, in Unicode's composed form, with plain line ends and without control characters."""
    return _CONTROLS.sub("", unicodedata.normalize("NFC", (text or "").replace("\r\n", "\n").replace("\r", "\n")))


def regular_line(text: str | None) -> str:
    """One line, white space folded, nothing that steers the direction of reading."""
    return " ".join(_STEERING.sub("", regular(text)).split())
