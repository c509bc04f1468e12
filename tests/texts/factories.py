"""Changed texts and feedback, in tests."""

from portal.foundation.db import new_public_id, unit_of_work
from portal.foundation.markup import article_html
from portal.foundation.merging import marks
from portal.people.models import Account, Role
from portal.texts.actions import edit_text, text_fields
from portal.texts.feedback_actions import give_feedback
from portal.texts.models import Feedback, TextName
from portal.texts.queries import shown_text
from tests import factories


def edited(
    source: str = "Uudet sanat.",
    *,
    title: str = "Uusi otsikko",
    name: TextName = TextName.CONTACT,
    language: str = "fi",
    by: Account | None = None,
) -> None:
    """A page as staff have changed it."""
    author = by or factories.account(Role.STAFF)
    seen = marks(text_fields(shown_text(name, language)))
    typed = {"title": title, "source": source}
    with unit_of_work():
        edit_text(name, language, by=author, seen=seen, typed=typed, rendered=article_html(source))


def feedback(
    message: str = "Nappi ei toimi.", *, by: Account | None = None, contact: str = "", place: str = ""
) -> Feedback:
    """What somebody could not do."""
    with unit_of_work():
        return give_feedback(new_public_id(), by=by, language="fi", message=message, place=place, contact=contact)
