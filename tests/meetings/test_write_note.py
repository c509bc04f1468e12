"""The two write down what stayed of a meeting, and what to do before the next time."""

from datetime import timedelta

import pytest
from flask import Flask

from portal.foundation import clock
from portal.foundation.db import db, unit_of_work
from portal.meetings import note_actions
from portal.meetings.models import FollowUp, MeetingStatus
from portal.meetings.queries import open_follow_ups_in
from portal.parking.models import ParkedForm
from tests.factories_meetings import meeting, note, soon
from tests.meetings.pages import Two, notes, page_of
from tests.visitor import hidden_fields

YESTERDAY = timedelta(days=-1)
HELD = MeetingStatus.HELD
EMPTY = {"talked": "", "insight": "", "next_steps": ""}


def to_do() -> list[tuple[str, bool]]:
    """Everything ever agreed on: what, and whether it is done."""
    db.session.expire_all()
    every = db.session.scalars(db.select(FollowUp).order_by(FollowUp.note_id, FollowUp.place))
    return [(each.text, each.done_at is not None) for each in every]


def act_on(text: str) -> str:
    """The name of the thing to do that says this."""
    return next(each.public_id for each in db.session.scalars(db.select(FollowUp)) if each.text == text)


def test_what_one_writes_the_other_reads_and_changes(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)
    words = {"talked": "CV:stä\n& muusta", "next_steps": " a \n\nb"}

    answer = two.one.fill_in(page_of(mine, "note"), **words, insight="Uskalsin.")
    seen = two.other.get(page_of(mine)).text
    two.other.fill_in(page_of(mine, "note"), **words, insight="Uskalsimme.")

    assert answer.location == page_of(mine)
    assert "CV:stä\n&amp; muusta" in seen
    assert f"{two.mentee.name}, " in seen
    assert notes() == [{"talked": "CV:stä\n& muusta", "insight": "Uskalsimme.", "next_steps": "a\nb"}]


def test_nothing_at_all_is_no_note(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)

    answer = two.one.fill_in(page_of(mine, "note"), talked=" \n ", insight="", next_steps="\n")

    assert (answer.status_code, "Write a few words" in answer.text, notes()) == (422, True, [])


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("talked", "x" * 5001, "Shorten the text by 1 character"),
        ("next_steps", "Thing\n" * 100, "Leave out 80 lines"),
        ("next_steps", "x" * 201, "Shorten the longest line by 1 character"),
    ],
)
def test_too_much_is_told_kindly_and_kept(app: Flask, field: str, words: str, told: str) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)

    answer = two.one.fill_in(page_of(mine, "note"), **{**EMPTY, "insight": "Kept", field: words})

    assert (answer.status_code, told in answer.text, notes()) == (422, True, [])
    assert "Kept</textarea>" in answer.text
    assert words.strip() in answer.text


def test_each_changes_another_field_at_once(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)
    note(mine, talked="Begin", insight="Begin")
    first, second = (hidden_fields(each.get(page_of(mine, "note")).text) for each in (two.one, two.other))

    two.one.post(page_of(mine, "note"), **{**first, "talked": "Mine", "insight": "Begin", "next_steps": ""})
    answer = two.other.post(
        page_of(mine, "note"), **{**second, "talked": "Begin", "insight": "Yours", "next_steps": "b"}
    )

    assert (answer.status_code, notes()) == (302, [{"talked": "Mine", "insight": "Yours", "next_steps": "b"}])


@pytest.mark.parametrize("written_before", [True, False])
def test_both_write_the_same_field_at_once_and_both_texts_are_shown(app: Flask, written_before: bool) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)
    if written_before:
        note(mine, talked="Begin")
    first, second = (hidden_fields(each.get(page_of(mine, "note")).text) for each in (two.one, two.other))
    two.one.post(page_of(mine, "note"), **{**first, **EMPTY, "talked": "<b>Mine</b>"})

    clash = two.other.post(page_of(mine, "note"), **{**second, **EMPTY, "talked": "Yours"})
    unsettled = notes()
    settled = two.other.post(page_of(mine, "note"), **{**hidden_fields(clash.text), **EMPTY, "talked": "Ours"})

    assert (clash.status_code, unsettled) == (409, [{**EMPTY, "talked": "<b>Mine</b>"}])
    assert "&lt;b&gt;Mine&lt;/b&gt;" in clash.text
    assert "Yours</textarea>" in clash.text
    assert (settled.status_code, notes()) == (302, [{**EMPTY, "talked": "Ours"}])


def test_without_merging_a_word_would_be_lost(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note_actions, "merge", lambda *, typed, **_others: dict(typed))
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)
    first, second = (hidden_fields(each.get(page_of(mine, "note")).text) for each in (two.one, two.other))

    two.one.post(page_of(mine, "note"), **{**first, **EMPTY, "talked": "Mine"})
    two.other.post(page_of(mine, "note"), **{**second, **EMPTY, "talked": "Yours"})

    assert notes() == [{**EMPTY, "talked": "Yours"}]


def test_what_is_done_stays_done_when_the_lines_are_edited(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)
    note(mine, next_steps="Read\nWrite\nWrite")
    two.one.press(page_of(mine, f"follow-ups/{act_on('Read')}/done"))

    two.other.fill_in(page_of(mine, "note"), talked="About CVs.", insight="", next_steps="Write\nCall\nRead")

    assert to_do() == [("Write", False), ("Call", False), ("Read", True)]


