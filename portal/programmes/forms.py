"""What staff say of a term: its names, its days, and how each group begins."""

from functools import lru_cache
from typing import Any

from flask import current_app
from wtforms import BooleanField, Field, RadioField
from wtforms.validators import ValidationError

from portal.foundation.errors import Refused
from portal.foundation.i18n import LazyString
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.programmes.actions import kick_off_moment, must_be_near
from portal.programmes.labels import SEASON_LABELS, group_label, name_label
from portal.web.fields import ClockField, DayField
from portal.web.forms import AtMost, Entered, LineField, PortalForm, choices_from


def _is_near(_form: object, field: DayField) -> None:
    """A slip of the finger makes a year of another age."""
    try:
        if field.day:
            must_be_near(field.day)
    except Refused as reason:
        raise ValidationError(str(reason)) from None


class _ProgrammeForm(PortalForm):
    """A term without its languages; `programme_form` adds a name and a group for each."""

    languages: tuple[str, ...] = ()

    season = RadioField(_l("Term"), choices=choices_from(SEASON_LABELS), validate_choice=False)
    starts_on = DayField(_l("First day"), [Entered(_l("Enter the first day, for example 20 Aug 2027")), _is_near])
    ends_on = DayField(_l("Last day"), [Entered(_l("Enter the last day, for example 10 Dec 2027")), _is_near])

    def validate_season(self, field: Field) -> None:
        """One of the two."""
        if field.data not in {season.value for season in SEASON_LABELS}:
            raise ValidationError(_("Choose the term"))

    def groups(self) -> list[tuple[str, list[Field]]]:
        """For the page: what each group is called, and its fields."""
        parts = ("taught", "day", "clock", "place")
        return [(group_label(code), [self[f"{part}_{code}"] for part in parts]) for code in self.languages]

    def names(self) -> list[Field]:
        """For the page: the name in each language."""
        return [self[f"name_{code}"] for code in self.languages]

    def typed(self) -> dict[str, str]:
        """Every field as it is to be kept."""
        return {name: _kept(self[name]) for name in self.merges}


def _kept(field: Any) -> str:
    if isinstance(field, BooleanField):
        return "yes" if field.data else ""
    return str(getattr(field, "kept", field.data or ""))


def _goes_with_its_day(form: Any, field: ClockField) -> None:
    """A day needs an hour, and some hours do not exist, or come twice."""
    day = form[field.short_name.replace("clock", "day")].day
    if not day or (field.data and not field.clock):
        return
    if not field.clock:
        raise ValidationError(_("Enter the time, for example 17:00"))
    try:
        kick_off_moment(day, field.clock)
    except Refused as reason:
        raise ValidationError(str(reason)) from None


def programme_form() -> type[_ProgrammeForm]:
    """The form of a term in the languages of this portal."""
    return _grown(tuple(current_app.config["LANGUAGES"]))


@lru_cache
def _grown(languages: tuple[str, ...]) -> type[_ProgrammeForm]:
    fields: dict[str, Any] = {"languages": languages}
    for code in languages:
        fields[f"name_{code}"] = LineField(
            LazyString(name_label, code), [Entered(_l("Enter the name in each language")), AtMost(120)]
        )
        fields[f"taught_{code}"] = BooleanField(_l("This group takes part"))
        fields[f"day_{code}"] = DayField(_l("Day of the kick-off"))
        fields[f"clock_{code}"] = ClockField(
            _l("Time of the kick-off"), [_goes_with_its_day], description=_l("Finland time")
        )
        fields[f"place_{code}"] = LineField(_l("Place of the kick-off"), [AtMost(120)])
    parts = ("name", "taught", "day", "clock", "place")
    merges = ("season", "starts_on", "ends_on", *(f"{part}_{code}" for code in languages for part in parts))
    return type("ProgrammeForm", (_ProgrammeForm,), {**fields, "merges": merges})
