"""Light, dark, or as the device is: one's own choice, remembered in this browser."""

import pytest
from flask import Flask

from tests import factories
from tests.visitor import Visitor

pytestmark = pytest.mark.on_one_database

PRESSED = 'name="theme" value="{}" aria-pressed="true"'


@pytest.mark.parametrize("path", ["/en/theme", "/fi/ulkoasu"])
@pytest.mark.parametrize(("theme", "shown"), [("light", ' data-theme="light"'), ("dark", ' data-theme="dark"')])
def test_the_chosen_colours_are_there_on_every_page(
    visitor: Visitor, app: Flask, path: str, theme: str, shown: str
) -> None:
    visitor.press(path, theme=theme, back="/en/")

    pages = [visitor.get(each).text for each in ("/en/", "/fi/kirjaudu", "/en/no-such-page")]

    assert [page for page in pages if shown not in page] == []
    assert [page for page in pages if PRESSED.format(theme) not in page] == []
    assert [page for page in pages if f'name="color-scheme" content="{theme}"' not in page] == []


@pytest.mark.parametrize("wish", ["system", "", "pink", '"><script>'])
def test_anything_else_is_as_on_the_device(visitor: Visitor, app: Flask, wish: str) -> None:
    visitor.press("/en/theme", theme="dark", back="/en/")

    visitor.press("/en/theme", theme=wish, back="/en/")

    page = visitor.get("/en/").text
    assert ("data-theme" in page, PRESSED.format("system") in page) == (False, True)
    assert visitor.client.get_cookie("theme") is None


def test_a_cookie_that_says_something_else_is_not_believed(visitor: Visitor, app: Flask) -> None:
    visitor.client.set_cookie("theme", "'><b>")

    page = visitor.get("/en/").text

    assert ("data-theme" in page, "<b>" in page) == (False, False)


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [
        ("/fi/oma/pohdinnat?hidden=", "/fi/oma/pohdinnat?hidden="),
        ("/en/my", "/en/my"),
        ("https://evil.example/", "/en/"),
        ("//evil.example/", "/en/"),
        ("/\\evil.example/", "/en/"),
        ("/en/sign-out", "/en/"),
        ("", "/en/"),
    ],
)
def test_one_comes_back_to_the_page_one_was_on_and_nowhere_else(
    visitor: Visitor, app: Flask, back: str, leads_to: str
) -> None:
    visitor.signed_in_as(factories.account())

    assert visitor.press("/en/theme", theme="dark", back=back).location == leads_to


@pytest.mark.parametrize("path", ["/fi/", "/en/sign-in?next=/en/my"])
def test_the_button_brings_the_page_it_stands_on(visitor: Visitor, app: Flask, path: str) -> None:
    assert f'name="back" value="{path}"' in visitor.get(path).text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(visitor: Visitor, app: Flask) -> None:
    [cookie] = visitor.press("/en/theme", theme="dark", back="/en/").headers.getlist("Set-Cookie")

    assert cookie.startswith("theme=dark;")
    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000"} <= set(cookie.split("; "))
