"""Two people about whom every column of every table says something that nobody else's says."""

import json
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import sqlalchemy as sa

from portal.accounts.models import SignInRequest
from portal.audit.actions import record
from portal.audit.models import AuditEntry
from portal.consents.actions import Wording, give_consent
from portal.consents.models import ConsentEntry, Purpose
from portal.diary.models import PostRevision
from portal.foundation.clock import now
from portal.foundation.db import UTCDateTime, db, new_public_id, unit_of_work
from portal.mail.models import Attachment, Letter
from portal.meetings.models import CalendarFeed, FollowUp, Meeting, MeetingNote, MeetingStatus
from portal.pairs.models import Ending, EndingKind, GroundRules, GroundRulesAcceptance, PairStatus
from portal.parking.actions import park
from portal.parking.models import ParkedForm
from portal.people.actions import open_sign_in
from portal.people.models import Account, SignIn
from portal.photos.models import RequestOutcome
from portal.privacy.holdings import HOLDINGS
from portal.programmes.models import Participation
from portal.reflections.models import ReflectionShare
from portal.reminders.models import Reminder, ReminderKind, SilencedReminder
from portal.spaces.models import Membership
from portal.stories.models import StoryAddress, StoryState
from portal.texts.models import Feedback, TextRevision
from tests import (
    factories,
    factories_diary,
    factories_goals,
    factories_meetings,
    factories_pairs,
    factories_photos,
    factories_stories,
)
from tests.factories_meetings import meeting, note, soon
from tests.texts import factories as texts

BEGINNING = datetime(2031, 1, 1, tzinfo=UTC)
_numbers = count(1)
DECLARED = {name: column for holding in HOLDINGS for name, column in holding.columns.items()}


