"""A real mail server for tests, on a free port: it keeps what it takes, and may be told to behave badly."""

import socket
from collections import Counter
from email import message_from_bytes
from threading import Lock
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class PostOffice:
    """A handler of aiosmtpd. Use it with `with`; `taken` counts the Message-IDs it has said yes to."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"smtp://127.0.0.1:{self.port}"
        self.taken: Counter[str] = Counter()
        self.lock = Lock()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, enable_SMTPUTF8=True)

    def __enter__(self) -> "PostOffice":
        self._controller.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._controller.stop()
        self._controller.loop.close()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 (the name aiosmtpd calls)
        """Take a letter."""
        return self.take(envelope)

    def take(self, envelope: Envelope) -> str:
        """Keep it and say yes."""
        with self.lock:
            self.taken[self.name_of(envelope)] += 1
        return "250 OK"

    @staticmethod
    def name_of(envelope: Envelope) -> str:
        """The letter's Message-ID."""
        content: Any = envelope.content
        return str(message_from_bytes(content)["Message-ID"])
