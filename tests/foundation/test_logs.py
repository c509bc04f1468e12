"""The logs say what happened where, and nothing that a person wrote, is called or may not be told."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import structlog
from flask import Flask, request

from portal import create_app
from portal.foundation import logs
from portal.foundation.db import db
from portal.web.guards import Audience, open_to
from tests import factories
from tests.conftest import settings
from tests.visitor import Visitor

CANARY = "kanarialintu"


@open_to(Audience.EVERYONE)
def break_down() -> str:
    """A view with a fault, that quotes what it was given."""
    raise ValueError(f"cannot use {request.values.get('words', CANARY)}")


@pytest.fixture
def faulty(app: Flask, tmp_path: Path) -> Iterator[Flask]:
    """The portal with one page that breaks."""
    portal = create_app(settings(app.config["SQLALCHEMY_DATABASE_URI"], tmp_path))
    portal.add_url_rule("/broken", "broken", break_down, methods=["GET"])
    yield portal
    with portal.app_context():
        db.engine.dispose()


@pytest.fixture
def logged(faulty: Flask) -> Iterator[StringIO]:
    """What is written to the log."""
    before, written = structlog.get_config(), StringIO()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=written))
    yield written
    structlog.configure(**before)


def told(written: StringIO) -> list[dict[str, object]]:
    """One object a line."""
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_an_unexpected_error_is_told_by_its_kind_and_place_without_its_message(faulty: Flask, logged: StringIO) -> None:
    answer = Visitor(faulty.test_client()).get(f"/broken?words={CANARY}")

    [failure] = [event for event in told(logged) if event["event"] == "failure"]
    assert answer.status_code == 500
    assert failure["exception"] == "ValueError"
    assert str(failure["where"][-1]).endswith("break_down")  # type: ignore[index]
    assert failure["level"] == "error"
    assert CANARY not in logged.getvalue()


def test_without_that_processor_its_message_would_be_there(faulty: Flask, logged: StringIO) -> None:
    others = [each for each in structlog.get_config()["processors"] if each is not logs._exception_without_its_words]
    structlog.configure(processors=others)

    Visitor(faulty.test_client()).get(f"/broken?words={CANARY}")

    assert CANARY in logged.getvalue()


def test_each_answer_carries_the_number_under_which_it_is_logged(faulty: Flask, logged: StringIO) -> None:
    visitor = Visitor(faulty.test_client())

    answers = [visitor.get("/en/"), visitor.get("/broken"), visitor.get("/en/nowhere")]

    numbers = [answer.headers["X-Request-Id"] for answer in answers]
    assert len(set(numbers)) == 3
    assert [event["request_id"] for event in told(logged) if event["event"] == "request"] == numbers
    assert [event["request_id"] for event in told(logged) if event["event"] == "failure"] == [numbers[1]]


def test_a_request_is_told_by_its_endpoint_never_by_its_address(faulty: Flask, logged: StringIO) -> None:
    visitor = Visitor(faulty.test_client())

    visitor.get(f"/en/sign-in/link/{CANARY}?{CANARY}={CANARY}", headers={"User-Agent": CANARY, "Referer": CANARY})

    [event] = told(logged)
    assert (event["endpoint"], event["method"], event["status"]) == ("accounts.open_link", "GET", 200)
    assert CANARY not in logged.getvalue()


def test_what_a_person_types_and_who_they_are_is_nowhere(faulty: Flask, logged: StringIO) -> None:
    person = factories.account(name=f"{CANARY} name", email=f"{CANARY}@example.org")
    visitor = Visitor(faulty.test_client())
    page = visitor.signed_in_as(person).get("/en/my/reflections/new?prompt=stayed").location

    visitor.fill_in(page, heading=CANARY, body="")
    visitor.fill_in(page, heading=CANARY, body=CANARY)
    visitor.post(page, heading=CANARY, body=CANARY)
    Visitor(faulty.test_client()).fill_in("/en/sign-in", email=person.email)

    assert len(told(logged)) >= 7
    assert CANARY not in logged.getvalue()


def test_a_database_error_does_not_tell_what_was_in_the_row(faulty: Flask, logged: StringIO) -> None:
    def write_twice() -> str:
        factories.account(email=f"{CANARY}@example.org")
        factories.account(email=f"{CANARY}@example.org")
        return ""

    faulty.add_url_rule("/twice", "twice", open_to(Audience.EVERYONE)(write_twice))

    Visitor(faulty.test_client()).get("/twice")

    assert [event["exception"] for event in told(logged) if event["event"] == "failure"] == ["IntegrityError"]
    assert CANARY not in logged.getvalue()


def test_a_librarys_words_are_told_before_they_are_filled(logged: StringIO) -> None:
    library = logging.getLogger("some.library")

    library.warning("cannot reach %s", CANARY)
    library.warning(f"cannot reach {CANARY}")
    library.error("gave up", exc_info=ValueError(CANARY), extra={"who": CANARY})
    library.info("of no interest")

    events = told(logged)
    assert [event["logger"] for event in events] == ["some.library"] * 3
    assert [event["message"] for event in events] == ["cannot reach %s", None, None]
    assert [event["level"] for event in events] == ["warning", "warning", "error"]
    assert events[2]["exception"] == "ValueError"
    assert all(__file__ in str(event["at"]) for event in events)
    assert CANARY not in logged.getvalue()


def test_an_operator_reads_why_a_migration_failed(logged: StringIO) -> None:
    logging.getLogger("flask_migrate").error("Error: " + "this leaves rows that point at nothing")

    assert [event["message"] for event in told(logged)] == ["Error: this leaves rows that point at nothing"]
