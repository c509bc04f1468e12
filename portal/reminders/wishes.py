"""What people do not want to be written about, for the outbox to ask: it knows letters, and no reminders."""

from flask import Flask

from portal.reminders.letters import LETTERS
from portal.reminders.queries import is_silenced

_KINDS = {name: kind for kind, name in LETTERS.items()}


def is_wanted(account_id: int, kind: str) -> bool:
    """Whether a letter of this kind may go to the person of this number; most kinds cannot be turned off."""
    return kind not in _KINDS or not is_silenced(account_id, _KINDS[kind])


def register(app: Flask) -> None:
    """Hang the answer up where the outbox of `app` looks for it."""
    app.extensions["is_wanted"] = is_wanted
