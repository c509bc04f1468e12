"""In whatever order people and workers act, what comes by itself is what was promised; a defect planted is found."""

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from portal.foundation.i18n import speaking
from portal.mail.actions import post
from portal.meetings import actions as meeting_actions
from portal.pairs import ending
from portal.reminders import actions, letters, sending, times
from tests.reminders.machine import EXAMPLES, STEPS, run
from tests.reminders.moments import At


def examples(app: Flask) -> int:
    """Half of them on SQLite and a tenth on PostgreSQL: a life is long here, and `make trust` lives them all."""
    return EXAMPLES // (2 if app.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite") else 10)


def test_in_any_order_what_comes_is_what_was_promised(app: Flask, at: At) -> None:
    run(at, examples=examples(app), steps=STEPS)


def broken(_at: datetime) -> bool:
    raise ZeroDivisionError


def useful_for_ever(*words: Any, useful_until: datetime, **others: Any) -> object:
    return post(*words, **others)


def in_the_other_language(code: str, zone: str) -> Any:
    return speaking("fi" if code == "en" else "en", zone)


@pytest.mark.on_one_database
@pytest.mark.parametrize(
    ("room", "name", "defect"),
    [
        pytest.param(actions, "_note", lambda *_what: True, id="sent twice"),
        pytest.param(actions, "_note", lambda *_what: False, id="not sent"),
        pytest.param(actions, "_is_in", lambda _reader, space: space is not None, id="to a stranger"),
        pytest.param(times, "outside_quiet_hours", lambda moment, _zone: moment.astimezone(UTC), id="at night"),
        pytest.param(actions, "withdraw_kind", lambda *_what, **_whose: None, id="turned off"),
        pytest.param(ending, "withdraw_news", lambda _space: None, id="of a closed place"),
        pytest.param(meeting_actions, "withdraw", lambda _about: None, id="of another time"),
        pytest.param(letters, "speaking", in_the_other_language, id="in another language"),
        pytest.param(letters, "post", useful_for_ever, id="stale"),
        pytest.param(letters, "where", lambda meeting: [meeting.agenda], id="private words"),
        pytest.param(
            sending, "errands_at", lambda at, look=actions.errands_at: [broken, *look(at)], id="failed in silence"
        ),
    ],
)
def test_a_planted_defect_is_found(
    app: Flask, at: At, monkeypatch: pytest.MonkeyPatch, room: object, name: str, defect: object
) -> None:
    monkeypatch.setattr(room, name, defect)

    with pytest.raises(AssertionError):
        run(at, examples=25, steps=20, explain=False)
