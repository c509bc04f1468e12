"""Letters wait in the outbox, ride in the transaction of their cause, and are tried again for a while."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.mail import actions
from portal.mail.actions import CannotCarry
from portal.mail.carrying import deliver
from portal.mail.models import Letter, LetterStatus
from tests import factories


def carried_by(names: list[str]) -> actions.Carrier:
    """A carrier that notes what it carries."""
    return lambda letter: names.append(letter.public_id)


def refusing(reason: str, *, for_good: bool = False) -> actions.Carrier:
    """A carrier that never succeeds."""

    def carry(_letter: Letter) -> None:
        raise CannotCarry(reason, for_good=for_good)

    return carry


def test_a_letter_leaves_only_if_its_cause_is_committed(app: Flask) -> None:
    reader = factories.account()

    def fail_half_way() -> None:
        with unit_of_work():
            factories.words_for(reader)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()

    assert db.session.scalars(sa.select(Letter)).all() == []


def test_the_worker_is_woken_once_after_the_commit(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    woken: list[int] = []
    reader = factories.account()
    monkeypatch.setitem(app.extensions, "wake", lambda: woken.append(len(factories.letters())))

    with unit_of_work():
        factories.words_for(reader)
        factories.words_for(reader)
        assert woken == []

    assert woken == [2]


def test_each_letter_leaves_once(app: Flask) -> None:
    letters = [factories.letter() for _ in range(3)]
    carried: list[str] = []

    first, second = deliver(carried_by(carried), batch=2), deliver(carried_by(carried))

    assert (first, second) == (3, 0)
    assert sorted(carried) == sorted(letter.public_id for letter in letters)
    assert {letter.status for letter in factories.letters()} == {LetterStatus.SENT}


def test_a_claimed_letter_is_left_to_its_worker_for_five_minutes(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    factories.letter()
    carried: list[str] = []
    with unit_of_work():
        claimed = actions.claim(10)

    meanwhile = deliver(carried_by(carried))
    later = now() + actions.CLAIMED_FOR + timedelta(seconds=1)
    monkeypatch.setattr(actions, "now", lambda: later)
    afterwards = deliver(carried_by(carried))

    assert (len(claimed), meanwhile, afterwards) == (1, 0, 1)


def test_a_letter_withdrawn_after_the_claim_stays_at_home(app: Flask) -> None:
    other, _withdrawn = factories.letter(), factories.letter(about="share:1")
    carried: list[str] = []

    def carry(letter: Letter) -> None:
        carried.append(letter.public_id)
        with unit_of_work():
            actions.withdraw("share:1")

    deliver(carry)

    assert carried == [other.public_id]


def test_a_letter_that_cannot_be_read_does_not_hold_up_the_others(app: Flask) -> None:
    broken, good = factories.letter(), factories.letter()
    with unit_of_work():
        broken.text_sealed = b"v1.lost." + bytes(40)
    carried: list[str] = []

    def carry(letter: Letter) -> None:
        carried.append(letter.text and letter.public_id)

    assert deliver(carry) == 1
    first, second = factories.letters()
    assert carried == [good.public_id]
    assert (first.status, first.attempts, first.last_error) == (LetterStatus.WAITING, 1, "KeyError")
    assert second.status is LetterStatus.SENT


@pytest.mark.parametrize("gone", [False, True])
def test_a_letter_withdrawn_or_erased_while_it_fails_is_let_be(app: Flask, gone: bool) -> None:
    factories.letter(about="news")

    def carry(_letter: Letter) -> None:
        with unit_of_work():
            (actions.discard if gone else actions.withdraw)("news")
        raise CannotCarry("refused", for_good=True)

    assert deliver(carry) == 0
    assert [each.status for each in factories.letters()] == ([] if gone else [LetterStatus.WITHDRAWN])


def test_a_dead_letter_about_what_is_no_longer_so_cannot_be_sent_again(app: Flask) -> None:
    letter = factories.letter(LetterStatus.DEAD, about="news")

    with unit_of_work():
        actions.withdraw("news")
        assert not actions.retry(letter)

    assert [each.status for each in factories.letters()] == [LetterStatus.WITHDRAWN]


@pytest.mark.parametrize("attempts", [1, 3, 7])
def test_a_failure_is_tried_again_after_longer_and_longer_waits(app: Flask, attempts: int) -> None:
    letter = factories.letter()

    for _ in range(attempts):
        with unit_of_work():
            actions.note_failure(letter, CannotCarry("ConnectionRefusedError"))

    wait = letter.due_at - now()
    assert letter.status is LetterStatus.WAITING
    assert timedelta(minutes=2 ** (attempts - 1)) - wait < timedelta(seconds=30)
    assert letter.last_error == "ConnectionRefusedError"


def test_after_eight_failures_a_letter_waits_for_a_person(app: Flask) -> None:
    letter = factories.letter()

    for _ in range(actions.MOST_ATTEMPTS):
        with unit_of_work():
            actions.note_failure(letter, CannotCarry("timeout"))

    assert letter.status is LetterStatus.DEAD


def test_a_refusal_for_good_is_not_tried_again(app: Flask) -> None:
    letter = factories.letter()

    left = deliver(refusing("recipient refused with 550", for_good=True))

    db.session.rollback()
    assert (left, letter.status) == (0, LetterStatus.DEAD)


def test_a_dead_letter_sent_again_begins_anew(app: Flask) -> None:
    letter = factories.letter(LetterStatus.DEAD)

    with unit_of_work():
        actions.retry(letter)

    assert (letter.status, letter.attempts) == (LetterStatus.WAITING, 0)


def test_a_letter_that_left_is_never_sent_again(app: Flask) -> None:
    letter = factories.letter(LetterStatus.SENT)

    with unit_of_work():
        actions.retry(letter)

    assert letter.status is LetterStatus.SENT


def test_its_words_are_sealed(app: Flask) -> None:
    letter = factories.letter()

    row = db.session.execute(sa.text("SELECT subject_sealed, text_sealed, html_sealed FROM letter")).one()

    assert letter.text == "Some words."
    assert all(b"words" not in bytes(column) and b"subject" not in bytes(column) for column in row)
