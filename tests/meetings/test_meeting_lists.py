"""Lists of meetings: the next one first, the past a page at a time; reading costs the same however much there is."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation import clock
from portal.foundation.db import db, unit_of_work
from portal.meetings import queries as meeting_queries
from portal.meetings.models import Meeting, MeetingForm, MeetingNote, MeetingStatus
from portal.spaces.models import Space
from tests import factories
from tests.factories_meetings import meeting, note, soon
from tests.meetings.pages import Two, meetings_of, new_meeting, page_of
from tests.visitor import Visitor

_PLACES = re.compile(r"Place number (-?\d+)\.")
_OLDER = re.compile(r'href="(/en/[^"]*older-than=[^"]*)"')
HELD, OFF, PLANNED = MeetingStatus.HELD, MeetingStatus.CANCELLED, MeetingStatus.PLANNED
MOST_QUERIES = 6


def many(space: Space, numbers: range, *, notes: bool = False) -> list[str]:
    """A meeting on each of these days from today, two at a time in the very same moment; answers their names."""
    author = space.members[0].id
    with unit_of_work():
        for number in numbers:
            made = Meeting(
                space_id=space.id, author_id=author, starts_at=soon(timedelta(days=number // 2, hours=1)),
                zone="Europe/Helsinki", minutes=60, form=MeetingForm.FACE_TO_FACE,
                status=HELD if notes else PLANNED,
            )  # fmt: skip
            made.place, made.link, made.agenda = f"Place number {number}.", "", ""
            db.session.add(made)
            if notes:
                db.session.flush()
                kept = MeetingNote(meeting_id=made.id, edited_by_id=author)
                kept.talked = kept.insight = "Words"
                db.session.add(kept)
    return list(db.session.scalars(sa.select(Meeting.public_id).where(Meeting.space_id == space.id)))


def numbers_on(visitor: Visitor, path: str) -> list[list[int]]:
    """The numbers on each page, following the link to older ones."""
    found: list[list[int]] = []
    follow = [path]
    while follow and len(found) < 10:
        page = visitor.get(follow.pop()).text
        found.append([int(number) for number in _PLACES.findall(page)])
        follow = [link.replace("&amp;", "&") for link in _OLDER.findall(page)][:1]
    return found


def test_the_next_one_comes_first_and_of_the_past_the_latest(app: Flask) -> None:
    two = Two(app)
    many(two.space, range(-6, 6))

    [shown] = numbers_on(two.one, meetings_of(two.space))

    assert shown == [0, 1, 2, 3, 4, 5, -1, -2, -3, -4, -5, -6]


@pytest.mark.parametrize(("number", "sizes"), [(24, [24]), (25, [25]), (26, [25, 1]), (76, [25, 25, 25, 1])])
def test_the_past_comes_a_page_at_a_time_each_meeting_once(app: Flask, number: int, sizes: list[int]) -> None:
    two = Two(app)
    many(two.space, range(-number - 2, -2))

    pages = numbers_on(two.other, meetings_of(two.space))

    assert [len(page) for page in pages] == sizes
    assert [each for page in pages for each in page] == sorted(range(-number - 2, -2), reverse=True)


def test_what_is_ahead_stands_on_the_first_page_alone(app: Flask) -> None:
    two = Two(app)
    many(two.space, range(-32, 4))

    pages = numbers_on(two.one, meetings_of(two.space))

    assert [max(page) for page in pages] == [3, -26]


@pytest.mark.parametrize("name", ["x", "a" * 22, "%00", "' OR 1=1 --"])
def test_a_made_up_or_foreign_place_in_the_list_shows_nothing(app: Flask, name: str) -> None:
    two, theirs = Two(app), meeting(starts_at=soon(timedelta(days=-1)))
    many(two.space, range(-4, -2))

    answers = [
        two.one.request("GET", meetings_of(two.space), query_string={"older-than": each})
        for each in (name, theirs.public_id)
    ]

    assert [(answer.status_code, _PLACES.findall(answer.text)) for answer in answers] == [(200, []), (200, [])]


def costs(app: Flask, queries: list[str], number: int) -> dict[str, int]:
    """How many statements each page takes when there are so many meetings before and ahead."""
    two = Two(app, time_zone="Europe/London")
    held = many(two.space, range(-number - 2, -2), notes=True)
    coming = meeting(space=two.space, agenda="Topic")
    many(two.space, range(2, number + 2))
    past = meeting(space=two.space, starts_at=soon(timedelta(hours=-2)), status=HELD)
    note(past, next_steps="\n".join(f"Thing {each}" for each in range(min(number, 20))))
    pages = {
        "list": meetings_of(two.space),
        "coming": page_of(coming),
        "held": meetings_of(two.space, held[0]),
        "past": page_of(past),
        "new": new_meeting(two.space),
        "record": new_meeting(two.space, "record"),
        **{act: page_of(coming, act) for act in ("move", "cancel", "agenda", "did-we-meet")},
        "note": page_of(past, "note"),
    }
    counted = {}
    for name, path in pages.items():
        queries.clear()
        assert two.one.get(path).status_code == 200, name
        counted[name] = len(queries)
    return counted


def test_reading_costs_the_same_however_much_there_is(app: Flask, queries: list[str]) -> None:
    one, some, more = (costs(app, queries, number) for number in (1, 10, 40))

    assert one == some == more
    assert {name: count for name, count in more.items() if count > MOST_QUERIES} == {}


def test_a_query_for_each_meeting_would_be_noticed(
    app: Flask, queries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    of_here = (Meeting.space_id == sa.bindparam("space_id"), Meeting.starts_at <= sa.bindparam("at"))
    without_notes = sa.select(Meeting, sa.literal(0)).where(*of_here).order_by(Meeting.id)
    monkeypatch.setattr(meeting_queries, "_PAST", without_notes)

    few, more = (costs(app, queries, number)["list"] for number in (1, 6))

    assert more == few + 5


def test_a_place_knows_what_it_has_seen(app: Flask) -> None:
    two = Two(app)
    last = meeting(space=two.space, starts_at=soon(timedelta(days=-2)), status=HELD)
    first = meeting(space=two.space, starts_at=soon(timedelta(days=-9)), status=HELD)
    off = meeting(space=two.space, starts_at=soon(timedelta(days=-1)), status=OFF)
    waiting = meeting(space=two.space, starts_at=soon(timedelta(hours=-3)))
    going_on = meeting(space=two.space, starts_at=soon(timedelta(minutes=-20)))
    coming = meeting(space=two.space)
    meeting(starts_at=soon(timedelta(days=-1)), status=HELD)

    every = meeting_queries.meetings_in(two.space)
    assert [each.id for each in every] == [each.id for each in (first, last, off, waiting, going_on, coming)]
    assert meeting_queries.last_held_at(two.space) == last.starts_at
    assert meeting_queries.how_many_held(two.space) == 2
    assert [each.id for each in meeting_queries.unanswered_meetings_in(two.space)] == [waiting.id]


def test_a_place_without_meetings_has_seen_nothing(app: Flask) -> None:
    space = factories.pair().space

    assert (meeting_queries.last_held_at(space), meeting_queries.how_many_held(space)) == (None, 0)
    assert [*meeting_queries.meetings_in(space), *meeting_queries.unanswered_meetings_in(space)] == []


def test_a_person_has_what_is_ahead_in_every_place_they_are_in(app: Flask, queries: list[str]) -> None:
    two = Two(app)
    another = factories.pair(mentor=two.mentor).space
    left = factories.pair(mentor=two.mentor).space
    with unit_of_work():
        next(each for each in left.memberships if each.account_id == two.mentor.id).left_at = clock.now()
    later = meeting(space=two.space, starts_at=soon(timedelta(days=5)))
    sooner = meeting(space=another)
    going_on = meeting(space=another, starts_at=soon(timedelta(minutes=-20)))
    for space, status, days in ((left, PLANNED, 1), (another, OFF, 2), (another, PLANNED, -1)):
        meeting(space=space, status=status, starts_at=soon(timedelta(days=days)))
    account = two.mentor
    queries.clear()

    found = meeting_queries.coming_meetings_of(account)
    with_whom = [[other.id for other in each.space.others_than(account)] for each in found]

    assert [each.id for each in found] == [going_on.id, sooner.id, later.id]
    assert with_whom[-1] == [two.mentee.id]
    assert len(queries) <= 2


def test_reading_a_places_meetings_and_notes_is_one_query(app: Flask, queries: list[str]) -> None:
    space = factories.pair().space
    many(space, range(-10, 0), notes=True)
    number = space.id
    db.session.expire_all()
    space = db.session.get_one(Space, number)
    queries.clear()

    talked = [each.note.talked for each in meeting_queries.meetings_with_notes_in(space) if each.note]

    assert (talked, len(queries)) == (["Words"] * 10, 1)


def test_meetings_are_numbered_as_on_the_path_and_cancelled_ones_stand_apart(app: Flask) -> None:
    two = Two(app)
    days = {-3: HELD, -2: OFF, -1: PLANNED, 1: PLANNED, 2: OFF, 3: PLANNED}
    for day, status in days.items():
        meeting(two.space, starts_at=soon(timedelta(days=day)), status=status)

    listed, path = two.one.get(meetings_of(two.space)).text, two.one.get(f"/en/pair/{two.space.public_id}").text

    coming, _fold, rest = listed.partition('<details class="cancelled">')
    folded, _end, past = rest.partition("</details>")
    numbers = [re.findall(r">Meeting (\d)<", part) for part in (coming, folded, past, path)]
    assert numbers == [["3", "4"], [], ["2", "1"], ["1", "2", "3", "4"]]
    assert (coming.count("Cancelled"), folded.count(">Cancelled</span>")) == (0, 1)


def test_older_pages_go_on_counting_down(app: Flask) -> None:
    two = Two(app)
    many(two.space, range(-2 * meeting_queries.PAGE, 0))

    first = two.one.get(meetings_of(two.space)).text
    older = two.one.get(_OLDER.findall(first)[0].replace("&amp;", "&")).text

    counted = [int(number) for page in (first, older) for number in re.findall(r">Meeting (\d+)<", page)]
    assert counted == list(range(2 * meeting_queries.PAGE, 0, -1))


def test_a_cancelled_meeting_leads_to_a_new_one_and_a_remote_one_asks_for_its_link(app: Flask) -> None:
    two = Two(app)
    off = meeting(two.space, status=OFF)
    remote = meeting(two.space, form=MeetingForm.REMOTE)

    pages = [two.one.get(page_of(each)).text for each in (off, remote)]

    assert ["Agree a new meeting" in page for page in pages] == [True, False]
    assert ["Remotely, the link is missing" in page for page in pages] == [False, True]


def test_a_new_meeting_and_a_series_begin_like_the_last_one(app: Flask) -> None:
    two = Two(app)
    meeting(two.space, minutes=75, form=MeetingForm.REMOTE, place="", link="https://meet.example.org/us")

    for page in (new_meeting(two.space), new_meeting(two.space, "series/new")):
        form = two.one.get(page).text
        assert 'value="75"' in form
        assert 'value="https://meet.example.org/us"' in form
