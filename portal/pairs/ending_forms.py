"""What a person says when their mentoring ends."""

from wtforms import BooleanField, Field, RadioField
from wtforms.validators import ValidationError

from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.pairs.ending import LastWords
from portal.pairs.labels import ENDING_LABELS
from portal.pairs.models import EndingKind
from portal.web.forms import AtMost, PortalForm, WordsField, choices_from

LONGEST = 2_000


class EndingForm(PortalForm):
    """How it ends; kind words and a reason for those who have them."""

    kind = RadioField(
        _l("How does your mentoring end?"),
        choices=choices_from(ENDING_LABELS),
        validate_choice=False,  # `validate_kind` says what to do.
    )
    kind_words = WordsField(
        _l("Kind words to your pair"),
        [AtMost(LONGEST)],
        description=_l("Your pair can read these on your path."),
        render_kw={"rows": 5},
    )
    reason = WordsField(
        _l("Why does it end?"),
        [AtMost(LONGEST)],
        description=_l("Your pair never sees this. The staff see it only if you tick the box below."),
        render_kw={"rows": 4},
    )
    tell_staff = BooleanField(_l("Tell the contact person why"))

    def validate_kind(self, field: Field) -> None:
        """One of the three."""
        if field.data not in {kind.value for kind in EndingKind}:
            raise ValidationError(_("Choose how your mentoring ends"))

    def typed(self) -> LastWords:
        """What is to be kept."""
        return LastWords(
            kind=EndingKind(self.kind.data),
            kind_words=(self.kind_words.data or "").strip(),
            reason=(self.reason.data or "").strip(),
            staff_may_read_reason=bool(self.tell_staff.data),
        )
