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

# Python-Markdown needs time that grows with the square of unclosed marks: 9,000 `[` cost it 17 s. Text beyond these
# bounds is shown as it was typed. Nobody writes so; and whoever does still loses nothing.
MOST_MARKS = 400
DEEPEST = 12
_MARKS = re.compile(r"[\[\]*_`!<&]")
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
    """Plain Markdown: what looks like HTML is text, and there are no pictures."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library calls it so)
        md.preprocessors.deregister("html_block")
        for pattern in ("html", "entity", "image_link", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(pattern)
        md.treeprocessors.register(_OneHeading(md), "one_heading", 0)


def safe_html(source: str) -> Markup:
    """Turn what a person typed into HTML that can do no harm. Slow (some 10 ms): call it before a transaction."""
    if _is_tangled(source):
        return Markup("<p>") + escape(source).replace("\n", Markup("<br>\n")) + Markup("</p>")
    rendered = markdown.markdown(source, extensions=["sane_lists", "nl2br", _PersonsMarkdown()], output_format="html")
    return Markup(bleach.clean(rendered, tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True))


def _is_tangled(source: str) -> bool:
    return len(_MARKS.findall(source)) > MOST_MARKS or bool(_NESTING.search(source))


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
