"""The demo's inbox shows letters as their readers would get them, each once."""

import pytest
from flask import Flask

from portal.demo.inbox import MOST_SHOWN, carry_to_inbox, folder, received, received_letter
from portal.foundation.db import new_public_id, unit_of_work
from portal.mail.models import Letter
from tests import factories
from tests.visitor import Visitor

pytestmark = pytest.mark.on_one_database


@pytest.fixture
def guest(demo_app: Flask) -> Visitor:
    """Someone who tries the demo, whose inbox is empty."""
    with demo_app.app_context():
        for letter in folder().glob("*.eml"):
            letter.unlink()
    return Visitor(demo_app.test_client())


def carry(demo_app: Flask, *letters: Letter) -> None:
    with demo_app.app_context():
        for letter in letters:
            carry_to_inbox(letter)


def test_an_empty_inbox_says_so(guest: Visitor) -> None:
    page = guest.get("/demo/inbox")

    assert (page.status_code, '<ul class="rows">' in page.text) == (200, False)


def test_a_letter_carried_twice_is_there_once(demo_app: Flask, guest: Visitor) -> None:
    letter = factories.letter(to="reader@example.org")

    carry(demo_app, letter, letter)

    page = guest.get("/demo/inbox").text
    assert page.count(f"/demo/inbox/{letter.public_id}") == 1
    assert ("reader@example.org" in page, "A subject" in page) == (True, True)


def test_the_latest_letter_comes_first(demo_app: Flask, guest: Visitor) -> None:
    letters = [factories.letter() for _ in range(3)]

    carry(demo_app, *letters)

    with demo_app.app_context():
        assert [each.name for each in received()] == [each.public_id for each in reversed(letters)]


def test_an_inbox_that_overflows_shows_the_latest(demo_app: Flask, guest: Visitor) -> None:
    letter = factories.letter()
    carry(demo_app, letter)
    with demo_app.app_context():
        content = (folder() / f"{letter.public_id}.eml").read_bytes()
        for _number in range(MOST_SHOWN + 5):
            (folder() / f"{new_public_id()}.eml").write_bytes(content)

        assert len(received()) == MOST_SHOWN


def test_words_of_a_letter_are_words_and_its_address_a_link(demo_app: Flask, guest: Visitor) -> None:
    letter = factories.letter()
    with unit_of_work():
        letter.subject, letter.text = "Päivää <b>!", "Avaa http://localhost/fi/oma tai <script>alert(1)</script>"
        letter.html, letter.language = "<script>alert(2)</script>", "fi"

    carry(demo_app, letter)

    page = guest.get(f"/demo/inbox/{letter.public_id}").text
    assert 'href="http://localhost/fi/oma"' in page
    assert '<h1 lang="fi">Päivää &lt;b&gt;!</h1>' in page
    assert [script for script in ("<script>alert(1)", "<script>alert(2)") if script in page] == []


@pytest.mark.parametrize("name", ["..", "settings", "a" * 22, "..%2F..%2Fsettings.env"])
def test_nothing_else_can_be_read_there(demo_app: Flask, guest: Visitor, name: str) -> None:
    assert guest.get(f"/demo/inbox/{name}").status_code in (404, 308)


def test_a_letter_that_was_not_sent_is_not_there(demo_app: Flask, guest: Visitor) -> None:
    letter = factories.letter()

    with demo_app.app_context():
        assert received_letter(letter.public_id) is None
