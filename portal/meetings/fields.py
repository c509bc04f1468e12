"""Fields that only meetings have: a moment in two fields, a length, a link, and lines of topics."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from wtforms import Field
from wtforms.validators import ValidationError

from portal.foundation import dates
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import ngettext, zone
from portal.meetings.times import OUR_ZONE
from portal.web.forms import AtMost, LineField, WordsField

SHORTEST, LONGEST = 5, 600
MOST_LINES, LONGEST_LINE = 20, 200


def clock_of_the_reader() -> str:
    """By which clock a typed time is meant."""
    here = zone().key
    return _("Finland time") if here == OUR_ZONE else _("Time zone: %(city)s", city=dates.zone_in_words(here))


class MomentField(Field):
    """The day and the time as one, to merge by; it is never drawn."""

    def process_formdata(self, _valuelist: list[Any]) -> None:
        """What a form sends stands in the two fields that people see."""

    @staticmethod
    def shown(kept: str) -> str:
        """A kept moment as people read it."""
        return dates.day_and_time(datetime.fromisoformat(kept))


class LinesField(WordsField):
    """Several lines, one thing on each; empty lines and spaces around are left out."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        lines = (" ".join(line.split()) for line in (self.data or "").splitlines())
        self.data = "\n".join(line for line in lines if line)


class FewLines:
    """At most 20 lines, each of at most 200 characters; else the message says how to get there."""

    def __call__(self, _form: object, field: Field) -> None:
        lines = (field.data or "").splitlines()
        if (over := len(lines) - MOST_LINES) > 0:
            raise ValidationError(
                ngettext(
                    "Leave out %(num)d line. There is room for 20.",
                    "Leave out %(num)d lines. There is room for 20.",
                    over,
                )
            )
        if (over := max((len(line) for line in lines), default=0) - LONGEST_LINE) > 0:
            raise ValidationError(
                ngettext(
                    "Shorten the longest line by %(num)d character",
                    "Shorten the longest line by %(num)d characters",
                    over,
                )
            )


class Minutes:
    """A whole number of minutes, from five to ten hours' worth."""

    def __call__(self, _form: object, field: Field) -> None:
        typed = (field.data or "").strip()
        if not (typed.isascii() and typed.isdigit() and len(typed) < 5 and SHORTEST <= int(typed) <= LONGEST):
            raise ValidationError(_("Enter the length in minutes, from 5 to 600"))


class WebLink:
    """An address of the web that leads where it says, whole and harmless to follow; or nothing."""

    def __call__(self, _form: object, field: Field) -> None:
        if field.data and not _leads_to_the_web(field.data):
            raise ValidationError(_("Enter the whole link, beginning with https://"))


def length_field() -> LineField:
    """Minutes: the usual lengths are offered, any other can be typed."""
    usual = {"inputmode": "numeric", "autocomplete": "off", "list": "lengths"}
    return LineField(_l("Length in minutes"), [Minutes()], default="60", render_kw=usual)


def place_field() -> LineField:
    """Where to come."""
    return LineField(_l("Place"), [AtMost(200)], description=_l("For example a café, a room, an address"))


def link_field() -> LineField:
    """Where to meet on the web."""
    usual = {"inputmode": "url", "autocomplete": "off"}
    return LineField(_l("Link"), [AtMost(1000), WebLink()], description=_l("If you meet remotely"), render_kw=usual)


def _leads_to_the_web(link: str) -> bool:
    if "\\" in link or " " in link or not link.isprintable():
        return False  # Browsers read a backslash as a slash, and we do not: they would go elsewhere.
    try:
        parts = urlsplit(link)
        return parts.scheme in ("https", "http") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:  # Brackets that hold no address.
        return False
