"""A portal in a hurry: it says that words are saved, and that letters have left, before it is so."""

from threading import Timer
from typing import Any

from portal.foundation.db import db, unit_of_work
from portal.mail import actions as mail_actions
from portal.mail import carrying
from portal.people.models import Account
from portal.reflections import actions

_write, _carry = actions.write_reflection, carrying._carry_one


def write_later(author: Account, public_id: str, **words: Any) -> None:
    """The answer comes first."""
    Timer(0.5, _keep, [author.id, public_id, words]).start()


def _keep(author_id: int, public_id: str, words: dict[str, Any]) -> None:
    from tests.live_app import app

    with app.app_context(), unit_of_work():
        _write(db.session.get_one(Account, author_id), public_id, **words)


def note_first(number: int, carry: Any) -> bool:
    """The letter is noted as sent, and then it is carried."""
    letter = mail_actions.letter_numbered(number)
    assert letter
    message = carrying.message_of(letter)
    with unit_of_work():
        mail_actions.note_sent(letter)
    with carrying._connection() as server:
        server.send_message(message)
    return True


actions.write_reflection = write_later  # type: ignore[assignment]
carrying._carry_one = note_first

from tests.live_app import app  # noqa: E402

__all__ = ["app"]
