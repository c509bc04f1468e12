"""Staff look at the messages that were not sent."""

from portal.mail.models import LetterStatus
from portal.people.models import Role
from tests import factories
from tests.visitor import Visitor


def test_staff_see_the_envelope_of_a_dead_letter(visitor: Visitor) -> None:
    factories.letter(LetterStatus.DEAD, to="reader@example.org")

    page = visitor.signed_in_as(factories.account(Role.STAFF)).get("/en/staff/messages")

    assert "reader@example.org" in page.text
