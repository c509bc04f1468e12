"""In which programme, on which side and in which group someone takes part."""

from collections.abc import Iterable
from typing import Any

from wtforms import Field, RadioField, SelectChoice, SelectField  # type: ignore[attr-defined]
from wtforms.validators import ValidationError

from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language
from portal.foundation.i18n import lazy_gettext as _l
from portal.programmes.labels import SIDE_LABELS, group_label
from portal.programmes.models import Programme, Side
from portal.web.forms import PortalForm, choices_from


class ParticipationForm(PortalForm):
    """Three choices; none is made in advance but the group of the person's own language."""

    programme = SelectField(_l("Programme"), validate_choice=False)
    side = RadioField(_l("Mentor or mentee"), choices=choices_from(SIDE_LABELS), validate_choice=False)
    group = RadioField(_l("Group"), validate_choice=False)

    def validate_programme(self, field: Field) -> None:
        """One that there is."""
        _is_offered(field, _("Choose the programme"))

    def validate_side(self, field: Field) -> None:
        """Mentor or mentee."""
        _is_offered(field, _("Choose mentor or mentee"))

    def validate_group(self, field: Field) -> None:
        """In a language of the portal."""
        _is_offered(field, _("Choose the group"))

    def offer(self, programmes: Iterable[Programme], languages: Iterable[str]) -> None:
        """The choices there are today."""
        self.programme.choices = [SelectChoice(each.slug, each.name_in(language())) for each in programmes]
        self.group.choices = [SelectChoice(code, group_label(code)) for code in languages]

    @property
    def chosen_side(self) -> Side:
        """Of an accepted form."""
        return Side(self.side.data)


def _is_offered(field: Any, message: str) -> None:
    if field.data not in {choice.value for choice in field.choices}:
        raise ValidationError(message)
