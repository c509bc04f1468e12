"""Which language and time zone this reader gets, and the few names the portal uses to translate."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from babel import Locale
from babel.support import NullTranslations
from flask import Flask, current_app, g, has_request_context, request
from flask_babel import Babel, force_locale, get_locale, get_translations
from flask_babel.speaklater import LazyString

__all__ = [
    "LazyString",
    "gettext",
    "language",
    "language_name",
    "lazy_gettext",
    "lazy_pgettext",
    "ngettext",
    "pgettext",
    "speaking",
]

babel = Babel()


class Reader(NamedTuple):
    """What one request, or one letter, needs to know to speak."""

    language: str
    catalogue: NullTranslations
    zone: ZoneInfo


def chosen_locale() -> str:
    """The language of the address; else the one last read; else the portal's own. Never what the browser wishes."""
    languages: tuple[str, ...] = current_app.config["LANGUAGES"]
    if not has_request_context():
        return languages[0]
    wishes = (request.path.split("/", 2)[1], request.cookies.get(current_app.config["LANGUAGE_COOKIE_NAME"]))
    return next((wish for wish in wishes if wish in languages), languages[0])


def reader() -> Reader:
    """Found once per request: asking Flask-Babel for every sentence costs half as much as the page."""
    here = g._get_current_object()  # Asked some 200 times a page; the proxy itself would cost more than the sentence.
    found: Reader | None = here.get("reader")
    if found is None:
        zone = ZoneInfo(current_app.config["BABEL_DEFAULT_TIMEZONE"])
        found = here.reader = Reader(str(get_locale()), get_translations(), zone)
    return found


@contextmanager
def speaking(code: str, zone: str | None = None) -> Iterator[None]:
    """Sentences, dates and addresses inside are in the language `code` and the IANA time zone `zone`.

    A language that the portal has given up is answered in the portal's own.
    """
    if code not in current_app.config["LANGUAGES"]:
        code = current_app.config["LANGUAGES"][0]
    outside = g.pop("reader", None)
    try:
        with force_locale(code):
            if zone:
                set_zone(zone)
            yield
    finally:
        g.reader = outside


def set_zone(name: str) -> None:
    """From here to the end of the request, moments are told in the IANA time zone `name`."""
    g.reader = reader()._replace(zone=ZoneInfo(name))


def zone() -> ZoneInfo:
    """The reader's time zone; the portal's own for visitors."""
    return reader().zone


def language() -> str:
    """The two-letter code of the reader's language."""
    return reader().language


def language_name(code: str) -> str:
    """What the language `code` calls itself: `suomi`, `English`."""
    return Locale.parse(code).get_display_name() or code


def gettext(sentence: str, **values: Any) -> str:
    """`sentence` in the reader's language, its named placeholders filled with `values`."""
    translated = reader().catalogue.ugettext(sentence)
    return translated % values if values else translated


def ngettext(one: str, many: str, num: int, **values: Any) -> str:
    """The form of a sentence that fits `num`, which fills the placeholder of that name."""
    return reader().catalogue.ungettext(one, many, num) % {"num": num, **values}


def pgettext(context: str, sentence: str, **values: Any) -> str:
    """Like `gettext`, for an English sentence that means two things; `context` tells them apart."""
    translated = str(reader().catalogue.upgettext(context, sentence))
    return translated % values if values else translated


def lazy_gettext(sentence: str, **values: Any) -> LazyString:
    """Translated when it is shown, not when its module is imported."""
    return LazyString(gettext, sentence, **values)


def lazy_pgettext(context: str, sentence: str, **values: Any) -> LazyString:
    """`pgettext`, when it is shown."""
    return LazyString(pgettext, context, sentence, **values)


def register(app: Flask) -> None:
    """Give `app` its languages."""
    babel.init_app(app, locale_selector=chosen_locale)
