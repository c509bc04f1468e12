"""No text that a person may send keeps the portal busy: the worst costs little more than an ordinary one."""

import itertools
import random
import time
from collections.abc import Callable

import pytest
from markupsafe import Markup

from portal.foundation import markup
from portal.foundation.markup import safe_html

LENGTH = 10_000
MOST = 8  # Times an ordinary text, which takes some 10 ms on an idle machine.
ORDINARY = (
    "I was nervous at first, but **then** we talked about CVs. They had read mine twice.\n\n"
    "- It went well enough.\n- We meet again on Thursday, by the lake.\n\n"
)

MARKS = [
    *"[]*_`<>&|!#\\\t(){}=~+\"'", "![", "> ", "- ", "* ", "1. ", "](", "[a](", "[a]((", "[a](<", '[a](b "', "[a][",
    "[]", "[a]: ", "[a]: b\n", "**", "__", "***", "*_", "**a*", "a*b", "a_b", "`a", "``", "<a", "</", "<!--", "<?",
    "&#", "&#x", "<![CDATA[", "<a@b.c>", "<http://a>", "http://a ", "\\[", "\\*", "\x02", "\x03",
    "\x02klzzwxh:0000\x03", "a*b_c`[",
]  # fmt: skip
LINES = [
    "a\n", "a\n\n", "a  \n", "\n", " \n", "\t\n", "-\n", "- a\n", "- a\n\n\n", "* a\n", "+ a\n", "1. a\n", "1.\n",
    "> a\n", ">\n", "> a\n\n", "> - a\n", "> 1. a\n\n", "- > a\n", "- a\n> b\n", "- a\n1. b\n", "# a\n", "#\n",
    "a\n=\n", "a\n-\n", "---\n", "***\n", "- - -\n", "======\n", "```\n", "~~~\n", "    a\n", "\ta\n", "  - a\n",
    "- a\n  - b\n",
]  # fmt: skip
DEEP = [
    line
    for depth in (2, 3, 5, 8, 12, 40)
    for line in (
        "> " * depth + "a\n",
        "- " * depth + "a\n",
        "1. " * depth + "a\n\n",
        "    " * depth + "- a\n",
        "\t" * depth + "a\n",
    )
]
STAIRS = {
    f"stairs of {step + mark!r}": "".join(step * depth + mark + "a\n" for depth in range(200))[:LENGTH]
    for step, mark in itertools.product(("    ", "  ", "\t", "> "), ("- ", "1. ", "> ", ""))
}


def full_of(piece: str) -> str:
    """A text of full length, and nothing else in it."""
    return (piece * (LENGTH // len(piece) + 1))[:LENGTH]


def as_many_as_are_rendered(piece: str) -> str:
    """As often as it goes without being shown as typed, in front of one long word: the worst that gets in."""
    few, many = 0, LENGTH // len(piece)
    while few < many:
        middle = (few + many + 1) // 2
        few, many = (few, middle - 1) if markup._is_tangled(_before_a_long_word(piece * middle)) else (middle, many)
    return _before_a_long_word(piece * few)


def _before_a_long_word(text: str) -> str:
    return text + "a" * (LENGTH - len(text))


def seconds(text: str, render: Callable[[str], Markup] = safe_html) -> float:
    """Of the processor, not of the clock: others may be busy on it."""
    started = time.process_time()
    render(text)
    return time.process_time() - started


def times_an_ordinary_text(text: str) -> float:
    """The better of two, so that a hiccup of the machine is not taken for the text's."""
    return min(seconds(text), seconds(text)) / ordinary()


def ordinary() -> float:
    """What an ordinary text of the same length costs here and now."""
    return max(min(seconds(full_of(ORDINARY)) for _ in range(3)), 0.002)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param({piece: full_of(piece) for piece in [*MARKS, *LINES, *DEEP]}, id="full of one thing"),
        pytest.param(STAIRS, id="ever deeper"),
        pytest.param({piece: as_many_as_are_rendered(piece) for piece in [*MARKS, *LINES, *DEEP]}, id="just allowed"),
    ],
)
def test_no_hostile_text_costs_much_more_than_an_ordinary_one(texts: dict[str, str]) -> None:
    usual = ordinary()
    costs = {piece: seconds(text) / usual for piece, text in texts.items()}

    slow = [piece for piece, cost in costs.items() if cost > MOST and times_an_ordinary_text(texts[piece]) > MOST]

    assert slow == []


def test_nor_does_a_mixture() -> None:
    chance = random.Random(2027)
    pieces = [*MARKS, *LINES, *DEEP]
    mixed = {"".join(chance.choices(pieces, k=chance.randint(2, 5))) for _ in range(60)}
    texts = [text for piece in sorted(mixed) for text in (full_of(piece), as_many_as_are_rendered(piece))]
    usual = ordinary()

    slow = [text[:40] for text in texts if seconds(text) / usual > MOST and times_an_ordinary_text(text) > MOST]

    assert slow == []


def test_without_the_guard_a_few_hundred_brackets_would(monkeypatch: pytest.MonkeyPatch) -> None:
    text = _before_a_long_word("[" * 2_000)
    guarded = seconds(text)

    monkeypatch.setattr(markup, "_is_tangled", lambda _source: False)

    unguarded = seconds(text)
    assert unguarded > 2 * MOST * ordinary()
    assert unguarded > 20 * MOST * guarded


def test_what_is_too_tangled_is_shown_as_it_was_typed() -> None:
    assert safe_html("[" * 500 + "<b>\n*end*") == "<p>" + "[" * 500 + "&lt;b&gt;<br>\n*end*</p>"


def test_an_ordinary_long_text_is_not_taken_for_a_hostile_one() -> None:
    html = safe_html((ORDINARY * 200)[:20_000])

    assert html.count("<strong>then</strong>") > 100
