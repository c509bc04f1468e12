"""What people type is made regular before anything looks at it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.foundation.text import regular, regular_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, ""),
        ("a\x00b", "ab"),
        ("a\x08\x1b[31mb\x7f\x85", "a[31mb"),
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("A\u0308ka\u0308", "Äkä"),
        ("a\u2028b\u2029c\ufeff", "abc"),
        ("a\tb  c", "a\tb  c"),
        ("👩\u200d🎓 שלום", "👩\u200d🎓 שלום"),
    ],
)
def test_a_text_keeps_its_lines_and_loses_what_nobody_can_see(typed: str | None, kept: str) -> None:
    assert regular(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, ""),
        ("  Aino \t\r\n Aalto ", "Aino Aalto"),
        ("Aino\u00a0Aalto\u3000", "Aino Aalto"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("\u2066a\u2069\u200e\u200f\u202a\u202b\u202c\u202d", "a"),
        ("ad\u200bmin", "admin"),
        ("Bcc: x\r\nSubject: y", "Bcc: x Subject: y"),
        ("a\x00b", "ab"),
        ("\u200b \u200e", ""),
    ],
)
def test_a_line_is_one_line_that_reads_one_way(typed: str | None, kept: str) -> None:
    assert regular_line(typed) == kept


@given(st.text())
def test_a_regular_text_stays_as_it_is(typed: str) -> None:
    text, line = regular(typed), regular_line(typed)

    assert (regular(text), regular_line(line)) == (text, line)
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & {chr(code) for code in range(32)} - {"\t", "\n"}
    assert len(line.splitlines()) <= 1


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\u202e")))
def test_no_letter_is_lost(typed: str) -> None:
    assert regular(typed) == unicodedata.normalize("NFC", typed)
