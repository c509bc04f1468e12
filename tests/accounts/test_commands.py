"""What an operator types: `flask accounts …`."""

from flask import Flask

from portal.foundation.db import db
from portal.people.models import Account, Role
from portal.people.queries import account_by_email
from tests import factories
from tests.visitor import Visitor


def test_somebody_new_becomes_an_administrator(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["accounts", "make-administrator", "New.Boss@Example.org"])

    account = account_by_email("new.boss@example.org")
    assert (result.exit_code, account and account.role) == (0, Role.ADMINISTRATOR)


def test_somebody_known_becomes_one_and_is_signed_out(visitor: Visitor, app: Flask) -> None:
    person = factories.account(email="known@example.org", name="Known")
    visitor.signed_in_as(person)

    result = app.test_cli_runner().invoke(args=["accounts", "make-administrator", "KNOWN@example.org"])

    db.session.refresh(person)
    assert (result.exit_code, person.role, person.name) == (0, Role.ADMINISTRATOR, "Known")
    assert db.session.scalar(db.select(db.func.count(Account.id))) == 1
    assert visitor.get("/en/my").status_code == 302


def test_the_administrator_gets_in(visitor: Visitor, app: Flask) -> None:
    app.test_cli_runner().invoke(args=["accounts", "make-administrator", "boss@example.org"])

    boss = account_by_email("boss@example.org")

    assert boss is not None
    assert visitor.signed_in_as(boss).get("/fi/hallinta").status_code == 200
