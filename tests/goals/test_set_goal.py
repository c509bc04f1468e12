"""Somebody sets a goal of their own, or one for both."""

import pytest
from flask import Flask

from portal.audit.models import AuditEntry
from portal.foundation.db import db
from portal.foundation.text import regular, regular_line
from portal.goals.models import GoalKind
from portal.goals.samples import SAMPLES
from tests import factories, factories_goals
from tests.goals.pages import WELL, Two, goals_page, in_a_field, in_words, kept, new_page, page_of, told
from tests.visitor import hidden_fields
from tests.web.test_hostile_forms import MEGABYTE, NAUGHTY


def test_one_goal_is_set_and_both_read_it(app: Flask) -> None:
    two = Two(app)
    page = two.mine.get(f"{goals_page(two.space)}/new").location

    answer = two.mine.fill_in(page, whose="mine", **{**WELL, "hoped_by": "8.9.2099"})

    [goal] = kept()
    assert (answer.location, goal.owner_id, goal.author_id) == (page_of(goal), two.mentee.id, two.mentee.id)
    assert (goal.kind, str(goal.hoped_by), told(goal)) == (GoalKind.SKILL, "2099-09-08", [("starting", "open", "")])
    for browser in (two.mine, two.theirs):
        assert "Learn to ask" in browser.get(goals_page(two.space)).text
        shown = browser.get(page_of(goal)).text
        assert "I ask in each meeting." in shown
        assert "Tue\u00a08 Sep 2099" in shown


def test_a_goal_for_both_is_nobodys_alone(app: Flask) -> None:
    two = Two(app)

    two.mine.fill_in(new_page(two.space, "?whose=ours"), **{**WELL, "whose": "ours"})

    [goal] = kept()
    assert (goal.owner_id, goal.author_id) == (None, two.mentee.id)
    assert "Update</span>" in two.theirs.get(page_of(goal)).text


def test_nobody_is_told_and_the_audit_ledger_hears_nothing(app: Flask) -> None:
    two = Two(app)
    before = db.session.scalar(db.select(db.func.count(AuditEntry.id)))

    two.mine.fill_in(new_page(two.space), whose="ours", **WELL)

    assert (len(kept()), factories.letters()) == (1, [])
    assert db.session.scalar(db.select(db.func.count(AuditEntry.id))) == before


@pytest.mark.parametrize("name", [*SAMPLES])
def test_a_sample_may_be_begun_from_and_sent_as_it_is(app: Flask, name: str) -> None:
    two = Two(app)
    [link] = {f"{goals_page(two.space)}/new?sample={name}"} & {
        part.split('"')[0] for part in two.mine.get(goals_page(two.space)).text.split('href="')
    }
    page = two.mine.get(link).location
    with app.test_request_context("/en/"):
        heading, body = str(SAMPLES[name].heading), str(SAMPLES[name].body)

    shown = two.mine.get(page).text
    answer = two.mine.post(
        page, **hidden_fields(shown), heading=heading, body=body, hoped_by="", kind=SAMPLES[name].kind.value,
        whose=SAMPLES[name].whose,
    )  # fmt: skip

    assert f'value="{heading}"' in shown
    assert shown.count("checked") == 2
    assert (answer.status_code, in_words()) == (302, [(heading, body)])


def test_samples_are_in_the_readers_language(app: Flask) -> None:
    two = Two(app)
    path = f"/fi/pari/{two.space.public_id}/tavoitteet"

    page = two.mine.get(f"{path}/uusi?sample=voice").location

    assert page.startswith(f"{path}/uusi/")
    assert "Osaan kertoa, missä olen hyvä" in two.mine.get(page).text
    assert "Osaan kertoa, missä olen hyvä" in two.mine.get(path).text


