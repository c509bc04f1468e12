"""Whatever a writer, staff and those it names do, in whatever order: nothing of a story is public without every yes."""

from typing import Any

import hypothesis
import pytest
from flask import Flask

from portal.foundation.db import db
from portal.stories import editing, publishing
from portal.stories.showing import Shown
from tests.stories.machine import EXAMPLES, STEPS, run


def test_nothing_is_public_without_every_yes(app: Flask) -> None:
    run(EXAMPLES if db.engine.dialect.name == "sqlite" else EXAMPLES // 5, STEPS)


@pytest.mark.parametrize(
    ("room", "rule", "broken"),
    [
        (publishing, "has_every_yes", lambda needed: any(yes.given for yes in needed)),
        (publishing, "take_down", lambda _story, _language: None),
        (editing, "take_down", lambda _story, _language: None),
        (Shown, "text", property(lambda _page: "always the same")),
    ],
    ids=["one yes is enough", "a no is not heard", "a name goes unasked", "a yes to anything"],
)
def test_one_condition_less_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch, room: Any, rule: str, broken: Any) -> None:  # noqa: E501  # fmt: skip
    monkeypatch.setattr(room, rule, broken)

    with pytest.raises(AssertionError, match="without the yes"):
        run(2 * EXAMPLES, STEPS, phases=[hypothesis.Phase.generate])
