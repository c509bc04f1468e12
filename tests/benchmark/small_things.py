"""What a sentence, a date and a rendering cost beside the libraries' own: W6 and T2; and T1: reading renders nothing.

The pairs are timed in turns, and the medians of their rounds' ratios compared.
"""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import bleach
import flask_babel
import markdown
from flask import Flask
from jinja2 import Environment

from portal.foundation.markup import ATTRIBUTES, PROTOCOLS, TAGS, safe_html
from tests.benchmark.bars import Bar
from tests.benchmark.house import furnish, open_house, opened
from tests.benchmark.process import call_of
from tests.benchmark.subjects import Subject

ROUNDS, WORDS = 30, 500
PARAGRAPH = (
    "We talked about **goals** and about the next steps for the spring. My mentor asked what I would tell a friend, "
    "and I had *three* answers at once.\n\n- keep calm when plans change\n- explain hard things in plain words\n\n"
    "> Ask as you would ask for a friend.\n\nThere is more at [the school](https://www.example.org/careers).\n\n"
)
Thing = Callable[[], object]


def microseconds(thing: Thing, times: int) -> float:
    """CPU of one `thing`."""
    start = time.process_time()
    for _ in range(times):
        thing()
    return (time.process_time() - start) / times * 1e6


def side_by_side(ours: Thing, theirs: Thing, times: int) -> tuple[float, float, float]:
    """The median µs of ours and of theirs, and the median of their ratios."""
    rounds = [(microseconds(ours, times), microseconds(theirs, times)) for _ in range(ROUNDS)]
    mine, its = (statistics.median(column) for column in zip(*rounds, strict=True))
    return mine, its, statistics.median(one / other for one, other in rounds)


def measure(folder: Path) -> list[Bar]:
    """Every small thing."""
    url = f"sqlite:///{folder / 'small.sqlite'}"
    furnish(url, 25)
    app = open_house(url)
    with app.test_request_context("/fi/"):
        app.preprocess_request()
        return [_sentence(app), _date(app), _rendering(), _reading(url)]


def _sentence(app: Flask) -> Bar:
    """Both as a template has them: Flask-Babel's in an environment as it would set up itself."""
    plain: Any = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    plain.install_gettext_callables(
        lambda words: flask_babel.get_translations().ugettext(words),
        lambda one, many, count: flask_babel.get_translations().ungettext(one, many, count),
        newstyle=True,
    )
    source = '{% for number in range(100) %}{{ _("Save") }}{% endfor %}'
    mine, its = app.jinja_env.from_string(source), plain.from_string(source)
    ours, theirs, ratio = side_by_side(mine.render, its.render, 5)
    told = f"{ours / 100:.1f} µs against {theirs / 100:.1f} µs"
    return Bar("W6", "a sentence in a template / Flask-Babel's own", ratio, limit=0.5, told=told)


def _date(app: Flask) -> Bar:
    moments = [datetime(2027, 8, 26, 14, tzinfo=UTC) + timedelta(hours=number) for number in range(25)]
    ours, theirs, ratio = side_by_side(
        lambda: [app.jinja_env.filters["moment"](moment) for moment in moments],
        lambda: [flask_babel.format_datetime(moment, "EEE d MMM y, HH:mm") for moment in moments],
        10,
    )
    told = f"{ours / len(moments):.1f} µs against {theirs / len(moments):.1f} µs"
    return Bar("W6", "a date on a page / Flask-Babel's format_datetime", ratio, limit=0.22, told=told)


def _rendering() -> Bar:
    text = PARAGRAPH * (WORDS // len(PARAGRAPH.split()) + 1)

    def raw() -> str:
        html = markdown.markdown(text, extensions=["sane_lists", "nl2br"])
        return bleach.clean(html, tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True)

    ours, theirs, ratio = side_by_side(lambda: safe_html(text), raw, 2)
    told = f"{len(text.split())} words: {ours / 1000:.1f} ms against {theirs / 1000:.1f} ms"
    return Bar("T2", "rendering 500 words / markdown and bleach alone", ratio, limit=1.2, told=told)


def _reading(url: str) -> Bar:
    """Open the page with both libraries replaced by what only counts."""
    calls: list[str] = []
    real = {(library, name): getattr(library, name) for library, name in ((markdown, "markdown"), (bleach, "clean"))}
    for library, name in real:
        setattr(library, name, lambda *_text, name=name, **_options: calls.append(name) or "")
    try:
        call_of(*opened(Subject("reading", url)))()
        read = len(calls)
        safe_html("The control: this is rendered, and so it counts.")
    finally:
        for (library, name), function in real.items():
            setattr(library, name, function)
    if len(calls) != read + 2:
        raise RuntimeError("Rendering has found another way, which this bar does not see.")
    return Bar("T1", "renderings and cleanings while reading", read, limit=0)
