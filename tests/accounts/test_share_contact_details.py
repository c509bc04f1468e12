"""What one's pair sees of one's contact details: nothing, until one says so, and nothing once one has taken it back."""

import hashlib

import pytest
from flask import Flask

from portal.accounts.labels import CONSENT_TEXTS, CONSENT_WORDING
from portal.consents.models import ConsentEntry, Purpose
from portal.foundation.db import db
from portal.foundation.i18n import speaking
from portal.pairs.models import Pair
from tests import factories, factories_pairs
from tests.visitor import Visitor

NUMBER, SHOWN = "+358401234567", "040\u00a0123\u00a04567"


class Two:
    """A pair, each at their own browser."""

    def __init__(self, app: Flask) -> None:
        self.sharer = factories.account(email="jaan@example.org", phone=NUMBER)
        self.pair: Pair = factories.pair(mentee=self.sharer)
        self.mine = Visitor(app.test_client()).signed_in_as(self.sharer)
        self.theirs = Visitor(app.test_client()).signed_in_as(factories.mentor_of(self.pair))

    def seen(self) -> set[str]:
        page = self.theirs.get(f"/en/pair/{self.pair.space.public_id}").text
        return {name for name, words in {"email": "jaan@example.org", "phone": "tel:+35840"}.items() if words in page}


def entries() -> list[ConsentEntry]:
    return list(db.session.scalars(db.select(ConsentEntry).order_by(ConsentEntry.id)))


def test_at_first_nothing_is_shared(app: Flask) -> None:
    two = Two(app)

    assert two.seen() == set()
    assert two.mine.get("/en/my/profile").text.count('/share"') == 2
    assert entries() == []


@pytest.mark.parametrize("detail", ["email", "phone"])
def test_each_detail_is_shared_by_itself_and_gone_on_the_next_request(app: Flask, detail: str) -> None:
    two = Two(app)

    two.mine.press(f"/en/my/profile/{detail}/share")
    given = two.seen()
    two.mine.press(f"/fi/oma/profiili/{detail}/lopeta-jakaminen")

    assert (given, two.seen()) == ({detail}, set())


def test_the_ledger_only_grows_and_says_what_was_shown(app: Flask) -> None:
    two = Two(app)

    two.mine.press("/fi/oma/profiili/phone/jaa")
    first = [tuple(row) for row in db.session.execute(db.select(ConsentEntry.__table__))]
    two.mine.press("/en/my/profile/phone/stop-sharing")
    two.mine.press("/en/my/profile/phone/share")

    rows = entries()
    assert [(row.given, row.language) for row in rows] == [(True, "fi"), (False, "en"), (True, "en")]
    assert [tuple(row) for row in db.session.execute(db.select(ConsentEntry.__table__))][:1] == first
    with app.test_request_context("/"), speaking("fi"):
        shown = str(CONSENT_TEXTS[Purpose.PARTNER_SEES_PHONE])
    assert rows[0].shown_hash == hashlib.sha256(shown.encode()).hexdigest() != rows[1].shown_hash
    assert {row.wording for row in rows} == {CONSENT_WORDING}
    assert {row.account_id for row in rows} == {two.sharer.id}


def test_pressing_twice_says_it_once(app: Flask) -> None:
    two = Two(app)

    for _press in range(2):
        two.mine.press("/en/my/profile/email/share")
    for _press in range(2):
        two.mine.press("/en/my/profile/email/stop-sharing")

    assert [row.given for row in entries()] == [True, False]


def test_only_the_pair_sees_it(visitor: Visitor, app: Flask) -> None:
    two = Two(app)
    two.mine.press("/en/my/profile/email/share")
    visitor.signed_in_as(factories.mentor_of(factories.pair()))

    pages = [visitor.get(path).text for path in ("/en/my", f"/en/pair/{two.pair.space.public_id}", "/en/my/profile")]

    assert [page for page in pages if "jaan@example.org" in page] == []


def test_a_number_that_is_not_there_is_not_shown(app: Flask) -> None:
    two = Two(app)
    two.mine.press("/en/my/profile/phone/share")

    two.mine.fill_in("/en/my/profile", name="Jaan", phone="", language="en", time_zone="Europe/Helsinki")

    assert two.seen() == set()


@pytest.mark.parametrize("detail", ["name", "role", "id", "email%20"])
def test_nothing_else_can_be_shared(app: Flask, detail: str) -> None:
    two = Two(app)

    answer = two.mine.press(f"/en/my/profile/{detail}/share")

    assert (answer.status_code, entries()) == (404, [])


def test_one_is_told_who_sees_it_now_and_after_the_end_nobody_does(visitor: Visitor, app: Flask) -> None:
    mentor = factories.account(name="Jaana Jakaja")
    pairs = [factories.pair(mentor=mentor, mentee=factories.account(name=name)) for name in ("Aino A", "Bo B")]
    mentee = Visitor(app.test_client()).signed_in_as(factories.mentee_of(pairs[0]))
    visitor.signed_in_as(mentor)
    before = visitor.get("/en/my/profile").text

    visitor.press("/en/my/profile/email/share")
    both, seen = visitor.get("/en/my/profile").text, mentee.get(f"/en/pair/{pairs[0].space.public_id}").text
    factories_pairs.ended(pairs[0])
    one, hidden = visitor.get("/en/my/profile").text, mentee.get(f"/en/pair/{pairs[0].space.public_id}").text

    assert "Seen now by" not in before
    assert ("Seen now by: Bo B, Aino A" in both, "Seen now by: Bo B<" in one) == (True, True)
    assert (mentor.email in seen, mentor.email in hidden) == (True, False)
