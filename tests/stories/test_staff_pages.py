"""What staff do: ask many at once, see what is overdue first, edit beside the original, and learn of what is gone."""

from datetime import timedelta

import pytest
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import unit_of_work
from portal.goals.actions import offer_story
from portal.people.models import Role
from portal.stories import publishing, queries
from portal.stories.models import Story
from tests import factories, factories_goals, factories_stories
from tests.visitor import Visitor, hidden_fields


@pytest.fixture
def staff(app: Flask, visitor: Visitor) -> Visitor:
    """Somebody of the staff at the browser."""
    return visitor.signed_in_as(factories.account(Role.STAFF))


def test_many_are_asked_at_once_each_in_their_own_language(staff: Visitor) -> None:
    pair = factories.pair(mentee=factories.account(language="fi"), mentor=factories.account(language="en"))
    two = (factories.mentee_of(pair), factories.mentor_of(pair))
    page = f"/en/staff/stories/invite/{pair.programme.slug}"

    staff.fill_in(page, people=[each.public_id for each in two])

    letters = [each for each in factories.letters() if each.kind == "story asked"]
    assert {(each.account_id, each.language) for each in letters} == {(each.id, each.language) for each in two}
    assert staff.fill_in(page, people=[two[0].public_id]).status_code == 302
    assert len([each for each in factories.letters() if each.kind == "story asked"]) == 2
    assert staff.fill_in(page).status_code == 422


def test_whoever_may_be_asked_comes_first_and_what_they_wrote_is_not_looked_at(staff: Visitor) -> None:
    pair = factories.pair()
    factories.pair(term=pair.programme)
    goal = factories_goals.goal(pair.space, by=factories.mentee_of(pair), heading="Secret wish", reached=True)
    with unit_of_work():
        offer_story(goal, by=factories.mentee_of(pair))

    candidates, _page = queries.candidates_in(pair.programme)

    assert [each.has_reached for each in candidates] == [True, False, False, False]
    assert candidates[0].account.id == factories.mentee_of(pair).id
    assert "Secret wish" not in staff.get(f"/en/staff/stories/invite/{pair.programme.slug}").text


def test_what_is_overdue_comes_first_however_the_pages_turn(staff: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    done, asked, written = factories_stories.published(), factories_stories.asked(), factories_stories.begun()
    monkeypatch.setattr(queries, "PAGE", 2)
    with unit_of_work():
        asked.due_at = now() - timedelta(days=1)

    first = queries.stories_for_staff()
    second = queries.stories_for_staff(older_than=first.older_than)

    assert [each.id for each in (*first.rows, *second.rows)] == [asked.id, written.id, done.id]
    text = staff.get("/en/staff/stories").text
    assert text.count("Overdue since") == 1


def test_the_number_of_questions_does_not_grow_with_the_stories(staff: Visitor, queries: list[str]) -> None:
    counted = []
    for _ in range(2):
        for _ in range(3):
            factories_stories.asked()
        queries.clear()
        staff.get("/en/staff/stories")
        counted.append(len(queries))

    assert counted[0] == counted[1]


def test_changes_are_marked_beside_the_original(staff: Visitor) -> None:
    story = factories_stories.edited(
        factories_stories.sent(body="I asked <b>her</b> once."), body="I asked <b>her</b> twice."
    )

    text = staff.get(f"/en/staff/stories/{story.public_id}/edit/en").text

    assert "<del> once.</del><ins> twice.</ins>" in text
    assert "I asked &lt;b&gt;her&lt;/b&gt;" in text


def test_two_of_the_staff_lose_nobodys_words(app: Flask, staff: Visitor) -> None:
    story = factories_stories.sent()
    colleague = Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))
    page = f"/en/staff/stories/{story.public_id}/edit/en"
    opened = hidden_fields(staff.get(page).text)
    colleague.fill_in(page, title="I dared to ask", quote="Theirs", body="Theirs.")

    clash = staff.post(page, **{**opened, "title": "I dared to ask", "quote": "Mine", "body": "Mine."})

    assert clash.status_code == 409
    assert "Theirs." in clash.text
    assert "Mine." in clash.text
    assert story.edits["en"].body == "Theirs."


def press_all(staff: Visitor, story: Story) -> list[int]:
    page = f"/en/staff/stories/{story.public_id}"
    return [staff.get(f"{page}{end}").status_code for end in ("", "/preview/en", "/edit/en", "/edit/fi")]


def test_every_page_of_a_story_opens(staff: Visitor) -> None:
    assert press_all(staff, factories_stories.published()) == [200, 200, 200, 200]


def test_today_tells_what_waits_and_what_was_taken_back(staff: Visitor) -> None:
    factories_stories.sent()
    story = factories_stories.published()
    with unit_of_work():
        publishing.take_back(story)

    text = staff.get("/en/staff").text

    assert "1 story waits for an editor" in text
    assert "1 story was taken back lately" in text
