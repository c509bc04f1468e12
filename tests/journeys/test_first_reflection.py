"""A newcomer writes a reflection, shares it with their mentor, and takes it back."""

from typing import Any

from portal.demo.world import PEOPLE
from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import LivePortal
from tests.journeys.words import Words

MENTEE, MENTOR = "mentee1@demo.example", "mentor1@demo.example"


def test_a_newcomer_writes_shares_and_takes_back(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    mentee, mentor = open_window(**way), open_window(PEOPLE[MENTOR].language, scripts=way["scripts"])
    mine = f"My own words, {way['language']}, {'with' if way['scripts'] else 'without'} scripts."
    before = portal.sent_to(MENTOR)

    mentee.open(f"/{mentee.language}/")
    mentee.follow("Sign in")
    mentee.press_name(PEOPLE[MENTEE].name)
    mentee.follow("Write a reflection")
    asked = mentee.field("Title or question").input_value()
    mentee.field("Your words").fill(mine)
    mentee.press("Save")

    assert asked == mentee.words("What stayed with you?")
    assert mentee.shows(mine)
    assert mentee.says("Only me")
    assert portal.sent_to(MENTOR) == before

    mentee.follow("Share with your pair")
    assert mentee.says("The reader will be: %(names)s", names=PEOPLE[MENTOR].name)
    mentee.press("Share with your pair")
    assert mentee.says("My pair and I")

    subject = Words(mentor.language)("%(name)s shared a reflection with you", name=PEOPLE[MENTEE].name)
    portal.next_letter_to(MENTOR, after=before)
    mentor.open("/demo/inbox")
    mentor.click(mentor.page.get_by_role("link", name=subject, exact=True).first)
    assert not mentor.shows(mine)
    mentor.click(mentor.page.locator(".letter a").first)
    mentor.press_name(PEOPLE[MENTOR].name)
    assert mentor.shows(mine)

    mentee.press("Stop sharing")
    mentor.page.reload()
    assert mentee.says("Only me")
    assert not mentor.shows(mine)