class Person:
    """Someone with a row in every table that may hold something of theirs."""

    def __init__(self) -> None:
        self.account: Account = factories.account()
        self.pair = factories.pair(mentee=self.account, ended=True)
        written = factories.reflection(by=self.account)
        factories_meetings.feed(self.account)
        with unit_of_work():
            self.pair.space.closed_at = None
        self.goal = factories_goals.goal(self.pair.space, by=self.account, reached=True)
        held = meeting(
            space=self.pair.space, starts_at=soon(-timedelta(days=2)), status=MeetingStatus.HELD, by=self.account
        )
        note(held, by=self.account, insight="x", next_steps="x")
        factories_pairs.ground_rules(self.pair, accepted_by=(self.account,))
        self.photo = factories_photos.photo(by=self.account)
        in_it = factories_photos.person(self.photo, email=self.account.email)
        asked = factories_photos.request(about=self.photo, email=self.account.email)
        with unit_of_work():
            in_it.answered_at, asked.handled_at, asked.outcome = now(), now(), RequestOutcome.ANSWERED
            asked.handled_by_id = self.account.id
        self.of_photos = [self.photo, in_it, asked]
        texts.feedback(by=self.account)
        texts.edited(f"Words of {self.account.name}", by=self.account)
        with unit_of_work():
            open_sign_in(self.account, user_agent="")
            factories.words_for(self.account)
            record("did", "something", actor_id=self.account.id)
            give_consent(self.account.id, Purpose.PARTNER_SEES_EMAIL, wording=Wording(1, "en", "x"), how="test")
            park(self.account.id, "somewhere", [("body", "x")])
            for each in held.note.follow_ups if held.note else ():
                each.done_by_id = self.account.id
            hashes = {name: new_public_id() for name in ("link_hash", "code_hash", "browser_hash")}
            db.session.add(SignInRequest(account_id=self.account.id, return_to="", **hashes))
        self.post = factories_diary.post(by=self.account)
        self.of_stories = self._stories()
        self.rows = self._rows(written)
        self.planted = self._plant()
        self.stored = {name: self._raw(name) for name in self.planted}
        self._agreed_before_there_was_an_account()
        self._asked_without_an_account()

    def _stories(self) -> list[Any]:
        """One's own, to be asked for again, with everything that a story may have; and one in which one is named."""
        own, other = factories_stories.published(self.pair), factories_stories.sent()
        factories_stories.naming(other, self.account)
        with unit_of_work():
            own.state, own.ask_again_on = StoryState.LATER, now().date()
        [named] = other.named
        address = db.session.scalars(sa.select(StoryAddress).where(StoryAddress.story_id == own.id)).one()
        return [own, own.edits["en"], own.pages["en"], address, named]

    def _rows(self, written: Any) -> dict[str, Any]:
        def mine(kind: Any, owner: Any) -> Any:
            return db.session.scalars(sa.select(kind).where(owner == self.account.id).order_by(kind.id.desc())).first()

        with unit_of_work():
            share = ReflectionShare(reflection_id=written.id, space_id=self.pair.space_id)
            ending = Ending(pair_id=self.pair.id, kind=EndingKind.EARLY, by_id=self.account.id, undone_at=now())
            ending.kind_words = ending.reason = ""
            enclosed = Attachment(letter_id=mine(Letter, Letter.account_id).id, file_name="x", media_type="text/plain")
            enclosed.content = "x"
            reminded = Reminder(account_id=self.account.id, kind=ReminderKind.DIGEST, about="x")
            silenced = SilencedReminder(account_id=self.account.id, kind=ReminderKind.DIGEST)
            db.session.add_all([share, ending, enclosed, reminded, silenced])
        found = [
            self.account, self.pair, written, share, self.goal, self.goal.moves[-1], ending,
            enclosed, reminded, silenced, *self.of_photos,
            self.post, self.post.texts["fi"], mine(PostRevision, PostRevision.by_id),
            *self.of_stories,
            mine(GroundRules, GroundRules.author_id),
            mine(GroundRulesAcceptance, GroundRulesAcceptance.account_id),
            mine(SignIn, SignIn.account_id), mine(SignInRequest, SignInRequest.account_id),
            mine(Letter, Letter.account_id), mine(ParkedForm, ParkedForm.account_id),
            mine(ConsentEntry, ConsentEntry.account_id), mine(AuditEntry, AuditEntry.actor_id),
            mine(Meeting, Meeting.author_id), mine(MeetingNote, MeetingNote.edited_by_id),
            mine(FollowUp, FollowUp.done_by_id), mine(CalendarFeed, CalendarFeed.account_id),
            mine(Feedback, Feedback.account_id), mine(TextRevision, TextRevision.author_id),
            mine(Participation, Participation.account_id), mine(Membership, Membership.account_id),
        ]  # fmt: skip
        return {row.__tablename__: row for row in found}

    def _plant(self) -> dict[str, str]:
        """What each declared column now says of this person, as a copy of it would have it."""
        planted = {}
        with unit_of_work():
            for name in DECLARED:
                table, column = name.split(".")
                row = self.rows[table]
                kind = row.__table__.columns[column]
                number = next(_numbers)
                canary = f"qx{number:04}z"  # A language has eight letters at the most.
                if kind.foreign_keys or name in ("consent_entry.email", "photo_request.email"):
                    continue
                if column == "fields_sealed":
                    row.fields = json.dumps([["body", canary]])
                elif column.endswith("_sealed"):
                    setattr(row, column.removesuffix("_sealed"), canary)
                elif isinstance(kind.type, sa.String) and not isinstance(kind.type, sa.Enum):
                    setattr(row, column, canary)
                elif isinstance(kind.type, UTCDateTime):
                    moment = BEGINNING + timedelta(minutes=number)
                    setattr(row, column, moment)
                    canary = str(moment)
                elif isinstance(kind.type, sa.Date):
                    day = date(2032, 1, 1) + timedelta(days=number)
                    setattr(row, column, day)
                    canary = str(day)
                else:
                    continue
                planted[name] = canary
            self.pair.status = PairStatus.ENDED
        return planted

    def _agreed_before_there_was_an_account(self) -> None:
        address = self.planted["account.email"]
        entry = {"purpose": Purpose.PARTNER_SEES_EMAIL, "given": True, "wording": 1, "language": "en"}
        with unit_of_work():
            db.session.add(ConsentEntry(email=address, shown_hash="x", how="test", **entry))
        self.planted["consent_entry.email"] = self.stored["consent_entry.email"] = address

    def _asked_without_an_account(self) -> None:
        address = self.planted["account.email"]
        with unit_of_work():
            self.rows["photo_request"].email = address
        self.planted["photo_request.email"] = self.stored["photo_request.email"] = address

    def _raw(self, name: str) -> Any:
        table, column = (db.metadata.tables[name.split(".")[0]], name.split(".")[1])
        row = self.rows[table.name]
        return db.session.scalar(sa.select(table.c[column]).where(table.c.id == row.id))


def everything_in(table: str) -> set[Any]:
    """Every value of a table."""
    rows = db.session.execute(sa.select(db.metadata.tables[table]))
    return {json.dumps(value) if isinstance(value, list) else value for row in rows for value in row}


def left_of(person: Person) -> set[str]:
    """The columns in whose table something of this person can still be found."""
    db.session.rollback()
    return {name for name, value in person.stored.items() if value in everything_in(name.split(".")[0])}
