"""A form that shows fields in all their states."""

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, StringField, TextAreaField  # type: ignore[attr-defined]

from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l


class SampleForm(FlaskForm):
    """Never sent anywhere."""

    name = StringField(_l("Name"), description=_l("What your pair and the staff call you"))
    email = StringField(_l("E-mail address"), default="nimi@esimerkki.fi", render_kw={"inputmode": "email"})
    body = TextAreaField(_l("Your words"))
    language = RadioField(
        _l("Language of messages"), choices=[SelectChoice("fi", "suomi"), SelectChoice("en", "English")], default="fi"
    )

    def show_errors(self) -> None:
        """As if the name had been left out."""
        self.name.errors = [_("Enter your name")]
