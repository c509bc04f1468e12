"""Links in letters lead to the portal's own address, whatever a request claims to be."""

import re

import pytest
from flask import Flask

from tests import factories
from tests.visitor import Visitor, hidden_fields

LINK = re.compile(r"https?://[^\s\"'<>]+")
CLAIMS = (
    {"X-Forwarded-Host": "evil.example"},
    {"X-Forwarded-Proto": "https"},
    {"Forwarded": "host=evil.example"},
    {"X-Original-URL": "//evil.example"},
    {"Origin": "https://evil.example"},
    {"Referer": "https://evil.example/"},
)


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_request_cannot_choose_the_host(visitor: Visitor, app: Flask, claim: dict[str, str]) -> None:
    person = factories.account()
    fields = {**hidden_fields(visitor.get("/en/sign-in").text), "email": person.email}

    visitor.request("POST", "/en/sign-in", data=fields, headers=claim)

    [letter] = factories.letters()
    links = LINK.findall(letter.text) + LINK.findall(letter.html)
    assert len(links) == 2
    assert [link for link in links if not link.startswith("http://localhost/en/sign-in/link/")] == []


def test_a_host_that_is_not_ours_gets_no_page_and_no_letter(visitor: Visitor, app: Flask) -> None:
    person = factories.account()
    fields = {**hidden_fields(visitor.get("/en/sign-in").text), "email": person.email}

    answer = visitor.request("POST", "/en/sign-in", data=fields, headers={"Host": "evil.example"})

    assert (answer.status_code, factories.letters()) == (400, [])


def test_html_and_plain_text_say_the_same(app: Flask, visitor: Visitor) -> None:
    pair = factories.pair()
    factories.reflection(by=factories.mentee_of(pair), shared_in=pair.space)

    [letter] = factories.letters()

    bare = re.sub(r"<[^>]+>", " ", letter.html.partition("<body>")[2])
    spoken = re.findall(r"\w+", LINK.sub("", letter.text))
    assert spoken == re.findall(r"\w+", LINK.sub("", bare))


def test_a_name_full_of_marks_stays_a_name_in_a_letter(app: Flask) -> None:
    author = factories.account(name='<b>Evil</b> <a href="https://evil.example">click</a>')
    pair = factories.pair(mentee=author)

    factories.reflection(by=author, shared_in=pair.space)

    [letter] = factories.letters()
    assert "<b>" not in letter.html
    assert 'href="https://evil.example' not in letter.html
    assert author.name in letter.text
