"""What people say of a goal: what it is, and how far it has come."""

from datetime import date
from typing import Any

from wtforms import Field, HiddenField, RadioField, SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import ValidationError

from portal.foundation.clock import now
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import zone
from portal.goals.labels import KIND_LABELS, STEP_LABELS
from portal.goals.models import GoalKind, GoalStep
from portal.goals.samples import MINE, OURS
from portal.web.fields import DayField
from portal.web.forms import AtMost, Entered, LineField, PortalForm, WordsField, choices_from


class GoalForm(PortalForm):
    """The words of a goal. `kept` is the day it has already: a day that has passed may stay."""

    merges = ("kind", "heading", "body", "hoped_by")
    kept: date | None = None

    heading = LineField(
        _l("What is the goal?"),
        [Entered(_l("Write the goal in a few words")), AtMost(160)],
        description=_l("A few words, as you would say it to your pair"),
        render_kw={"autocomplete": "off"},
    )
    kind = RadioField(_l("What is it about?"), choices=choices_from(KIND_LABELS), validate_choice=False)
    body = WordsField(
        _l("What will be different when you get there?"),
        [AtMost(4000)],
        description=_l("How you will both notice it"),
    )
    hoped_by = DayField(
        _l("By which day do you hope to get there?"),
        description=_l("For example 8 Sep 2027"),
        render_kw={"autocomplete": "off"},
    )

    def validate_kind(self, field: Field) -> None:
        """One of those listed."""
        if field.data not in {kind.value for kind in GoalKind}:
            raise ValidationError(_("Choose what it is about"))

    def validate_hoped_by(self, field: Any) -> None:
        """A day still to come where the reader lives."""
        if field.day and field.day != self.kept and field.day < now().astimezone(zone()).date():
            raise ValidationError(_("That date has passed. Choose a later date."))

    def typed(self) -> dict[str, str]:
        """Every field as it is to be kept."""
        return {
            "kind": self.kind.data or "",
            "heading": self.heading.data or "",
            "body": self.body.data or "",
            "hoped_by": self.hoped_by.kept,
        }


class NewGoalForm(GoalForm):
    """The words of a new goal, and whose it is."""

    whose = RadioField(
        _l("Whose goal is it?"),
        choices=[SelectChoice(MINE, _l("My own")), SelectChoice(OURS, _l("Ours together"))],
        validate_choice=False,
    )

    def validate_whose(self, field: Field) -> None:
        """Mine or ours."""
        if field.data not in (MINE, OURS):
            raise ValidationError(_("Choose whose goal it is"))


class UpdateForm(PortalForm):
    """How far it has come, and what happened."""

    merges = ("step",)

    move = HiddenField()  # The name of the update to come, so that sent twice it is there once.
    step = RadioField(_l("How far is it now?"), choices=choices_from(STEP_LABELS), validate_choice=False)
    line = LineField(_l("What happened?"), [AtMost(300)], render_kw={"autocomplete": "off"})

    def validate_step(self, field: Field) -> None:
        """One of the four."""
        if field.data not in {step.value for step in GoalStep}:
            raise ValidationError(_("Choose how far it is"))

    def typed(self) -> dict[str, str]:
        """Every field as it is to be kept."""
        return {"step": self.step.data or "", "line": self.line.data or "", "move_id": self.move.data or ""}
