"""Both of a pair press at once: one agreement with a first version, one ending, and nobody meets an error."""

from functools import partial

import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db
from portal.pairs.ground_rules_words import HEADINGS
from portal.pairs.models import Ending, GroundRules
from tests import factories
from tests.crowd import at_once
from tests.live import Live
from tests.visitor import hidden_fields

ROUNDS = 6


def test_two_first_versions_never_both_become_number_one(app: Flask) -> None:
    pairs = [factories.pair() for _round in range(ROUNDS)]
    typed = dict.fromkeys(HEADINGS, "")

    with Live(app) as live:
        for pair in pairs:
            path = f"/en/pair/{pair.space.public_id}/ground-rules/edit"
            browsers = [live.signed_in(member) for member in pair.space.members]
            forms = [hidden_fields(browser.get(path).text) for browser in browsers]
            answers = at_once(
                [
                    partial(browser.post, path, **{**form, **typed, name: "Mine."})
                    for browser, form, name in zip(browsers, forms, ("hopes", "topics"), strict=True)
                ]
            )

            assert [answer.status for answer in answers if answer.status not in (302, 409)] == []
        failures = live.failures()

    db.session.rollback()
    numbers = [db.session.scalars(_numbers(pair.space_id)).all() for pair in pairs]
    assert [each for each in numbers if each != list(range(1, len(each) + 1))] == []
    assert (failures, [each for each in numbers if not each]) == ([], [])


def _numbers(space_id: int) -> sa.Select[int]:
    return sa.select(GroundRules.number).where(GroundRules.space_id == space_id).order_by(GroundRules.id)


def test_both_ending_at_once_is_one_ending(app: Flask) -> None:
    pairs = [factories.pair() for _round in range(ROUNDS)]

    with Live(app) as live:
        for pair in pairs:
            path = f"/en/pair/{pair.space.public_id}/close"
            browsers = [live.signed_in(member) for member in pair.space.members]
            forms = [hidden_fields(browser.get(path).text) for browser in browsers]
            answers = at_once(
                [
                    partial(browser.post, path, **{**form, "kind": "finished"})
                    for browser, form in zip(browsers, forms, strict=True)
                ]
            )

            assert [answer.status for answer in answers] == [302, 302]
        failures = live.failures()

    db.session.rollback()
    endings = sa.select(sa.func.count(Ending.id)).group_by(Ending.pair_id)
    assert (failures, db.session.scalars(endings).all()) == ([], [1] * ROUNDS)
