"""Markdown from people, made safe once, when it is written. No other module of ours trusts text from people."""

import re
from typing import Any

import bleach
import markdown
from markdown.core import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape
from sqlalchemy.orm import Mapped

from portal.foundation.sealed import Sealed

TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h3", "code", "pre", "hr"})
ATTRIBUTES = {"a": ["href", "title", "rel"]}
PROTOCOLS = frozenset({"https", "http", "mailto"})
SANITISER = 1  # Raise it when the lists above shrink: rows with a lower number are then to be rendered again.

# Python-Markdown needs time that grows with the square of unclosed marks and of short lines: 9,000 `[` cost it 17 s,
# 400 of them before a long paragraph 1.4 s, 5,000 `-` half a second. Text beyond these bounds is shown as it was typed.
# Nobody writes so; and whoever does still loses nothing.
MOST_MARKS = 400
MOST_LINES = 600
MOST_LOOKING = 300_000  # For each `[` a paragraph is searched to its end.
DEEPEST = 6
_MARKS = re.compile(r"[\[\]`<&]|\*{1,2}|_{1,2}")
_LINES = re.compile(r"^[ \t]*\S|>|(?:[-*+]|\d[.)])(?=\s)", re.MULTILINE)  # A list in a quotation is two lines in one.
_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_NESTING = re.compile(rf"^(?:[ \t]*(?:>|(?:[-*+]|\d+\.)[ \t])){{{DEEPEST}}}|^(?:\t| {{4}}){{{DEEPEST}}}", re.MULTILINE)


class _OneHeading(Treeprocessor):
    """A person's headings stand below the page's own, all at one level."""

    def run(self, root: Any) -> None:
        for element in root.iter():
            if re.fullmatch(r"h[1-6]", str(element.tag)):
                element.tag = "h3"
            elif element.tag == "a":
                element.set("rel", "nofollow noopener")


class _PersonsMarkdown(Extension):
    """Plain Markdown: what looks like HTML is text, there are no pictures, and no line vanishes as a reference."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library calls it so)
        md.preprocessors.deregister("html_block")
        md.parser.blockprocessors.deregister("reference")
        pictures, references = ("image_link", "image_reference", "short_image_ref"), ("reference", "short_reference")
        for pattern in ("html", "entity", "automail", *pictures, *references):
            md.inlinePatterns.deregister(pattern)
        md.treeprocessors.register(_OneHeading(md), "one_heading", 0)


def safe_html(source: str) -> Markup:
    """Turn what a person typed into HTML that can do no harm. Slow (some 10 ms): call it before a transaction."""
    if _is_tangled(source):
        return Markup("<p>") + escape(source).replace("\n", Markup("<br>\n")) + Markup("</p>")
    rendered = markdown.markdown(source, extensions=["sane_lists", "nl2br", _PersonsMarkdown()], output_format="html")
    return Markup(bleach.clean(rendered, tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True))


def _is_tangled(source: str) -> bool:
    looking = sum(part.count("[") * len(part) for part in _BETWEEN_PARAGRAPHS.split(source))
    return (
        len(_MARKS.findall(source)) > MOST_MARKS
        or len(_LINES.findall(source)) > MOST_LINES
        or looking > MOST_LOOKING
        or bool(_NESTING.search(source))
    )


def article_html(source: str, *, section: int = 1) -> Markup:
    """`safe_html` for a page that the text has to itself: its headings stand right below the page's.

    They are numbered from `section` on, so that a place in one language is the same place in another. Slow, likewise.
    """
    first, *others = str(safe_html(source)).split("<h3>")
    html = first + "".join(f'<h2 id="section-{number}">{rest}' for number, rest in enumerate(others, start=section))
    return Markup(html.replace("</h3>", "</h2>"))


def as_kept(html: str) -> Markup:
    """What a function of this module made, come back from the column in which it was kept."""
    return Markup(html)


class PrivateWords:
    """Private words twice: as they were typed, to edit, and as safe HTML, to read. Both are sealed."""

    body = Sealed()
    body_html = Sealed()
    sanitiser: Mapped[int]

    def keep(self, source: str, rendered: Markup) -> None:
        """Keep `source` and what `safe_html` made of it."""
        self.body, self.body_html, self.sanitiser = source, rendered, SANITISER

    @property
    def words(self) -> Markup:
        """The words as HTML. Nothing is rendered here."""
        return Markup(self.body_html)

    @property
    def words_alone(self) -> Markup:
        """The words for a page of their own, where their headings come right below the page's."""
        return self.words.replace("<h3>", Markup("<h2>")).replace("</h3>", Markup("</h2>"))
