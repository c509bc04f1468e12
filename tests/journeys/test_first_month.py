"""The first month of two people who have become a pair, from hello to a goal that moves."""

from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

import sqlalchemy as sa

from portal.demo import inbox
from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.meetings.models import Meeting
from portal.pairs.models import Pair
from portal.spaces.models import SpaceKind
from portal.spaces.queries import space_or_404
from tests.journeys.conftest import OpenWindow
from tests.journeys.people import Two, a_pair
from tests.journeys.portal import LivePortal
from tests.journeys.window import Window

A_MONTH = timedelta(days=30)
GOAL = "Uskallan kysyä"
LINE = "I asked, and the answer was kind."


def test_a_pair_meets_agrees_and_gets_going(open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]) -> None:
    two = a_pair(portal, way["language"])
    _became_a_pair(portal, two, at=now() - A_MONTH)
    mentee, mentor = (open_window(**way, signed_in_as=email) for email in (two.mentee, two.mentor))

    _say_hello(portal, mentee, mentor, two)
    _agree_on_rules(portal, mentee, mentor, two)
    _set_a_goal(portal, mentee, mentor, two)
    _let_the_meeting_pass(portal, two)
    _meet_and_write_down(portal, mentee, mentor, two)
    _do_what_was_agreed(portal, mentee, mentor, two)
    _move_the_goal(mentee, two, portal)

    for window in (mentee, mentor):
        window.open(portal.path("pairs.show_path", window.language, space_id=two.space))
        said = window.words
        assert window.page.locator(".path-heading").all_inner_texts() == [
            said("You became a pair"),
            said("Meeting %(number)s", number=1),
            said("You agreed on ground rules"),
            GOAL,
            said("Meeting %(number)s", number=2),
        ]
        steps = window.page.locator(".path > li")
        assert said("The note is written.") in steps.nth(1).inner_text()
        assert said("New goal: %(name)s", name=two.mentee_name) in steps.nth(3).inner_text()
        assert steps.nth(4).get_attribute("aria-current") == "step"


def _became_a_pair(portal: LivePortal, two: Two, *, at: datetime) -> None:
    with portal.inside(), unit_of_work():
        space = space_or_404(two.space, SpaceKind.PAIR)
        db.session.execute(sa.update(Pair).where(Pair.space_id == space.id).values(started_at=at))


def _let_the_meeting_pass(portal: LivePortal, two: Two) -> None:
    with portal.inside(), unit_of_work():
        space = space_or_404(two.space, SpaceKind.PAIR)
        passed = now().replace(second=0, microsecond=0) - timedelta(days=2)
        db.session.execute(sa.update(Meeting).where(Meeting.space_id == space.id).values(starts_at=passed))


def _agree(window: Window, *, in_days: int) -> None:
    day = now() + timedelta(days=in_days)
    window.field("Day").fill(f"{day.day}.{day.month}.{day.year}")
    window.page.locator("[name=clock]").fill("17")
    window.press("Agree a meeting")


def _say_hello(portal: LivePortal, mentee: Window, mentor: Window, two: Two) -> None:
    before = portal.sent_to(two.mentor)
    mentee.open(portal.path("home.my_page", mentee.language))
    mentee.click(mentee.link_of("Our path", two.mentor_name))
    assert mentee.page.get_by_role("region", name=mentee.words("Three easy first questions")).locator("li").count() == 3
    assert mentee.says("Say hello and agree on your first meeting")

    mentee.follow("Agree a meeting")
    _agree(mentee, in_days=3)
    assert mentee.says("The meeting is agreed. Your pair gets a message.")

    portal.bring_the_morning(two.mentor)
    letter = portal.next_letter_to(two.mentor, after=before)
    assert two.mentee_name in letter.text
    assert "BEGIN:VEVENT" in _calendar_in(portal, letter.name)
    mentor.open(f"/demo/inbox/{letter.name}")
    mentor.click(mentor.page.locator(".letter a").first)
    assert mentor.path == mentee.path


