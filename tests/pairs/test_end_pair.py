"""One of a pair ends the mentoring, kindly: what closes, what stays, and who is told what."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.audit.models import AuditEntry
from portal.foundation.db import db
from portal.mail.models import LetterStatus
from portal.meetings import actions as meetings
from portal.pairs.ending_policy import reason_staff_may_read
from portal.pairs.ending_queries import ending_in_force
from portal.pairs.models import Ending, Pair, PairStatus
from portal.people.models import Account, Role
from portal.privacy.actions import erase_person
from portal.spaces.models import Space
from tests import factories, factories_meetings, factories_pairs
from tests.pairs.two import Two
from tests.visitor import hidden_fields

CLOSE, THANKS, REASON = "close", "Kiitos rohkeudesta.", "En ehdi enää."
ALL = {"kind": "early", "kind_words": THANKS, "reason": REASON}


def state(two: Two) -> tuple[PairStatus, bool, int]:
    """The pair's status, whether its place takes anything new, and how many endings are in force."""
    db.session.rollback()
    pair = db.session.get_one(Pair, two.pair.id)
    in_force = sa.select(sa.func.count(Ending.id)).where(Ending.undone_at.is_(None))
    return pair.status, pair.space.closed_at is None, db.session.scalar(in_force) or 0


def acts() -> list[str]:
    """What the ledger has heard."""
    db.session.rollback()
    return list(db.session.scalars(sa.select(AuditEntry.verb).order_by(AuditEntry.id)))


GOES_ON, OVER = (PairStatus.ACTIVE, True, 0), (PairStatus.ENDED, False, 1)


def test_the_page_says_what_it_means_and_changes_nothing(app: Flask) -> None:
    two = Two(app)

    page = two.one.get(two.page(CLOSE)).text

    assert ("Both of you can still read" in page, "for 7 days" in page, "checked" in page) == (True, True, False)
    assert state(two) == GOES_ON


def test_ending_closes_the_place_for_writing_and_leaves_all_of_it_to_read(app: Flask) -> None:
    two = Two(app)
    factories.reflection(by=two.mentor, body="Sanoja.", shared_in=two.pair.space)
    mine = factories.reflection(by=two.mentor)

    answer = two.one.fill_in(two.page(CLOSE), kind="finished")
    two.other.press(f"/en/my/reflections/{mine.public_id}/share/{two.pair.space.public_id}")

    assert (answer.location, state(two)) == (two.page(CLOSE), OVER)
    shared = two.one.get(two.page("reflections")).text
    assert ("Sanoja." in shared, "Your mentoring ended" in shared, mine.public_id in shared) == (True, True, False)


def test_a_letter_about_a_series_that_is_off_stays_at_home(app: Flask) -> None:
    two = Two(app)
    factories_meetings.meeting(two.pair.space, series="a-series")
    waiting = factories.letter(kind="series agreed", about="series:a-series")

    two.one.fill_in(two.page(CLOSE), kind="finished")

    db.session.refresh(waiting)
    assert waiting.status is LetterStatus.WITHDRAWN


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kind_words": THANKS}, "Choose how your mentoring ends"),
        ({"kind": "fired", "reason": REASON}, "Choose how your mentoring ends"),
        ({"kind": "early", "kind_words": "x" * 2003}, "Shorten the text by 3 characters"),
        ({"kind": "early", "reason": "x" * 2001}, "Shorten the text by 1 character"),
    ],
)
def test_what_cannot_be_taken_is_asked_again_with_everything_typed(
    app: Flask, typed: dict[str, str], said: str
) -> None:
    two = Two(app)

    answer = two.one.fill_in(two.page(CLOSE), **typed)

    assert (answer.status_code, said in answer.text, state(two)) == (422, True, GOES_ON)
    assert [words for name, words in typed.items() if name != "kind" and words not in answer.text] == []


def test_kind_words_are_for_the_pair_and_the_reason_for_nobody(app: Flask) -> None:
    two = Two(app)

    two.one.fill_in(two.page(CLOSE), **ALL)

    mine, theirs = two.one.get(two.page(CLOSE)).text, two.other.get(two.page(CLOSE)).text
    assert (THANKS in mine, THANKS in theirs, "Minea wrote to you" in theirs) == (True, True, True)
    assert (REASON in mine, REASON in theirs) == (False, False)


