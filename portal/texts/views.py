"""The portal's own pages, for everyone: how it works, help, contact, privacy, accessibility, and what this is."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.foundation.i18n import language
from portal.texts.labels import NAME_LABELS
from portal.texts.models import TextName
from portal.texts.queries import shown_text
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to

text_pages = Pages("texts", __name__)


def _page(name: TextName, template: str = "texts/show_text.html") -> ResponseReturnValue:
    return render_template(template, text=shown_text(name, language()), label=NAME_LABELS[name])


@text_pages.page("/how-mentoring-works")
@open_to(Audience.EVERYONE)
def show_how_it_works() -> ResponseReturnValue:
    """The path of one term."""
    return _page(TextName.HOW)


@text_pages.page("/help")
@open_to(Audience.EVERYONE)
def show_help() -> ResponseReturnValue:
    """Questions by role."""
    return _page(TextName.HELP)


@text_pages.page("/contact")
@open_to(Audience.EVERYONE)
def show_contact() -> ResponseReturnValue:
    """Whom to write to and when to call."""
    return _page(TextName.CONTACT)


@text_pages.page("/privacy")
@open_to(Audience.EVERYONE)
def show_privacy() -> ResponseReturnValue:
    """What we know of people, why, and for how long."""
    return _page(TextName.PRIVACY)


@text_pages.page("/accessibility")
@open_to(Audience.EVERYONE)
def show_accessibility() -> ResponseReturnValue:
    """The statement, and the way to tell us what does not work."""
    return _page(TextName.ACCESSIBILITY, "texts/show_accessibility.html")


@text_pages.page("/about")
@open_to(Audience.EVERYONE)
def show_about() -> ResponseReturnValue:
    """What this is, its version, and its few cookies."""
    return _page(TextName.ABOUT)
