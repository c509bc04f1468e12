"""What it takes for a story to be public: the writer's yes to exactly this page, and that of everyone it names."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.consents.models import ConsentEntry, Purpose
from portal.foundation.db import db, unit_of_work
from portal.stories import editing, publishing
from portal.stories.models import Story, StoryPage, StoryState
from portal.stories.showing import shown
from tests import factories, factories_stories


def public() -> list[str]:
    """The languages in which there is a page."""
    db.session.rollback()
    return list(db.session.scalars(sa.select(StoryPage.language).order_by(StoryPage.language)))


def test_the_writers_yes_makes_it_public_in_that_language_alone(app: Flask) -> None:
    story = factories_stories.sent()
    for code in ("en", "fi"):
        factories_stories.waiting(factories_stories.edited(story, code), code)

    factories_stories.agreed(story, "en")

    entry = db.session.scalars(sa.select(ConsentEntry)).one()
    assert public() == ["en"]
    assert (entry.purpose, entry.about) == (Purpose.STORY_IS_PUBLIC, f"story:{story.public_id}:en")
    assert entry.shown_hash == story.pages["en"].shown_hash
    assert story.state is StoryState.PUBLISHED


def test_a_yes_to_what_has_changed_meanwhile_is_no_yes(app: Flask) -> None:
    story = factories_stories.waiting()
    seen = shown(story, story.edits["en"]).digest
    factories_stories.waiting(factories_stories.edited(story, body="Other words."))

    with pytest.raises(publishing.PageChanged), unit_of_work():
        publishing.say_yes(story, "en", by=story.writer, digest=seen)

    assert public() == []


def test_a_yes_while_staff_edit_is_kept_for_later(app: Flask) -> None:
    story = factories_stories.waiting()
    seen = shown(story, story.edits["en"]).digest
    factories_stories.edited(story, body="Other words.")

    with pytest.raises(publishing.NothingWaits), unit_of_work():
        publishing.say_yes(story, "en", by=story.writer, digest=seen)

    assert public() == []


def test_what_was_agreed_stays_while_other_words_wait(app: Flask) -> None:
    story = factories_stories.published()
    before = story.pages["en"].html

    factories_stories.waiting(factories_stories.edited(story, body="Newer words."))

    kept = story.pages["en"].html
    factories_stories.agreed(story)
    assert kept == before
    assert "Newer words." in story.pages["en"].html


def test_another_way_of_being_named_asks_again(app: Flask) -> None:
    story = factories_stories.published()

    factories_stories.sent(story=story, name_form="none")

    assert story.pages["en"].byline == story.writer.name
    factories_stories.agreed(story)
    assert story.pages["en"].byline == ""


def test_somebody_it_names_has_to_agree_too(app: Flask) -> None:
    pair = factories.pair()
    mentor = factories.mentor_of(pair)
    story = factories_stories.naming(factories_stories.edited(factories_stories.sent(pair)), mentor)
    factories_stories.waiting(story)

    factories_stories.agreed(story)

    before = public()
    factories_stories.agreed(story, by=mentor)
    assert (before, public()) == ([], ["en"])


def test_naming_somebody_takes_a_public_story_down(app: Flask) -> None:
    pair = factories.pair()
    story = factories_stories.published(pair)

    factories_stories.naming(story, factories.mentor_of(pair))

    assert public() == []
    assert story.state is StoryState.WAITING_FOR_YES


def said_no(story: Story, mentor: object) -> None:
    with unit_of_work():
        publishing.say_no(story, by=mentor)  # type: ignore[arg-type]


def test_a_no_takes_it_down_until_it_is_reworded(app: Flask) -> None:
    pair = factories.pair()
    mentor, staff = factories.mentor_of(pair), factories.account()
    story = factories_stories.naming(factories_stories.edited(factories_stories.sent(pair)), mentor)
    factories_stories.waiting(story)
    factories_stories.agreed(factories_stories.agreed(story), by=mentor)

    said_no(story, mentor)

    assert public() == []
    for act in (
        lambda: editing.unname_partner(story, mentor, by=staff),
        lambda: editing.ask_for_yes(story, "en", by=staff),
    ):
        with pytest.raises(editing.StillTheSameWords), unit_of_work():
            act()
    factories_stories.edited(story, body="Without a name.")
    with unit_of_work():
        editing.unname_partner(story, mentor, by=staff)
    factories_stories.agreed(factories_stories.waiting(story))
    assert public() == ["en"]


def test_taken_back_it_is_gone_in_every_language_and_staff_are_told(app: Flask) -> None:
    story = factories_stories.published()
    factories_stories.agreed(factories_stories.waiting(factories_stories.edited(story, "fi"), "fi"), "fi")
    both = public()

    with unit_of_work():
        publishing.take_back(story)

    latest = db.session.scalars(sa.select(ConsentEntry).order_by(ConsentEntry.id.desc()).limit(2)).all()
    assert (both, public()) == (["en", "fi"], [])
    assert [entry.given for entry in latest] == [False, False]
    assert story.state is StoryState.TAKEN_BACK
    assert factories.letters()[-1].kind == "story taken back"
    with unit_of_work():
        publishing.take_back(story)
    assert len([each for each in factories.letters() if each.kind == "story taken back"]) == 1


def test_no_translation_wanted_any_more_takes_it_down(app: Flask) -> None:
    story = factories_stories.published()
    factories_stories.agreed(factories_stories.waiting(factories_stories.edited(story, "fi"), "fi"), "fi")

    factories_stories.sent(story=story, may_translate=False)

    assert public() == ["en"]
    with pytest.raises(editing.MayNotBeTranslated):
        factories_stories.edited(story, "fi")
