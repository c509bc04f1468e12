"""Where the demo's letters land: the very messages that SMTP would carry, as files that a page can show."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from flask import current_app

from portal.mail.carrying import message_of
from portal.mail.models import Letter

MOST_SHOWN = 100


@dataclass(frozen=True)
class Received:
    """A letter as its reader's mail program would show it."""

    name: str
    to: str
    subject: str
    date: datetime
    language: str
    text: str
    html: str


def folder() -> Path:
    """Beside the demo's database."""
    path = Path(current_app.config["INSTANCE"]) / "inbox"
    path.mkdir(parents=True, exist_ok=True)
    return path


def carry_to_inbox(letter: Letter) -> None:
    """The demo's way in place of SMTP. Carried twice, a letter is there once: its name is its public id."""
    (folder() / f"{letter.public_id}.eml").write_bytes(message_of(letter).as_bytes())


def received() -> list[Received]:
    """The letters, the latest first."""
    files = sorted(folder().glob("*.eml"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return [_read(path) for path in files[:MOST_SHOWN]]


def received_letter(name: str) -> Received | None:
    """One letter by its public id."""
    path = folder() / f"{name}.eml"
    return _read(path) if path.is_file() else None


def _read(path: Path) -> Received:
    message = message_from_bytes(path.read_bytes(), policy=default)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    return Received(
        path.stem,
        str(message["To"]),
        str(message["Subject"]),
        message["Date"].datetime,
        str(message["Content-Language"]),
        str(text.get_content()) if text else "",
        str(html.get_content()) if html else "",
    )
