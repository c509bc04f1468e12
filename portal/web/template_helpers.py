"""The few things every template may use."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from flask import Flask, current_app, g, request
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape

from portal.foundation import dates, i18n
from portal.foundation.clock import now
from portal.web.guards import is_staff
from portal.web.login import is_signed_in

THEMES = ("system", "light", "dark")


def sentence(words: str, /, **values: Any) -> Markup:
    """`_()` in templates. Jinja's own asks the template's context three times for what is one look in a catalogue."""
    translated = Markup(i18n.reader().catalogue.ugettext(words))
    return translated % values if values else translated


def theme() -> str:
    """`system`, `light` or `dark`: what this browser's reader has chosen."""
    chosen = request.cookies.get(current_app.config["THEME_COOKIE_NAME"], "")
    return chosen if chosen in THEMES else THEMES[0]


def season() -> str:
    """`autumn` from August to December, else `winter`; a page about a programme sets its own."""
    return str(g.get("season") or ("autumn" if now().astimezone(i18n.zone()).month >= 8 else "winter"))


def moment(at: datetime) -> Markup:
    """A moment as a `<time>` element: machines read UTC, people their own time."""
    return _moment(at, i18n.reader())


@lru_cache(maxsize=8192)
def _moment(at: datetime, _reader: i18n.Reader) -> Markup:
    """The same for every reader of one language in one time zone."""
    return Markup(f'<time datetime="{at.isoformat(timespec="seconds")}">{escape(dates.day_and_time(at))}</time>')


def csrf_token() -> str:
    """The token of every form on this page. Flask-WTF asks its settings and the session again for each of them."""
    return str(g._get_current_object().get("csrf_token") or generate_csrf())


def register(app: Flask) -> None:
    """Give the templates of `app` their words, dates and few questions."""
    jinja: Any = app.jinja_env
    jinja.trim_blocks = jinja.lstrip_blocks = True
    jinja.policies["ext.i18n.trimmed"] = True
    jinja.filters.update(calendar_day=dates.calendar_day, clock_time=dates.clock_time, day=dates.day)
    jinja.filters.update(moment=moment, time=dates.time)
    jinja.globals.update(
        language=i18n.language,
        is_signed_in=is_signed_in,
        is_staff=is_staff,
        theme=theme,
        season=season,
        base_url=app.config["BASE_URL"],
    )
    # Flask-Babel's own look the catalogue up for each sentence. In `trans` blocks Jinja fills the values in.
    jinja.install_gettext_callables(
        lambda words: i18n.reader().catalogue.ugettext(words),
        lambda one, many, count: i18n.reader().catalogue.ungettext(one, many, count),
        newstyle=True,
        pgettext=lambda context, words: i18n.reader().catalogue.upgettext(context, words),
    )
    jinja.globals["_"] = sentence
