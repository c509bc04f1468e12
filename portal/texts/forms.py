"""Forms of the portal's own texts, and of feedback on accessibility."""

from wtforms import Field, StringField
from wtforms.validators import ValidationError

from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.markup import article_html
from portal.web.fields import EmailField
from portal.web.forms import PREVIEW, AtMost, Entered, LineField, PortalForm, WordsField

LONGEST_SOURCE = 30_000


class TextForm(PortalForm):
    """A page: its title, and its words as Markdown."""

    merges = ("title", "source")

    title = LineField(_l("Title of the page"), [Entered(_l("Enter the title of the page")), AtMost(160)])
    source = WordsField(
        _l("Text"),
        [Entered(_l("Enter the text of the page")), AtMost(LONGEST_SOURCE)],
        description=_l("Begin a heading with ##. Leave an empty line between paragraphs."),
        render_kw={"rows": 24},
    )

    def typed(self) -> dict[str, str]:
        """Both, as they are to be kept."""
        return {"title": self.title.data or "", "source": (self.source.data or "").strip()}

    def show_preview(self) -> None:
        """If that was asked for: the page as it would be."""
        if self.act == PREVIEW:
            self.preview = article_html(self.typed()["source"])


class AddressIfAny(EmailField):
    """An e-mail address, or nothing."""

    def pre_validate(self, form: object) -> None:
        """Its shape, if there is something."""
        if self.data:
            super().pre_validate(form)


class FeedbackForm(PortalForm):
    """What someone could not do, where, and how to answer. Nothing but the first is asked of anybody."""

    message = WordsField(
        _l("What did not work?"),
        [Entered(_l("Tell what did not work")), AtMost(4_000)],
        description=_l("What did you try to do, and what got in the way?"),
        render_kw={"rows": 7},
    )
    place = LineField(
        _l("On which page?"), [AtMost(300)], description=_l("The address or the title of the page will do.")
    )
    contact = AddressIfAny(
        _l("Your e-mail address"),
        [AtMost(254)],
        description=_l("If you would like an answer."),
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )
    website = StringField(
        _l("Leave this empty"), render_kw={"autocomplete": "off", "tabindex": "-1"}
    )  # People do not see it; machines fill in everything.

    def validate_website(self, field: Field) -> None:
        """Whoever fills it in is a machine, or is told."""
        if field.data:
            raise ValidationError(_("Leave this empty"))
