"""Nobody learns from an answer whether something exists that they may not see."""

import re

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.foundation.db import new_public_id
from tests.visitor import Visitor
from tests.web.test_permission_matrix import MATRIX, PRIVATE
from tests.web.world import World

pytestmark = pytest.mark.on_one_database


def test_signed_out_every_private_address_leads_to_the_same_sign_in(app: Flask, visitor: Visitor) -> None:
    world, made_up = World(), dict.fromkeys(("space_id", "reflection_id", "pair_id"), new_public_id())

    for endpoint, method in sorted(PRIVATE):
        for there, nowhere in zip(
            world.addresses(app, endpoint), world.addresses(app, endpoint, **made_up, slug="no-such"), strict=True
        ):
            sent = {"data": {"csrf_token": visitor.token()}} if method == "POST" else {}
            one, other = visitor.request(method, there, **sent), visitor.request(method, nowhere, **sent)

            assert (one.status_code, other.status_code) == (302, 302)
            assert one.location.split("?")[0] == other.location.split("?")[0]
            assert one.text.replace(there, nowhere) == other.text


def headers_of(answer: TestResponse) -> list[tuple[str, str]]:
    """All but the request's name, and the cookie that follows the language of the page."""
    return [each for each in answer.headers if each[0] != "X-Request-Id" and not each[1].startswith("lang=")]


def without_what_differs_each_time(page: str, *names: str) -> str:
    page = re.sub(r'(name="csrf_token" value=)"[^"]+"', r"\1", page)
    for name in names:
        page = page.replace(name, "…")
    return page


@pytest.mark.parametrize("role", ["partner", "other mentee", "former member", "staff"])
def test_a_page_one_may_not_see_is_like_one_that_does_not_exist(app: Flask, visitor: Visitor, role: str) -> None:
    world = World()
    world.arrive(visitor, role)
    made_up, token = new_public_id(), visitor.token()
    hidden = [route for route, cells in MATRIX.items() if cells[role] == 404 != cells["author"]]

    for endpoint, method in hidden:
        kind = "space_id" if "space_id" in _arguments(app, endpoint) - {"reflection_id"} else "reflection_id"
        for there, nowhere in zip(
            world.addresses(app, endpoint), world.addresses(app, endpoint, **{kind: made_up}), strict=True
        ):
            sent = {"data": {"csrf_token": token}} if method == "POST" else {}
            one, other = visitor.request(method, there, **sent), visitor.request(method, nowhere, **sent)

            assert (one.status_code, other.status_code) == (404, 404), there
            assert without_what_differs_each_time(one.text, world.values[kind]) == without_what_differs_each_time(
                other.text, made_up
            )
            assert headers_of(one) == headers_of(other)


def _arguments(app: Flask, endpoint: str) -> set[str]:
    return {name for rule in app.url_map.iter_rules() if rule.endpoint == endpoint for name in rule.arguments}
