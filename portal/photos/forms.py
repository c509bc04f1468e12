"""What staff say of photos, and what anyone may say who wants one taken down."""

from functools import lru_cache
from typing import Any

from flask import current_app
from flask_wtf.file import MultipleFileField
from werkzeug.datastructures import FileStorage
from wtforms import BooleanField, Field, HiddenField, RadioField, StringField
from wtforms.validators import ValidationError

from portal.foundation.errors import Refused
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language_name
from portal.foundation.i18n import lazy_gettext as _l
from portal.photos.actions import TOLD, Prepared, photo_id_for, prepare
from portal.photos.developing import MOST_BYTES
from portal.photos.labels import FOCUS_LABELS
from portal.web.fields import EmailField, LanguageField
from portal.web.forms import AtMost, Entered, LineField, PortalForm, WordsField, choices_from

MOST_AT_ONCE = 10
MOST_BYTES_AT_ONCE = MOST_AT_ONCE * MOST_BYTES + 1024 * 1024
ACCEPTED = "image/jpeg,image/png,image/webp"  # Telephones hand over a JPEG when this is all that is asked for.


class UploadForm(PortalForm):
    """Pictures chosen from one's own device, several at once."""

    photos = MultipleFileField(
        _l("Pictures"),
        description=_l("JPEG, PNG or WebP, at most 10 MB each and 10 at once"),
        render_kw={"accept": ACCEPTED},
    )

    def validate_photos(self, field: Field) -> None:
        """One at least, and not more than can be developed while someone waits."""
        if not self.chosen():
            raise ValidationError(_("Choose at least one picture"))
        if len(self.chosen()) > MOST_AT_ONCE:
            raise ValidationError(_("Choose at most 10 pictures at once"))

    def chosen(self) -> list[FileStorage]:
        """The files that came; a browser sends an empty one for none."""
        return [file for file in self.photos.data or () if isinstance(file, FileStorage) and file.filename]

    def prepared(self, batch_id: str) -> dict[str, Prepared]:
        """Each picture made ready, by the public id it gets. What is refused is told beside the field, by its name."""
        ready, refused = {}, []
        for file in self.chosen():
            content = file.stream.read(MOST_BYTES * 2)  # Enough to say how much too large it is.
            try:
                ready[photo_id_for(batch_id, content)] = prepare(content)
            except Refused as reason:
                refused.append(_("%(file)s: %(reason)s", file=file.filename, reason=str(reason)))
        self.photos.errors = refused
        return ready


class PersonForm(PortalForm):
    """Someone who can be recognised, and how to reach them."""

    name = LineField(_l("Name"), [Entered(_l("Enter the person's name")), AtMost(120)])
    email = EmailField(_l("E-mail address"), [AtMost(254)], render_kw={"inputmode": "email"})
    language = LanguageField(_l("Language of messages"))


class RequestForm(PortalForm):
    """Which photo should go, how to reach whoever asks, and why. The last field is a trap that people do not see."""

    which = WordsField(
        _l("Which photo?"),
        [Entered(_l("Tell us which photo it is")), AtMost(1000)],
        description=_l("The address of its page, or what can be seen in it"),
        render_kw={"rows": 3},
    )
    email = EmailField(
        _l("E-mail address"),
        [AtMost(254)],
        description=_l("We send our answer here"),
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )
    wish = WordsField(
        _l("What would you like to tell us?"),
        [AtMost(4000)],
        description=_l("You need not give a reason"),
        render_kw={"rows": 4},
    )
    photo = HiddenField()  # Its public id, when the request begins beside a photo.
    website = StringField(_l("Leave this empty"), render_kw={"autocomplete": "off", "tabindex": "-1"})


class _DescriptionForm(PortalForm):
    """What is told of a photo, without its languages; `description_form` adds three fields for each."""

    languages: tuple[str, ...] = ()

    decorative = BooleanField(
        _l("The photo only decorates"),
        description=_l("Then it needs no description: someone who cannot see it misses nothing"),
    )
    focus = RadioField(_l("Which part must stay in view?"), choices=choices_from(FOCUS_LABELS), validate_choice=False)

    def validate_focus(self, field: Field) -> None:
        """One of the nine."""
        if field.data not in {place.value for place in FOCUS_LABELS}:
            raise ValidationError(_("Choose which part must stay in view"))

    def groups(self) -> list[tuple[str, str, list[Field]]]:
        """For the page: each language by its code and name, and its fields."""
        return [(code, language_name(code), [self[f"{part}_{code}"] for part in TOLD]) for code in self.languages]

    def typed(self) -> dict[str, str]:
        """Every field as it is to be kept."""
        words = {name: self[name].data or "" for name in self.merges}
        return {**words, "decorative": "yes" if self.decorative.data else ""}


def description_form() -> type[_DescriptionForm]:
    """The form of a photo in the languages of this portal."""
    return _grown(tuple(current_app.config["LANGUAGES"]))


@lru_cache
def _grown(languages: tuple[str, ...]) -> type[_DescriptionForm]:
    fields: dict[str, Any] = {"languages": languages}
    for code in languages:
        fields[f"description_{code}"] = LineField(
            _l("Photo description"), [AtMost(500)], description=_l("Tell what can be seen in the photo")
        )
        fields[f"caption_{code}"] = LineField(_l("Caption"), [AtMost(300)], description=_l("Shown below the photo"))
        fields[f"credit_{code}"] = LineField(_l("Who took the photo"), [AtMost(120)])
    merges = ("decorative", "focus", *(f"{part}_{code}" for code in languages for part in TOLD))
    return type("DescriptionForm", (_DescriptionForm,), {**fields, "merges": merges})