def _calendar_in(portal: LivePortal, name: str) -> str:
    with portal.inside():
        message = message_from_bytes((inbox.folder() / f"{name}.eml").read_bytes(), policy=default)
    return "".join(
        part.get_content() for part in message.iter_attachments() if part.get_content_type() == "text/calendar"
    )


def _agree_on_rules(portal: LivePortal, mentee: Window, mentor: Window, two: Two) -> None:
    ours = "We say it when we are tired."
    mentee.open(portal.path("pairs.show_path", mentee.language, space_id=two.space))
    mentee.follow("Open the ground rules")
    mentee.follow("Write the ground rules")
    mentee.page.locator("[name=hopes]").fill(ours)
    mentee.press("Save")
    mentee.press("I accept the ground rules")

    mentor.open(portal.path("ground_rules.show_ground_rules", mentor.language, space_id=two.space))
    seen = mentor.shows(ours)
    mentor.press("I accept the ground rules")

    assert seen
    assert not mentor.says("Not accepted yet")
    assert not mentor.button("I accept the ground rules").count()


def _set_a_goal(portal: LivePortal, mentee: Window, mentor: Window, two: Two) -> None:
    mentee.open(portal.path("pairs.show_path", mentee.language, space_id=two.space))
    mentee.click(mentee.link("Set a goal"))
    mentee.click(mentee.link("Set a goal"))
    mentee.field("What is the goal?").fill(GOAL)
    mentee.page.locator("[name=whose][value=mine]").check()
    mentee.page.locator("[name=kind][value=skill]").check()
    mentee.press("Set the goal")
    assert mentee.says("The goal is set. Both of you see it.")

    mentor.follow("Goals")
    mentor.click(mentor.page.get_by_role("link", name=GOAL, exact=True))
    assert mentor.shows(two.mentee_name)
    assert not mentor.button("Update").count()


def _meet_and_write_down(portal: LivePortal, mentee: Window, mentor: Window, two: Two) -> None:
    mentee.open(portal.path("pairs.show_path", mentee.language, space_id=two.space))
    mentee.follow("Answer")
    mentee.click(mentee.page.get_by_role("button", name=mentee.words("We met")).first)
    mentee.field("What did you talk about?").fill("Of first days at work.")
    mentee.field("What stayed with you?").fill("Everyone is new once.")
    mentee.field("What will you do before the next time?").fill("Write to Li\nRead the advert")
    mentee.press("Save")
    note = mentee.path
    mentor.open(note)

    for words in ("Of first days at work.", "Everyone is new once.", "Write to Li", "Read the advert"):
        assert mentor.shows(words)


def _do_what_was_agreed(portal: LivePortal, mentee: Window, mentor: Window, two: Two) -> None:
    mentor.open(portal.path("pairs.show_path", mentor.language, space_id=two.space))
    mentor.follow("Agree a meeting")
    _agree(mentor, in_days=10)

    mentee.open(mentor.path)
    to_do = mentee.page.get_by_role("region", name=mentee.words("What to talk about")).locator("ul.rows > li")
    assert mentee.says("Still to be done from earlier meetings")
    assert to_do.count() == 2
    mentee.click(to_do.filter(has_text="Write to Li").get_by_role("button"))
    mentor.page.reload()

    assert mentee.says("Done.")
    assert not mentor.shows("Write to Li")
    assert mentor.shows("Read the advert")


def _move_the_goal(mentee: Window, two: Two, portal: LivePortal) -> None:
    mentee.open(portal.path("goals.show_goals", mentee.language, space_id=two.space))
    mentee.click(mentee.page.get_by_role("link", name=GOAL, exact=True))
    mentee.page.locator("[name=step][value=moving]").check()
    mentee.field("What happened?").fill(LINE)
    mentee.press("Update")

    assert mentee.says("The goal is updated.")
    assert mentee.page.locator(".goal-history li").first.get_by_text(LINE).is_visible()
