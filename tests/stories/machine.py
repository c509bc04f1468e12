"""A writer, staff and two people whom a story may name, doing anything in any order: nothing is public without a yes.

The model knows only who has said yes to which words. It does not ask the portal's own ledger, hashes or states.
"""

from dataclasses import dataclass
from typing import Any

import hypothesis
import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from portal.foundation.db import db, unit_of_work
from portal.foundation.errors import Refused
from portal.foundation.markup import article_html
from portal.foundation.merging import marks
from portal.people.models import Role
from portal.search.models import FindableText
from portal.stories import asking, editing, publishing, writing
from portal.stories.models import Story, StoryPage, StoryState
from portal.stories.showing import Shown, shown
from tests import factories, factories_stories

EXAMPLES, STEPS = 50, 10

codes = st.sampled_from(["en", "fi"])
texts = st.sampled_from(["One.", "Two.", "Three **words**."])
names = st.sampled_from(["full", "first", "none"])
others = st.sampled_from(["mentor", "friend"])
everyone = st.sampled_from(["writer", "mentor", "friend"])


@dataclass(frozen=True)
class Words:
    """What a reader would see."""

    title: str
    quote: str
    html: str
    name: str

    @classmethod
    def of(cls, page: Shown | StoryPage) -> "Words":
        return cls(page.title, page.quote, page.html, page.byline)


class Stories(RuleBasedStateMachine):
    """One story, from the first invitation on."""

    def __init__(self) -> None:
        super().__init__()
        pair = factories.pair(mentee=factories.account(name="Maija Meri"))
        self.staff = factories.account(Role.STAFF)
        self.people = {
            "writer": factories.mentee_of(pair), "mentor": factories.mentor_of(pair), "friend": factories.account(),
        }  # fmt: skip
        self.story: Story = factories_stories.begun(pair)
        self.named: set[str] = set()
        self.agreed: set[tuple[str, str, Words]] = set()
        self.seen: dict[tuple[str, str], tuple[str, Words]] = {}

    def act(self, doing: Any) -> bool:
        """In a unit of work of its own, as a page does; False when it is refused."""
        try:
            with unit_of_work():
                doing()
        except Refused:
            return False
        return True

    def forget(self, who: str, *, code: str | None = None) -> None:
        """This yes does not count any more."""
        self.agreed = {each for each in self.agreed if each[0] != who or (code and each[1] != code)}

    @initialize(named=st.booleans(), agree=st.booleans())
    def begin(self, named: bool, agree: bool) -> None:
        """Half of the lives begin with a page that is public, half with somebody named in it."""
        self.write("One.", "full", may_translate=True)
        self.edit("fi", "Two.")
        if named:
            self.name("mentor")
        if agree:
            self.everyone_agrees("en")

    @rule(text=texts, name=names, may_translate=st.sampled_from([True, True, False]))
    def write(self, text: str, name: str, may_translate: bool) -> None:
        typed = {
            "title": "A title", "body": text, "field": "health", "name_form": name, "written_in": "en",
            "may_translate": "yes" if may_translate else "",
        }  # fmt: skip
        seen, rendered = marks(writing.story_fields(self.story)), article_html(text)
        sent = self.act(lambda: writing.send_story(self.story, seen=seen, typed=typed, rendered=rendered))
        if sent and not may_translate:
            self.forget("writer", code="fi")

    @rule(code=codes, text=texts)
    def edit(self, code: str, text: str) -> None:
        seen, rendered = marks(editing.words_fields(self.story.edits.get(code))), article_html(text)
        typed = {"title": "A title", "quote": text, "body": text}
        self.act(lambda: editing.edit_words(self.story, code, seen=seen, typed=typed, rendered=rendered, by=self.staff))

    @rule(code=codes)
    def offer(self, code: str) -> None:
        self.act(lambda: editing.ask_for_yes(self.story, code, by=self.staff))

    @rule(who=everyone, code=codes)
    def look(self, who: str, code: str) -> None:
        """The page opens, and stays open in their browser."""
        words = self.story.edits.get(code)
        if words and (who == "writer" or who in self.named):
            page = shown(self.story, words)
            self.seen[who, code] = (page.digest, Words.of(page))

    @rule(who=everyone, code=codes, again=st.sampled_from([False, False, True]))
    def press_yes(self, who: str, code: str, again: bool) -> None:
        if again:
            self.look(who, code)
        if (who, code) in self.seen and (who == "writer" or who in self.named):
            digest, words = self.seen[who, code]
            if self.act(lambda: publishing.say_yes(self.story, code, by=self.people[who], digest=digest)):
                self.agreed.add((who, code, words))
            self.nothing_is_public_without_every_yes()

    @rule(code=codes, text=texts)
    def press_yes_while_staff_edit(self, code: str, text: str) -> None:
        self.look("writer", code)
        self.edit(code, text)
        self.offer(code)
        self.press_yes("writer", code, again=False)

    @rule(code=codes)
    def everyone_agrees(self, code: str) -> None:
        """So that a good part of the lives gets as far as being public."""
        self.offer(code)
        for who in ("writer", *sorted(self.named)):
            self.press_yes(who, code, again=True)

    @rule(who=others)
    def name(self, who: str) -> None:
        if self.act(lambda: editing.name_partner(self.story, self.people[who], by=self.staff)):
            self.named.add(who)

    @rule(who=others)
    def leave_out(self, who: str) -> None:
        if self.act(lambda: editing.unname_partner(self.story, self.people[who], by=self.staff)):
            self.named.discard(who)

    @rule(who=others)
    def say_no(self, who: str) -> None:
        if who in self.named:
            self.act(lambda: publishing.say_no(self.story, by=self.people[who]))
            self.forget(who)

    @rule(really=st.sampled_from([False, False, True]))
    def take_back(self, really: bool) -> None:
        if really:
            self.act(lambda: publishing.take_back(self.story))
        if self.story.state is StoryState.TAKEN_BACK:
            self.forget("writer")

    @precondition(lambda self: self.story.state is StoryState.TAKEN_BACK)
    @rule(text=texts)
    def begin_again(self, text: str) -> None:
        self.act(lambda: asking.write_again(self.story))
        self.write(text, "first", may_translate=True)

    @invariant()
    def nothing_is_public_without_every_yes(self) -> None:
        db.session.rollback()
        pages = db.session.scalars(sa.select(StoryPage).where(StoryPage.story_id == self.story.id)).all()
        for page in pages:
            for who in ("writer", *sorted(self.named)):
                assert (who, page.language, Words.of(page)) in self.agreed, f"public without the yes of the {who}"
        assert not (pages and self.story.state is not StoryState.PUBLISHED), "public, and nobody is told so"
        assert self.found() == {page.language for page in pages}, "the search knows something else"

    def found(self) -> set[str]:
        """The languages in which the search finds it."""
        known = sa.select(FindableText.language).where(FindableText.public_id == self.story.public_id)
        return set(db.session.scalars(known))


def run(examples: int, steps: int, **others: Any) -> None:
    """So many lives of at most so many acts."""
    run_state_machine_as_test(
        Stories, settings=hypothesis.settings(max_examples=examples, stateful_step_count=steps, **others)
    )
