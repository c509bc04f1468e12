"""Every page has an address in every language, knows its twins, and is remembered."""

import re

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient

from portal.foundation.i18n import speaking
from portal.web.slugs import SLUGS
from tests import factories
from tests.visitor import Visitor

pytestmark = pytest.mark.on_one_database

TWIN = re.compile(r'<a class="language" href="([^"]+)" lang="(\w\w)"')


def test_one_endpoint_answers_in_each_language(visitor: Visitor) -> None:
    pair = factories.pair()
    visitor.signed_in_as(factories.mentee_of(pair))
    name = pair.space.public_id

    finnish, english = visitor.get(f"/fi/pari/{name}/pohdinnat"), visitor.get(f"/en/pair/{name}/reflections")

    assert '<html lang="fi"' in finnish.text
    assert '<html lang="en"' in english.text
    assert finnish.status_code == english.status_code == 200


def test_links_stay_in_the_readers_language(app: Flask) -> None:
    with app.test_request_context("/en/"):
        assert url_for("accounts.sign_in") == "/en/sign-in"
        assert url_for("accounts.sign_in", language="fi") == "/fi/kirjaudu"
    with app.test_request_context("/fi/"), speaking("en"):
        assert url_for("accounts.sign_in") == "/en/sign-in"


def test_no_page_leads_to_another_language_but_by_its_switch(visitor: Visitor) -> None:
    pair = factories.pair()
    visitor.signed_in_as(factories.mentee_of(pair))

    pages = [visitor.get(f"/fi/{path}").text for path in ("", "oma", "oma/profiili", f"pari/{pair.space.public_id}")]

    links = [link for page in pages for link in re.findall(r'<(?:a|form|button)\b[^>]*"(/en/[^"]*)"[^>]*', page)]
    switches = [link for page in pages for link, _code in TWIN.findall(page)]
    switches += [link for page in pages for link in re.findall(r'formaction="(/en/[^"]*)"', page)]
    assert sorted(links) == sorted(switches)
    assert len(links) == 2 * len(pages)


def test_the_twin_keeps_the_query_string_and_obeys_none_of_it(client: FlaskClient) -> None:
    query = "next=%2Ffi%2F&_external=1&_scheme=javascript&_anchor=x&_method=POST&language=sv&token=y"

    page = client.get(f"/fi/kirjaudu/linkki/x?{query}").text

    [link, *_again] = TWIN.findall(page)
    assert link == (f"/en/sign-in/link/x?{query}".replace("&", "&amp;"), "en")


def test_the_twin_of_a_half_filled_form_carries_its_words_along(visitor: Visitor) -> None:
    page = visitor.get("/fi/kirjaudu").text
    [address] = set(re.findall(r'formaction="([^"]+)"', page))

    answer = visitor.press(address, email="half a word", _act="switch")

    assert (address, answer.status_code) == ("/en/sign-in", 200)
    assert 'value="half a word"' in answer.text
    assert '<html lang="en"' in answer.text
    assert "error-summary" not in answer.text


def test_search_engines_find_every_language(client: FlaskClient) -> None:
    page = client.get("/en/sign-in/link/x?y=1").text

    assert re.findall(r'<link rel="alternate" hreflang="(\w\w)" href="([^"]+)">', page) == [
        ("fi", "http://localhost/fi/kirjaudu/linkki/x?y=1"),
        ("en", "http://localhost/en/sign-in/link/x?y=1"),
    ]


def test_the_front_door_remembers_the_language_last_read_and_guesses_nothing(visitor: Visitor) -> None:
    assert visitor.get("/", headers={"Accept-Language": "en"}).location == "/fi/"

    visitor.get("/en/")

    assert visitor.get("/", headers={"Accept-Language": "fi"}).location == "/en/"
    assert visitor.get("/styleguide").status_code == 404
    assert '<html lang="en"' in visitor.get("/styleguide").text


def test_a_page_that_does_not_exist_changes_no_memory(visitor: Visitor) -> None:
    visitor.get("/en/")

    visitor.get("/fi/nowhere")

    assert visitor.get("/").location == "/en/"


@pytest.mark.parametrize("remembered", ["sv", "xx", "../en", "fi/../../evil", "FI", "", "en\tx"])
def test_a_memory_that_is_no_language_of_ours_is_forgotten(app: Flask, client: FlaskClient, remembered: str) -> None:
    client.set_cookie("lang", remembered)

    assert client.get("/").location == "/fi/"


@pytest.mark.parametrize(
    ("method", "path", "status", "language"),
    [
        ("HEAD", "/en/", 200, None),
        ("PUT", "/en/sign-in", 405, "en"),
        ("GET", "/fi/kirjaudu-ulos", 405, "fi"),
        ("GET", "/en/nowhere", 404, "en"),
        ("GET", "/fi/sign-in", 404, "fi"),  # The words of one language do not open the other.
        ("GET", "/en/kirjaudu", 404, "en"),
        ("GET", "/en/my/pohdinnat", 404, "en"),
        ("GET", "/sv/sign-in", 404, "fi"),
        ("GET", "/nowhere", 404, "fi"),
        ("GET", "/EN/", 404, "fi"),
        ("GET", "/en/pair/short", 404, "en"),
        ("GET", "/en/pair/0123456789012345678901x", 404, "en"),
        ("GET", "/en", 308, None),
    ],
)
def test_other_answers_are_whole_pages_in_the_language_of_the_address(
    client: FlaskClient, method: str, path: str, status: int, language: str | None
) -> None:
    answer = client.open(path, method=method)

    assert answer.status_code == status
    assert language is None or f'<html lang="{language}"' in answer.text
    assert (status == 405) == ("Allow" in answer.headers)


def test_no_two_pages_share_an_address(app: Flask) -> None:
    rules = [(rule.rule, method) for rule in app.url_map.iter_rules() for method in rule.methods or ()]

    assert len(rules) == len(set(rules))


def test_every_page_is_there_in_every_language(app: Flask) -> None:
    spoken: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        spoken.setdefault(rule.endpoint, set()).add((rule.defaults or {}).get("language", ""))

    assert {endpoint for endpoint, codes in spoken.items() if codes not in ({"fi", "en"}, {""})} == set()
    assert {endpoint for endpoint, codes in spoken.items() if codes == {""}} == {
        "front_door", "assets.show_asset", "health.livez", "health.readyz", "health.csp_report",
        "styleguide.show_styleguide", "media.show_file",
        "site.sitemap", "site.robots",
    }  # fmt: skip


def test_every_english_word_in_an_address_has_a_finnish_one_that_anybody_can_type(app: Flask) -> None:
    english = [rule.rule for rule in app.url_map.iter_rules() if (rule.defaults or {}).get("language") == "en"]
    words = {word for path in english for word in path.split("/")[2:] if word and not word.startswith("<")}

    assert words - set(SLUGS["fi"]) == set()
    assert all(re.fullmatch(r"[a-z-]+(\.xml)?", word) for word in SLUGS["fi"].values())
    assert len(set(SLUGS["fi"].values())) == len(SLUGS["fi"])


def test_no_number_of_a_row_is_in_an_address(app: Flask) -> None:
    assert [rule.rule for rule in app.url_map.iter_rules() if "<int" in rule.rule] == []
