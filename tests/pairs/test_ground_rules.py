"""The two agree on ground rules: written in versions, accepted as they were read, kept for good."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db
from portal.pairs.ground_rules import rules_fields
from portal.pairs.ground_rules_forms import LONGEST
from portal.pairs.ground_rules_queries import ground_rules_state
from portal.pairs.ground_rules_words import HEADINGS, suggested
from portal.pairs.models import GroundRules, GroundRulesAcceptance
from portal.privacy.actions import erase_person
from tests import factories, factories_pairs
from tests.pairs.two import Two
from tests.visitor import hidden_fields

EMPTY = dict.fromkeys(HEADINGS, "")
RULES, EDIT, HISTORY = "ground-rules", "ground-rules/edit", "ground-rules/history"


def versions() -> list[dict[str, str]]:
    """What stands in each version that there is, the first one first; only what is not empty."""
    db.session.rollback()
    every = db.session.scalars(sa.select(GroundRules).order_by(GroundRules.number))
    return [{name: words for name, words in rules_fields(each).items() if words} for each in every]


def accepted() -> list[tuple[int, str]]:
    """Which version has been accepted by whom."""
    db.session.rollback()
    every = sa.select(GroundRulesAcceptance).order_by(GroundRulesAcceptance.id)
    rules = {each.id: each.number for each in db.session.scalars(sa.select(GroundRules))}
    names = {each.id: each.name for each in db.session.scalars(sa.select(type(factories.account())))}
    return [(rules[each.ground_rules_id], names[each.account_id]) for each in db.session.scalars(every)]


@pytest.mark.parametrize(("language", "word"), [("en", "What we hope for"), ("fi", "Mitä toivomme")])
def test_before_anything_is_written_there_is_a_suggestion_and_nobody_has_agreed(
    app: Flask, language: str, word: str
) -> None:
    two = Two(app)
    pages = {"en": two.page(RULES), "fi": f"/fi/pari/{two.pair.space.public_id}/pelisaannot"}

    page = two.one.get(pages[language])

    assert word in page.text
    assert ("/accept" in page.text or "/hyvaksy" in page.text, versions()) == (False, [])


def test_the_form_begins_with_the_suggestion_and_all_of_it_can_go(app: Flask) -> None:
    two = Two(app)
    form = two.one.get(two.page(EDIT)).text

    two.one.fill_in(two.page(EDIT), **{**EMPTY, "hopes": "Courage."})

    with app.test_request_context("/en/"):
        assert [words for words in suggested().values() if words not in form] == []
    assert versions() == [{"hopes": "Courage."}]


def test_saving_makes_the_next_version_and_asks_both_again(app: Flask) -> None:
    two = Two(app)
    first = factories_pairs.ground_rules(two.pair, accepted_by=(two.mentee, two.mentor), hopes="Courage.")

    two.other.fill_in(two.page(EDIT), **{**EMPTY, "hopes": "Courage and calm."})

    state = ground_rules_state(two.pair.space)
    assert versions() == [{"hopes": "Courage."}, {"hopes": "Courage and calm."}]
    assert state
    assert (state.number, state.author_id, state.accepted_by) == (2, two.mentor.id, frozenset())
    assert (state.waits_for(two.mentee), state.public_id != first.public_id) == (True, True)


def test_saving_without_a_change_makes_no_version_and_takes_back_no_yes(app: Flask) -> None:
    two = Two(app)
    factories_pairs.ground_rules(two.pair, accepted_by=(two.mentee,), hopes="Courage.")

    answer = two.one.fill_in(two.page(EDIT), **{**EMPTY, "hopes": "Courage. "})

    assert "Nothing changed" in two.one.get(answer.location).text
    assert (versions(), accepted()) == ([{"hopes": "Courage."}], [(1, "Minea")])


def test_a_form_sent_twice_is_there_once(app: Flask) -> None:
    two = Two(app)
    hidden = hidden_fields(two.one.get(two.page(EDIT)).text)

    for _time in range(2):
        two.one.post(two.page(EDIT), **{**hidden, **EMPTY, "hopes": "Courage."})

    assert versions() == [{"hopes": "Courage."}]


def test_two_who_begin_at_once_write_one_agreement(app: Flask) -> None:
    two = Two(app)
    mine, theirs = (hidden_fields(each.get(two.page(EDIT)).text) for each in (two.one, two.other))
    with app.test_request_context("/en/"):
        began = suggested()

    two.one.post(two.page(EDIT), **{**mine, **began, "hopes": "Courage."})
    answer = two.other.post(two.page(EDIT), **{**theirs, **began, "topics": "Work."})

    assert answer.status_code == 302
    assert versions() == [{**began, "hopes": "Courage."}, {**began, "hopes": "Courage.", "topics": "Work."}]


def test_under_the_same_heading_both_texts_are_shown(app: Flask) -> None:
    two = Two(app)
    factories_pairs.ground_rules(two.pair, hopes="Courage.")
    mine, theirs = (hidden_fields(each.get(two.page(EDIT)).text) for each in (two.one, two.other))
    two.one.post(two.page(EDIT), **{**mine, **EMPTY, "hopes": "Calm <b>and</b> rest."})

    clash = two.other.post(two.page(EDIT), **{**theirs, **EMPTY, "hopes": "Speed."})
    unsettled = versions()
    two.other.post(two.page(EDIT), **{**hidden_fields(clash.text), **EMPTY, "hopes": "Calm speed."})

    assert clash.status_code == 409
    assert "Calm &lt;b&gt;and&lt;/b&gt; rest." in clash.text
    assert "Speed.</textarea>" in clash.text
    assert (len(unsettled), versions()[-1]) == (2, {"hopes": "Calm speed."})


def test_each_accepts_once_and_both_see_it(app: Flask) -> None:
    two = Two(app)
    rules = factories_pairs.ground_rules(two.pair, hopes="Courage.")

    for browser in (two.one, two.one, two.other):
        answer = browser.press(two.page(f"ground-rules/{rules.public_id}/accept"))

    page = two.one.get(answer.location).text
    assert accepted() == [(1, "Minea"), (1, "Mauno")]
    assert (page.count("badge-done"), "/accept" in page) == (2, False)


def test_a_yes_is_to_the_words_that_were_read_and_to_no_others(app: Flask) -> None:
    two = Two(app)
    read = factories_pairs.ground_rules(two.pair, hopes="Courage.")
    factories_pairs.ground_rules(two.pair, by=two.mentor, hopes="Every evening.")

    answer = two.one.press(two.page(f"ground-rules/{read.public_id}/accept"))

    page = two.one.get(answer.location).text
    assert (answer.location, accepted()) == (two.page(RULES), [])
    assert "The ground rules changed before you accepted them." in page
    assert "Every evening." in page


def test_the_history_keeps_every_version_with_who_and_when(app: Flask) -> None:
    two = Two(app)
    first = factories_pairs.ground_rules(two.pair, accepted_by=(two.mentor,), hopes="Courage.")
    factories_pairs.ground_rules(two.pair, by=two.mentor, hopes="Calm.")

    listed = two.one.get(two.page(HISTORY)).text
    old = two.one.get(two.page(f"{HISTORY}/{first.public_id}")).text

    assert re.findall(r"Version (\d)\b(?!\.)", listed) == ["2", "1"]
    assert ("Minea" in listed, "Accepted: Mauno" in listed, "Courage." in listed) == (True, True, False)
    assert ("Courage." in old, "Calm." in old) == (True, False)


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"topics": "x" * (LONGEST + 1)}, "Shorten the text by 1 character"), ({}, "Write something under at least one")],
)
def test_what_cannot_be_kept_is_asked_again_with_everything_typed(app: Flask, typed: dict[str, str], said: str) -> None:
    two = Two(app)

    answer = two.one.fill_in(two.page(EDIT), **{**EMPTY, **typed})

    assert (answer.status_code, said in answer.text, versions()) == (422, True, [])
    assert [words for words in typed.values() if words not in answer.text] == []


def test_once_the_mentoring_has_ended_the_rules_are_read_and_stay(app: Flask) -> None:
    two = Two(app)
    rules = factories_pairs.ground_rules(two.pair, hopes="Courage.")
    begun = hidden_fields(two.other.get(two.page(EDIT)).text)
    factories_pairs.ended(two.pair)

    page = two.other.get(two.page(RULES)).text
    opened = two.other.get(two.page(EDIT))
    saved = two.other.post(two.page(EDIT), **{**begun, **EMPTY, "hopes": "Too late."})
    two.other.press(two.page(f"ground-rules/{rules.public_id}/accept"))

    assert ("Courage." in page, "/accept" in page, "/edit" in page) == (True, False, False)
    assert (opened.location, saved.status_code) == (two.page(RULES), 422)
    assert "so the ground rules stay as they are" in saved.text
    assert "Too late.</textarea>" in saved.text
    assert (versions(), accepted()) == ([{"hopes": "Courage."}], [])


def test_words_are_shown_as_they_were_typed_and_run_nothing(app: Flask) -> None:
    two = Two(app)
    factories_pairs.ground_rules(two.pair, hopes="One.\n<script>alert(1)</script>")

    page = two.other.get(two.page(RULES)).text

    assert '<p class="lines">One.\n&lt;script&gt;alert(1)&lt;/script&gt;</p>' in page


def test_what_was_begun_and_not_sent_comes_back(app: Flask) -> None:
    two = Two(app)

    two.one.fill_in(two.page(EDIT), **{**EMPTY, "hopes": "Half a thought"}, _act="draft")

    assert ("Half a thought" in two.one.get(two.page(EDIT)).text, versions()) == (True, [])
    assert "Half a thought" not in two.other.get(two.page(EDIT)).text


def test_after_erasing_one_the_other_keeps_the_rules_without_a_name(app: Flask) -> None:
    two = Two(app)
    factories_pairs.ground_rules(two.pair, accepted_by=(two.mentee,), hopes="Courage.")

    erase_person(two.mentee.id)

    page = two.other.get(two.page(RULES)).text
    assert ("Courage." in page, "Former member" in page, "Minea" in page) == (True, True, False)


def test_the_state_costs_one_query_and_opens_no_seal(app: Flask, queries: list[str], monkeypatch: object) -> None:
    pair = factories.pair()
    space, mentor = pair.space, factories.mentor_of(pair)
    before = ground_rules_state(space)
    for _version in range(3):
        factories_pairs.ground_rules(pair, accepted_by=(mentor,))
    number = space.id
    monkeypatch.setattr("portal.foundation.keys.Keyring.open", lambda *_sent, **_place: 1 / 0)  # type: ignore[attr-defined]
    queries.clear()

    state = ground_rules_state(space)

    assert (before, len(queries), number) == (None, 1, space.id)
    assert state
    assert (state.number, state.accepted_by) == (3, frozenset({mentor.id}))


def costs(app: Flask, queries: list[str], number: int) -> dict[str, int]:
    """How many statements each page takes when there are so many versions."""
    two = Two(app)
    for _version in range(number):
        rules = factories_pairs.ground_rules(two.pair, accepted_by=(two.mentee, two.mentor))
    counted = {}
    for name in (RULES, EDIT, HISTORY, f"{HISTORY}/{rules.public_id}"):
        queries.clear()
        assert two.one.get(two.page(name)).status_code == 200
        counted[name.removesuffix(rules.public_id)] = len(queries)
    return counted


def test_reading_costs_the_same_however_many_versions_there_are(app: Flask, queries: list[str]) -> None:
    few, many = costs(app, queries, 1), costs(app, queries, 12)

    assert few == many
    assert max(many.values()) <= 6


def test_a_query_for_each_version_would_be_noticed(
    app: Flask, queries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_by_one(space: object) -> list[GroundRules]:
        every = sa.select(GroundRules).where(GroundRules.space_id == space.id).order_by(GroundRules.id)  # type: ignore[attr-defined]
        return list(db.session.scalars(every))

    monkeypatch.setattr("portal.pairs.ground_rules_queries.versions_of", one_by_one)

    assert costs(app, queries, 5)[HISTORY] == costs(app, queries, 1)[HISTORY] + 4


def test_a_yes_that_does_not_look_for_newer_words_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    two = Two(app)
    read = factories_pairs.ground_rules(two.pair, hopes="Courage.")
    factories_pairs.ground_rules(two.pair, by=two.mentor, hopes="Every evening.")
    monkeypatch.setattr("portal.pairs.ground_rules.newest_rules", lambda _space: read)

    two.one.press(two.page(f"ground-rules/{read.public_id}/accept"))

    assert accepted() == [(1, "Minea")]


def test_a_version_of_another_pair_is_not_found(app: Flask) -> None:
    two, others = Two(app), factories.pair()
    theirs = factories_pairs.ground_rules(others, hopes="Not yours.")

    answers = [
        two.one.get(two.page(f"{HISTORY}/{theirs.public_id}")),
        two.one.press(two.page(f"ground-rules/{theirs.public_id}/accept")),
        two.one.get(f"/en/pair/{others.space.public_id}/ground-rules"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert accepted() == []


def test_what_both_accepted_applies_until_the_next_version_is_accepted_too(app: Flask) -> None:
    two = Two(app)
    factories_pairs.ground_rules(two.pair, accepted_by=(two.mentee, two.mentor), hopes="Courage.", topics="Work.")
    second = factories_pairs.ground_rules(two.pair, by=two.mentor, accepted_by=(two.mentor,), topics="Work and life.")

    waiting, path = two.one.get(two.page(RULES)).text, two.one.get(two.page()).text
    two.one.press(two.page(f"{RULES}/{second.public_id}/accept"))
    after, path_after = two.one.get(two.page(RULES)).text, two.one.get(two.page()).text

    assert "Version 1 applies until you have both accepted version 2." in waiting
    assert waiting.index("I accept the ground rules") < waiting.index("Work and life.")  # Asked first, then read.
    assert [waiting.count(">Changed</span>"), after.count(">Changed</span>")] == [1, 0]
    marked = [heading.split("</h2>")[0] for heading in waiting.split("rule-heading")[1:] if "Changed" in heading]
    assert ["What we talk about" in each for each in marked] == [True]
    assert "applies until" not in after
    agreed, changed = "You agreed on ground rules", "You changed your ground rules"
    assert [(agreed in each, changed in each) for each in (path, path_after)] == [(True, False), (True, True)]
