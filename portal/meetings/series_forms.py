"""What a person says of several meetings at once."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from wtforms import Field, HiddenField, RadioField, SelectChoice, SelectField  # type: ignore[attr-defined]
from wtforms.validators import ValidationError

from portal.foundation import dates
from portal.foundation.clock import now
from portal.foundation.i18n import LazyString, zone
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.meetings.fields import clock_of_the_reader, length_field, link_field, place_field
from portal.meetings.labels import HOW
from portal.meetings.models import MeetingForm
from portal.meetings.series import Terms
from portal.meetings.series_dates import (
    FEWEST,
    MOST,
    RHYTHMS,
    NeedsAnotherTime,
    NeedsToKnowWhich,
    Rhythm,
    mark_of,
    moments_of,
)
from portal.web.fields import ClockField, DayField
from portal.web.forms import PREVIEW, Entered, PortalForm, choices_from

A_YEAR = timedelta(days=366)
WEEKS_WORDS: dict[int, LazyString] = {
    1: _l("Every week"),
    2: _l("Every two weeks"),
    3: _l("Every three weeks"),
    4: _l("Every four weeks"),
}
WHICH_WORDS: dict[str, LazyString] = {
    "first": _l("Before the clocks go back"),
    "second": _l("After the clocks go back"),
}


def _told(day: date) -> str:
    """A day of the form, in words."""
    return dates.day(datetime.combine(day, time(12), zone()))


class OneOf:
    """The answer is one of the field's choices. The message says what to choose."""

    def __init__(self, message: LazyString) -> None:
        self.message = message

    def __call__(self, _form: object, field: Any) -> None:
        if str(field.data) not in {str(choice.value) for choice in field.choices}:
            raise ValidationError(str(self.message))


class SeriesForm(PortalForm):
    """The first day, the rhythm, and what is the same each time. It is looked at in words before it is sent."""

    checked = HiddenField()  # The mark of the dates that its writer has looked at.

    day = DayField(_l("First day"), [Entered(_l("Enter the date, for example 8 Sep 2027"))])
    clock = ClockField(_lp("time of day", "Time"), [Entered(_l("Enter the time, for example 17:00"))])
    instead = ClockField(_l("Another time for that day"))
    which = RadioField(_l("Which hour do you mean?"), validate_choice=False)
    minutes = length_field()
    weeks = RadioField(_l("How often?"), [OneOf(_l("Choose how often"))], validate_choice=False, default="4")
    count = SelectField(_l("How many meetings?"), [OneOf(_l("Choose how many"))], validate_choice=False, default="4")
    how = RadioField(_l("How do you meet?"), [OneOf(_l("Choose how you meet"))], validate_choice=False)
    place = place_field()
    link = link_field()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.day.description = _("For example 8 Sep 2027")
        self.clock.description = _("%(zone)s. The time stays the same all year.", zone=clock_of_the_reader())
        self.weeks.choices = [SelectChoice(str(weeks), WEEKS_WORDS[weeks]) for weeks in RHYTHMS]
        self.count.choices = [SelectChoice(str(number), str(number)) for number in range(FEWEST, MOST + 1)]
        self.how.choices = choices_from(HOW)
        self.which.choices = [SelectChoice(name, words) for name, words in WHICH_WORDS.items()]

    @property
    def zone(self) -> str:
        """The time zone in which its writer thinks: their own."""
        return zone().key

    def validate_day(self, field: Any) -> None:
        """A day to come, and not so far off that it must be a slip of the finger."""
        today = now().astimezone(zone()).date()
        if field.day and field.day < today:
            raise ValidationError(_("That date has passed. Choose a later date."))
        if field.day and field.day > today + A_YEAR:
            raise ValidationError(_("Choose a date within a year from now"))

    def validate_instead(self, _field: Field) -> None:
        """Where the hour does not exist, another time is needed, and it must exist."""
        try:
            self._try(moments_of)
        except NeedsAnotherTime as missing:
            day = _told(missing.day)
            raise ValidationError(
                _("%(day)s: the clocks go forward and this hour does not exist. Enter another time.", day=day)
            ) from None
        except NeedsToKnowWhich:
            return

    def validate_which(self, _field: Field) -> None:
        """Where the hour comes twice, it must be known which is meant."""
        try:
            self._try(moments_of)
        except NeedsToKnowWhich as double:
            day = _told(double.day)
            raise ValidationError(
                _("%(day)s: the clocks go back and this hour comes twice. Choose which you mean.", day=day)
            ) from None
        except NeedsAnotherTime:
            return

    def _try(self, question: Callable[[Rhythm], object]) -> None:
        if self.day.day and self.clock.clock is not None and not self.day.errors and self._is_whole():
            question(self.rhythm())

    def _is_whole(self) -> bool:
        choices = {self.weeks: RHYTHMS, self.count: range(FEWEST, MOST + 1)}
        return all(str(field.data) in {str(each) for each in those} for field, those in choices.items())

    def rhythm(self) -> Rhythm:
        """What was said of the days. Raises `ValueError` before it is known to be whole."""
        if not self.day.day or self.clock.clock is None:
            raise ValueError("The form has no day or no time.")
        return Rhythm(
            first=self.day.day,
            clock=self.clock.clock,
            zone=self.zone,
            weeks=int(self.weeks.data),
            count=int(self.count.data),
            which=self.which.data or "",
            instead=self.instead.clock,
        )

    def terms(self) -> Terms:
        """What was said of each meeting."""
        return Terms(
            minutes=int(self.minutes.data or "0"),
            form=MeetingForm(self.how.data),
            place=self.place.data or "",
            link=self.link.data or "",
        )

    @property
    def asks_about_the_clocks(self) -> tuple[bool, bool]:
        """Whether to ask for another time, and whether for which of two hours: once asked, the answers stay."""
        return bool(self.instead.errors or self.instead.data), bool(self.which.errors or self.which.data)

    def wants_a_look(self) -> bool:
        """The dates are asked for, or what is to be agreed is not what was looked at. Marks them as looked at now."""
        if not (self.validate() if self.act == PREVIEW else self.accepted()):
            return False
        seen = mark_of(self.rhythm(), int(self.minutes.data or "0"))
        if self.act != PREVIEW and self.checked.data == seen:
            return False
        self.checked.data = seen
        return True
