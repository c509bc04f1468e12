"""Views translate between the browser and the portal: they say who may knock, and neither query nor decide."""

import ast

from flask import Flask

from portal import create_app
from tests.architecture.source import VIEWS, Source, called, faults, planted
from tests.conftest import settings

LONGEST = 25
ASKS_THE_DATABASE_ITSELF = {"portal/health/views.py": "whether it answers is what it is asked for"}


def silent(app: Flask) -> list[str]:
    """The views that do not say who may knock."""
    return [name for name, view in app.view_functions.items() if not hasattr(view, "audience")]


def undeclared(source: Source) -> list[str]:
    """Functions with an address and no audience, also where no portal opens them."""
    return [
        function.name
        for function in source.functions()
        if (words := [called(each) for each in function.decorator_list if isinstance(each, ast.Call)])
        and {"page", "route"} & set(words)
        and "open_to" not in words
    ]


def too_long(source: Source) -> list[str]:
    """Functions of more lines than fit in a glance, decorators left out."""
    return [each.name for each in source.functions() if (each.end_lineno or 0) - each.lineno >= LONGEST]


def touches_the_session(source: Source) -> list[str]:
    """`db.session`, or SQL of its own."""
    if source.name in ASKS_THE_DATABASE_ITSELF:
        return []
    found = [f"line {each.lineno}" for each in source.attributes() if each.attr == "session"]
    return found + [name for name in source.imported() if name == "portal.foundation.db.db" or "sqlalchemy" in name]


def test_every_view_says_who_may_knock(app: Flask, demo_app: Flask) -> None:
    assert silent(app) == silent(demo_app) == []
    assert faults(undeclared, VIEWS) == []


def test_a_view_that_does_not_is_found(app: Flask, tmp_path: object) -> None:
    holed = create_app(settings(app.config["SQLALCHEMY_DATABASE_URI"], tmp_path))  # type: ignore[arg-type]
    holed.add_url_rule("/open", "left_open", lambda: "")

    assert silent(holed) == ["left_open"]
    assert undeclared(planted('@pages.page("/x")\ndef left_open():\n    return ""\n')) == ["left_open"]


def test_every_view_fits_in_a_glance() -> None:
    assert faults(too_long, VIEWS) == []
    assert too_long(planted("def long():\n" + "    pass\n" * LONGEST)) == ["long"]


def test_no_view_touches_the_session() -> None:
    assert faults(touches_the_session, VIEWS) == []
    assert touches_the_session(planted("from portal.foundation.db import db\ndb.session.get(1)\n")) != []
    assert touches_the_session(planted("import sqlalchemy as sa\n")) == ["sqlalchemy"]


def test_pages_that_change_something_are_never_opened_with_a_get(app: Flask) -> None:
    acting = ("share", "stop_sharing", "end_", "sign_out", "retry", "choose_theme", "_detail")
    rules = [rule for rule in app.url_map.iter_rules() if any(word in rule.endpoint for word in acting)]

    answering = {rule.endpoint for rule in rules if "GET" in (rule.methods or ())}
    assert answering == {"reflections.show_shared_reflections"}
    assert len({rule.endpoint for rule in rules}) >= 9
