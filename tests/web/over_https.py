"""The portal as it runs in production: real settings, a real https address."""

from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from portal import create_app
from tests.conftest import settings
from tests.visitor import Visitor

BASE = "https://rinnalla.example"


def portal_over_https(app: Flask, folder: Path, **others: Any) -> Flask:
    """The same portal and database in production."""
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    production = {"BASE_URL": BASE, "PRODUCTION": True, "TESTING": False, "MAIL_URL": "smtps://mail.example",
                  "MAIL_FROM": "Rinnalla <rinnalla@school.example>"}  # fmt: skip
    return create_app(settings(url, folder, **{**production, **others}))


def send(visitor: Visitor, path: str, headers: dict[str, str] | None = None, **fields: str) -> TestResponse:
    """Send a form as a browser on one of our pages does."""
    ours = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}
    data = {"csrf_token": visitor.token(), **fields}
    return visitor.request("POST", path, data=data, headers=ours if headers is None else headers)
