"""A person lets their pair read a reflection, and takes it back."""

import pytest
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.mail.carrying import deliver
from portal.mail.models import Letter, LetterStatus
from portal.reflections.models import Reflection, ReflectionShare
from tests import factories
from tests.reflections.pages import MINE, page_of, shared_page, sharing
from tests.visitor import Visitor

SECRET = "Kerroin siitä, mitä en ole kertonut kenellekään."


class Two:
    """A pair at their browsers; the mentee has written something."""

    def __init__(self, app: Flask, *, language: str = "en", ended: bool = False) -> None:
        self.mentor = factories.account(language=language)
        self.pair = factories.pair(mentor=self.mentor, ended=ended)
        self.space = self.pair.space
        self.mentee = factories.mentee_of(self.pair)
        self.text: Reflection = factories.reflection(by=self.mentee, heading="Otsake", body=SECRET)
        self.writer = Visitor(app.test_client()).signed_in_as(self.mentee)
        self.reader = Visitor(app.test_client()).signed_in_as(self.mentor)

    def seen(self) -> bool:
        return SECRET in self.reader.get(shared_page(self.space)).text


def shares() -> list[bool]:
    """Each sharing there ever was: whether it is in force."""
    every = db.session.scalars(db.select(ReflectionShare).order_by(ReflectionShare.id))
    return [share.until is None for share in every]


def test_the_pair_reads_it_from_the_next_request_on(app: Flask) -> None:
    two = Two(app)
    before = two.seen()

    answer = two.writer.press(sharing(two.text, two.space))

    assert (answer.location, before, two.seen()) == (page_of(two.text), False, True)


def test_the_pair_reads_it_no_more_from_the_next_request_on(app: Flask) -> None:
    two = Two(app)
    two.writer.press(sharing(two.text, two.space))

    two.writer.press(sharing(two.text, two.space, "stop-sharing"))

    assert (two.seen(), SECRET in two.writer.get(MINE).text) == (False, True)
    assert shares() == [False]


def test_each_button_twice_has_one_effect(app: Flask) -> None:
    two = Two(app)

    for _press in range(2):
        two.writer.press(sharing(two.text, two.space))
    letters = len(factories.letters())
    for _press in range(2):
        two.writer.press(sharing(two.text, two.space, "stop-sharing"))
    two.writer.press(sharing(two.text, two.space))

    assert (letters, shares()) == (1, [False, True])


def test_shared_and_taken_back_again_and_again_it_is_told_once_a_day(app: Flask) -> None:
    two = Two(app)

    for _time in range(3):
        two.writer.press(sharing(two.text, two.space))
        with unit_of_work():
            db.session.execute(db.update(Letter).values(due_at=two.pair.started_at))  # Whatever the hour is.
        deliver(lambda _letter: None)
        two.writer.press(sharing(two.text, two.space, "stop-sharing"))

    assert [letter.status for letter in factories.letters()] == [LetterStatus.SENT]


@pytest.mark.parametrize(("language", "word"), [("fi", "Hei"), ("en", "Hello")])
def test_the_letter_says_that_there_is_something_never_what(app: Flask, language: str, word: str) -> None:
    two = Two(app, language=language)

    two.writer.press(sharing(two.text, two.space))

    [letter] = factories.letters()
    words = letter.subject + letter.text + letter.html
    assert (letter.to_address, letter.language) == (two.mentor.email, language)
    assert letter.text.startswith(word)
    assert shared_page(two.space, language) in letter.text
    assert [private for private in (SECRET, "Otsake", two.text.public_id) if private in words] == []


def test_a_letter_that_has_not_left_stays_at_home(app: Flask) -> None:
    two = Two(app)
    two.writer.press(sharing(two.text, two.space))
    carried: list[str] = []

    two.writer.press(sharing(two.text, two.space, "stop-sharing"))
    deliver(lambda letter: carried.append(letter.to_address))

    assert (carried, [letter.status for letter in factories.letters()]) == ([], [LetterStatus.WITHDRAWN])


