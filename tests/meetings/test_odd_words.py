"""Whatever is typed about a meeting breaks nothing, acts on no page, and stays when its writer has gone."""

from datetime import timedelta

import pytest
from flask import Flask

from portal.foundation.db import db
from portal.foundation.text import regular
from portal.meetings.models import Meeting, MeetingStatus
from portal.privacy.actions import erase_person
from tests import factories
from tests.factories_meetings import meeting, note, soon
from tests.meetings.pages import Two, meetings_of, new_meeting, notes, page_of, typed
from tests.web.test_hostile_forms import NAUGHTY

HARM = "<script>alert(1)</script><img src=x onerror=alert(1)>"
YESTERDAY = timedelta(days=-1)


@pytest.mark.parametrize("value", NAUGHTY)
def test_naughty_text_breaks_nothing(app: Flask, value: str) -> None:
    two = Two(app)
    held = meeting(space=two.space, starts_at=soon(YESTERDAY), status=MeetingStatus.HELD)
    odd = dict.fromkeys(("place", "agenda", "talked", "insight", "next_steps"), value)
    odder = dict.fromkeys(("day", "clock", "minutes", "how", "link", "which", "when", "seen"), value)

    answers = [
        two.one.fill_in(path, **fields).status_code
        for path, fields in (
            (new_meeting(two.space), typed(**odd)),
            (new_meeting(two.space), {**typed(), **odder}),
            (new_meeting(two.space, "record"), typed(soon(YESTERDAY), **odd)),
            (page_of(held, "note"), odd),
            (page_of(held, "agenda"), odd),
        )
    ]

    pages = [two.other.get(page_of(each)).status_code for each in db.session.scalars(db.select(Meeting))]
    assert set(answers) <= {302, 422}
    assert set(pages) == {200}
    assert all(regular(words) == words for each in notes() for words in each.values())


def test_no_words_act_on_any_page(app: Flask) -> None:
    two = Two(app)
    held = meeting(
        space=two.space, starts_at=soon(YESTERDAY), status=MeetingStatus.HELD, place=HARM, agenda=HARM, link="https://a"
    )
    coming = meeting(space=two.space, place=HARM, agenda=HARM)
    note(held, talked=HARM, insight=HARM, next_steps=HARM)

    acts = ("", "/move", "/agenda", "/note", "/did-we-meet")
    paths = [meetings_of(two.space), *(page_of(each) + act for each in (held, coming) for act in acts)]
    pages = "".join(two.other.get(path).text for path in paths)

    assert ("<script>alert" in pages, "<img src=x" in pages) == (False, False)
    assert "&lt;script&gt;alert" in pages


@pytest.mark.parametrize("link", ["https://a.example/?q=1&b='\"<>", "http://xn--4ca.example/ä"])
def test_a_link_is_shown_by_its_host_and_leads_where_it_says(app: Flask, link: str) -> None:
    two = Two(app)

    two.one.fill_in(new_meeting(two.space), **typed(link=link, how="remote"))

    page = two.other.get(meetings_of(two.space)).text
    assert ">a.example</a>" in page or ">xn--4ca.example</a>" in page
    assert "'\"<>" not in page


def test_a_link_that_was_saved_broken_takes_no_page_down(app: Flask) -> None:
    two = Two(app)
    broken = meeting(space=two.space, link="https://[meet")

    pages = [two.other.get(path) for path in (meetings_of(two.space), page_of(broken))]

    assert [(page.status_code, ">https://[meet</a>" in page.text) for page in pages] == [(200, True)] * 2


def test_what_two_wrote_stays_for_the_one_who_stays(app: Flask) -> None:
    two = Two(app)
    held = meeting(space=two.space, starts_at=soon(YESTERDAY), status=MeetingStatus.HELD, by=two.mentee, agenda="CV")
    note(held, by=two.mentee, talked="Yhteiset sanat.")
    two.one.fill_in(new_meeting(two.space), **typed())
    page, told = page_of(held), len(factories.letters())

    erase_person(two.mentee.id)

    seen = two.other.get(page).text
    assert ("Yhteiset sanat." in seen, "Former member" in seen, "Veera Niemi" in seen) == (True, True, False)
    assert (told, [each.subject for each in factories.letters()]) == (1, ["Your mentoring has ended"])
