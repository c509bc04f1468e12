"""A person writes a reflection."""

from flask import Flask

from portal.foundation.db import db
from portal.mail.models import Letter
from portal.reflections.models import Reflection
from tests import factories
from tests.visitor import Visitor


def test_what_is_written_is_kept_and_nobody_is_told(visitor: Visitor, app: Flask) -> None:
    writer = factories.account()
    page = visitor.signed_in_as(writer).get("/en/my/reflections/new?prompt=stayed").location

    answer = visitor.fill_in(page, heading="What stayed with you?", body="I was nervous.")

    [saved] = db.session.scalars(db.select(Reflection))
    assert (saved.author_id, saved.body, answer.status_code) == (writer.id, "I was nervous.", 302)
    assert db.session.scalars(db.select(Letter)).all() == []
