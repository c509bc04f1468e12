"""The last week of a pair: a goal is reached, kind words are said, and everything is kept."""

from pathlib import Path
from typing import Any

from portal.people.queries import account_by_email
from portal.spaces.models import SpaceKind
from portal.spaces.queries import space_or_404
from tests import factories_goals
from tests.journeys.conftest import OpenWindow
from tests.journeys.people import Two, a_pair, a_reflection
from tests.journeys.portal import LivePortal
from tests.journeys.window import Window

KIND = "Thank you, Veera.\nYou made me think."
KINDER = "Kiitos vielä kerran."
GOAL = "Say what I am good at"
MINE_ALONE = "Nobody has read this but me."
PAGES = (
    "pairs.show_path", "goals.show_goals", "meetings.show_meetings", "meetings.begin_record",
    "ground_rules.edit_ground_rules",
)  # fmt: skip
OURS = "We laughed more than I thought."


def test_a_pair_reaches_its_goal_ends_kindly_and_keeps_everything(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any], tmp_path: Path
) -> None:
    two = a_pair(portal, way["language"])
    reflection = a_reflection(portal, two, heading="For later", body=MINE_ALONE)
    a_reflection(portal, two, heading="For the two of us", body=OURS, shared=True)
    mentee, mentor = (open_window(**way, signed_in_as=email) for email in (two.mentee, two.mentor))

    _reach_the_goal(portal, mentee, two, _a_goal(portal, two))
    _end(portal, mentor, two, kind_words=KIND)
    _undo(portal, mentee, two)
    assert _may_write(portal, mentor, two)
    _begin_a_goal(portal, mentee, two)
    _end(portal, mentor, two, kind_words=KINDER)

    mentee.press("Set the goal")
    assert mentee.says("Your mentoring has ended, so nothing new can be written here.")
    assert mentee.field("What is the goal?").input_value() == "Too late"
    assert not _may_write(portal, mentee, two)
    mentee.open(portal.path("pairs.show_path", mentee.language, space_id=two.space))
    assert mentee.shows(KINDER)
    assert not mentee.shows("You made me think.")
    _take_the_travel_book(mentee)
    own_part = _download_own_part(mentee, tmp_path)
    assert [words for words in (GOAL, OURS, "I said it aloud.") if words not in own_part] == []
    assert KINDER not in own_part
    mentee.open(portal.path("reflections.show_reflection", mentee.language, reflection_id=reflection))
    assert mentee.shows(MINE_ALONE)


def _a_goal(portal: LivePortal, two: Two) -> str:
    with portal.inside():
        space = space_or_404(two.space, SpaceKind.PAIR)
        return factories_goals.goal(space, by=account_by_email(two.mentee), heading=GOAL).public_id


def _begin_a_goal(portal: LivePortal, window: Window, two: Two) -> None:
    window.open(portal.path("goals.begin_goal", window.language, space_id=two.space))
    window.field("What is the goal?").fill("Too late")
    window.page.locator("[name=whose][value=mine]").check()
    window.page.locator("[name=kind][value=skill]").check()


def _reach_the_goal(portal: LivePortal, mentee: Window, two: Two, goal: str) -> None:
    mentee.open(portal.path("goals.show_goal", mentee.language, space_id=two.space, goal_id=goal))
    mentee.page.locator("[name=step][value=reached]").check()
    mentee.field("What happened?").fill("I said it aloud.")
    mentee.press("Update")
    assert mentee.says("You got there")
    assert mentee.says("Stop for a moment and be glad of it. This is worth remembering.")

    mentee.press("You may ask me")
    assert mentee.says("Thank you. You may be asked for a story.")


def _end(portal: LivePortal, window: Window, two: Two, *, kind_words: str) -> None:
    window.open(portal.path("pairs.show_path", window.language, space_id=two.space))
    window.follow("End your mentoring")
    window.page.locator("[name=kind][value=finished]").check()
    window.field("Kind words to your pair").fill(kind_words)
    window.press("End the mentoring")
    assert window.says("Your mentoring is marked as ended. Thank you for the way you walked together.")


def _undo(portal: LivePortal, window: Window, two: Two) -> None:
    """The other one reads the kind words, and finds it too early."""
    window.open(portal.path("pairs.show_path", window.language, space_id=two.space))
    for line in KIND.splitlines():
        assert window.shows(line)
    window.press("Undo the end")
    assert window.says("Your mentoring goes on. You can write here again. Cancelled meetings stay cancelled.")
    assert not window.says("Your mentoring has ended")


def _may_write(portal: LivePortal, window: Window, two: Two) -> bool:
    """Whether the pages of the pair take anything new; they are of one mind about it."""
    takes = {_takes_something_at(window, portal.path(page, window.language, space_id=two.space)) for page in PAGES}
    assert len(takes) == 1
    return takes.pop()


def _takes_something_at(window: Window, path: str) -> bool:
    """Whether there is a main button to write with, or a form; the way back and the book stay."""
    answer = window.open(path)
    assert answer.ok
    asked = ("Agree a meeting", "Set a goal", "Write the ground rules")
    links = any(window.page.locator("main").get_by_role("link", name=window.words(each)).count() for each in asked)
    return links or window.page.locator("main textarea, main input[type=text]").count() > 0


def _take_the_travel_book(window: Window) -> None:
    window.click(window.link("Travel book"))
    assert window.shows(GOAL)
    assert not window.shows(MINE_ALONE)

    window.click(window.link("Add your private reflections to your own copy"))
    assert window.page.url.endswith("?own=1")
    assert window.shows(MINE_ALONE)


def _download_own_part(window: Window, folder: Path) -> str:
    with window.page.expect_download() as download:
        window.link("Download your own part").click()
    assert download.value.suggested_filename.endswith(".html")
    download.value.save_as(folder / "mine.html")
    return (folder / "mine.html").read_text(encoding="utf-8")
