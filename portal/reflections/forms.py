"""What a person writes in a reflection."""

from portal.foundation.i18n import lazy_gettext as _l
from portal.web.forms import AtMost, Entered, LineField, PortalForm, WordsField

LONGEST = 20_000


class ReflectionForm(PortalForm):
    """A question or a title, and one's own words."""

    merges = ("heading", "body")
    shows = "body"

    heading = LineField(
        _l("Title or question"),
        [AtMost(160)],
        render_kw={"autocomplete": "off"},
    )
    body = WordsField(_l("Your words"), [Entered(_l("Write something first")), AtMost(LONGEST)])

    def typed(self) -> dict[str, str]:
        """Both fields as they are to be kept."""
        return {"heading": self.heading.data or "", "body": self.body.data or ""}
