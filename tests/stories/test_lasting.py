"""What comes round by itself: asking again on the day that was named, and whether a story of two years may stay."""

from collections.abc import Callable
from datetime import timedelta

from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.privacy.actions import erase_person
from portal.stories import asking, publishing
from portal.stories.lasting import look_after_stories
from portal.stories.models import Story, StoryAddress, StoryPage, StoryPartner, StoryState
from tests import factories, factories_stories
from tests.visitor import Visitor

Later = Callable[[timedelta], None]
TWO_YEARS = timedelta(days=731)


def kinds() -> list[str]:
    """The letters there are."""
    return [each.kind for each in factories.letters() if each.kind.startswith("story")]


def test_later_is_asked_again_on_that_day_and_once(app: Flask, later: Later) -> None:
    story = factories_stories.asked()
    with unit_of_work():
        asking.put_off_story(story, day=(now() + timedelta(days=9)).date())
    assert look_after_stories() == 0

    later(timedelta(days=10))
    done = [look_after_stories(), look_after_stories()]

    assert done == [1, 0]
    assert story.state is StoryState.ASKED
    assert kinds() == ["story asked", "story asked"]


def test_after_two_years_its_writer_is_asked_and_an_answer_keeps_it(app: Flask, later: Later) -> None:
    story = factories_stories.published()
    assert look_after_stories() == 0
    later(TWO_YEARS)

    done = [look_after_stories(), look_after_stories()]

    assert done == [1, 0]
    assert kinds()[-1] == "story may it stay"
    with unit_of_work():
        publishing.keep(story)
    later(TWO_YEARS + timedelta(days=31))
    assert look_after_stories() == 0
    assert story.state is StoryState.PUBLISHED


def test_without_an_answer_in_thirty_days_it_leaves_kindly(app: Flask, visitor: Visitor, later: Later) -> None:
    story = factories_stories.published()
    later(TWO_YEARS)
    look_after_stories()

    later(TWO_YEARS + timedelta(days=31))
    look_after_stories()

    assert (story.state, kinds()[-1]) == (StoryState.TAKEN_BACK, "story has left")
    assert visitor.get("/en/stories/i-dared-to-ask").status_code == 410


def test_erased_a_writer_takes_every_word_along(app: Flask, visitor: Visitor) -> None:
    story = factories_stories.published()

    erase_person(story.writer_id)

    db.session.rollback()
    assert [db.session.query(kind).count() for kind in (Story, StoryPage, StoryAddress)] == [0, 0, 0]
    assert visitor.get("/en/stories/i-dared-to-ask").status_code == 404


def test_erased_somebody_it_names_takes_the_page_down(app: Flask, visitor: Visitor) -> None:
    pair = factories.pair()
    mentor = factories.mentor_of(pair)
    story = factories_stories.waiting(factories_stories.naming(factories_stories.sent(pair), mentor))
    factories_stories.agreed(factories_stories.agreed(story), by=mentor)
    assert visitor.get("/en/stories/i-dared-to-ask").status_code == 200

    erase_person(mentor.id)

    db.session.rollback()
    assert visitor.get("/en/stories/i-dared-to-ask").status_code == 410
    assert db.session.query(StoryPartner).count() == 0
    assert story.state is StoryState.WITH_EDITOR
