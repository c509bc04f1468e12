"""What somebody whom a story names sees and does; and what the writer presses on the page that waits."""

import re

import pytest
from flask import Flask

from portal.people.models import Account
from portal.stories.models import Story, StoryState
from tests import factories, factories_stories
from tests.visitor import Visitor


@pytest.fixture
def story(app: Flask) -> Story:
    """One that names the mentor, and waits for both."""
    pair = factories.pair()
    return factories_stories.waiting(factories_stories.naming(factories_stories.sent(pair), factories.mentor_of(pair)))


def pressed(visitor: Visitor, who: Account, path: str, act: str) -> None:
    """Open the page and press its button, with the very page it carries."""
    page = visitor.signed_in_as(who).get(path).text
    [digest] = re.findall(r'name="page" value="(\w{64})"', page)
    assert f'action="{path}/{act}"' in page
    visitor.press(f"{path}/{act}", page=digest)


def test_both_press_and_it_is_public(app: Flask, story: Story) -> None:
    mentor = story.named[0].account
    letters = {
        each.account_id for each in factories.letters() if each.kind in ("story waits for yes", "story names you")
    }

    pressed(Visitor(app.test_client()), story.writer, f"/en/my/story/{story.public_id}", "yes/en")
    before = story.state
    pressed(Visitor(app.test_client()), mentor, f"/en/my/named/{story.public_id}", "yes/en")

    assert letters == {story.writer_id, mentor.id}
    assert (before, story.state) == (StoryState.WAITING_FOR_YES, StoryState.PUBLISHED)
    assert factories.letters()[-1].kind == "story out"


def test_a_no_at_any_time_takes_it_down(app: Flask, visitor: Visitor, story: Story) -> None:
    mentor = story.named[0].account
    factories_stories.agreed(factories_stories.agreed(story), by=mentor)

    visitor.signed_in_as(mentor).press(f"/en/my/named/{story.public_id}/decline")

    assert story.pages == {}
    assert "You have said no" in visitor.get(f"/en/my/named/{story.public_id}").text


def test_a_page_that_changed_asks_to_look_again(visitor: Visitor, story: Story) -> None:
    path = f"/en/my/story/{story.public_id}"
    visitor.signed_in_as(story.writer)

    answer = visitor.press(f"{path}/yes/en", page="0" * 64)

    assert answer.location == path
    assert "The page has changed since you opened it" in visitor.get(path).text
    assert story.pages == {}


def test_the_link_of_a_letter_changes_nothing_until_a_button_is_pressed(app: Flask, visitor: Visitor) -> None:
    story = factories_stories.published()
    path = f"/en/my/story/{story.public_id}/withdraw"
    assert path in factories.letters()[-1].text
    visitor.signed_in_as(story.writer)

    opened = visitor.get(path)

    assert (opened.status_code, story.state) == (200, StoryState.PUBLISHED)
    visitor.press(path)
    assert story.state is StoryState.TAKEN_BACK


def test_no_letter_says_what_a_story_says(story: Story) -> None:
    texts = [each.subject + each.text + each.html for each in factories.letters()]

    assert [text for text in texts if "I asked" in text or "I dared" in text] == []
