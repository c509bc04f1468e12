"""Whatever a request claims about the host it asked, no page and no letter repeats it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import create_app
from portal.foundation.db import db
from portal.mail.models import Letter
from tests import factories
from tests.conftest import settings
from tests.visitor import Visitor

EVIL = "evil.example"
CLAIMS: dict[str, dict[str, str]] = {
    "X-Forwarded-Host": {"X-Forwarded-Host": EVIL},
    "X-Forwarded-Host, twice": {"X-Forwarded-Host": f"localhost, {EVIL}"},
    "X-Forwarded-Proto": {"X-Forwarded-Proto": "evil"},
    "X-Forwarded-Port": {"X-Forwarded-Port": "6666"},
    "X-Forwarded-Prefix": {"X-Forwarded-Prefix": f"//{EVIL}"},
    "X-Forwarded-Server": {"X-Forwarded-Server": EVIL},
    "Forwarded": {"Forwarded": f'for=1.2.3.4;host="{EVIL}";proto=evil'},
    "X-Original-Host": {"X-Original-Host": EVIL},
    "X-Original-URL": {"X-Original-URL": f"http://{EVIL}/"},
    "X-Rewrite-URL": {"X-Rewrite-URL": f"http://{EVIL}/"},
    "X-Host": {"X-Host": EVIL},
    "Origin": {"Origin": f"http://{EVIL}"},
    "Referer": {"Referer": f"http://{EVIL}/"},
}
OTHER_HOSTS = [
    EVIL, f"localhost.{EVIL}", f"localhost@{EVIL}", f"{EVIL}:80", f"localhost:80@{EVIL}", f"{EVIL}#localhost",
    f"localhost {EVIL}", f"xlocalhost.{EVIL}", "[::1]", "127.0.0.2", "0.0.0.0",
]  # fmt: skip


@pytest.fixture(scope="module", params=[0, 1], ids=["no proxy", "behind a proxy"])
def portal(app: Flask, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The portal alone, and behind a proxy of ours."""
    folder: Path = tmp_path_factory.mktemp("instance")
    found = create_app(settings(app.config["SQLALCHEMY_DATABASE_URI"], folder, PROXIES=request.param))
    yield found
    with found.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("claim", CLAIMS)
def test_no_page_believes_it(portal: Flask, claim: str) -> None:
    visitor = Visitor(portal.test_client()).signed_in_as(factories.account())

    answers = [visitor.get(path, headers=CLAIMS[claim]) for path in ("/en/", "/", "/en", "/en/my", "/en/nowhere")]

    told = [f"{answer.headers}{answer.text}" for answer in answers]
    assert [text for text in told if "evil" in text or ":6666" in text] == []


@pytest.mark.parametrize("claim", CLAIMS)
def test_no_letter_believes_it(portal: Flask, claim: str) -> None:
    person, visitor = factories.account(), Visitor(portal.test_client())

    visitor.request(
        "POST", "/en/sign-in", data={"csrf_token": visitor.token(), "email": person.email}, headers=CLAIMS[claim]
    )

    [letter] = db.session.scalars(sa.select(Letter))
    words = f"{letter.subject}{letter.text}{letter.html}"
    assert "http://localhost/en/sign-in/link/" in words
    assert "evil" not in words
    assert ":6666" not in words


@pytest.mark.parametrize("host", OTHER_HOSTS)
def test_a_host_that_is_not_ours_gets_no_page_and_no_letter(portal: Flask, host: str) -> None:
    person, visitor = factories.account(), Visitor(portal.test_client())
    token = visitor.token()

    page = visitor.get("/en/sign-in", headers={"Host": host})
    sent = visitor.request(
        "POST", "/en/sign-in", data={"csrf_token": token, "email": person.email}, headers={"Host": host}
    )

    assert (page.status_code, page.text, sent.status_code) == (400, "400", 400)
    assert db.session.scalars(sa.select(Letter)).all() == []


def test_our_own_host_gets_its_page(portal: Flask) -> None:
    visitor = Visitor(portal.test_client())

    assert visitor.get("/en/sign-in", headers={"Host": "localhost"}).status_code == 200


def test_a_portal_that_believed_its_proxies_in_everything_would_be_found(portal: Flask) -> None:
    def believing(environ: dict[str, object], start: object) -> object:
        environ["HTTP_HOST"] = environ.get("HTTP_X_FORWARDED_HOST", environ["HTTP_HOST"])
        return inner(environ, start)  # type: ignore[arg-type]

    inner, portal.wsgi_app = portal.wsgi_app, believing  # type: ignore[assignment]
    try:
        answer = Visitor(portal.test_client()).get("/en/sign-in", headers=CLAIMS["X-Forwarded-Host"])
    finally:
        portal.wsgi_app = inner  # type: ignore[method-assign]

    assert answer.status_code == 400
