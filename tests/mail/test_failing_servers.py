"""A mail server that is slow, silent, rude or dies loses no letter, and what may arrive twice has one Message-ID."""

import re
import socket
from collections.abc import Callable
from threading import Thread

import pytest
from flask import Flask

from portal.foundation.db import db, unit_of_work
from portal.mail import carrying
from portal.mail.carrying import carry_by_smtp, deliver
from portal.mail.models import Letter, LetterStatus
from tests import factories
from tests.post_office import PostOffice

Behaviour = Callable[[socket.socket, list[str]], None]


def says_nothing(line: socket.socket, _heard: list[str]) -> None:
    """Takes the call and keeps silent until the other side hangs up."""
    line.recv(1)


def hangs_up(_line: socket.socket, _heard: list[str]) -> None:
    """Takes the call and ends it."""


def talks_nonsense(line: socket.socket, _heard: list[str]) -> None:
    """Is no mail server at all."""
    line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")


def is_closed(line: socket.socket, _heard: list[str]) -> None:
    """Says that there is no service today."""
    line.sendall(b"421 Closed\r\n")


def dies_after_data(line: socket.socket, heard: list[str]) -> None:
    """Hears the whole message, and dies before it can say yes."""
    line.sendall(b"220 hello\r\n")
    with line.makefile("rb") as lines:
        for each in lines:
            if each.upper().startswith(b"DATA"):
                line.sendall(b"354 go on\r\n")
                break
            line.sendall(b"250 ok\r\n")
        for each in lines:
            heard += re.findall(r"Message-ID: (\S+)", each.decode())
            if each == b".\r\n":
                return


class Server:
    """One call, answered badly."""

    def __init__(self, behave: Behaviour) -> None:
        self.heard: list[str] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"smtp://127.0.0.1:{self._door.getsockname()[1]}"
        self._thread = Thread(target=self._answer, args=(behave,))

    def __enter__(self) -> "Server":
        self._thread.start()
        return self

    def _answer(self, behave: Behaviour) -> None:
        line, _address = self._door.accept()
        with line:
            behave(line, self.heard)

    def __exit__(self, *_error: object) -> None:
        self._thread.join(timeout=10)
        self._door.close()


@pytest.mark.parametrize("behave", [says_nothing, hangs_up, talks_nonsense, is_closed, dies_after_data])
def test_the_letter_waits_and_leaves_when_the_server_is_well(
    app: Flask, monkeypatch: pytest.MonkeyPatch, behave: Behaviour
) -> None:
    letter = factories.letter()
    with Server(behave) as server, monkeypatch.context() as for_now:
        for_now.setattr(carrying, "TIMEOUT", 0.3)  # Nobody wants to wait twenty seconds in a test.
        for_now.setitem(app.config, "MAIL_URL", server.url)
        failed = deliver(carry_by_smtp)
    state = (letter.status, letter.attempts)
    with unit_of_work():
        letter.due_at = letter.created_at

    with PostOffice() as post_office:
        monkeypatch.setitem(app.config, "MAIL_URL", post_office.url)
        carried = deliver(carry_by_smtp)

    db.session.refresh(letter)
    assert (failed, state) == (0, (LetterStatus.WAITING, 1))
    assert (carried, letter.status) == (1, LetterStatus.SENT)
    assert dict(post_office.taken) == {f"<{letter.public_id}@localhost>": 1}
    assert set(server.heard) <= set(post_office.taken)
    assert bool(server.heard) is (behave is dies_after_data)


def test_a_letter_given_away_before_its_worker_died_is_carried_again(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = factories.letter()

    def die(carried: Letter) -> None:
        carry_by_smtp(carried)
        raise KeyboardInterrupt

    with PostOffice() as post_office:
        monkeypatch.setitem(app.config, "MAIL_URL", post_office.url)
        with pytest.raises(KeyboardInterrupt):
            deliver(die)
        db.session.rollback()
        with unit_of_work():
            letter.claimed_until = letter.created_at
        deliver(carry_by_smtp)

    assert dict(post_office.taken) == {f"<{letter.public_id}@localhost>": 2}


def test_the_page_does_not_wait_for_the_mail_server(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying, "_connection", lambda: pytest.fail("A page has called the mail server."))
    pair = factories.pair()

    factories.reflection(by=factories.mentee_of(pair), shared_in=pair.space)

    assert [letter.status for letter in factories.letters()] == [LetterStatus.WAITING]
