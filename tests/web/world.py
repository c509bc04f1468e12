"""One pair, its texts, and everyone who might come by: what the tests of who may go where walk through."""

from collections.abc import Callable
from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from portal.diary.blocks import photo_mark
from portal.diary.models import PostRevision
from portal.foundation.clock import now
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.mail.models import LetterStatus
from portal.meetings.models import FollowUp, MeetingStatus
from portal.people.actions import end_all_sign_ins
from portal.people.models import Account, Role, SignIn
from portal.people.queries import sign_ins_of
from portal.spaces.models import Membership
from portal.texts.models import TextName
from portal.texts.queries import revisions_of
from tests import factories, factories_diary, factories_goals, factories_pairs, factories_photos, factories_stories
from tests.factories_meetings import meeting, note, soon
from tests.texts.factories import edited, feedback
from tests.visitor import Visitor


class World:
    """One pair, a reflection one of them shared, and everyone who might come by."""

    def __init__(self) -> None:
        self.pair = factories.pair()
        self.other = factories.pair()
        self.author = factories.mentee_of(self.pair)
        self.space = self.pair.space
        self.reflection = factories.reflection(by=self.author, shared_in=self.space)
        self.goal = factories_goals.goal(self.space, by=self.author)
        self.rules = factories_pairs.ground_rules(self.pair)
        letter = factories.letter(LetterStatus.DEAD)
        photo = factories_photos.photo()
        self.meeting = meeting(space=self.space, by=self.author, agenda="Topics of the world", series=new_public_id())
        held = meeting(space=self.space, starts_at=soon(-timedelta(days=2)), status=MeetingStatus.HELD)
        note(held, next_steps="To be done")
        self.former = factories.account()
        with unit_of_work():
            db.session.add(Membership(space_id=self.space.id, account_id=self.former.id, left_at=now()))
        self._tell_a_story()
        self.values: dict[str, str] = {
            "space_id": self.space.public_id,
            "reflection_id": self.reflection.public_id,
            "goal_id": self.goal.public_id,
            "meeting_id": self.meeting.public_id,
            "follow_up_id": db.session.scalars(sa.select(FollowUp.public_id)).one(),
            "rules_id": self.rules.public_id,
            "pair_id": self.pair.public_id,
            "slug": self.pair.programme.slug,
            "person_id": self.author.public_id,
            "participation_id": self.pair.mentee_participation.public_id,
            "letter_id": letter.public_id,
            "photo_id": photo.public_id,
            "file": photo.file(photo.widths[0], "jpg"),
            "named_id": factories_photos.person(photo).public_id,
            "request_id": factories_photos.request(about=photo).public_id,
            "batch_id": new_public_id(),
            "sign_in_id": new_public_id(),
            "detail": "email",
            "kind": "day-before",
            "token": "made-up",
            "series_id": str(self.meeting.series),
            "text_name": "contact",
            "code": "fi",
            "version_id": self._changed_text(),
            "feedback_id": feedback().public_id,
            **self._diary(),
        }

    def _diary(self) -> dict[str, str]:
        """A post that readers have in both languages, at an address that is the same in both."""
        photo = factories_photos.photo()
        source = photo_mark(photo.public_id)
        post = factories_diary.published(slug_fi="a-night", slug_en="a-night", source_fi=source, source_en=source)
        revision = db.session.scalars(sa.select(PostRevision.public_id).order_by(PostRevision.id)).first()
        year = post.texts["fi"].year
        return {
            "post_id": post.public_id,
            "story_id": self.story.public_id,
            "file_name": "x",
            "story_slug": self.story.pages["en"].slug,
            "post_slug": "a-night",
            "picture_id": photo.public_id,
            "year": str(year),
            "revision_id": str(revision),
            "code": "fi",
        }

    def _changed_text(self) -> str:
        edited()
        return revisions_of(TextName.CONTACT, "fi").rows[0].public_id

    def _tell_a_story(self) -> None:
        """The author's, in both languages under one title, with a yes of the partner whom it names."""
        partner = factories.mentor_of(self.pair)
        self.story = factories_stories.naming(factories_stories.sent(self.pair), partner)
        for code in ("en", "fi"):
            factories_stories.waiting(factories_stories.edited(self.story, code), code)
            factories_stories.agreed(factories_stories.agreed(self.story, code), code, by=partner)

    def people(self) -> dict[str, Callable[[], Account]]:
        return {
            "author": lambda: self.author,
            "partner": lambda: factories.mentor_of(self.pair),
            "other mentee": lambda: factories.mentee_of(self.other),
            "other mentor": lambda: factories.mentor_of(self.other),
            "former member": lambda: self.former,
            "staff": lambda: factories.account(Role.STAFF),
            "administrator": lambda: factories.account(Role.ADMINISTRATOR),
            "expired": lambda: self.author,
            "ended": lambda: self.author,
        }

    def arrive(self, visitor: Visitor, role: str) -> Visitor:
        """`visitor` as someone of this world."""
        if role == "visitor":
            return visitor
        account = self.people()[role]()
        visitor.signed_in_as(account)
        if role == "expired":
            with unit_of_work():
                db.session.execute(sa.update(SignIn).values(last_seen_at=now() - timedelta(hours=13)))
        elif role == "ended":
            with unit_of_work():
                end_all_sign_ins(account)
        else:
            self.values["sign_in_id"] = sign_ins_of(account)[0].public_id
            Visitor(visitor.client.application.test_client()).signed_in_as(account)
            self.values["sign_in_id"] = sign_ins_of(account)[0].public_id
        return visitor

    def addresses(self, app: Flask, endpoint: str, **others: str) -> list[str]:
        """Where `endpoint` is, in every language."""
        build = app.url_map.bind("localhost").build
        values = {**self.values, **others, "version": "x", "name": "portal.css"}
        found = []
        for rule in app.url_map.iter_rules():
            if rule.endpoint == endpoint:
                defaults = rule.defaults or {}
                values["topic"] = {"fi": "mentorit"}.get(defaults.get("language", ""), "mentors")
                found.append(build(endpoint, {name: values[name] for name in rule.arguments - {"language"}} | defaults))
        return found
