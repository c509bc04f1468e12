"""Where the pages of a series are, and a pair that agrees on one."""

import re
from datetime import UTC, datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from portal.foundation.db import db, new_public_id
from portal.meetings.models import Meeting
from portal.spaces.models import Space
from tests import factories
from tests.visitor import Visitor, hidden_fields

JANUARY = datetime(2027, 1, 12, 12, tzinfo=UTC)  # Of the year whose changes of the clocks are met here.
_DATES = re.compile(r'<[ou]l class="dates">(.*?)</[ou]l>', re.DOTALL)
_LINE = re.compile(r"<li>(.*?)</li>", re.DOTALL)


def stop_the_clocks(monkeypatch: pytest.MonkeyPatch, at: datetime = JANUARY) -> None:
    """For meetings and letters it is this moment, whenever the test is run."""
    for module in ("meetings.series", "meetings.series_forms", "meetings.series_letters", "meetings.series_queries",
                   "mail.actions"):  # fmt: skip
        monkeypatch.setattr(f"portal.{module}.now", lambda: at)


def new_page(space: Space, name: str = "") -> str:
    """A series that nobody has begun."""
    return f"/en/pair/{space.public_id}/meetings/series/new/{name or new_public_id()}"


def cancel_page(space: Space, name: str) -> str:
    """Where a series is cancelled."""
    return f"/en/pair/{space.public_id}/meetings/series/{name}/cancel"


def meetings() -> list[Meeting]:
    """Every meeting there is, in the order of time."""
    db.session.rollback()
    return list(db.session.scalars(sa.select(Meeting).order_by(Meeting.starts_at, Meeting.id)))


def dates_in(page: str) -> list[str]:
    """The dates that a page lists, in its words."""
    lists = _DATES.findall(page)
    lines = _LINE.findall(lists[0]) if lists else []
    return [" ".join(re.sub(r"<[^>]*>", " ", unescape(line)).split()) for line in lines]


class Two:
    """A pair at their browsers. The mentee fills a series in; `first` is the day of its first meeting."""

    def __init__(
        self,
        app: Flask,
        *,
        zone: str = "Europe/Helsinki",
        partners: str = "Europe/Helsinki",
        language: str = "en",
        ended: bool = False,
    ) -> None:
        self.mentor = factories.account(name="Juho Aalto", language=language, time_zone=partners)
        self.mentee = factories.account(name="Veera Niemi", time_zone=zone)
        self.space = factories.pair(mentor=self.mentor, mentee=self.mentee, ended=ended).space
        self.browser = Visitor(app.test_client()).signed_in_as(self.mentee)
        self.partner = Visitor(app.test_client()).signed_in_as(self.mentor)
        self.name = new_public_id()
        self.page = new_page(self.space, self.name)

    def fields(self, **others: str) -> dict[str, str]:
        """The form, filled in well; `others` differ."""
        good = {
            "day": "14.3.2027", "clock": "17.00", "minutes": "60", "weeks": "1", "count": "4", "how": "face_to_face",
            "place": "Kahvila Kaisla", "link": "",
        }  # fmt: skip
        return {**good, **others}

    def look(self, **others: str) -> TestResponse:
        """Fill the form in and ask for its dates."""
        return self.browser.fill_in(self.page, **self.fields(**others), _act="preview")

    def agree(self, **others: str) -> TestResponse:
        """Look at the dates, then agree on them."""
        seen = self.look(**others)
        return self.browser.post(self.page, **{**hidden_fields(seen.text), **self.fields(**others), "_act": "save"})


def walls() -> list[datetime]:
    """When each meeting begins, by the clock on the wall of its own zone."""
    return [each.starts_at.astimezone(ZoneInfo(each.zone)).replace(tzinfo=None) for each in meetings()]
