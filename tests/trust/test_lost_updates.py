"""Twenty people at twenty devices change the same texts."""

import random
from functools import partial
from itertools import chain

from flask import Flask

from portal.foundation.db import db
from portal.reflections.models import Reflection
from tests import factories
from tests.crowd import add_line, at_once, lines_lost
from tests.live import Live
from tests.trust.conftest import Record, many

WRITERS = 20
TEXTS = 5


def test_of_all_edits_none_is_lost(app: Flask, record_property: Record) -> None:
    edits = many(app, 100)

    with Live(app) as live:
        lost, clashes = edit_together(live, edits)

        assert (lost, live.failures()) == ([], [])
    record_property("edits", WRITERS * edits)
    record_property("clashes settled", clashes)
    record_property("lost", 0)


def test_without_merging_many_are_lost(app: Flask, record_property: Record) -> None:
    with Live(app, wsgi="tests.web.holed") as live:
        lost, _clashes = edit_together(live, 5)

        assert lost
    record_property("lost without merging", len(lost))


def edit_together(live: Live, edits: int) -> tuple[list[str], int]:
    """The lines that are not there in the end, and how often somebody else was first."""
    author = factories.account()
    texts = [factories.reflection(by=author, body="begin") for _text in range(TEXTS)]
    numbers, paths = [text.id for text in texts], [f"/en/my/reflections/{text.public_id}/edit" for text in texts]
    browsers = [live.signed_in(author) for _writer in range(WRITERS)]
    lines: list[list[str]] = [[] for _text in texts]

    def write(writer: int) -> int:
        order = random.Random(writer)
        clashes = 0
        for edit in range(edits):
            text = order.randrange(TEXTS)
            clashes += add_line(browsers[writer], paths[text], f"{writer}-{edit}")
            lines[text].append(f"{writer}-{edit}")
        return clashes

    clashes = sum(at_once([partial(write, writer) for writer in range(WRITERS)]))
    db.session.rollback()
    saved = [db.session.get_one(Reflection, number).body for number in numbers]
    return list(chain(*(lines_lost(*each) for each in zip(saved, lines, strict=True)))), clashes
