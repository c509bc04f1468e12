"""After signing in one goes on where one was, and never to a place that somebody else has put there."""

import itertools
from urllib.parse import quote, urljoin, urlsplit

import pytest
from flask import Flask

from portal.web.addresses import own_path
from tests import factories
from tests.visitor import Visitor

pytestmark = pytest.mark.on_one_database

HOME = "/en/"
EVIL = "evil.example"
OUT_AND_ABOUT = (
    "//{}", "///{}", "////{}", "/\\{}", "\\\\{}", "\\/{}", "/\\/{}", "/\t/{}", "/\n/{}", "/\r\n/{}", "\t//{}", " //{}",
    "/ /{}", "\x00//{}", "/\x00/{}", "https://{}", "http:{}", "https:/{}", "https:{}", "HtTpS://{}", "ftp://{}",
    "//{}/en/", "//{}/%2e%2e", "//{}#/en/", "//{}?/en/", "//x@{}", "//localhost@{}", "https://localhost@{}",
    "http://localhost.{}", "//localhost:80@{}", "/%2f{}", "/%2f%2f{}", "/%5c{}", "/%09/{}", "/%0d%0aLocation:%20//{}",
    "/./{}", "/.//{}", "/..//{}", "/en/..//{}", "/en//../..//{}", "/en/%2e%2e//{}", "/;@{}", "/@{}", "@{}", ".{}",
    "?{}", "#{}", "{}", "{}/en/", "/en@{}", "/en.{}", "/\u3002{}", "//{}\u3002com", "/\uff0f{}", "\uff0f\uff0f{}",
    "/\u2215{}",
    "javascript:alert(1)//{}", "JaVaScRiPt:alert`{}`", "java\tscript:alert(1)//{}", "data:text/html,{}", "vbscript:{}",
    "/en/\r\nSet-Cookie: x={}", "/en/?x=\r\nSet-Cookie:%20x={}", "/en/?x=\n{}", "/en/?\x00{}", "/en/\\..\\{}",
    "//[::1]@{}", "//{}:443", "//{}%00.localhost", "//%65vil.example", "/en/sign-out", "/en/nowhere/{}",
)  # fmt: skip
VECTORS = [
    *(vector.format(EVIL) for vector in OUT_AND_ABOUT),
    *(quote(vector.format(EVIL), safe="") for vector in OUT_AND_ABOUT[:20]),
    *(f"{first}{second}{EVIL}" for first, second in itertools.product(("/", "\\", "/\t", "//", "/%2f"), repeat=2)),
]
OURS = ["/en/", "/fi/oma", "/en/my/profile", "/en/sign-in?next=%2Fen%2F", "/en/?next=//evil.example", "/en/my?x=1&y=2"]


def leads_away(path: str) -> bool:
    """As a browser reads an address: no tabs and line breaks, and a backslash is a slash."""
    read = "".join(letter for letter in path.strip() if letter not in "\t\r\n").replace("\\", "/")
    try:
        there = urlsplit(urljoin("http://localhost/en/sign-in", read))
    except ValueError:  # Newer Pythons refuse to read what is no address; it is not ours.
        return True
    return (there.scheme, there.netloc) != ("http", "localhost")


@pytest.mark.parametrize("wish", VECTORS, ids=ascii)
def test_what_is_no_page_of_ours_leads_home(app: Flask, wish: str) -> None:
    with app.test_request_context("/en/sign-in"):
        assert own_path(wish, HOME) == HOME


@pytest.mark.parametrize("wish", ["", None, "/" + "x" * 600, "/en/?" + "x" * 600])
def test_nothing_and_far_too_much_lead_home(app: Flask, wish: str | None) -> None:
    with app.test_request_context("/en/sign-in"):
        assert own_path(wish, HOME) == HOME


@pytest.mark.parametrize("wish", OURS)
def test_a_page_of_ours_is_gone_on_to(app: Flask, wish: str) -> None:
    with app.test_request_context("/en/sign-in"):
        assert own_path(wish, HOME) == wish
    assert not leads_away(wish)


def test_there_are_enough_of_them_and_a_careless_check_lets_many_through() -> None:
    careless = [wish for wish in VECTORS if wish.startswith("/") and leads_away(wish)]

    assert len(set(VECTORS)) >= 90
    assert len(careless) >= 20
    assert leads_away("/\\evil.example")
    assert leads_away("//evil.example")


@pytest.mark.parametrize("wish", ["//evil.example", "/\\evil.example", "https://evil.example", "/en/?x=\r\nX: y"])
def test_signing_in_never_leads_away(app: Flask, visitor: Visitor, wish: str) -> None:
    person = factories.account()
    visitor.request("GET", "/en/sign-in", query_string={"next": wish})
    chosen = visitor.request("POST", "/en/theme", data={"csrf_token": visitor.token(), "back": wish, "theme": "dark"})

    sent = visitor.request(
        "POST",
        "/en/sign-in",
        query_string={"next": wish},
        data={"csrf_token": visitor.token(), "email": person.email},
    )

    assert (chosen.location, sent.location) == ("/en/", "/en/sign-in/code")
