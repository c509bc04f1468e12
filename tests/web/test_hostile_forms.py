"""Forms sent by those who did not fill them in as they are: nothing breaks, nothing is lost, nothing else changes."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import Base, db, new_public_id
from portal.foundation.text import regular, regular_line
from portal.people.models import Account, Role
from portal.reflections.models import Reflection
from tests import factories
from tests.visitor import Visitor, hidden_fields

MEGABYTE = "Pitkä tarina. " * 75_000
NAUGHTY = (
    "\x00", "a\x00b", "\U0001f469\u200d\U0001f680", "\u202eabc\u202c", "\ufeff", "A\u0308", "ﷺ", "Z͑ͫ̓ͪA̴̵̜L̠ͨG̴̻Ǫ̵̹!",
    "-1", "1e400",
    "'; DROP TABLE account; --", "%s%n%(name)s {0} ${7*7} {{7*7}}", "<script>alert(1)</script>", "\r\nBcc: x@a.example",
    "../../../etc/passwd", "\\", "\u2028\u2029", "NULL", "nil", "٣", "İstanbul ı", "\x1b[31m", "&#0;&amp;",
)  # fmt: skip


@pytest.fixture
def writer(app: Flask) -> Account:
    """Someone with words of their own."""
    return factories.account(name="Writer", phone="+358501112222")


def forms(person: Account, app: Flask) -> dict[str, dict[str, str]]:
    """Every form of a signed-in person, filled in well."""
    mine = factories.reflection(by=person, heading="Old", body="Old words")
    profile = {"name": "Writer", "phone": "050 1112222", "language": "en", "time_zone": "Europe/Helsinki"}
    return {
        f"/en/my/reflections/new/{new_public_id()}": {"heading": "New", "body": "New words"},
        f"/en/my/reflections/{mine.public_id}/edit": {"heading": "Old", "body": "New words"},
        "/en/my/profile": profile,
    }


@pytest.mark.parametrize("value", NAUGHTY)
def test_naughty_text_breaks_nothing(app: Flask, visitor: Visitor, writer: Account, value: str) -> None:
    visitor.signed_in_as(writer)
    (new, _), (edit, _), (profile, good) = forms(writer, app).items()
    words = {"heading": value, "body": value}
    others = dict.fromkeys(("phone", "language", "time_zone"), value)

    answers = [
        visitor.fill_in(path, **typed).status_code
        for path, typed in ((new, words), (edit, words), (profile, {**good, "name": value}), (profile, others))
    ]

    assert set(answers) <= {302, 422}
    for saved in db.session.scalars(sa.select(Reflection)):
        assert (regular(saved.body), regular_line(saved.heading)) == (saved.body, saved.heading)


@pytest.mark.parametrize("empty", ["", None])
def test_an_empty_form_is_asked_again(visitor: Visitor, app: Flask, writer: Account, empty: str | None) -> None:
    visitor.signed_in_as(writer)
    (new, _), (edit, _), _profile = forms(writer, app).items()

    sent = {} if empty is None else {"heading": "", "body": ""}
    answers = [visitor.press(path, **sent).status_code for path in (new, edit)]

    assert answers[0] == 422
    assert answers[1] in (302, 422)
    assert [each.body for each in db.session.scalars(sa.select(Reflection))] == ["Old words"]


def test_a_megabyte_is_too_much_and_all_of_it_comes_back(visitor: Visitor, app: Flask, writer: Account) -> None:
    visitor.signed_in_as(writer)
    path = f"/en/my/reflections/new/{new_public_id()}"

    answer = visitor.fill_in(path, heading="", body=MEGABYTE)

    assert answer.status_code == 422
    assert MEGABYTE.strip() in answer.text


def test_more_than_the_limit_comes_back_too_and_can_be_sent_shorter(
    visitor: Visitor, app: Flask, writer: Account
) -> None:
    visitor.signed_in_as(writer)
    path = f"/en/my/reflections/new/{new_public_id()}"
    words = MEGABYTE * 3

    answer = visitor.fill_in(path, heading="", body=words)
    again = visitor.post(path, **{**hidden_fields(answer.text), "body": "Shorter."})

    assert answer.status_code == 413
    assert words.strip() in answer.text
    assert (again.status_code, [each.body for each in db.session.scalars(sa.select(Reflection))]) == (302, ["Shorter."])


def test_what_is_far_too_much_is_turned_away(visitor: Visitor, app: Flask, writer: Account) -> None:
    visitor.signed_in_as(writer)

    answer = visitor.fill_in(f"/en/my/reflections/new/{new_public_id()}", heading="", body="x" * 9_000_000)

    assert answer.status_code == 413
    assert len(answer.data) < 100_000


def rows_but_what_was_typed() -> set[tuple[object, ...]]:
    """Everything that no form of a person has a field for."""
    typed = {"body_sealed", "body_html_sealed", "heading_sealed", "name", "field", "phone", "language", "time_zone"}
    moves = {"version", "edited_at", "sanitiser", "last_seen_at"}
    return {
        (table.name, *(row[column.name] for column in table.columns if column.name not in typed | moves))
        for table in (db.metadata.tables[name] for name in ("account", "reflection", "reflection_share", "sign_in"))
        for row in db.session.execute(sa.select(table)).mappings()
    }


def planted() -> dict[str, str]:
    """A value for every column there is, and for the names by which Python reaches further."""
    columns = {column.name for table in Base.metadata.sorted_tables for column in table.columns}
    further = {"is_staff", "account", "author", "shares", "__class__", "_sa_instance_state", "query", "metadata"}
    own = {"heading", "body", "name", "field", "phone", "language", "time_zone"}
    return dict.fromkeys((columns | further) - own, "1") | {"role": "administrator", "public_id": "a" * 22}


def test_no_column_is_changed_by_naming_it(visitor: Visitor, app: Flask, writer: Account) -> None:
    visitor.signed_in_as(writer)
    every = forms(writer, app)
    before = rows_but_what_was_typed()

    answers = [visitor.fill_in(path, **{**planted(), **fields}).status_code for path, fields in every.items()]

    assert answers == [302, 302, 302]
    assert before <= rows_but_what_was_typed()
    db.session.refresh(writer)
    assert not writer.is_staff


def test_a_form_that_fills_in_whatever_is_sent_would_be_noticed(
    visitor: Visitor, app: Flask, writer: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flask import request

    def careless(account: Account, **_typed: str) -> None:
        account.email = request.form["email"]

    monkeypatch.setattr("portal.accounts.actions.edit_profile", careless)
    visitor.signed_in_as(writer)
    before = rows_but_what_was_typed()

    visitor.fill_in("/en/my/profile", **planted())

    assert not before <= rows_but_what_was_typed()


@pytest.mark.parametrize("field", ["csrf_token", "_owner", "_act", "seen"])
@pytest.mark.parametrize("value", ["", "\x00", "x" * 5_000, "ä", "a:b,c", "[]"])
def test_hidden_fields_may_hold_anything(visitor: Visitor, app: Flask, writer: Account, field: str, value: str) -> None:
    visitor.signed_in_as(writer)

    answers = [visitor.fill_in(path, **{**fields, field: value}) for path, fields in forms(writer, app).items()]

    assert {answer.status_code for answer in answers} <= {200, 302, 400, 409}


@pytest.mark.parametrize(
    "path",
    ["/fi/my/reflections", "/en/oma/pohdinnat", "/sv/my", "/fi/profile", "/en/kirjaudu", "/en/staff/"],
)
def test_an_address_of_another_language_is_no_page(visitor: Visitor, app: Flask, writer: Account, path: str) -> None:
    answer = visitor.signed_in_as(writer).get(path)

    assert answer.status_code in (404, 308)


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", "image/png", ""])
def test_what_is_no_form_is_no_form(visitor: Visitor, app: Flask, writer: Account, kind: str) -> None:
    visitor.signed_in_as(writer)

    answer = visitor.request("POST", "/en/my/profile", data=b"{--x\r\n\xff\x00", headers={"Content-Type": kind})

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/en/my/reflections?older-than=%00", "/fi/oma/pohdinnat?x=a%00b", "/en/staff/programmes/x%00",
        "/en/sign-in/link/%00", "/en/%00", "/static/%00",
    ],
)  # fmt: skip
def test_an_address_with_a_nul_in_it_is_no_page(app: Flask, visitor: Visitor, path: str) -> None:
    visitor.signed_in_as(factories.account(Role.STAFF))

    assert visitor.get(path).status_code == 404
