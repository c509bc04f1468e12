"""A post's Markdown taken apart: words, and between them photos, each named by a line of its own: `![](photo:…)`."""

import re
from collections.abc import Iterator

from portal.diary.models import PHOTO, WORDS
from portal.foundation.db import PUBLIC_ID_LENGTH
from portal.foundation.markup import article_html

WORDS_A_MINUTE = 180
_PHOTO = re.compile(rf"^[ \t]*!\[[^\]\n]*\]\(photo:([A-Za-z0-9_-]{{{PUBLIC_ID_LENGTH}}})\)[ \t]*$", re.MULTILINE)
_ASTRAY = re.compile(r"!\[[^\]\n]*\]\(")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"<h2 ")
_HREF = re.compile(r'<a href="([^"]*)"')
_TAG = re.compile(r"<[^>]+>")


def photo_mark(photo_id: str) -> str:
    """What stands for a photo in the text."""
    return f"![](photo:{photo_id})"


def rendered_blocks(source: str) -> list[list[str]]:
    """What readers will get: HTML, and photos between. Slow; call it before the unit of work."""
    blocks: list[list[str]] = []
    section = 1
    for number, piece in enumerate(_PHOTO.split(source)):
        if number % 2:
            blocks.append([PHOTO, piece])
        elif piece.strip():
            html = str(article_html(piece.strip("\n"), section=section))
            section += len(_HEADING.findall(html))
            blocks.append([WORDS, html])
    return blocks


def photos_in(source: str) -> list[str]:
    """The photos that the text names, in order, each once."""
    return list(dict.fromkeys(_PHOTO.findall(source)))


def has_a_picture_astray(source: str) -> bool:
    """Whether something looks like a picture and will be shown as it was typed."""
    return bool(_ASTRAY.search(_PHOTO.sub("", source)))


def links_in(blocks: list[list[str]]) -> Iterator[str]:
    """Where the words lead, as written."""
    for kind, content in blocks:
        if kind == WORDS:
            yield from (href.replace("&amp;", "&") for href in _HREF.findall(content))


def minutes_to_read(source: str) -> int:
    """At the pace of someone who enjoys it; one at the least."""
    return max(1, round(len(_PHOTO.sub("", source).split()) / WORDS_A_MINUTE))


def paragraphs(source: str) -> list[str]:
    """The parts between empty lines, photos left out: what has a counterpart in the other language."""
    return [part.strip() for part in _PARAGRAPH.split(_PHOTO.sub("\n", source)) if part.strip()]


def without_counterpart(source: str, other: str) -> list[str]:
    """The paragraphs of `source` that come after the last one of `other`: what is still to be translated."""
    return paragraphs(source)[len(paragraphs(other)) :]


def plain_words(blocks: list[list[str]]) -> str:
    """The words alone, for the search."""
    return " ".join(" ".join(_TAG.sub(" ", content).split()) for kind, content in blocks if kind == WORDS)
