"""Someone with a calendar address, where its buttons are, and a calendar program that reads it."""

import re
from html import unescape

import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db
from portal.meetings.models import CalendarFeed
from tests import factories
from tests.meetings.calendars import events, said
from tests.visitor import Visitor

PAGE, MAKE, STOP = "/en/my/calendar", "/en/my/calendar/new", "/en/my/calendar/end"
_ADDRESS = re.compile(r'<textarea[^>]* id="feed-address"[^>]*>([^<]*)</textarea>')
MADE = re.compile(r'name="instead_of" value="([^"]*)"')


class Owner:
    """Someone in a pair with their browser, and a calendar program that signs in nowhere."""

    def __init__(self, app: Flask, *, language: str = "en") -> None:
        self.mentor = factories.account(name="Juho Aalto")
        self.account = factories.account(name="Veera Niemi", language=language)
        self.space = factories.pair(mentor=self.mentor, mentee=self.account).space
        self.browser = Visitor(app.test_client()).signed_in_as(self.account)
        self.program = Visitor(app.test_client())

    def press(self, path: str) -> None:
        """The button of the page as it stands."""
        [instead_of] = MADE.findall(self.browser.get(PAGE).text)
        self.browser.press(path, instead_of=instead_of)

    def address(self) -> str:
        """What the page shows to be copied, without the host."""
        [shown] = _ADDRESS.findall(self.browser.get(PAGE).text)
        assert shown.startswith("http://localhost/")
        return unescape(shown).removeprefix("http://localhost")

    def make(self) -> str:
        """A new address."""
        self.press(MAKE)
        return self.address()

    def told(self, address: str) -> list[str]:
        """Where the meetings are that the program reads there."""
        return [said(event, "location") for event in events(self.program.get(address).text)]


def feeds() -> int:
    """How many addresses there are."""
    db.session.rollback()
    return len(db.session.scalars(sa.select(CalendarFeed)).all())
