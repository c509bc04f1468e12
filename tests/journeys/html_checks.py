"""What is wrong with a page's HTML, as the server sent it."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
from html5lib.html5parser import ParseError

from tests.journeys.words import LANGUAGES

CONTROLS = ("input", "select", "textarea")
REFERENCES = ("for", "form", "aria-labelledby", "aria-describedby", "aria-controls")
ADDRESSES = ("href", "src", "action", "formaction")


def faults(source: str, language: str) -> list[str]:
    """Everything that is wrong, in words."""
    try:
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        root = parser.parse(source)
    except ParseError as error:
        return [f"not valid HTML at {parser.tokenizer.stream.position()}: {error}"]
    return [
        *_structure(root, language),
        *_references(root),
        *_names(root),
        *(fault for element in root.iter() for fault in _inline(element)),
    ]


def _structure(root: Element, language: str) -> Iterator[str]:
    counts = Counter(element.tag for element in root.iter() if isinstance(element.tag, str))
    for tag in ("title", "h1", "main"):
        if counts[tag] != 1:
            yield f"{counts[tag]} times {tag}"
    body = root.find("body")
    for tag in ("header", "main", "footer"):
        if body is None or len(body.findall(tag)) != 1:
            yield f"not one landmark {tag}"
    if root.get("lang") != language:
        yield f"the page says it is in {root.get('lang')}"
    names = [nav.get("aria-label") for nav in root.iter("nav")]
    if None in names or len(set(names)) != len(names):
        yield f"navigation that cannot be told apart: {names}"
    alternates = {link.get("hreflang"): link.get("href", "") for link in root.iter("link") if link.get("hreflang")}
    if set(alternates) != set(LANGUAGES) - _not_yet(root, alternates) or not all(
        f"/{code}/" in url for code, url in alternates.items()
    ):
        yield f"not an address in each language: {alternates}"


def _not_yet(root: Element, alternates: dict[str | None, str]) -> set[str]:
    """Languages that one text may lack: a post, or the notice that it is not there. A page of ours may lack none."""
    told = {meta.get("property", meta.get("name", "")): meta.get("content") for meta in root.iter("meta")}
    of_a_text = told.get("og:type") == "article" or told.get("robots") == "noindex"
    return set(LANGUAGES) - {code for code in alternates if code} if of_a_text and alternates else set()


def _references(root: Element) -> Iterator[str]:
    ids = [element.get("id") for element in root.iter() if element.get("id") is not None]
    for name, count in Counter(ids).items():
        if count > 1 or not name or " " in name:
            yield f"the id {name!r} stands {count} times"
    for element in root.iter():
        for attribute in REFERENCES:
            for name in (element.get(attribute) or "").split():
                if name not in ids:
                    yield f"{attribute}={name} points at nothing"
        if (element.get("href") or "").startswith("#") and (element.get("href") or "")[1:] not in {*ids, ""}:
            yield f"a link to {element.get('href')}, which is not there"


def _names(root: Element) -> Iterator[str]:
    labelled = {label.get("for") for label in root.iter("label") if "".join(label.itertext()).strip()}
    for tag in CONTROLS:
        for control in root.iter(tag):
            if control.get("type") != "hidden" and control.get("id") not in labelled:
                yield f"a {tag} without a label: {control.get('name')}"
    for tag in ("button", "a"):
        for element in root.iter(tag):
            words = "".join([*element.itertext(), *(image.get("alt", "") for image in element.iter("img"))])
            if not words.strip() and not element.get("aria-label"):
                yield f"a {tag} without words"


def _inline(element: Element) -> Iterator[str]:
    if element.tag == "img" and element.get("alt") is None:
        yield "a picture without alt"
    if element.tag == "style" or (element.tag == "script" and not element.get("src")):
        yield f"{element.tag} in the page"
    for name, value in element.attrib.items():
        if name == "style" or name.startswith("on"):
            yield f"the attribute {name} in {element.tag}"
        if name in ADDRESSES and value.strip().lower().startswith(("javascript:", "data:", "vbscript:")):
            yield f"{name}={value[:40]}"
