"""The words of a reflection stand in its author's pages, in those of whom it is shared with, and nowhere else."""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
import structlog
from flask import Flask, request

from portal.audit.actions import record
from portal.audit.models import AuditEntry
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.logs import log
from portal.people.models import Role
from tests import factories
from tests.visitor import Visitor, hidden_fields

CANARY = "Kanarialintu-laulaa-kaivoksessa"
HEADING = "Otsake-kanarialintu"


def forget_earlier_tests() -> None:
    """What they planted is deleted, and may still stand in SQLite's log of writes."""
    db.session.rollback()
    if db.engine.dialect.name == "sqlite":
        connection = db.engine.raw_connection()
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()


@pytest.fixture
def logged(app: Flask) -> Iterator[io.StringIO]:
    """Everything that is logged meanwhile."""
    forget_earlier_tests()
    usual, heard = structlog.get_config(), io.StringIO()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=heard))
    yield heard
    structlog.configure(**usual)


class Mine:
    """A pair, staff, another pair; and the author does everything one can do with words, also what fails."""

    def __init__(self, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
        self.app = app
        self.pair = factories.pair()
        self.author = self.browser_of(factories.mentee_of(self.pair))
        self.others = {
            "partner": self.browser_of(factories.mentor_of(self.pair)),
            "stranger": self.browser_of(factories.mentee_of(factories.pair())),
            "staff": self.browser_of(factories.account(Role.STAFF)),
            "visitor": Visitor(app.test_client()),
        }
        self.name = new_public_id()
        self.write(monkeypatch)

    def browser_of(self, account: object) -> Visitor:
        return Visitor(self.app.test_client()).signed_in_as(account)  # type: ignore[arg-type]

    def write(self, monkeypatch: pytest.MonkeyPatch) -> None:
        path, typed = f"/en/my/reflections/new/{self.name}", {"heading": HEADING, "body": CANARY}
        for act in ("draft", "preview", "switch"):
            self.author.fill_in(path, **typed, _act=act)
        with monkeypatch.context() as patch:
            patch.setattr("portal.reflections.actions.write_reflection", self.fail)
            assert self.author.fill_in(path, **typed).status_code == 500
        assert self.author.fill_in(path, **typed, csrf_token="old").status_code == 400
        self.author.post("/en/my/reflections/x", **typed)
        self.author.get(f"/en/my/reflections?prompt={CANARY}&hidden={HEADING}")
        assert self.author.fill_in(path, **typed).status_code == 302
        mine = f"/en/my/reflections/{self.name}"
        clashing = hidden_fields(self.author.get(f"{mine}/edit").text)
        for words in (f"{CANARY} once", f"{CANARY} twice"):
            self.author.post(f"{mine}/edit", **{**clashing, "heading": HEADING, "body": words})
        space = self.pair.space.public_id
        for act in ("share", "stop-sharing", "share", "stop-sharing"):
            self.author.press(f"{mine}/{act}/{space}")

    @staticmethod
    def fail(*_args: object, **typed: object) -> None:
        raise ValueError(f"cannot save {typed} of {CANARY}")

    def pages_of_others(self) -> str:
        space, slug = self.pair.space.public_id, self.pair.programme.slug
        mine = f"/en/my/reflections/{self.name}"
        paths = (
            "/en/", "/en/my", "/fi/oma/pohdinnat", "/en/my/profile", mine, f"{mine}/edit", f"{mine}/delete",
            f"/en/my/reflections/new/{self.name}", f"/en/pair/{space}", f"/fi/pari/{space}/pohdinnat", "/en/staff",
            f"/en/staff/programmes/{slug}/pairing", f"/en/staff/programmes/{slug}/pairing/{self.pair.public_id}",
            "/en/staff/messages", "/livez", "/readyz",
        )  # fmt: skip
        return "".join(browser.get(path).text for browser in self.others.values() for path in paths)

    def cookies(self) -> str:
        found = ""
        for browser in (self.author, *self.others.values()):
            with browser.client.session_transaction() as session:
                found += repr(dict(session))
        return found + repr(self.author.client._cookies)  # All of them; the client has no other way to say so.


def bytes_of(path: Path) -> bytes:
    """A file and what lies beside it, read by another process: opening a database here would break its locks."""
    files = path.parent.glob(f"{path.name}*")
    return b"".join(subprocess.run(["cat", each], capture_output=True, check=True).stdout for each in files)


def places(mine: Mine, logged: io.StringIO) -> dict[str, str]:
    """Everything that somebody other than the author could get hold of."""
    db.session.rollback()
    tables = [db.session.execute(sa.select(table)).all() for table in db.metadata.sorted_tables]
    stored = db.engine.url.database if db.engine.dialect.name == "sqlite" else None
    return {
        "pages of others": mine.pages_of_others(),
        "logs": logged.getvalue(),
        "letters": "".join(each.subject + each.text + each.html for each in factories.letters()),
        "audit": "".join(f"{each.verb} {each.subject}" for each in db.session.scalars(sa.select(AuditEntry))),
        "cookies": mine.cookies(),
        "queue": bytes_of(Path(mine.app.config["INSTANCE"]) / "queue.sqlite").decode("latin-1"),
        "rows": "".join(str(value) for rows in tables for row in rows for value in row),
        "database file": bytes_of(Path(stored)).decode("latin-1") if stored else "",
    }


def told(found: dict[str, str]) -> set[str]:
    return {place for place, text in found.items() if CANARY in text or HEADING in text}


def test_words_stand_nowhere_else(app: Flask, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = Mine(app, monkeypatch)

    found = places(mine, logged)

    assert told(found) == set()
    assert "request" in found["logs"]
    assert "failure" in found["logs"]
    assert len(found["letters"]) > 100


@pytest.mark.on_one_database
def test_words_told_anywhere_would_be_noticed(app: Flask, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = Mine(app, monkeypatch)
    log.info(CANARY)
    letter = factories.letter()
    with unit_of_work():
        record(CANARY, "reflection:x", actor_id=None)
        letter.subject = CANARY
    with mine.author.client.session_transaction() as session:
        session["flash"] = HEADING
    mine.others["visitor"] = mine.author

    found = told(places(mine, logged))

    assert found >= {"pages of others", "logs", "letters", "audit", "cookies", "rows"}


@pytest.mark.on_one_database
def test_a_log_of_what_forms_bring_is_noticed(app: Flask, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    careless = [*app.before_request_funcs[None], lambda: log.info("form", body=request.form.to_dict())]
    monkeypatch.setitem(app.before_request_funcs, None, careless)

    assert told(places(Mine(app, monkeypatch), logged)) == {"logs"}


@pytest.mark.on_one_database
def test_words_kept_unsealed_are_noticed(app: Flask, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.foundation.keys.Keyring.seal", lambda _self, text, place: text.encode())
    monkeypatch.setattr("portal.foundation.keys.Keyring.open", lambda _self, sealed, place: bytes(sealed).decode())

    stored = {"rows", "database file"} if db.engine.dialect.name == "sqlite" else {"rows"}

    assert told(places(Mine(app, monkeypatch), logged)) == stored


def test_the_ledger_has_no_row_about_reflections(
    app: Flask, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Mine(app, monkeypatch)

    subjects = db.session.scalars(sa.select(AuditEntry.subject)).all()

    assert [subject for subject in subjects if mine.name in subject or subject.startswith("reflection")] == []


def test_addresses_of_private_things_are_not_logged(
    app: Flask, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Mine(app, monkeypatch)

    private = (mine.name, mine.pair.space.public_id, factories.mentee_of(mine.pair).email)

    assert [name for name in private if name in logged.getvalue()] == []
