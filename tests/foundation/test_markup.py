"""Whatever a person types, `safe_html` gives back harmless HTML with every word in it."""

import itertools
import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from portal.foundation.markup import ATTRIBUTES, PROTOCOLS, TAGS, safe_html

SPACES = re.compile(r"[\x00-\x20]+")
HTML = "{http://www.w3.org/1999/xhtml}"


def elements(html: str) -> Iterator[Element]:
    """As a browser would read it."""
    body = html5lib.parse(f"<!doctype html><body>{html}")[1]
    return (element for element in body.iter() if element is not body)


def harms(html: str) -> list[str]:
    """What is in `html` that may not be there."""
    found = []
    for element in elements(html):
        if not isinstance(element.tag, str) or not element.tag.startswith(HTML):
            found.append(f"node {element.tag}")
            continue
        name = element.tag.removeprefix(HTML)
        if name not in TAGS:
            found.append(f"element {name}")
        for attribute, value in element.attrib.items():
            if attribute not in ATTRIBUTES.get(name, []):
                found.append(f"attribute {attribute}")
            if attribute == "href" and urlsplit(SPACES.sub("", value)).scheme not in (*PROTOCOLS, ""):
                found.append(f"link {value}")
            if attribute == "href" and element.get("rel") != "nofollow noopener":
                found.append(f"link without rel {value}")
    return found


def as_typed(text: str) -> Markup:
    """How a text looks that was too tangled to be rendered."""
    return Markup("<p>") + escape(text).replace("\n", Markup("<br>\n")) + Markup("</p>")


EVENTS = (
    "onerror",
    "onload",
    "onfocus autofocus tabindex=1",
    "onpointerenter",
    "ontoggle",
    "onanimationstart",
    "ONCLICK",
)
ELEMENTS = (
    "script", "img src=x", "svg", "iframe", "object", "embed", "math", "style", "link rel=stylesheet", "base href=//x",
    "meta http-equiv=refresh", "form", "input", "textarea", "button", "video", "audio", "details open", "template",
    "noscript", "xmp", "plaintext", "title", "body", "html", "marquee", "isindex", "p", "a", "li", "code",
)  # fmt: skip
SCHEMES = ("javascript", "data", "vbscript", "JaVaScRiPt", "livescript", "mocha", "file", "blob", "view-source", "jar")
BREAKS = (
    "",
    "\t",
    "\n",
    "\r",
    "\x00",
    "\x01",
    " ",
    "&#9;",
    "&Tab;",
    "&NewLine;",
    "&#x0A;",
    "\u00a0",
    "\u2028",
    "\ufeff",
)
COLONS = (":", "&colon;", "&#58;", "&#x3a;", "%3A", "：")
LINKS = ("[x]({})", "[x](<{}>)", "[x]( {} )", '[x]({} "t")', "<{}>", "[x]: {}\n\n[x]", "![x]({})", '<a href="{}">x</a>')


def bare_html() -> Iterator[str]:
    """Elements, well and badly written, with something that wants to run."""
    for element, event in itertools.product(ELEMENTS, EVENTS):
        yield f"<{element} {event}=alert(1)>"
        yield f"<{element}/{event}='alert(1)'//>text</{element.split()[0]}>"
    for element in ELEMENTS:
        yield from (f"<<{element}>alert(1)<</{element}>", f"<{element}\nx=`y`", f"&lt;{element}&gt;", f"`<{element}>`")
        yield from (
            f"> <{element} onload=alert(1)>",
            f"- <{element} onload=alert(1)>",
            f"    <{element}>",
            f"# <{element}>",
        )
        yield from (
            f"<!--><{element} onload=alert(1)>-->",
            f"<![CDATA[<{element}>]]>",
            f"</p><{element} onload=alert(1)>",
        )


def links() -> Iterator[str]:
    """Links to what runs, in every spelling."""
    for scheme, cut, colon, link in itertools.product(SCHEMES, BREAKS, COLONS, LINKS):
        spelled = f"{scheme[:4]}{cut}{scheme[4:]}{colon}alert(1)"
        yield link.format(spelled)
        yield link.format(f"{cut}{spelled}")
    for entity, scheme in itertools.product(("&#{};", "&#x{:x};", "&#0000{}", "\\u{:04x}", "%{:02x}"), SCHEMES):
        yield f"[x]({''.join(entity.format(ord(letter)) for letter in scheme)}:alert(1))"


