"""A page of somebody else's sends a form here: it is refused, and the error page does not do its errand."""

import pytest
from flask import Flask

from tests import factories
from tests.visitor import Visitor, hidden_fields

pytestmark = pytest.mark.on_one_database

EVIL = {"name": "Evil words of theirs", "phone": "", "language": "en", "time_zone": "Europe/Helsinki"}
FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


@pytest.mark.parametrize("headers", [FROM_ELSEWHERE, {}], ids=["told by the browser", "not told"])
def test_it_is_neither_shown_nor_offered_to_be_sent_again(
    app: Flask, visitor: Visitor, headers: dict[str, str]
) -> None:
    victim = factories.account(name="Aino")
    visitor.signed_in_as(victim)

    answer = visitor.request("POST", "/en/my/profile", data=EVIL, headers=headers)

    assert answer.status_code in (400, 403)
    assert "Evil words" not in answer.text
    assert 'action="/en/my/profile"' not in answer.text


def test_the_name_of_another_account_does_not_help_it(app: Flask, visitor: Visitor) -> None:
    attacker, victim = factories.account(), factories.account(name="Aino")
    theirs = hidden_fields(Visitor(app.test_client()).signed_in_as(attacker).get("/en/my/profile").text)
    visitor.signed_in_as(victim)

    answer = visitor.post("/en/my/profile", _owner=theirs["_owner"], **EVIL)

    assert answer.status_code == 403
    assert "Evil words" not in answer.text
    assert victim.name == "Aino"


def test_a_form_of_ours_that_lost_its_token_gives_its_words_back(app: Flask, visitor: Visitor) -> None:
    """The control: the same request, with the signed name of the one who opened the form."""
    visitor.signed_in_as(factories.account())
    ours = hidden_fields(visitor.get("/en/my/profile").text)

    answer = visitor.post("/en/my/profile", **{**EVIL, **ours, "csrf_token": "", "name": "My own words"})

    assert answer.status_code == 400
    assert "My own words" in answer.text
    again = visitor.post("/en/my/profile", **hidden_fields(answer.text), name="My own words")
    assert again.status_code == 302
