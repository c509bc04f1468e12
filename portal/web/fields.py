"""Fields for what people write in many ways: an e-mail address, a language, a day and an hour."""

import re
from datetime import date, time
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask import current_app
from wtforms import RadioField, SelectChoice, StringField  # type: ignore[attr-defined]
from wtforms.validators import ValidationError

from portal.foundation.dates import calendar_day, clock_time
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language_name
from portal.foundation.text import regular_line

_NUMBERS = re.compile(r"^(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]\s*(\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_WORDS = re.compile(r"^(\d{1,2})\.?\s+([^\W\d]+)\.?\s+(\d{4})$")
_CLOCK = re.compile(r"^(?:klo\s*)?(\d{1,2})(?:[.:](\d{2}))?$", re.IGNORECASE)
MONTHS = {
    word: number
    for words in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    )
    for number, word in enumerate(words.split(), start=1)
}


class EmailField(StringField):
    """An e-mail address in its regular form, which is its `address`."""

    address = ""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = regular_line(valuelist[0]) if valuelist else ""

    def pre_validate(self, form: object) -> None:
        """Its shape only: whether it exists is nobody's business here."""
        try:
            self.address = validate_email(self.data or "", check_deliverability=False).normalized
        except EmailNotValidError:
            raise ValidationError(_("Enter an e-mail address, for example name@example.com")) from None


class LanguageField(RadioField):
    """One of the languages that the portal speaks, to write to someone in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "validate_choice": False})
        self.type = "RadioField"  # By this our templates know what stands in a fieldset.
        self.choices = [SelectChoice(code, name) for code, name in language_names().items()]

    def pre_validate(self, form: object) -> None:
        """Whether the portal speaks it."""
        if self.data not in current_app.config["LANGUAGES"]:
            raise ValidationError(_("Choose the language of messages"))


def language_names() -> dict[str, str]:
    """The portal's languages, each by its own name: `suomi`, `English`."""
    return {code: language_name(code) for code in current_app.config["LANGUAGES"]}


class DayField(StringField):
    """A day: `8.9.2027`, `8 Sep 2027`, `8. syyskuuta 2027`, and as it is kept: `2027-09-08`. Its `day` is a date."""

    day: date | None = None

    def process_data(self, value: str | date | None) -> None:
        """Show a kept day as its reader would write it."""
        kept = value.isoformat() if isinstance(value, date) else value or ""
        self.day = day_in(kept)
        self.data = self.shown(kept)

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = regular_line(valuelist[0]) if valuelist else ""
        self.day = day_in(self.data)

    def pre_validate(self, form: object) -> None:
        """Whether it is a day at all."""
        if self.data and self.day is None:
            raise ValidationError(_("Enter the date, for example 8 Sep 2027"))

    @property
    def kept(self) -> str:
        """`2027-09-08`, or empty."""
        return self.day.isoformat() if self.day else ""

    @staticmethod
    def shown(kept: str) -> str:
        """A kept day in the reader's own way."""
        day = day_in(kept)
        return calendar_day(day) if day else kept


class ClockField(StringField):
    """A time of day: `17.00`, `17:00` or `17`. Its `clock` is a time; kept as `17:00`."""

    clock: time | None = None

    def process_data(self, value: str | None) -> None:
        """Show a kept time as its reader would write it."""
        self.clock = clock_in(value or "")
        self.data = self.shown(value or "")

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = regular_line(valuelist[0]) if valuelist else ""
        self.clock = clock_in(self.data)

    def pre_validate(self, form: object) -> None:
        """Whether it is a time at all."""
        if self.data and self.clock is None:
            raise ValidationError(_("Enter the time, for example 17:00"))

    @property
    def kept(self) -> str:
        """`17:00`, or empty."""
        return self.clock.isoformat("minutes") if self.clock else ""

    @staticmethod
    def shown(kept: str) -> str:
        """A kept time in the reader's own way."""
        clock = clock_in(kept)
        return clock_time(clock) if clock else kept


def day_in(text: str) -> date | None:
    """The day that `text` names, or None."""
    if found := _ISO.match(text):
        year, month, number = (int(part) for part in found.groups())
    elif found := _NUMBERS.match(text):
        number, month, year = (int(part) for part in found.groups())
    elif found := _WORDS.match(text):
        number, year = int(found[1]), int(found[3])
        fitting = [word for word in MONTHS if found[2].lower().startswith(word)]
        month = MONTHS[max(fitting, key=len)] if fitting else 0  # "marraskuuta" begins like "March".
    else:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def clock_in(text: str) -> time | None:
    """The time of day that `text` names, or None."""
    if not (found := _CLOCK.match(text)):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
