"""Whom and what pages need to show every state they have: made once, and never changed by a page."""

from dataclasses import dataclass, field

import sqlalchemy as sa

from portal.accounts.actions import ask_to_sign_in
from portal.accounts.consenting import give
from portal.consents.models import Purpose
from portal.demo import inbox
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.merging import marks
from portal.mail.models import Letter, LetterStatus
from portal.parking.actions import park
from portal.people.models import Account, Role
from portal.people.queries import account_by_email
from portal.programmes.models import Side
from portal.reflections.actions import edit_reflection, reflection_fields, rendered_words, share_reflection
from portal.reflections.models import Reflection
from portal.reflections.queries import reflection_or_404
from tests import factories
from tests.journeys import cast_calendars
from tests.journeys.cast_meetings import far_apart_and_over, meetings_of
from tests.journeys.portal import LivePortal

SENTENCE = "Huomasin, että vähättelen omaa osaamistani, and then I said so."
RICH = (
    "A **bold** word, a [link](https://example.org/).\n\n## Heading\n\n- one\n- two\n\n> quoted\n\n1. first\n\n`code`"
)


@dataclass
class Cast:
    """The people by their part, and the names that addresses need."""

    portal: LivePortal
    emails: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def make(self) -> "Cast":
        """Everybody and everything."""
        with self.portal.inside():
            self._busy_pair()
            self._quiet_pair()
            self._others()
        return self

    def _add(self, part: str, account: Account) -> Account:
        self.emails[part] = account.email
        return account

    def _busy_pair(self) -> None:
        mentor = self._add("mentor", factories.account(name="Juho Aalto", phone="+358401234567"))
        mentee = self._add("mentee", factories.account(name="Veera Niemi", phone="+358407654321"))
        pair = factories.pair(mentor=mentor, mentee=mentee)
        for number in range(27):
            factories.reflection(by=mentee, heading="" if number % 5 == 1 else f"Thought {number}", body=SENTENCE)
        private = factories.reflection(by=mentee, heading="Only mine", body=RICH)
        shared = factories.reflection(by=mentee, heading="For the two of us", body=RICH, shared_in=pair.space)
        with unit_of_work():
            for reflection in db.session.scalars(sa.select(Reflection).limit(26)):
                if reflection.author_id == mentee.id:
                    share_reflection(reflection, space=pair.space, author=mentee)
            for purpose in (Purpose.PARTNER_SEES_EMAIL, Purpose.PARTNER_SEES_PHONE):
                give(mentor, purpose)
        self.names |= {
            "pair": pair.public_id, "space": pair.space.public_id, "programme": pair.programme.slug,
            "private": private.public_id, "shared": shared.public_id, **meetings_of(pair.space),
        }  # fmt: skip
        self.names |= cast_calendars.series_of(pair.space)

    def _quiet_pair(self) -> None:
        mentee = self._add("quiet mentee", factories.account(name="Šarūnas Ångström-Näkkäläjärvi"))
        pair = factories.pair(
            mentee=mentee, mentor=self._add("quiet mentor", factories.account(name="Li", time_zone="America/New_York"))
        )
        self.names |= {"quiet space": pair.space.public_id, "quiet pair": pair.public_id}

    def _others(self) -> None:
        self._add("lonely", factories.account(name="Eino Leino"))
        self._add("drafter", factories.account(name="Maiju Lassila"))
        people, names = far_apart_and_over()
        self.names |= names
        for part, account in people.items():
            self._add(part, account)
        self._add("staff", factories.account(Role.STAFF, name="Sanna Laine"))
        self.names["new"] = "B" * 22
        of_old, names = cast_calendars.ended_pair()
        self._add("old mentee", of_old)
        self.names |= names
        self.names["lonely reflection"] = factories.reflection(by=account_by_email(self.emails["lonely"])).public_id
        self.names["empty programme"] = factories.programme().slug
        crowd = factories.programme()
        for _ in range(51):
            factories.pair(term=crowd)
        self.names["crowded programme"] = crowd.slug
        self._staff_at_work()

    def _staff_at_work(self) -> None:
        term = factories.programme(groups=True)
        for side in (Side.MENTEE, Side.MENTEE, Side.MENTOR):
            takes_part = factories.participation(term=term, side=side)
        self.names |= {"programme with people": term.slug, "participation": takes_part.public_id}
        self.names["person"] = takes_part.account.public_id
        self.names["newcomer"] = factories.account(name="Uusi Tulokas").public_id

    def reflection_of(self, part: str) -> str:
        """Something new this person has written; answers its name."""
        with self.portal.inside():
            return factories.reflection(by=account_by_email(self.emails[part]), heading="One", body="First.").public_id

    def change(self, name: str) -> None:
        """As if its author had saved other words on another device."""
        with self.portal.inside():
            reflection = reflection_or_404(name)
            words = f"Changed {new_public_id()}."
            with unit_of_work():
                edit_reflection(
                    reflection,
                    seen=marks(reflection_fields(reflection)),
                    heading=reflection.heading,
                    body=words,
                    rendered=rendered_words(words),
                )

    def leave_a_draft(self, part: str) -> str:
        """A reflection begun and not saved; answers its name."""
        name = "A" * 22
        with self.portal.inside():
            writer = account_by_email(self.emails[part])
            with unit_of_work():
                park(
                    writer.id if writer else 0,
                    f"reflections.write_reflection?reflection_id={name}",
                    [("heading", "Half a thought"), ("body", SENTENCE), ("seen", "")],
                )
        return name

    def sign_in_token(self, part: str) -> str:
        """What the link of a letter ends with."""
        with self.portal.inside(), unit_of_work():
            return ask_to_sign_in(self.emails[part], return_to="").link_token

    def dead_letters(self, count: int) -> None:
        """Exactly so many letters that did not leave."""
        with self.portal.inside():
            with unit_of_work():
                db.session.execute(sa.delete(Letter).where(Letter.status != LetterStatus.SENT))
            for _ in range(count):
                letter = factories.letter(LetterStatus.DEAD, kind="reflection shared")
                with unit_of_work():
                    letter.last_error = "recipient refused with 550"

    def empty_inbox(self) -> None:
        """Nothing has been sent."""
        with self.portal.inside():
            for path in inbox.folder().glob("*.eml"):
                path.unlink()

    def a_letter(self, part: str) -> str:
        """A letter in the demo's inbox; answers its name."""
        before = self.portal.sent_to(self.emails[part])
        self.sign_in_token(part)
        return self.portal.next_letter_to(self.emails[part], after=before).name