def test_a_thing_is_done_and_not_done_after_all_at_one_click(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)
    note(mine, next_steps="Read")
    name, seen = act_on("Read"), []

    for act in ("done", "done", "reopen", "reopen", "done"):
        answer = two.other.press(page_of(mine, f"follow-ups/{name}/{act}"))
        seen.append((answer.location, to_do()))

    assert seen == [(page_of(mine), [("Read", done)]) for done in (True, True, False, False, True)]


def test_what_is_open_returns_on_the_next_meetings_page_until_it_is_done(app: Flask) -> None:
    two = Two(app)
    last = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)
    coming = meeting(space=two.space, starts_at=soon())
    later = meeting(starts_at=soon())
    note(last, next_steps="Lue kirja\nSoita")
    before = two.one.get(page_of(coming)).text

    two.one.press(page_of(coming, f"follow-ups/{act_on('Lue kirja')}/done"))

    after = two.one.get(page_of(coming)).text
    assert ("Lue kirja" in before, "Lue kirja" in after, "Soita" in after) == (True, False, True)
    assert [each.text for each in open_follow_ups_in(two.space)] == ["Soita"]
    assert (open_follow_ups_in(two.space, before=last.starts_at), open_follow_ups_in(later.space)) == ([], [])


def test_nobody_else_marks_it_as_done(app: Flask) -> None:
    two, strangers = Two(app), Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)
    theirs = meeting(space=strangers.space, starts_at=soon(YESTERDAY), status=HELD)
    note(mine, next_steps="Read")
    name = act_on("Read")

    answers = [strangers.one.press(page_of(each, f"follow-ups/{name}/done")).status_code for each in (mine, theirs)]

    assert (answers, to_do()) == ([404, 302], [("Read", False)])


def test_a_meeting_that_is_still_ahead_has_no_note(app: Flask) -> None:
    two = Two(app)
    ahead = meeting(space=two.space)

    shown = two.one.get(page_of(ahead, "note"))
    answer = two.one.press(page_of(ahead, "note"), **{**EMPTY, "talked": "Kept words"})

    assert (shown.location, answer.status_code, "Kept words" in answer.text) == (page_of(ahead), 422, True)
    assert notes() == []


def test_the_note_stays_when_the_answer_is_corrected(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)
    note(mine, talked="What was said")

    two.other.press(page_of(mine, "not-held"))

    assert "What was said" in two.one.get(page_of(mine)).text


def test_in_a_closed_place_it_can_be_read_and_no_longer_written(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)
    note(mine, talked="What was said", next_steps="Read")
    fields = hidden_fields(two.one.get(page_of(mine, "note")).text)
    with unit_of_work():
        two.space.closed_at = clock.now()

    answer = two.one.post(page_of(mine, "note"), **{**fields, **EMPTY, "talked": "Kept words"})
    two.one.press(page_of(mine, f"follow-ups/{act_on('Read')}/done"))
    two.one.press(page_of(mine, f"follow-ups/{act_on('Read')}/reopen"))

    assert (answer.status_code, "Kept words" in answer.text, to_do()) == (422, True, [("Read", False)])
    assert ([each["talked"] for each in notes()], "What was said" in two.other.get(page_of(mine)).text) == (
        ["What was said"], True,
    )  # fmt: skip
    assert two.one.get(page_of(mine, "note")).location == page_of(mine)


def test_a_draft_is_kept_for_its_writer_alone_and_goes_when_the_note_is_saved(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)
    page = page_of(mine, "note")

    two.one.fill_in(page, **{**EMPTY, "talked": "Half a thought"}, _act="draft")
    mine_and_theirs = "Half a thought" in two.one.get(page).text, "Half a thought" in two.other.get(page).text
    two.one.fill_in(page, **{**EMPTY, "talked": "A whole one"})

    assert mine_and_theirs == (True, False)
    assert db.session.scalars(db.select(ParkedForm)).all() == []
    assert "data-draft-state" in two.one.get(page).text


def test_both_add_topics_at_once_and_neither_is_lost(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, agenda="CV")
    first, second = (hidden_fields(each.get(page_of(mine, "agenda")).text) for each in (two.one, two.other))
    two.one.post(page_of(mine, "agenda"), **{**first, "agenda": "CV\nVerkostot"})

    clash = two.other.post(page_of(mine, "agenda"), **{**second, "agenda": "CV\nPalkka"})
    settled = two.other.post(
        page_of(mine, "agenda"), **{**hidden_fields(clash.text), "agenda": "CV\nVerkostot\nPalkka"}
    )

    assert (clash.status_code, "Verkostot" in clash.text, "Palkka" in clash.text) == (409, True, True)
    assert settled.location == page_of(mine)
    assert "<li>Palkka</li>" in two.one.get(page_of(mine)).text


def test_the_words_are_sealed(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD, agenda="Salaisuus", place="Salaisuus")
    note(mine, talked="Salaisuus", insight="Salaisuus", next_steps="Salaisuus")

    rows = [db.session.execute(db.select(table)).all() for table in db.metadata.sorted_tables]

    assert "Salaisuus" not in repr(rows)
