"""People for journeys, made behind the scenes: each test has its own, so that no test stands in another's way."""

from dataclasses import dataclass

from portal.people.queries import account_by_email
from portal.spaces.models import SpaceKind
from portal.spaces.queries import space_or_404
from tests import factories
from tests.journeys.portal import LivePortal


@dataclass(frozen=True)
class Two:
    """A pair: whom to sign in as, and where they meet."""

    mentee: str
    mentor: str
    space: str
    mentee_name: str
    mentor_name: str


def a_pair(portal: LivePortal, language: str = "en", **others: str) -> Two:
    """Two people who became a pair a moment ago. `others` are fields of the mentee."""
    with portal.inside():
        mentee = factories.account(language=language, name="Veera Niemi", **others)
        mentor = factories.account(language=language, name="Juho Aalto")
        pair = factories.pair(mentor=mentor, mentee=mentee)
        return Two(mentee.email, mentor.email, pair.space.public_id, mentee.name, mentor.name)


def a_reflection(portal: LivePortal, two: Two, *, heading: str, body: str, shared: bool = False) -> str:
    """Something the mentee of a pair has written; answers its public name."""
    with portal.inside():
        author = account_by_email(two.mentee)
        place = space_or_404(two.space, SpaceKind.PAIR) if shared else None
        return factories.reflection(by=author, heading=heading, body=body, shared_in=place).public_id
