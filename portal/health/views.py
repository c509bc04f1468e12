"""Is it alive, is it ready, and what browsers have refused."""

import shutil
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Blueprint, Flask, current_app, jsonify, request
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from portal.foundation.db import db
from portal.foundation.logs import log
from portal.foundation.paths import PROJECT_ROOT
from portal.web.guards import Audience, open_to

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

health_pages = Blueprint("health", __name__)

ENOUGH_DISK = 500 * 1024 * 1024
LONGEST_REPORT = 16 * 1024


@health_pages.route("/livez")
@open_to(Audience.EVERYONE)
def livez() -> ResponseReturnValue:
    """The process answers."""
    return "ok", 200, {"Content-Type": "text/plain", "Cache-Control": "no-store"}


@health_pages.route("/readyz")
@open_to(Audience.EVERYONE)
def readyz() -> ResponseReturnValue:
    """Database, migrations, disk: a node that fails one of these should get no visitors."""
    answering = _database()
    checks = {"database": answering, "migrations": answering and _migrations(), "disk": _disk()}
    answer = jsonify({name: "ok" if well else "failing" for name, well in checks.items()})
    answer.headers["Cache-Control"] = "no-store"
    return answer, 200 if all(checks.values()) else 503


def under_our_name(inner: "WSGIApplication", name: str) -> "WSGIApplication":
    """`inner`, which believes that it is asked for its health by our name: balancers ask each node by its number."""

    def outer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        ours = {"HTTP_HOST": name} if environ.get("PATH_INFO") in ("/livez", "/readyz") else {}
        return inner({**environ, **ours}, start_response)

    return outer


@health_pages.record_once
def answer_whatever_the_host(state: BlueprintSetupState) -> None:
    """These two pages build no address, so nobody has to be turned away."""
    app = cast(Flask, state.app)
    app.wsgi_app = under_our_name(app.wsgi_app, app.config["SERVER_NAME"])  # type: ignore[assignment, method-assign]


def _database() -> bool:
    """It can be written to: the right to write is taken and given back."""
    try:
        with db.engine.connect().execution_options(writing=True) as connection, connection.begin() as transaction:
            connection.execute(sa.text("SELECT 1"))
            transaction.rollback()
    except sa.exc.SQLAlchemyError:
        return False
    return True


def _migrations() -> bool:
    head = ScriptDirectory(str(PROJECT_ROOT / "migrations")).get_current_head()
    try:
        with db.engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision() == head
    except sa.exc.SQLAlchemyError:
        return False


def _disk() -> bool:
    return shutil.disk_usage(current_app.config["INSTANCE"]).free >= ENOUGH_DISK


@health_pages.route("/csp-report", methods=["POST"])
@open_to(Audience.EVERYONE)
def csp_report() -> ResponseReturnValue:
    """Count what browsers refused; the report itself names private addresses and is not kept."""
    if (request.content_length or 0) <= LONGEST_REPORT:
        log.warning("csp violation", kind=request.mimetype)
    return "", 204
