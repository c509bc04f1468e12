"""Text becomes trusted HTML in few places, each with its reason."""

import re

from tests.architecture.source import PORTAL, TEMPLATES, Source, called, faults, planted

MAKERS = {
    "portal/foundation/markup.py": "cleans what people write",
    "portal/web/template_helpers.py": "translations are the portal's own words; what fills them is escaped",
}
UNESCAPED = {
    "templates/_layout/letter.txt": "plain text: nothing in it is HTML",
    "templates/styleguide/show_styleguide.html": "the page's own examples, rendered by a template a moment before",
}
_UNESCAPED = re.compile(r"\|\s*safe\b|autoescape\s+false|\bMarkup\b")


def makes_markup(source: Source) -> list[str]:
    """Calls that declare text to be safe."""
    if source.name in MAKERS:
        return []
    makers = {"Markup", "do_mark_safe", "HTMLString"}
    turned_off = [f"line {call.lineno}" for call in source.calls() if any(_off(word) for word in call.keywords)]
    return [f"line {call.lineno}" for call in source.calls() if called(call) in makers] + turned_off


def _off(keyword: object) -> bool:
    return getattr(keyword, "arg", "") == "autoescape" and getattr(keyword.value, "value", None) is False  # type: ignore[attr-defined]


def leaves_unescaped(source: Source) -> list[str]:
    """What a template lets through as it is."""
    return [] if source.name in UNESCAPED else _UNESCAPED.findall(source.text)


def test_only_the_named_modules_make_markup() -> None:
    assert faults(makes_markup, PORTAL) == []
    assert makes_markup(planted("from markupsafe import Markup\nx = Markup(form.body)\n")) == ["line 2"]
    assert makes_markup(planted("import markupsafe\nx = markupsafe.Markup(y)\n")) == ["line 2"]
    assert makes_markup(planted("Environment(autoescape=False)\n")) == ["line 1"]


def test_only_the_named_templates_let_text_through_unescaped() -> None:
    assert faults(leaves_unescaped, TEMPLATES) == []
    assert leaves_unescaped(planted("<p>{{ words | safe }}</p>")) == ["| safe"]
    assert leaves_unescaped(planted("{% autoescape false %}")) == ["autoescape false"]


def test_every_exception_is_still_needed() -> None:
    names = {source.name: source for source in [*PORTAL, *TEMPLATES]}

    assert [name for name in UNESCAPED if not _UNESCAPED.search(names[name].text)] == []
    assert [name for name in MAKERS if "Markup(" not in names[name].text] == []
