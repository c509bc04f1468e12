"""Collecting a story: asked, written with a passage of one's own, edited, agreed to, public, and taken back."""

from typing import Any

from portal.people.queries import account_by_email
from portal.programmes.queries import participations_of
from tests.journeys.conftest import OpenWindow
from tests.journeys.people import Two, a_pair, a_reflection
from tests.journeys.portal import LivePortal

STAFF = "staff@demo.example"
PASSAGE = "I asked, and she told me."


def a_term(portal: LivePortal, two: Two) -> str:
    """The programme of a pair."""
    with portal.inside():
        mentee = account_by_email(two.mentee)
        assert mentee
        return participations_of(mentee)[0].programme.slug


def test_a_story_is_collected_published_and_taken_back(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    two = a_pair(portal)
    a_reflection(portal, two, heading="What stayed", body=f"{PASSAGE} And the rest is mine alone.")
    staff, writer = open_window("en", signed_in_as=STAFF), open_window(**way, signed_in_as=two.mentee)
    visitor = open_window("en")

    staff.open(portal.path("stories_for_staff.invite_writers", "en", slug=a_term(portal, two)))
    staff.page.get_by_label("Veera Niemi (pair: Juho Aalto)").check()
    staff.press("Ask for a story")
    writer.open(portal.path("home.my_page", writer.language))
    writer.follow("My story")
    writer.press("What did you dare to do?")
    writer.follow("Copy a passage from a reflection of yours")
    writer.page.get_by_role("link", name="What stayed").click()
    writer.field("The passage").fill(PASSAGE)
    writer.press("Copy into my draft")
    writer.field("Title").fill("I dared")
    writer.page.locator("[name=field]").select_option("health")
    writer.page.locator("[name=name_form][value=first]").check()
    writer.page.locator("[name=written_in][value=en]").check()
    writer.press("Send to the staff")
    staff.open(portal.path("stories_for_staff.show_story", "en", story_id=writer.path.rsplit("/", 1)[1]))
    staff.page.get_by_role("link", name="Edit (English)").click()
    staff.field("Quotation for the card").fill("She told me.")
    staff.press("Save")
    staff.click(staff.page.get_by_role("button", name="Ask for the yes (English)"))
    writer.open(portal.path("home.my_page", writer.language))
    writer.follow("My story")
    writer.click(writer.page.get_by_role("button", name=writer.words("You may publish")))
    address = writer.page.locator("#published a").first.get_attribute("href") or ""
    visitor.open(address)
    public = visitor.text()
    writer.open(portal.path("home.my_page", writer.language))
    writer.clicks = 0
    writer.follow("My story")
    writer.press("Take my story back")
    gone = visitor.open(address)

    assert PASSAGE in public
    assert "Veera" in public
    assert "Niemi" not in public
    assert "the rest is mine" not in public
    assert gone.status == 410
    assert writer.clicks <= 2
    assert writer.says("You took your story back. It is gone everywhere.")
