"""Whom staff pair by hand."""

from collections.abc import Sequence
from typing import Any

from wtforms import Field, SelectChoice, SelectField  # type: ignore[attr-defined]
from wtforms.validators import ValidationError

from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import ngettext
from portal.programmes.labels import group_label
from portal.programmes.models import Participation
from portal.web.forms import PortalForm


class PairForm(PortalForm):
    """One mentee and one mentor of a programme; neither is chosen in advance."""

    mentee = SelectField(
        _l("Mentee"), description=_l("The mentee is the student who is mentored."), validate_choice=False
    )
    mentor = SelectField(_l("Mentor"), validate_choice=False)

    def offer(
        self, mentees: Sequence[tuple[Participation, bool]], mentors: Sequence[tuple[Participation, int]]
    ) -> None:
        """Those who can be chosen today: mentees and whether they wait, mentors and how many pairs they have."""
        self._people = {each.public_id: each for each, _what in [*mentees, *mentors]}
        nobody = SelectChoice("", _("Choose"))
        self.mentee.choices = [nobody, *(SelectChoice(each.public_id, _mentee(each, waits)) for each, waits in mentees)]
        self.mentor.choices = [nobody, *(SelectChoice(each.public_id, _with_pairs(each, n)) for each, n in mentors)]

    def validate_mentee(self, field: Field) -> None:
        """One of those who wait."""
        if not _is_offered(field):
            raise ValidationError(_("Choose the mentee"))

    def validate_mentor(self, field: Field) -> None:
        """One of those who mentor."""
        if not _is_offered(field):
            raise ValidationError(_("Choose the mentor"))

    def chosen_mentee(self) -> Participation:
        """Of an accepted form."""
        return self._people[self.mentee.data]

    def chosen_mentor(self) -> Participation:
        """Of an accepted form."""
        return self._people[self.mentor.data]


def _is_offered(field: Any) -> bool:
    """Somebody, and on this side: the mentors among the mentors."""
    return bool(field.data) and field.data in {choice.value for choice in field.choices}


def _described(participation: Participation) -> str:
    account = participation.account
    parts = (account.name, account.field, group_label(participation.group_language))
    return " · ".join(part for part in parts if part)


def _mentee(participation: Participation, waits: bool) -> str:
    ended = "" if waits else _("mentoring has ended")
    return " · ".join(part for part in (_described(participation), ended) if part)


def _with_pairs(participation: Participation, pairs: int) -> str:
    busy = ngettext("%(num)d pair", "%(num)d pairs", pairs) if pairs else _("no pair now")
    return f"{_described(participation)} · {busy}"