@pytest.mark.parametrize("query", ["?sample=no-such", "?whose=theirs", "?sample=&whose=", ""])
def test_anything_else_begins_with_an_empty_form_of_ones_own(app: Flask, query: str) -> None:
    two = Two(app)

    shown = two.mine.get(two.mine.get(f"{goals_page(two.space)}/new{query}").location).text

    assert 'name="heading" required type="text" value=""' in shown
    assert shown.count("checked") == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("heading", "", "Write the goal in a few words"),
        ("heading", " \t ", "Write the goal in a few words"),
        ("heading", "x" * 161, "Shorten the text by 1 character"),
        ("heading", MEGABYTE.strip(), "Shorten the text by"),
        ("body", "y" * 4001, "Shorten the text by 1 character"),
        ("body", MEGABYTE.strip(), "Shorten the text by"),
        ("hoped_by", "31.2.2099", "Enter the date, for example 8 Sep 2027"),
        ("hoped_by", "soon", "Enter the date, for example 8 Sep 2027"),
        ("hoped_by", "1.1.2020", "That date has passed. Choose a later date."),
        ("kind", "fame", "Choose what it is about"),
        ("kind", "", "Choose what it is about"),
        ("whose", "theirs", "Choose whose goal it is"),
    ],
)
def test_what_is_not_right_is_said_and_everything_typed_is_kept(app: Flask, field: str, value: str, said: str) -> None:
    two = Two(app)
    typed = {"whose": "ours", **WELL, field: value}

    answer = two.mine.fill_in(new_page(two.space), **typed)

    assert (answer.status_code, kept()) == (422, [])
    assert said in answer.text
    for name in ("heading", "body", "hoped_by"):
        assert in_a_field(typed[name].strip()) in answer.text


@pytest.mark.parametrize("value", NAUGHTY)
def test_naughty_text_breaks_nothing(app: Flask, value: str) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)
    words = {"heading": value, "body": value}

    answers = [
        two.mine.fill_in(new_page(two.space), whose="mine", **{**WELL, **words}),
        two.mine.fill_in(new_page(two.space), **dict.fromkeys(("whose", "heading", "body", "kind", "hoped_by"), value)),
        two.mine.fill_in(page_of(goal, "edit"), **{**WELL, **words}),
        two.mine.fill_in(page_of(goal), step="moving", line=value),
        two.mine.fill_in(page_of(goal), step=value, line=value, move=value, seen=value),
        two.theirs.get(page_of(goal)),
        two.theirs.get(goals_page(two.space)),
    ]

    assert {answer.status_code for answer in answers} <= {200, 302, 409, 422}
    assert [answer.status_code for answer in answers[-2:]] == [200, 200]
    for saved in kept():
        assert (regular_line(saved.heading), regular(saved.body)) == (saved.heading, saved.body)
        assert all(move.line == regular_line(move.line) for move in saved.moves)


def test_the_fourth_open_goal_is_refused_kindly_and_its_words_are_kept(app: Flask) -> None:
    two = Two(app)
    for _goal in range(3):
        factories_goals.goal(two.space, by=two.mentee)

    answer = two.mine.fill_in(new_page(two.space), whose="mine", **{**WELL, "heading": "The fourth"})

    assert (answer.status_code, len(kept())) == (422, 3)
    assert "You have three open goals already." in answer.text
    assert 'value="The fourth"' in answer.text


def test_the_fourth_shared_one_is_refused_to_either(app: Flask) -> None:
    two = Two(app)
    for setter in (two.mentee, two.mentor, two.mentee):
        factories_goals.goal(two.space, by=setter, ours=True)

    answers = [browser.fill_in(new_page(two.space), whose="ours", **WELL) for browser in (two.mine, two.theirs)]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert "The two of you have three open goals together already." in answers[0].text


def test_each_has_three_and_three_are_shared_in_each_pair(app: Flask) -> None:
    two = Two(app)
    elsewhere = factories.pair(mentee=two.mentee).space

    for _goal in range(3):
        for owner in (two.mentee, two.mentor):
            factories_goals.goal(two.space, by=owner)
        factories_goals.goal(two.space, by=two.mentee, ours=True)
        factories_goals.goal(elsewhere, by=two.mentee)

    assert len(kept()) == 12


def test_a_closed_goal_makes_room(app: Flask) -> None:
    two = Two(app)
    goals = [factories_goals.goal(two.space, by=two.mentee) for _goal in range(3)]
    two.mine.press(page_of(goals[0], "drop"))

    answer = two.mine.fill_in(new_page(two.space), whose="mine", **WELL)

    assert (answer.status_code, len(kept())) == (302, 4)


def test_sent_twice_it_is_there_once(app: Flask) -> None:
    two = Two(app)
    page = new_page(two.space)
    fields = {**hidden_fields(two.mine.get(page).text), "whose": "mine", **WELL}

    answers = [two.mine.post(page, **fields) for _click in range(3)]

    assert len({answer.location for answer in answers}) == 1
    assert len(kept()) == 1


