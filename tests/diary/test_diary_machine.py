"""Whatever is done to a post and its photos, in whatever order, nothing is public without every yes it needs."""

import hypothesis
import pytest
from flask import Flask

from portal.foundation.db import db
from tests.diary.machine import EXAMPLES, STEPS, run


def test_nothing_anyone_does_shows_what_may_not_be_seen(app: Flask) -> None:
    run(app.test_client(), EXAMPLES if db.engine.dialect.name == "sqlite" else EXAMPLES // 10, STEPS)


@pytest.mark.parametrize(
    ("condition", "dropped", "told"),
    [
        ("portal.diary.queries.may_be_public", lambda _photo: True, "without a yes"),
        ("portal.diary.publishing.must_be_whole", lambda _text: None, "without a title"),
        ("portal.diary.publishing.tell_search", lambda _text: None, "the places differ"),
    ],
)
def test_one_condition_less_is_noticed(
    app: Flask, monkeypatch: pytest.MonkeyPatch, condition: str, dropped: object, told: str
) -> None:
    monkeypatch.setattr(condition, dropped)

    with pytest.raises(AssertionError, match=told):
        run(app.test_client(), 4 * EXAMPLES, 3 * STEPS, phases=[hypothesis.Phase.generate])
