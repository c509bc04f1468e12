"""Templates hold no style, no script and no handler of their own, and say nothing that is not translated."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

from tests.architecture.source import TEMPLATES, Source, faults, planted

INLINE = re.compile(
    r"<style\b|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=|javascript:|https?://(?!www\.w3\.org)", re.IGNORECASE
)
JINJA = re.compile(r"\{#.*?#\}|\{%-?\s*trans\b.*?endtrans\s*-?%\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
LETTERS = re.compile(r"[^\W\d_]{2,}")
READ_ALOUD = frozenset({"alt", "title", "placeholder", "aria-label", "aria-description", "data-failed", "content"})

# Names, and what machines read: the same in every language.
NAMES = frozenset(
    {"Rinnalla", "article", "noindex", "width=device-width, initial-scale=1", "Šarūnas, Áile, Þórdís, Łukasz"}
)
PEOPLE_AND_PLACES = frozenset({"Kahvila Kaisla", "Pasila", "Aino Kivelä", "Linh Nguyen"})  # In the style guide.
# What looks like words of people, and is not: kinds of fields, colour schemes, one macro's yes, an attribute of body.
NOT_SAID = frozenset({"RadioField", "BooleanField", "light dark", "yes", 'class="is-wide"'})
SAMPLE = re.compile(r'<(\w+)[^>]*\slang="\w\w"[^>]*>.*?</\1>', re.DOTALL)  # It says which language it is in.
_SAID = re.compile(r"^\s*[A-ZÅÄÖ][a-zåäö]+|[a-zåäö]{2,} [a-zåäö]{2,}")
_TRANSLATE = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
_ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], autoescape=True)


class _Texts(HTMLParser):
    """The texts of a page, and of its attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in READ_ALOUD]


def inline(source: Source) -> list[str]:
    """What the policy of our headers forbids, and addresses of strangers."""
    return INLINE.findall(source.text)


def written_out(source: Source) -> list[str]:
    """Texts between the tags that no catalogue knows."""
    texts = _Texts()
    texts.feed(SAMPLE.sub("", JINJA.sub("", source.text)))
    lines = (line.strip(" –.:,()") for text in texts.found for line in text.splitlines())
    return [line for line in lines if LETTERS.search(line) and line not in NAMES | NOT_SAID]


def written_in_expressions(source: Source) -> list[str]:
    """Words given to a component without `_()`: a capital letter, or two words beside each other."""
    tree = _ENVIRONMENT.parse(source.text)
    return [
        words for words in _constants(tree) if _SAID.search(words) and words not in NOT_SAID | NAMES | PEOPLE_AND_PLACES
    ]


def _constants(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in _TRANSLATE:
        for keyword in node.kwargs:
            yield from _constants(keyword)
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    for child in node.iter_child_nodes():
        yield from _constants(child)


def test_no_template_has_style_or_script_inside() -> None:
    assert faults(inline, TEMPLATES) == []
    for fault in (
        *("<style>p{}</style>", "<script>x</script>", '<p style="x">', "<p\nonclick=x>", '<a href="javascript:x">'),
        *('<img src="https://elsewhere.example/x.png">', "<SCRIPT type=module>x</SCRIPT>"),
    ):
        assert inline(planted(fault)) != []
    assert inline(planted('<script type="module" src="/x.js"></script>')) == []


def test_no_template_says_what_is_not_translated() -> None:
    assert faults(written_out, TEMPLATES) == []
    assert written_out(planted("<p>Hello</p>")) == ["Hello"]
    assert written_out(planted('<p>{{ _("Hello") }} there</p>')) == ["there"]
    assert written_out(planted('<input placeholder="Nimi">')) == ["Nimi"]
    assert written_out(planted("<p>{% trans %}Hello{% endtrans %} {{ name }}, {# why #}</p>")) == []


def test_no_template_gives_a_component_words_that_are_not_translated() -> None:
    assert faults(written_in_expressions, TEMPLATES) == []
    assert written_in_expressions(planted('{{ button("Save") }}')) == ["Save"]
    assert written_in_expressions(planted('{{ button(_("Save"), hidden_words="of this page") }}')) == ["of this page"]
    assert written_in_expressions(planted('{{ _("Hello %(name)s", name="Dear reader") }}')) == ["Dear reader"]
    assert written_in_expressions(planted('{{ button(_("Save"), kind="quiet", icon_name="pen-line") }}')) == []


def test_every_template_begins_by_saying_what_it_is() -> None:
    assert [source.name for source in TEMPLATES if not source.text.startswith("{#- ")] == []
