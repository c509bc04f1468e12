"""How few clicks what people do most often takes from one's own page. Typing and choosing are not counted."""

from datetime import timedelta
from typing import Any

import pytest

from portal.foundation.clock import now
from portal.people.queries import account_by_email
from portal.spaces.models import SpaceKind
from portal.spaces.queries import space_or_404
from tests import factories_goals, factories_meetings
from tests.journeys.conftest import OpenWindow
from tests.journeys.people import Two, a_pair
from tests.journeys.portal import LivePortal
from tests.journeys.window import Window


@pytest.fixture
def two(portal: LivePortal) -> Two:
    """A pair who have begun."""
    return a_pair(portal)


@pytest.fixture
def mentee(open_window: OpenWindow, portal: LivePortal, two: Two, way: dict[str, Any]) -> Window:
    """The mentee's window, on their own page; nothing has been clicked yet."""
    window = open_window(**way, signed_in_as=two.mentee)
    window.open(portal.path("home.my_page", window.language))
    return window


def test_a_reflection_is_written_and_saved_in_two(mentee: Window) -> None:
    mentee.follow("Write a reflection")
    mentee.field("Your words").fill("Five minutes were plenty.")
    mentee.press("Save")

    assert mentee.says("Your reflection is saved. Only you can see it.")
    assert mentee.shows("Five minutes were plenty.")
    assert mentee.clicks <= 2


def test_a_meeting_nobody_agreed_on_here_is_recorded_with_its_note_in_three(mentee: Window, two: Two) -> None:
    yesterday = now() - timedelta(days=1)

    mentee.click(mentee.link_of("Meetings", two.mentor_name))
    mentee.follow("Record a meeting you have had")
    mentee.field("Day").fill(f"{yesterday.day}.{yesterday.month}.{yesterday.year}")
    mentee.page.locator("[name=clock]").fill("12")
    mentee.field("What did you talk about?").fill("Of the trains that never came.")
    mentee.press("Save")

    assert mentee.says("The meeting is recorded.")
    assert mentee.shows("Of the trains that never came.")
    assert mentee.clicks <= 3


def test_an_agreed_meeting_is_recorded_with_its_note_in_three(mentee: Window, two: Two, portal: LivePortal) -> None:
    with portal.inside():
        space = space_or_404(two.space, SpaceKind.PAIR)
        factories_meetings.meeting(space, starts_at=factories_meetings.soon(timedelta(days=-1)))

    mentee.click(mentee.link_of("Meetings", two.mentor_name))
    mentee.click(mentee.page.get_by_role("button", name=mentee.words("We met")).first)
    mentee.field("What did you talk about?").fill("Of the trains that came.")
    mentee.press("Save")

    assert mentee.says("The note is saved. Both of you can read and change it.")
    assert mentee.shows("Of the trains that came.")
    assert mentee.clicks <= 3


def test_a_goal_is_updated_in_three(mentee: Window, two: Two, portal: LivePortal) -> None:
    with portal.inside():
        space = space_or_404(two.space, SpaceKind.PAIR)
        factories_goals.goal(space, by=account_by_email(two.mentee), heading="Dare to ask")

    mentee.click(mentee.link_of("Goals", two.mentor_name))
    mentee.click(mentee.page.get_by_role("link", name="Dare to ask", exact=True))
    mentee.page.locator("[name=step][value=moving]").check()
    mentee.field("What happened?").fill("I asked the driver.")
    mentee.press("Update")

    assert mentee.says("The goal is updated.")
    assert mentee.shows("I asked the driver.")
    assert mentee.clicks <= 3


def test_the_clicks_are_counted(mentee: Window, two: Two) -> None:
    before = mentee.clicks

    mentee.click(mentee.link_of("Our path", two.mentor_name))
    mentee.follow("Goals")
    mentee.follow("Meetings")

    assert (before, mentee.clicks) == (0, 3)
