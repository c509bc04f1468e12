"""The page on which one turns off, and on again, each message that comes by itself."""

import pytest
from flask import Flask

from portal.foundation.db import db
from portal.foundation.i18n import speaking
from portal.mail.models import LetterStatus
from portal.reminders.labels import KIND_BUTTONS, KIND_LABELS
from portal.reminders.models import ReminderKind, SilencedReminder
from tests import factories
from tests.visitor import Visitor

PAGE = "/en/my/messages"


def address(kind: ReminderKind, act: str) -> str:
    """Where the button leads."""
    return f"{PAGE}/{kind.value.replace('_', '-')}/{act}"


def silenced() -> list[tuple[int, ReminderKind]]:
    """Who has turned off what."""
    db.session.rollback()
    found = db.select(SilencedReminder).order_by(SilencedReminder.id)
    return [(each.account_id, each.kind) for each in db.session.scalars(found)]


@pytest.mark.parametrize("kind", ReminderKind)
def test_each_kind_is_turned_off_and_on_again(app: Flask, visitor: Visitor, kind: ReminderKind) -> None:
    me = factories.account()
    visitor.signed_in_as(me)
    with speaking("en", me.time_zone):
        heading, on, off = (str(words) for words in (KIND_LABELS[kind], *KIND_BUTTONS[kind]))

    before = visitor.get(PAGE).text
    answer = visitor.press(address(kind, "turn-off"))
    between, rows = visitor.get(PAGE).text, silenced()
    visitor.press(address(kind, "turn-on"))
    after = visitor.get(PAGE).text

    assert (answer.status_code, answer.location, rows) == (302, PAGE, [(me.id, kind)])
    assert heading in before
    assert [(on in page, off in page) for page in (before, between, after)] == [
        (False, True), (True, False), (False, True)
    ]  # fmt: skip
    assert "You do not get these messages any more." in between
    assert silenced() == []


@pytest.mark.parametrize("kind", ReminderKind)
def test_pressing_twice_is_pressing_once(app: Flask, visitor: Visitor, kind: ReminderKind) -> None:
    me = factories.account()
    visitor.signed_in_as(me)

    off = [visitor.press(address(kind, "turn-off")).status_code for _ in range(2)]
    rows = silenced()
    on = [visitor.press(address(kind, "turn-on")).status_code for _ in range(2)]

    assert (off, on, rows, silenced()) == ([302, 302], [302, 302], [(me.id, kind)], [])


def test_it_is_ones_own_wish_and_of_one_kind(app: Flask, visitor: Visitor) -> None:
    me, other = factories.account(), factories.account()
    visitor.signed_in_as(me)

    visitor.press(address(ReminderKind.DIGEST, "turn-off"))

    assert silenced() == [(me.id, ReminderKind.DIGEST)]
    assert "Now: turned off" not in Visitor(app.test_client()).signed_in_as(other).get(PAGE).text


@pytest.mark.parametrize("act", ["turn-off", "turn-on"])
@pytest.mark.parametrize("kind", ["everything", "day_before", "DIGEST", "0"])
def test_a_kind_that_is_not_is_not_found(app: Flask, visitor: Visitor, kind: str, act: str) -> None:
    visitor.signed_in_as(factories.account())

    answer = visitor.press(f"{PAGE}/{kind}/{act}")

    assert (answer.status_code, silenced()) == (404, [])


def test_looking_at_the_page_or_its_addresses_turns_nothing_off(app: Flask, visitor: Visitor) -> None:
    visitor.signed_in_as(factories.account())

    visitor.get(PAGE)
    answer = visitor.get(address(ReminderKind.DIGEST, "turn-off"))

    assert (answer.status_code, silenced()) == (405, [])


def test_who_does_not_want_to_hear_of_shares_does_not(app: Flask, visitor: Visitor) -> None:
    pair = factories.pair()
    reader, author = factories.mentor_of(pair), factories.mentee_of(pair)
    visitor.signed_in_as(reader).press(address(ReminderKind.SHARED, "turn-off"))

    factories.reflection(by=author, shared_in=pair.space)
    visitor.press(address(ReminderKind.SHARED, "turn-on"))
    factories.reflection(by=author, shared_in=pair.space)

    statuses = [each.status for each in factories.letters() if each.kind == "reflection shared"]
    assert statuses == [LetterStatus.WITHDRAWN, LetterStatus.WAITING]
