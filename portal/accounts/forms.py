"""What people type to sign in, and what they say of themselves."""

from unicodedata import normalize
from zoneinfo import available_timezones

import phonenumbers
from babel.core import get_global
from wtforms import Field, SelectChoice, SelectField, StringField  # type: ignore[attr-defined]
from wtforms.validators import ValidationError

from portal.foundation.dates import zone_in_words
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.text import regular_line
from portal.web.fields import EmailField, LanguageField
from portal.web.forms import AtMost, Entered, LineField, PortalForm

AREAS = ("Europe", "America", "Africa", "Asia", "Atlantic", "Australia", "Indian", "Pacific")


class PhoneField(StringField):
    """A telephone number, typed as people type it, kept in E.164."""

    def process_data(self, value: str | None) -> None:
        """Show a kept number as people write it."""
        super().process_data(shown_number(value))

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = regular_line(valuelist[0]) if valuelist else ""

    shown = staticmethod(lambda kept: shown_number(kept))

    @property
    def number(self) -> str:
        """In E.164, or empty. Raises `NumberParseException`."""
        return kept_number(self.data)

    def pre_validate(self, form: object) -> None:
        try:
            _number = self.number
        except phonenumbers.NumberParseException:
            raise ValidationError(_("Enter a phone number, for example 040 123 4567")) from None


def kept_number(typed: str | None) -> str:
    """`040 123 4567` as `+358401234567`; empty for nothing. Raises `NumberParseException` for what is no number."""
    if not typed:
        return ""
    number = phonenumbers.parse(typed, "FI")
    if not phonenumbers.is_valid_number(number):
        raise phonenumbers.NumberParseException(phonenumbers.NumberParseException.NOT_A_NUMBER, "not valid")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shown_number(kept: str | None) -> str:
    """`+358401234567` as `040 123 4567`, numbers of other countries with their code."""
    if not kept:
        return ""
    number = phonenumbers.parse(kept)
    ours = number.country_code == phonenumbers.country_code_for_region("FI")
    style = phonenumbers.PhoneNumberFormat.NATIONAL if ours else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


class EmailForm(PortalForm):
    """Who wants to sign in."""

    email = EmailField(_l("E-mail address"), render_kw={"autocomplete": "email", "inputmode": "email"})


class CodeForm(PortalForm):
    """The six digits of the letter."""

    code = LineField(
        _l("Code"),
        [Entered(_l("Enter the six digits from the message"))],
        description=_l("Six digits from the message we sent"),
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "12"},
    )

    @property
    def digits(self) -> str:
        """What was typed, without spaces."""
        return "".join(character for character in self.code.data or "" if character.isdigit())


class PushForm(PortalForm):
    """A button and nothing else."""


class InvitationForm(PortalForm):
    """Whom staff invite, and in which language to write to them."""

    name = LineField(_l("Name"), [Entered(_l("Enter the person's name")), AtMost(120)])
    email = EmailField(_l("E-mail address"), render_kw={"inputmode": "email"})
    language = LanguageField(_l("Language of messages"))


class ProfileForm(PortalForm):
    """What a person says of themselves."""

    merges = ("name", "field", "phone", "language", "time_zone")

    name = LineField(
        _l("Name"),
        [Entered(_l("Enter your name")), AtMost(120)],
        description=_l("What your pair and the staff call you"),
        render_kw={"autocomplete": "name"},
    )
    field = LineField(
        _l("Field of work or study"),
        [AtMost(120)],
        description=_l("For example: nursing, or a second-year student of business"),
    )
    phone = PhoneField(
        _l("Phone number"),
        description=_l("So that the contact person can ring you if plans change"),
        render_kw={"autocomplete": "tel", "inputmode": "tel"},
    )
    language = LanguageField(_l("Language of messages"))
    time_zone = SelectField(_l("Time zone"), description=_l("We show you times in this zone"), validate_choice=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.time_zone.choices = [SelectChoice(name, label) for name, label in zone_choices(self.time_zone.data)]

    def validate_time_zone(self, field: Field) -> None:
        """A zone that the machine's calendar knows."""
        if field.data not in available_timezones():
            raise ValidationError(_("Choose a time zone from the list"))

    def typed(self) -> dict[str, str]:
        """Every field as it is to be kept."""
        return {
            "name": self.name.data or "",
            "field": self.field.data or "",
            "phone": self.phone.number,
            "language": self.language.data or "",
            "time_zone": self.time_zone.data or "",
        }


def zone_choices(current: str | None) -> list[tuple[str, str]]:
    """Every inhabited time zone by its city, in the order of the alphabet; old names only if one is `current`."""
    old_names = get_global("zone_aliases")
    inhabited = {name for name in available_timezones() if name.partition("/")[0] in AREAS and name not in old_names}
    named = {zone_in_words(name): name for name in sorted(inhabited)}
    if current and current in old_names:
        named[zone_in_words(current)] = current
    return sorted(((name, city) for city, name in named.items()), key=lambda choice: _in_the_alphabet(choice[1]))


def _in_the_alphabet(word: str) -> str:
    """Letters with marks sort as without them; å, ä and ö are letters of their own, after z."""
    return "".join(letter if letter in "åäö" else normalize("NFD", letter)[0] for letter in word.lower())
