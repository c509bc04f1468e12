"""Showing where the words were found: pieces of plain text, so that a page escapes each and marks some."""

from typing import NamedTuple

from portal.search.words import Wanted, words_in

BEFORE, LENGTH = 60, 240


class Piece(NamedTuple):
    """A few words of a text, and whether they are among those looked for."""

    text: str
    is_found: bool


def pieces_of(text: str, wanted: Wanted) -> list[Piece]:
    """All of `text`, in pieces."""
    pieces, end = [], 0
    for word in words_in(text):
        if wanted.is_found_in(word[0]):
            pieces += [Piece(text[end : word.start()], False), Piece(word[0], True)]
            end = word.end()
    return [piece for piece in (*pieces, Piece(text[end:], False)) if piece.text]


def excerpt(text: str, wanted: Wanted) -> list[Piece]:
    """The part of `text` around the first word that was looked for, in pieces; else its beginning."""
    text = " ".join(text.split())
    first = next((word.start() for word in words_in(text) if wanted.is_found_in(word[0])), 0)
    start = max(text.rfind(" ", 0, first - BEFORE) + 1, first - 2 * BEFORE) if first > BEFORE else 0
    end = len(text)
    if end > start + LENGTH:
        space = text.rfind(" ", first, start + LENGTH)
        end = space if space > first else start + LENGTH
    return pieces_of(f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}", wanted)
