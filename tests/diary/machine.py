"""Staff, a worker and people in photos doing anything, in any order; after each act readers see only what they may."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import hypothesis
import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from portal.diary import publishing, scheduling
from portal.diary.blocks import photo_mark
from portal.diary.models import Post, PostText
from portal.foundation.clock import now
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.errors import Refused
from portal.people.models import Role
from portal.photos import permissions
from portal.photos.actions import Prepared, keep_photo, prepare, take_down
from portal.photos.models import PermissionState, Photo, PhotoPerson, PhotoUse, PhotoWords
from portal.photos.policy import is_public
from portal.search.models import FindableText
from tests import factories, factories_diary, factories_photos
from tests.visitor import Visitor

EXAMPLES, STEPS = 50, 7
LANGUAGES = ("fi", "en")
WORDS = {"fi": "Sanoja", "en": "Words"}

languages = st.sampled_from([["fi"], ["en"], ["fi", "en"]])
one = st.sampled_from(LANGUAGES)
titles = st.sampled_from(["", "Otsikko", "Toinen otsikko"])
photos = st.lists(st.integers(0, 2), max_size=2, unique=True)


class Diary(RuleBasedStateMachine):
    """One post, three photos with somebody in each of two; what may be seen is worked out here, from the promises."""

    client: Any = None  # A browser of someone who has not signed in.
    prepared: Sequence[Prepared] = ()  # The same three pictures in every life: to make them takes longest.

    def __init__(self) -> None:
        super().__init__()
        self.staff = factories.account(Role.STAFF)
        self.photos: list[Photo] = [self._photo(prepared) for prepared in self.prepared]
        self.people = [factories_photos.person(photo, email=f"p{photo.id}@example.org") for photo in self.photos[:2]]
        self.clock: datetime = now()
        self.wished: dict[str, bool] = dict.fromkeys(LANGUAGES, False)  # By staff: readers should have it.
        self.times: dict[str, datetime] = {}
        self.seen: list[Any] = []

    def _photo(self, prepared: Prepared) -> Photo:
        with unit_of_work():
            made = keep_photo(new_public_id(), prepared, by=self.staff)
            for code in LANGUAGES:
                made.words[code] = PhotoWords(language=code, description="What it shows")
        return made

    def act(self, doing: Any) -> bool:
        """In a unit of work of its own, as a form does; False when it is refused."""
        try:
            with unit_of_work():
                doing()
        except Refused:
            return False
        return True

    def look(self) -> None:
        """Read everything afresh."""
        self.post: Post = factories_diary.afresh(self.post)

    @initialize()
    def begin(self) -> None:
        self.post = factories_diary.post(by=self.staff, **factories_diary.BOTH)

    @rule(code=one, title=titles, shown=photos)
    def edit(self, code: str, title: str, shown: list[int]) -> None:
        source = "\n\n".join([WORDS[code], *(photo_mark(self.photos[number].public_id) for number in shown)])
        try:
            factories_diary.written(self.post, by=self.staff, **{f"title_{code}": title, f"source_{code}": source})
        except Refused:
            return
        finally:
            self.look()

    @rule(codes=languages)
    def mark_ready(self, codes: list[str]) -> None:
        self.act(lambda: publishing.mark_ready(self.post, codes, by=self.staff))

    @rule(codes=languages)
    def publish(self, codes: list[str]) -> None:
        if self.act(lambda: publishing.publish_post(self.post, codes, by=self.staff)):
            self.wished |= dict.fromkeys(codes, True)
            self.times = {code: at for code, at in self.times.items() if code not in codes}

    @rule(codes=languages, hours=st.integers(1, 3))
    def schedule(self, codes: list[str], hours: int) -> None:
        at = (self.clock + timedelta(hours=hours)).astimezone(publishing.ZoneInfo(publishing.FINLAND))
        at = at.replace(second=0, microsecond=0)
        when = {"day": at.date(), "clock": at.time().replace(tzinfo=None), "which": "first"}
        if self.act(lambda: publishing.schedule_post(self.post, codes, by=self.staff, **when)):
            self.times |= dict.fromkeys(codes, at)

    @rule(codes=languages)
    def unpublish(self, codes: list[str]) -> None:
        if self.act(lambda: publishing.unpublish_post(self.post, codes, by=self.staff)):
            self.wished |= dict.fromkeys(codes, False)
            self.times = {code: at for code, at in self.times.items() if code not in codes}

    @rule(hours=st.integers(1, 2), works=st.booleans())
    def time_passes(self, hours: int, works: bool) -> None:
        """With the worker, or while it stands still."""
        self.clock += timedelta(hours=hours)
        if works:
            self.wished |= {code: True for code, at in self.times.items() if at <= self.clock}
            self.times = {code: at for code, at in self.times.items() if at > self.clock}
            scheduling.publish_due()

    @rule(number=st.integers(0, 1), yes=st.booleans())
    def answer(self, number: int, yes: bool) -> None:
        act = permissions.give_permission if yes else permissions.refuse_permission
        self.act(lambda: act(self.people[number]))

    @rule(number=st.integers(0, 2), code=one, told=st.booleans())
    def describe(self, number: int, code: str, told: bool) -> None:
        with unit_of_work():
            self.photos[number].words[code].description = "What it shows" if told else ""

    @rule(number=st.integers(0, 2), really=st.sampled_from([False, False, True]))
    def take_down(self, number: int, really: bool) -> None:
        if really:
            self.act(lambda: take_down(self.photos[number], by=self.staff))

    def may_be_seen(self, photo: Photo, code: str) -> bool:
        """By the promises, whatever the policies believe."""
        agreed = all(person.state is PermissionState.GIVEN for person in photo.people)
        return agreed and photo.taken_down_at is None and bool(photo.words[code].description)

    @invariant()
    def readers_see_what_they_may(self) -> None:
        if not hasattr(self, "post"):
            return
        self.look()
        if (moment := self.rows()) == self.seen:
            return  # Nothing has changed since everything was looked at.
        self.seen = moment
        found = {row.language for row in db.session.scalars(sa.select(FindableText))}
        shown: set[str] = set()
        for code, door in (("fi", "/fi/paivakirja"), ("en", "/en/diary")):
            text = self.post.texts[code]
            page = self.client.get(f"{door}/{text.year}/{text.slug}").text if text.year else ""
            listed, fed = "<article>" in page, f"post/{text.public_id}<" in self.client.get(_feed(code)).text
            assert listed == fed == (code in found) == text.is_published, "the places differ"
            assert not listed or self.wished[code], "nobody wished it to be public"
            assert not listed or text.title, "a text without a title is public"
            for photo in self.photos:
                if photo.file_name in page:
                    assert self.may_be_seen(photo, code), "a photo is shown without a yes"
                    shown.add(photo.public_id)
        db.session.rollback()
        for photo in self.photos:
            fetched = self.client.get(f"/media/{photo.file(photo.widths[0], 'jpg')}").status_code == 200
            assert fetched == is_public(photo)
            assert fetched or photo.public_id not in shown, "a photo on a page cannot be fetched"
            assert not fetched or any(photo.public_id in text.photo_ids for text in self.published()), (
                "a photo too many"
            )

    def rows(self) -> list[Any]:
        """What readers' pages are made of, and what time it is."""
        tables = (PostText, Photo, PhotoWords, PhotoPerson, PhotoUse, FindableText)
        return [self.clock, *(str(row) for kind in tables for row in db.session.execute(sa.select(kind.__table__)))]

    def published(self) -> list[Any]:
        return [text for text in self.post.texts.values() if text.is_published]


def _feed(code: str) -> str:
    return "/fi/paivakirja/syote.xml" if code == "fi" else "/en/diary/feed.xml"


def run(client: Any, examples: int, steps: int, **others: Any) -> None:
    """Live so many lives of so many acts each, with clocks of their own."""

    class Here(Diary):
        def __init__(self) -> None:
            with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
                for table in reversed(db.metadata.sorted_tables):
                    connection.execute(sa.delete(table))
            db.session.remove()
            super().__init__()
            publishing.now = scheduling.now = lambda: self.clock  # type: ignore[attr-defined]

    Here.client, Here.prepared = Visitor(client), [prepare(factories_photos.picture()) for _photo in range(3)]
    try:
        run_state_machine_as_test(
            Here,
            settings=hypothesis.settings(max_examples=examples, stateful_step_count=steps, deadline=None, **others),
        )
    finally:
        publishing.now = scheduling.now = now  # type: ignore[attr-defined]
