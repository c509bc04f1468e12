"""Letters travel over SMTP, to a real server that may misbehave."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.mail.actions import Enclosure, post
from portal.mail.carrying import carry_by_smtp, deliver
from portal.mail.models import LetterStatus
from portal.mail.words import Words
from tests import factories
from tests.post_office import PostOffice


class Letterbox(PostOffice):
    """Keeps whole messages, and answers as it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[EmailMessage] = []
        self.answer = "250 OK"
        self.greeting = "250 OK"

    async def handle_RCPT(  # noqa: N802 (aiosmtpd calls it so)
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Accept or refuse a recipient."""
        envelope.rcpt_tos.append(address)
        return "450 Busy" if address.startswith("busy") else self.greeting

    def take(self, envelope: Envelope) -> str:
        """Keep the message, unless told otherwise."""
        if self.answer.startswith("250"):
            self.messages.append(cast(EmailMessage, message_from_bytes(cast(Any, envelope.content), policy=default)))
        return self.answer


@pytest.fixture
def letterbox(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Letterbox]:
    """A mail server of its own for each test."""
    with Letterbox() as box:
        monkeypatch.setitem(app.config, "MAIL_URL", box.url)
        yield box


def test_a_letter_arrives_whole(letterbox: Letterbox) -> None:
    letter = factories.letter(to="aino@example.org")
    with unit_of_work():
        letter.subject, letter.text, letter.html = "Hyvää yötä, Šarūnas", "Pohdinta ä ö", "<p>Pohdinta ä ö</p>"

    deliver(carry_by_smtp)

    [message] = letterbox.messages
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain
    assert html
    assert (message["To"], message["Subject"]) == ("aino@example.org", "Hyvää yötä, Šarūnas")
    assert (plain.get_content().strip(), html.get_content().strip()) == ("Pohdinta ä ö", "<p>Pohdinta ä ö</p>")
    assert (message["Content-Language"], message["Auto-Submitted"]) == ("en", "auto-generated")
    assert message["Message-ID"] == f"<{letter.public_id}@localhost>"


def test_the_message_id_stays_the_same_however_often_it_is_tried(letterbox: Letterbox) -> None:
    letter = factories.letter()

    carry_by_smtp(letter)
    carry_by_smtp(letter)

    assert len({message["Message-ID"] for message in letterbox.messages}) == 1
    assert len(letterbox.messages) == 2


@pytest.mark.parametrize(("answer", "status"), [("451 Later", LetterStatus.WAITING), ("554 Never", LetterStatus.DEAD)])
def test_what_the_server_says_decides(letterbox: Letterbox, answer: str, status: LetterStatus) -> None:
    letter = factories.letter()
    letterbox.answer = answer

    deliver(carry_by_smtp)

    db.session.rollback()
    assert (letter.status, letter.attempts) == (status, 1)
    assert answer.split()[0] in (letter.last_error or "")


@pytest.mark.parametrize(
    ("greeting", "status"), [("450 Busy", LetterStatus.WAITING), ("550 Unknown", LetterStatus.DEAD)]
)
def test_a_refused_recipient_is_told_apart(letterbox: Letterbox, greeting: str, status: LetterStatus) -> None:
    letter = factories.letter()
    letterbox.greeting = greeting

    deliver(carry_by_smtp)

    db.session.rollback()
    assert letter.status is status
    assert "example.org" not in (letter.last_error or "")


def test_one_bad_letter_does_not_hold_up_the_others(letterbox: Letterbox) -> None:
    bad, good = factories.letter(to="busy@example.org"), factories.letter()

    deliver(carry_by_smtp)

    db.session.rollback()
    assert (bad.status, good.status) == (LetterStatus.WAITING, LetterStatus.SENT)


def test_without_a_server_letters_wait(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = factories.letter()
    with PostOffice() as gone:
        url = gone.url
    monkeypatch.setitem(app.config, "MAIL_URL", url)

    deliver(carry_by_smtp)

    db.session.rollback()
    assert (letter.status, letter.last_error) == (LetterStatus.WAITING, "ConnectionRefusedError")


LINE_BREAKS = ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "%0a")
HEADERS = ("Bcc: all@example.org", "X-Evil: 1", "\r\n\r\nA body", "To: other@example.org")


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("line_break", LINE_BREAKS, ids=ascii)
def test_no_name_adds_a_header(letterbox: Letterbox, line_break: str, header: str) -> None:
    letter = factories.letter()
    with unit_of_work():
        letter.subject = f"Aino{line_break}{header} shared a reflection with you"

    carry_by_smtp(letter)

    [message] = letterbox.messages
    assert {"Bcc", "X-Evil"} & set(message.keys()) == set()
    assert message.get_all("To") == ["reader@example.org"]


def test_a_calendar_file_travels_with_its_name_and_method(letterbox: Letterbox) -> None:
    reader = factories.account()
    calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Tapaaminen, Äiti\r\nEND:VCALENDAR\r\n"
    words = Words(subject="A subject", greeting="Hello!", paragraphs=["Some words."], why="Because.")
    file = Enclosure("tapaaminen.ics", "text/calendar; method=PUBLISH", calendar)
    with unit_of_work():
        post(reader.email, words, kind="test", account_id=reader.id, enclosures=[file])

    deliver(carry_by_smtp)

    [message] = letterbox.messages
    [part] = message.iter_attachments()
    assert (part.get_content_type(), part.get_filename()) == ("text/calendar", "tapaaminen.ics")
    assert (part.get_param("method"), part.get_param("charset")) == ("PUBLISH", "utf-8")
    assert part.get_content().split() == calendar.split()
    assert "Some words." in cast(EmailMessage, message.get_body(("plain",))).get_content()


def test_a_letter_that_is_not_due_waits(letterbox: Letterbox, later: Callable[[timedelta], None]) -> None:
    reader = factories.account()
    words = Words(subject="A subject", greeting="Hello!", paragraphs=["Some words."], why="Because.")
    with unit_of_work():
        post(reader.email, words, kind="test", account_id=reader.id, due_at=now() + timedelta(hours=9))

    early = deliver(carry_by_smtp)
    later(timedelta(hours=9, seconds=1))
    in_time = deliver(carry_by_smtp)

    assert (early, in_time, len(letterbox.messages)) == (0, 1, 1)
