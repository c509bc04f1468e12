"""What people type of a meeting: when, where, what about, and what stayed."""

from datetime import date, datetime, time
from typing import Any

from wtforms import Field, RadioField, SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import ValidationError

from portal.foundation import dates
from portal.foundation.errors import Refused
from portal.foundation.i18n import LazyString, zone
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.foundation.merging import ChangedMeanwhile
from portal.foundation.wall_time import HourComesTwice, HourDoesNotExist, moment_of
from portal.meetings import rules
from portal.meetings.actions import Appointment
from portal.meetings.fields import (
    FewLines,
    LinesField,
    MomentField,
    clock_of_the_reader,
    length_field,
    link_field,
    place_field,
)
from portal.meetings.labels import HOW
from portal.meetings.models import MeetingForm
from portal.meetings.times import offset_in_words
from portal.web.fields import ClockField, DayField
from portal.web.forms import AtMost, Entered, PortalForm, WordsField, choices_from

LONGEST_NOTE = 5_000
_FIRST = _l("%(time)s for the first time, before the clocks go back (%(offset)s)")
_SECOND = _l("%(time)s for the second time, after the clocks have gone back (%(offset)s)")
_TOPICS = _l("What do you want to talk about?")
_BOTH_ADD = _l("One topic per line. Both of you can add more.")


def _in_words(sentence: LazyString, moment: datetime) -> str:
    return str(sentence) % {"time": dates.time(moment), "offset": offset_in_words(moment, zone().key)}


def appointment_fields(appointment: Appointment) -> dict[str, Any]:
    """What a form shows of an appointment, in the reader's zone."""
    local = appointment.starts_at.astimezone(zone())
    return {**appointment.fields(), "day": local.date().isoformat(), "clock": local.time().isoformat("minutes")}


class AppointmentForm(PortalForm):
    """When, for how long, and where. The time is one of the reader's own clock, and the field says so."""

    merges: tuple[str, ...] = ("when", "minutes", "how", "place", "link")

    when = MomentField(_l("Time"))
    day = DayField(
        _l("Day"), [Entered(_l("Enter the date, for example 8 Sep 2027"))], render_kw={"autocomplete": "off"}
    )
    clock = ClockField(
        _lp("time of day", "Time"),
        [Entered(_l("Enter the time, for example 17:00"))],
        render_kw={"autocomplete": "off"},
    )
    which = RadioField(_l("Which of the two?"), choices=[], validate_choice=False)
    minutes = length_field()
    how = RadioField(_l("How do you meet?"), choices=choices_from(HOW), validate_choice=False)
    place = place_field()
    link = link_field()

    comes_twice = False
    starts_at: datetime | None = None

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.clock.description = clock_of_the_reader()
        self.day.description = _("For example 8 Sep 2027")

    def validate_how(self, field: Field) -> None:
        """One of the two."""
        if field.data not in {how.value for how in MeetingForm}:
            raise ValidationError(_("Choose how you meet"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Every field by itself, and then whether the day and the time together name one moment."""
        fine = bool(super().validate(extra_validators))
        if self.day.day is None or self.clock.clock is None:
            return False
        try:
            rules.must_be_near(self.day.day)
            self.starts_at = self._moment(self.day.day, self.clock.clock)
            self._must_be_in_time(self.starts_at)
        except HourComesTwice as reason:
            return self._wrong("which", str(reason))
        except (HourDoesNotExist, rules.TimeHasPassed) as reason:
            return self._wrong("clock", str(reason))
        except Refused as reason:
            return self._wrong("day", str(reason))
        return fine

    def _moment(self, day: date, clock: time) -> datetime:
        here = zone().key
        try:
            return moment_of(day, clock, here)
        except HourComesTwice as twice:
            self.comes_twice = True
            self.which.choices = [
                SelectChoice("first", _in_words(_FIRST, twice.first)),
                SelectChoice("second", _in_words(_SECOND, twice.second)),
            ]
            return moment_of(day, clock, here, which=self.which.data or "")

    def _must_be_in_time(self, starts_at: datetime) -> None:
        rules.must_be_ahead(starts_at, zone().key)

    def _wrong(self, name: str, words: str) -> bool:
        self[name].errors = [*self[name].errors, words]
        return False

    def _show(self, clash: ChangedMeanwhile) -> None:
        super()._show(clash)
        shown = appointment_fields(Appointment.from_fields(clash.merged))
        for field, kept in ((self.day, shown["day"]), (self.clock, shown["clock"])):
            if field.kept != kept:  # Else it stays as it was typed.
                field.process_data(kept)

    def appointment(self) -> Appointment:
        """What was typed. Only of a form that was accepted."""
        if self.starts_at is None:
            raise RuntimeError("Nobody has looked at this form yet.")
        return Appointment(
            self.starts_at,
            int(self.minutes.data or "0"),
            MeetingForm(self.how.data),
            self.place.data or "",
            self.link.data or "",
        )


class AgreeForm(AppointmentForm):
    """A new meeting, and what to talk about."""

    merges = ()
    agenda = LinesField(_TOPICS, [FewLines()], description=_BOTH_ADD)


class NoteForm(PortalForm):
    """Three short fields, and a few words are enough."""

    merges = ("talked", "insight", "next_steps")

    talked = WordsField(_l("What did you talk about?"), [AtMost(LONGEST_NOTE)])
    insight = WordsField(_l("What stayed with you?"), [AtMost(LONGEST_NOTE)])
    next_steps = LinesField(
        _l("What will you do before the next time?"), [FewLines()], description=_l("One thing per line")
    )

    def typed(self) -> dict[str, str]:
        """The three fields as they are to be kept."""
        return {
            "talked": (self.talked.data or "").strip(),
            "insight": (self.insight.data or "").strip(),
            "next_steps": self.next_steps.data or "",
        }


class RecordForm(AppointmentForm, NoteForm):
    """A meeting that was held already, and its note if there is a moment to write one."""

    merges = ("talked", "insight", "next_steps")

    def _must_be_in_time(self, starts_at: datetime) -> None:
        rules.must_have_begun(starts_at)

    def _show(self, clash: ChangedMeanwhile) -> None:
        PortalForm._show(self, clash)


class AgendaForm(PortalForm):
    """What to talk about."""

    merges = ("agenda",)
    agenda = LinesField(_TOPICS, [FewLines()], description=_BOTH_ADD)
