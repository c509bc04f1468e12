"""What people type of stories: the writer, staff, and those who would rather talk."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_wtf.file import FileField
from markupsafe import Markup
from werkzeug.datastructures import FileStorage
from wtforms import (  # type: ignore[attr-defined]
    BooleanField,
    Field,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal.foundation.clock import now
from portal.foundation.errors import Refused
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import zone
from portal.foundation.markup import article_html
from portal.photos.actions import Prepared, prepare
from portal.photos.developing import MOST_BYTES
from portal.photos.forms import ACCEPTED
from portal.stories.labels import FIELD_LABELS, NAME_LABELS, language_label
from portal.web.fields import DayField
from portal.web.forms import AtMost, Entered, LineField, PortalForm, WordsField, choices_from

LONGEST_TITLE, LONGEST_QUOTE, LONGEST_BODY = 120, 240, 8000


class StoryForm(PortalForm):
    """The writer's words, and how they are to be shown."""

    merges = ("title", "body", "field", "name_form", "written_in", "may_translate")
    shows = "body"

    title = LineField(
        _l("Title"),
        [Entered(_l("Write a title")), AtMost(LONGEST_TITLE)],
        description=_l("A few words, for example what you dared to do"),
        render_kw={"autocomplete": "off"},
    )
    body = WordsField(
        _l("Your story"),
        [Entered(_l("Write something first")), AtMost(LONGEST_BODY)],
        description=_l("150 to 300 words is plenty"),
    )
    field = SelectField(_l("Field"), validate_choice=False)
    name_form = RadioField(_l("How may we name you?"), choices=choices_from(NAME_LABELS), validate_choice=False)
    written_in = RadioField(_l("In which language do you write?"), validate_choice=False)
    may_translate = BooleanField(_l("My story may be translated"), description=_l("You see the translation first."))

    def rendered(self) -> Markup:
        """The story as it will be read. Slow, so before a unit of work."""
        return article_html(self.body.data or "")

    def offer(self, languages: Iterable[str]) -> None:
        """The choices there are."""
        self.field.choices = [SelectChoice("", _("Choose")), *choices_from(FIELD_LABELS)]
        self.written_in.choices = [SelectChoice(code, language_label(code)) for code in languages]

    def validate_field(self, field: Field) -> None:
        """One of those listed."""
        if field.data not in {each.value for each in FIELD_LABELS}:
            raise ValidationError(_("Choose the field"))

    def validate_name_form(self, field: Field) -> None:
        """Full, first or none: never chosen in advance."""
        if field.data not in {each.value for each in NAME_LABELS}:
            raise ValidationError(_("Choose how we may name you"))

    def validate_written_in(self, field: Any) -> None:
        """A language of the portal."""
        if field.data not in {choice.value for choice in field.choices}:
            raise ValidationError(_("Choose the language"))

    def typed(self) -> dict[str, str]:
        """Every field as it is to be kept."""
        return {
            "title": self.title.data or "",
            "body": self.body.data or "",
            "field": self.field.data or "",
            "name_form": self.name_form.data or "",
            "written_in": self.written_in.data or "",
            "may_translate": "yes" if self.may_translate.data else "",
        }


class LaterForm(PortalForm):
    """When to ask again."""

    day = DayField(
        _l("When may we ask again?"),
        [Entered(_l("Enter the date, for example 8 Sep 2027"))],
        description=_l("For example 8 Sep 2027"),
        render_kw={"autocomplete": "off"},
    )

    def validate_day(self, field: Any) -> None:
        """A day still to come where the reader lives."""
        if field.day and field.day <= now().astimezone(zone()).date():
            raise ValidationError(_("That date has passed. Choose a later date."))

    @property
    def chosen(self) -> date:
        """Of an accepted form."""
        return self.day.day or now().date()


class CallForm(PortalForm):
    """Where and when to call."""

    phone = StringField(
        _l("Phone number"),
        [Entered(_l("Enter a phone number, for example 040 123 4567")), AtMost(40)],
        render_kw={"autocomplete": "tel", "inputmode": "tel"},
    )
    call_when = LineField(
        _l("When may we call?"),
        [Entered(_l("Write when we may call")), AtMost(160)],
        description=_l("For example weekdays after four"),
        render_kw={"autocomplete": "off"},
    )


class WordsForm(PortalForm):
    """What a story says in one language, for staff."""

    merges = ("title", "quote", "body")
    shows = "body"

    title = LineField(_l("Title"), [AtMost(LONGEST_TITLE)], render_kw={"autocomplete": "off"})
    quote = LineField(
        _l("Quotation for the card"),
        [AtMost(LONGEST_QUOTE)],
        description=_l("One sentence of the story that stands for the whole"),
        render_kw={"autocomplete": "off"},
    )
    body = WordsField(_l("Story"), [AtMost(LONGEST_BODY)])

    def rendered(self) -> Markup:
        """The story as it will be read. Slow, so before a unit of work."""
        return article_html(self.body.data or "")

    def typed(self) -> dict[str, str]:
        """Every field as it is to be kept."""
        return {name: self[name].data or "" for name in self.merges}


class InviteForm(PortalForm):
    """Whom to ask; nobody is chosen in advance."""

    people = SelectMultipleField(
        _l("Whom to ask"), validate_choice=False, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )


class PhotoForm(PortalForm):
    """A picture from one's own device."""

    photo = FileField(_l("Picture"), description=_l("JPEG, PNG or WebP, at most 10 MB"), render_kw={"accept": ACCEPTED})

    def validate_photo(self, field: Field) -> None:
        """Something was chosen."""
        if not (isinstance(field.data, FileStorage) and field.data.filename):
            raise ValidationError(_("Choose a picture"))

    def prepared(self) -> Prepared | None:
        """The picture made ready; what is refused is told beside the field. Slow, so before a unit of work."""
        try:
            return prepare(self.photo.data.stream.read(MOST_BYTES * 2))
        except Refused as reason:
            self.photo.errors = [str(reason)]
            return None


class PassageForm(PortalForm):
    """A passage of an own reflection, as it will be copied."""

    passage = WordsField(
        _l("The passage"),
        [Entered(_l("Leave at least one sentence")), AtMost(LONGEST_BODY)],
        description=_l("Delete what is not for the story. The reflection itself stays as it is."),
    )
