"""What the two write as their ground rules: plain words under nine headings, any of which may stay empty."""

from typing import Any

from portal.foundation.i18n import gettext as _
from portal.pairs.ground_rules_words import HEADINGS
from portal.web.forms import AtMost, PortalForm, WordsField

LONGEST = 1_500


def _heading(name: str) -> WordsField:
    return WordsField(HEADINGS[name], [AtMost(LONGEST)], render_kw={"rows": 3})


class GroundRulesForm(PortalForm):
    """One field for each heading."""

    merges = tuple(HEADINGS)

    hopes = _heading("hopes")
    topics = _heading("topics")
    skipped_topics = _heading("skipped_topics")
    confidentiality = _heading("confidentiality")
    rhythm = _heading("rhythm")
    channels = _heading("channels")
    cancelling = _heading("cancelling")
    illness = _heading("illness")
    how_we_end = _heading("how_we_end")

    def typed(self) -> dict[str, str]:
        """Every field as it is to be kept."""
        return {name: (self[name].data or "").strip() for name in HEADINGS}

    def validate(self, extra_validators: Any = None) -> bool:
        """Nine empty fields are no rules."""
        fits = bool(super().validate(extra_validators))
        if fits and not any(self.typed().values()):
            self.form_errors.append(_("Write something under at least one heading"))
        return fits and not self.form_errors
