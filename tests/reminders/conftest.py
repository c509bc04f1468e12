"""A clock that stands still, and two people."""

import pytest
from flask import Flask

from tests.reminders.moments import JUNE, At, Two, standing


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """Puts the clock; it begins in June."""
    put = standing(monkeypatch)
    put(JUNE)
    return put


@pytest.fixture
def two(app: Flask, at: At) -> Two:
    """A pair, since June."""
    return Two(app)