def test_deleting_withdraws_the_letter_too(app: Flask) -> None:
    two = Two(app)
    two.writer.press(sharing(two.text, two.space))

    two.writer.press(page_of(two.text, "delete"))

    assert [letter.status for letter in db.session.scalars(db.select(Letter))] == [LetterStatus.WITHDRAWN]


def test_where_the_mentoring_has_ended_nothing_new_is_shared_and_it_says_so(app: Flask) -> None:
    two = Two(app, ended=True)

    answer = two.writer.press(sharing(two.text, two.space))

    page = two.writer.get(answer.location).text
    assert "Your mentoring has ended" in page
    assert (shares(), factories.letters()) == ([], [])
    assert f"/share/{two.space.public_id}" not in two.writer.get(page_of(two.text, "share")).text


def test_after_the_end_what_was_shared_can_be_read_and_taken_back(app: Flask) -> None:
    two = Two(app)
    two.writer.press(sharing(two.text, two.space))
    with unit_of_work():
        two.space.closed_at = two.pair.started_at
    closed = two.seen()

    two.writer.press(sharing(two.text, two.space, "stop-sharing"))

    assert (closed, two.seen()) == (True, False)


def test_with_two_pairs_one_chooses_which(app: Flask) -> None:
    two = Two(app)
    other = factories.pair(mentee=two.mentee)
    other_reader = Visitor(app.test_client()).signed_in_as(factories.mentor_of(other))

    two.writer.press(sharing(two.text, two.space))

    assert two.seen()
    assert SECRET not in other_reader.get(shared_page(other.space)).text


def test_the_partner_cannot_share_or_take_back_what_is_not_theirs(app: Flask) -> None:
    two = Two(app)
    two.writer.press(sharing(two.text, two.space))

    answers = [two.reader.press(sharing(two.text, two.space, act)).status_code for act in ("share", "stop-sharing")]

    assert (answers, shares()) == ([404, 404], [True])


def test_nobody_shares_in_a_place_that_is_not_theirs(app: Flask) -> None:
    two, foreign = Two(app), factories.pair()

    answer = two.writer.press(sharing(two.text, foreign.space))

    assert (answer.status_code, shares()) == (404, [])


def test_the_path_says_that_something_was_shared_and_staff_see_when(app: Flask) -> None:
    two = Two(app)
    path = f"/en/pair/{two.space.public_id}"
    before = two.reader.get(path).text.count("<time")

    two.writer.press(sharing(two.text, two.space))
    during = two.reader.get(path).text.count("<time")
    two.writer.press(sharing(two.text, two.space, "stop-sharing"))

    assert (before + 1, before) == (during, two.reader.get(path).text.count("<time"))


def test_with_two_pairs_one_sees_which_one_reads_it(visitor: Visitor, app: Flask) -> None:
    mentor = factories.account()
    pairs = [factories.pair(mentor=mentor, mentee=factories.account(name=name)) for name in ("Aino A", "Bo B")]
    mine = f"/en/my/reflections/{factories.reflection(by=mentor).public_id}"
    visitor.signed_in_as(mentor)

    asked = visitor.get(f"{mine}/share").text
    visitor.press(f"{mine}/share/{pairs[0].space.public_id}")
    told, listed = visitor.get(mine).text, visitor.get("/en/my/reflections").text

    assert ["Share with your pair (Aino A)" in asked, "Share with your pair (Bo B)" in asked] == [True, True]
    assert "You can share a reflection with one pair." in asked
    assert "The reflection is shared. The reader: Aino A." in told
    assert ("Aino A" in listed, "Bo B" in listed) == (True, False)


def test_in_a_closed_place_nothing_more_is_offered_to_be_shared(visitor: Visitor, app: Flask) -> None:
    pair = factories.pair()
    page = f"/en/pair/{pair.space.public_id}/reflections"
    visitor.signed_in_as(factories.mentee_of(pair))
    offered = ["Share a reflection" in visitor.get(page).text]
    factories.reflection(by=factories.mentee_of(pair), shared_in=pair.space)
    offered.append("Share a reflection" in visitor.get(page).text)

    with unit_of_work():
        pair.space.closed_at = now()
    offered.append("Share a reflection" in visitor.get(page).text)

    assert offered == [True, True, False]