def breaking_out() -> Iterator[str]:
    """Out of an attribute, a title, a code span, or the renderer's own place-holders."""
    quotes = ('"', "'", "&quot;", "&#34;", '\\"', "`", "\x02", "\x03")
    for quote, event in itertools.product(quotes, EVENTS):
        attack = f"{quote} {event}=alert(1) x={quote}"
        yield from (
            f"[x](http://a{attack})",
            f'[x](http://a "{attack}")',
            f"<http://a{attack}>",
            f"[x]: http://a '{attack}'",
        )
        yield from (f"`{attack}`", f"**{attack}**", f"{{: {event}=alert(1) }}", f"# x {{: {event}=alert(1)}}")
    for number in range(5):
        yield from (
            f"\x02klzzwxh:000{number}\x03<script>",
            f"\x02wzxhzdk:{number}\x03",
            f"klzzwxh:000{number}[a](javascript:x)",
        )


VECTORS = {"bare HTML": bare_html, "links": links, "breaking out": breaking_out}
PIECES = st.sampled_from([
    "<script>", "<a href=", "javascript:", "](", "[x]", "<", ">", '"', "'", "`", "*", "_", "\n", "\n\n", "    ", "\\",
    "&#106;", "&lt;", "\x00", "\x02", "\x03", "onerror=", "=", "<!--", "-->", "<![CDATA[", "> ", "- ", "# ", "http://",
])  # fmt: skip


@pytest.mark.parametrize("kind", VECTORS)
def test_no_known_attack_gets_through(kind: str) -> None:
    attacks = list(VECTORS[kind]())
    batches = ["\n\n".join(attacks[start : start + 10]) for start in range(0, len(attacks), 10)]

    cleaned = {batch: safe_html(batch) for batch in batches}

    assert [batch for batch, html in cleaned.items() if harms(html)] == []
    assert [batch for batch, html in cleaned.items() if html == as_typed(batch)] == []  # Else it was never rendered.
    assert len(attacks) >= 100


def test_the_search_for_harm_finds_it_where_nothing_is_cleaned() -> None:
    some = {kind: list(make())[::10] for kind, make in VECTORS.items()}

    found = {kind: sum(bool(harms(markdown.markdown(text))) for text in texts) for kind, texts in some.items()}

    assert found["bare HTML"] >= 30
    assert found["links"] >= 300
    assert found["breaking out"] >= 1


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join))
@settings(max_examples=500)
def test_nothing_anybody_may_type_gets_through(text: str) -> None:
    html = safe_html(text)

    assert isinstance(html, Markup)
    assert harms(html) == []


WORDS = st.text("abcdefghijklmnopqrstuvwxyzäöå ", min_size=1, max_size=30).map(str.strip).filter(bool)


@given(st.lists(st.tuples(st.sampled_from(["", "# ", "- ", "> ", "1. ", "[x]: ", "![y] ", "<z> ", "&amp;"]), WORDS)))
def test_no_word_vanishes(lines: list[tuple[str, str]]) -> None:
    read = " ".join("".join(element.itertext()) for element in elements(safe_html("\n\n".join(map("".join, lines)))))

    assert [words for _mark, words in lines if " ".join(words.split()) not in " ".join(read.split())] == []


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**Bold** and *soft*", "<p><strong>Bold</strong> and <em>soft</em></p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("# Big\n\n###### small", "<h3>Big</h3>\n<h3>small</h3>"),
        ("- a\n- b\n\n1. c", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("`x < y`", "<p><code>x &lt; y</code></p>"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("<b>not bold</b>", "<p>&lt;b&gt;not bold&lt;/b&gt;</p>"),
        ("[x](https://a.fi)", '<p><a href="https://a.fi" rel="nofollow noopener">x</a></p>'),
        ("[x](mailto:a@b.fi)", '<p><a href="mailto:a@b.fi" rel="nofollow noopener">x</a></p>'),
        ("[x](javascript:alert(1))", '<p><a rel="nofollow noopener">x</a></p>'),
        ("![x](https://a.fi/spy.png)", "<p>![x](https://a.fi/spy.png)</p>"),
        ("[remember]: milk", "<p>[remember]: milk</p>"),
    ],
)
def test_what_people_write_looks_as_they_mean_it(source: str, html: str) -> None:
    assert safe_html(source) == html