@pytest.mark.parametrize("language", ["en", "fi"])
def test_both_get_a_letter_without_a_word_of_what_was_written(app: Flask, language: str) -> None:
    two = Two(app, language=language)

    two.one.fill_in(two.page(CLOSE), **ALL)

    receipt, letter = factories.letters()
    words = "".join(each.subject + each.text + each.html for each in (receipt, letter))
    assert (receipt.to_address, letter.to_address) == (two.mentee.email, two.mentor.email)
    assert ("Minea" in letter.text, "Mauno" in receipt.text, receipt.language) == (True, True, language)
    assert [secret for secret in (THANKS, REASON, "Earlier than", "Aiemmin kuin") if secret in words] == []
    assert words.count("23.59" if language == "fi" else "23:59") == 4


def test_staff_read_the_reason_only_when_they_may(app: Flask) -> None:
    silent, told, without = (factories.pair() for _pair in range(3))
    factories_pairs.ended(silent, reason=REASON)
    factories_pairs.ended(told, reason=REASON, kind_words=THANKS, tell_staff=True)
    factories_pairs.ended(without, tell_staff=True)

    assert [
        (ending := ending_in_force(pair)) and reason_staff_may_read(ending)
        for pair in (silent, told, without, factories.pair())
    ] == [None, REASON, None, None]


def test_the_ledger_hears_nothing_and_staff_pages_show_no_word(app: Flask) -> None:
    two = Two(app)
    before = acts()

    two.one.fill_in(two.page(CLOSE), **ALL)

    after, staff = acts(), two.browser_of(factories.account(Role.STAFF))
    page = staff.get(f"/en/staff/programmes/{two.pair.programme.slug}/pairing/{two.pair.public_id}").text
    assert ("Ended" in page, THANKS in page, REASON in page) == (True, False, False)
    assert after == before != []


def test_sent_twice_it_has_ended_once(app: Flask) -> None:
    two = Two(app)
    hidden = hidden_fields(two.one.get(two.page(CLOSE)).text)

    answers = [two.one.post(two.page(CLOSE), **{**hidden, **ALL}).status_code for _time in range(2)]

    assert (answers, state(two), len(factories.letters())) == ([302, 302], OVER, 2)


def test_the_second_of_the_two_ends_nothing_more_and_loses_no_words(app: Flask) -> None:
    two = Two(app)
    hidden = hidden_fields(two.other.get(two.page(CLOSE)).text)
    two.one.fill_in(two.page(CLOSE), kind="finished", kind_words=THANKS)

    wordless = two.other.post(two.page(CLOSE), **{**hidden, "kind": "early"})
    with_words = two.other.post(two.page(CLOSE), **{**hidden, "kind": "early", "kind_words": "Hyvää matkaa!"})

    assert (wordless.status_code, with_words.status_code) == (302, 422)
    assert "marked as ended already" in with_words.text
    assert "Hyvää matkaa!</textarea>" in with_words.text
    assert (state(two), len(factories.letters())) == (OVER, 2)
    assert THANKS in two.other.get(two.page(CLOSE)).text


def test_coming_meetings_are_cancelled_while_the_place_is_still_open(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    two, cancelled = Two(app), []

    def cancel(space: Space, *, by: Account | None) -> None:
        cancelled.append((space.id, by and by.id, space.closed_at))

    assert callable(meetings.cancel_coming_meetings)
    monkeypatch.setattr("portal.pairs.ending.cancel_coming_meetings", cancel)
    two.one.fill_in(two.page(CLOSE), kind="change")

    assert cancelled == [(two.pair.space_id, two.mentee.id, None)]


def test_staff_end_a_pair_and_both_are_told_that_it_was_the_contact_person(app: Flask) -> None:
    two = Two(app)

    factories_pairs.ended_by_staff(two.pair)
    factories_pairs.ended_by_staff(two.pair)

    letters, page = factories.letters(), two.one.get(two.page(CLOSE)).text
    assert (state(two), sorted(each.to_address for each in letters)) == (
        OVER,
        sorted([two.mentee.email, two.mentor.email]),
    )
    assert all("The contact person has marked" in each.text and "undo" not in each.text for each in letters)
    assert ("The contact person marked it" in page, "close/undo" in page) == (True, False)
    assert acts().count("ended pair") == 1


def test_after_erasing_the_one_who_ended_it_no_word_and_no_letter_of_theirs_is_left(app: Flask) -> None:
    two = Two(app)
    two.one.fill_in(two.page(CLOSE), **ALL)

    erase_person(two.mentee.id)

    page = two.other.get(two.page(CLOSE)).text
    ending = db.session.scalars(sa.select(Ending)).one()
    assert ("Your mentoring has ended" in page, THANKS in page, "Minea" in page) == (True, False, False)
    assert (ending.kind_words, ending.reason, factories.letters()) == ("", "", [])