def test_the_third_sent_twice_is_no_fourth(app: Flask) -> None:
    two = Two(app)
    for _goal in range(2):
        factories_goals.goal(two.space, by=two.mentee)
    page = new_page(two.space)
    fields = {**hidden_fields(two.mine.get(page).text), "whose": "mine", **WELL}

    answers = [two.mine.post(page, **fields).status_code for _click in range(2)]

    assert (answers, len(kept())) == ([302, 302], 3)


def test_sent_again_with_other_words_both_are_shown_and_one_decides(app: Flask) -> None:
    two = Two(app)
    page = new_page(two.space)
    fields = {**hidden_fields(two.mine.get(page).text), "whose": "mine", **WELL}
    two.mine.post(page, **{**fields, "body": "Words of the phone."})

    clash = two.mine.post(page, **{**fields, "body": "Words of the laptop."})
    unsettled = in_words()
    settled = two.mine.post(page, **{**fields, **hidden_fields(clash.text), "body": "Words of both."})

    assert (clash.status_code, unsettled) == (409, [("Learn to ask", "Words of the phone.")])
    assert "Words of the phone." in clash.text
    assert "Words of the laptop.</textarea>" in clash.text
    assert (settled.status_code, in_words()) == (302, [("Learn to ask", "Words of both.")])


def test_back_after_saving_leads_to_what_was_saved(app: Flask) -> None:
    two = Two(app)
    page = new_page(two.space)
    saved = two.mine.fill_in(page, whose="mine", **WELL).location

    assert two.mine.get(page).location == saved


def test_anothers_name_for_a_goal_is_taken(app: Flask) -> None:
    two, others = Two(app), factories_goals.goal(heading="Theirs")
    partners = factories_goals.goal(two.space, by=two.mentor, heading="Of my pair", ours=True)

    answers = [
        two.mine.press(f"{goals_page(two.space)}/new/{taken.public_id}", whose="mine", **WELL)
        for taken in (others, partners)
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert ["Theirs" in answer.text for answer in answers] == [False, False]
    assert {heading for heading, _body in in_words()} == {"Theirs", "Of my pair"}


def test_words_left_unsent_come_back_and_may_be_discarded(app: Flask) -> None:
    two = Two(app)
    page = new_page(two.space)
    two.mine.fill_in(page, whose="ours", **{**WELL, "heading": "Half a goal"}, _act="draft")

    shown = two.mine.get(page).text
    two.mine.press(page, _act="discard")

    assert 'value="Half a goal"' in shown
    assert "Half a goal" not in two.mine.get(page).text
    assert kept() == []


def test_where_the_mentoring_has_ended_nothing_is_begun_and_words_typed_before_are_kept(app: Flask) -> None:
    two = Two(app)
    page = new_page(two.space)
    fields = {**hidden_fields(two.mine.get(page).text), "whose": "mine", **WELL}
    two.end()

    late = two.mine.post(page, **fields)
    begun = two.mine.get(new_page(two.space))

    assert (late.status_code, kept()) == (422, [])
    assert "Your mentoring has ended" in late.text
    assert 'value="Learn to ask"' in late.text
    assert begun.location == goals_page(two.space)
    assert "Your mentoring has ended" in two.mine.get(begun.location).text


def test_a_form_brings_its_words_along_into_the_other_language(app: Flask) -> None:
    two = Two(app)
    page = new_page(two.space)

    answer = two.mine.fill_in(
        page.replace("/en/pair/", "/fi/pari/").replace("/goals/new/", "/tavoitteet/uusi/"),
        whose="ours", **{**WELL, "heading": "Kesken"}, _act="switch",
    )  # fmt: skip

    assert (answer.status_code, kept()) == (200, [])
    assert 'value="Kesken"' in answer.text


def test_every_word_of_a_goal_is_sealed_in_the_database(app: Flask) -> None:
    words = {"heading": "Otsake-kanarialintu", "body": "Kanarialintu laulaa", "line": "Kanarialintu lensi"}
    goal = factories_goals.goal(heading=words["heading"], body=words["body"])
    factories_goals.moved(goal, line=words["line"])

    [saved] = kept()
    stored = [bytes(each) for each in (saved.heading_sealed, saved.body_sealed, saved.moves[-1].line_sealed)]

    assert [saved.heading, saved.body, saved.moves[-1].line] == [*words.values()]
    assert [each for each in stored if b"anarialintu" in each] == []
