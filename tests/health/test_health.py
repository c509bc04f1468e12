"""What a balancer asks: does the process answer, and should it get visitors?"""

import shutil
import socket
import time
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from flask.testing import FlaskClient
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from portal import create_app
from portal.foundation.db import db
from portal.health.views import ENOUGH_DISK
from tests.conftest import FreshDatabase, settings
from tests.web.over_https import portal_over_https

ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Origin": "null"}
REPORT = "application/csp-report"
ALL_WELL = {"database": "ok", "disk": "ok", "migrations": "ok"}
Disk = namedtuple("Disk", "total used free")


def asked(portal: Flask) -> tuple[int, dict[str, str], float]:
    """What `/readyz` answers, and how long it takes."""
    started = time.monotonic()
    with portal.app_context():
        answer = portal.test_client().get("/readyz")
        db.engine.dispose()
    return answer.status_code, answer.get_json(), time.monotonic() - started


def test_the_process_answers_whatever_else_is_wrong(tmp_path: Path) -> None:
    portal = create_app(settings(f"sqlite:///{tmp_path}/no/such/folder.sqlite", tmp_path))

    answer = portal.test_client().get("/livez")

    assert (answer.status_code, answer.text, answer.mimetype) == (200, "ok", "text/plain")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_node_that_is_well_is_ready(client: FlaskClient) -> None:
    answer = client.get("/readyz")

    assert (answer.status_code, answer.get_json()) == (200, ALL_WELL)
    assert answer.headers["Cache-Control"] == "no-store"


def test_neither_needs_a_person_nor_makes_a_cookie(client: FlaskClient) -> None:
    answers: list[TestResponse] = [client.get("/livez"), client.get("/readyz")]

    assert [answer.headers.getlist("Set-Cookie") for answer in answers] == [[], []]


def test_asking_writes_nothing(app: Flask, client: FlaskClient, queries: list[str]) -> None:
    client.get("/readyz")

    assert [each for each in queries if not each.startswith(("SELECT", "select"))] == []


def test_a_database_that_is_behind_the_code_is_not_ready(empty_database: FreshDatabase, tmp_path: Path) -> None:
    portal = create_app(settings(empty_database(), tmp_path))
    without_tables = asked(portal)
    with portal.app_context():
        flask_migrate.upgrade()
        flask_migrate.downgrade(revision="-1")
        db.session.remove()
        one_behind = asked(portal)
        flask_migrate.upgrade()
        db.session.remove()
    up_to_date = asked(portal)

    assert without_tables[:2] == one_behind[:2] == (503, {**ALL_WELL, "migrations": "failing"})
    assert up_to_date[:2] == (200, ALL_WELL)


@contextmanager
def silent_port() -> Iterator[int]:
    """A server that takes calls and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_database_that_is_gone_is_said_to_be_within_seconds(tmp_path: Path) -> None:
    with silent_port() as silent:
        with silent_port() as closed:
            pass
        gone = {
            "no folder": f"sqlite:///{tmp_path}/no/such/folder.sqlite",
            "refusing": f"postgresql+psycopg://127.0.0.1:{closed}/portal",
            "silent": f"postgresql+psycopg://127.0.0.1:{silent}/portal",
        }
        answers = {name: asked(create_app(settings(url, tmp_path))) for name, url in gone.items()}

    failing = (503, {**ALL_WELL, "database": "failing", "migrations": "failing"})
    assert {name: answer[:2] for name, answer in answers.items()} == dict.fromkeys(gone, failing)
    assert [name for name, answer in answers.items() if answer[2] > 10] == []


def test_a_disk_that_is_nearly_full_is_not_ready(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {}
    for free in (ENOUGH_DISK, ENOUGH_DISK - 1, 0):
        monkeypatch.setattr(shutil, "disk_usage", lambda _path, free=free: Disk(free, 0, free))
        answers[free] = client.get("/readyz")

    assert [answer.status_code for answer in answers.values()] == [200, 503, 503]
    assert answers[0].get_json() == {**ALL_WELL, "disk": "failing"}


def test_a_report_of_a_browser_is_counted_and_not_kept(client: FlaskClient) -> None:
    report = '{"csp-report": {"document-uri": "/en/my/reflections/kanarialintu"}}'

    with capture_logs() as events:
        answers = [
            client.post("/csp-report", data=each, content_type=REPORT) for each in (report, report + " " * 20_000)
        ]

    assert [(answer.status_code, answer.data) for answer in answers] == [(204, b"")] * 2
    assert [event["kind"] for event in events if event["event"] == "csp violation"] == [REPORT]
    assert "kanarialintu" not in str(events)


def test_a_report_needs_no_token_and_no_page_of_ours(client: FlaskClient) -> None:
    answer = client.post("/csp-report", data="[]", content_type="application/reports+json", headers=ELSEWHERE)

    assert answer.status_code == 204


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_in_production_a_balancer_may_ask_by_number(app: Flask, tmp_path: Path, path: str) -> None:
    portal = portal_over_https(app, tmp_path)

    with portal.app_context():
        answers = [
            portal.test_client().get(where, headers={"Host": "127.0.0.1:8000"}).status_code for where in (path, "/en/")
        ]
        db.engine.dispose()

    assert answers == [200, 400]


def test_the_folder_of_a_node_is_its_owners_alone(tmp_path: Path) -> None:
    create_app(settings(f"sqlite:///{tmp_path}/portal.sqlite", tmp_path / "instance"))

    assert (tmp_path / "instance").stat().st_mode & 0o777 == 0o700
