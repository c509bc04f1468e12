"""A server that takes its time: a letter is never carried by two workers at once."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from portal.foundation import clock
from portal.foundation.db import db
from portal.mail import actions, carrying
from portal.mail.carrying import deliver
from portal.mail.models import Letter, LetterStatus
from tests import factories

A_LETTER_TAKES = timedelta(seconds=40)


def carry_side_by_side(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One worker carries slowly, and another looks after each letter whether something is free: what they carried."""
    time = [clock.now()]
    for module in (actions, carrying):
        monkeypatch.setattr(module, "now", lambda: time[0])
    carried: list[int] = []

    def carry_at_once(letter: Letter) -> None:
        carried.append(letter.id)

    def carry_slowly(letter: Letter) -> None:
        number = letter.id
        carried.append(number)
        time[0] += A_LETTER_TAKES
        if len(carried) < 20:
            db.session.rollback()
            deliver(carry_at_once)

    deliver(carry_slowly)
    time[0] += timedelta(minutes=10)
    deliver(carry_at_once)
    return carried


def test_what_a_slow_worker_does_not_get_to_is_left_to_others(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = [factories.letter().id for _letter in range(15)]

    carried = carry_side_by_side(monkeypatch)

    assert sorted(carried) == letters
    assert {letter.status for letter in factories.letters()} == {LetterStatus.SENT}


def test_a_claim_that_ends_too_soon_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying, "ours_until", lambda: datetime.max.replace(tzinfo=clock.now().tzinfo))
    letters = [factories.letter().id for _letter in range(15)]

    carried = carry_side_by_side(monkeypatch)

    assert sorted(carried) != letters
