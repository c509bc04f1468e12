"""Once a day, in one letter, one hears where there is something new, and never what."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.foundation.db import unit_of_work
from portal.goals.models import Goal
from portal.mail.models import Letter, LetterStatus
from portal.pairs.ground_rules import accept_ground_rules
from portal.reflections import actions as reflections
from portal.reminders.actions import errands_at, turn_off
from portal.reminders.models import ReminderKind
from tests import factories, factories_goals, factories_meetings, factories_pairs
from tests.factories_meetings import meeting
from tests.reminders.moments import DIGEST, At, Two, by_themselves, done, readers, reminded_at

HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
NOON = datetime(2027, 8, 26, 9, 0, tzinfo=UTC)
LATE = datetime(2027, 8, 26, 16, 30, tzinfo=UTC)  # 19.30 in Helsinki, 17.30 in London.


def digest_for(two_person: str) -> Letter:
    """The only one this person has got."""
    [letter] = [each for each in by_themselves(DIGEST) if each.to_address == two_person]
    return letter


def goal(two: Two, heading: str = "Haaveeni") -> Goal:
    """Of the mentee: news for the mentor."""
    return factories_goals.goal(two.space, by=two.mentee, heading=heading)


def test_it_says_that_there_is_something_new_and_never_what(two: Two, at: At) -> None:
    at(NOON)
    goal(two)
    mine = meeting(two.space, two.mentee, starts_at=NOON - 90 * A_DAY, status=factories_meetings.MeetingStatus.HELD)
    factories_meetings.note(mine, by=two.mentee, talked="Kuiske")
    factories_pairs.ground_rules(two.pair, by=two.mentee, hopes="Toiveeni")

    reminded_at(at, LATE)

    letter = digest_for(two.mentor.email)
    assert (letter.subject, letter.language) == ("Uutta yhteisellä polullanne", "fi")
    assert "Veera Niemi: tavoitteissa on uutta" in letter.text
    assert "Veera Niemi: tapaamisen muistiossa on uutta" in letter.text
    assert "Veera Niemi: pelisäännöt odottavat hyväksyntääsi" in letter.text
    words = letter.subject + letter.text + letter.html
    assert [word for word in ("Haaveeni", "Kuiske", "Toiveeni") if word in words] == []


def test_nobody_hears_of_their_own_doings(two: Two, at: At) -> None:
    at(NOON)
    goal(two)

    reminded_at(at, LATE)

    assert readers(DIGEST) == [two.mentor.email]


def test_two_things_of_one_kind_are_one_line(two: Two, at: At) -> None:
    at(NOON)
    goal(two, "One")
    goal(two, "Two")

    reminded_at(at, LATE)

    assert digest_for(two.mentor.email).text.count("tavoitteissa on uutta") == 1


def test_a_step_of_a_goal_is_news(two: Two, at: At) -> None:
    at(NOON - 5 * A_DAY)
    old = goal(two)
    at(NOON)
    factories_goals.moved(old)

    reminded_at(at, LATE)

    assert "Veera Niemi: tavoitteissa on uutta" in digest_for(two.mentor.email).text


def test_at_most_one_comes_a_day(two: Two, at: At) -> None:
    at(NOON)
    goal(two)
    first = reminded_at(at, LATE)
    at(LATE + timedelta(minutes=1))
    goal(two, "Another")

    same_day = reminded_at(at, LATE + timedelta(minutes=10), LATE + HOUR, LATE + 3 * HOUR)
    next_day = reminded_at(at, LATE + A_DAY, LATE + A_DAY + HOUR)

    assert (first, same_day, next_day) == (1, 0, 1)


def test_the_same_news_is_not_told_again(two: Two, at: At) -> None:
    at(NOON)
    goal(two)

    assert reminded_at(at, *(LATE + number * A_DAY for number in range(4))) == 1


@pytest.mark.parametrize("seconds", [1, 30, 59, 60, 61, 90])
def test_what_is_done_around_the_moment_of_a_digest_is_told_once(two: Two, at: At, seconds: int) -> None:
    """Whether it is committed before the worker looks or after it: once, in this letter or the next."""
    at(NOON)
    goal(two)
    at(LATE - timedelta(seconds=seconds))
    rules = factories_pairs.ground_rules(two.pair, by=two.mentee)

    reminded_at(at, LATE, LATE + A_DAY, LATE + 2 * A_DAY)

    assert rules.author_id == two.mentee.id
    assert sum("pelisäännöt" in each.text for each in by_themselves(DIGEST)) == 1


def test_on_the_day_of_a_shared_reflection_its_letter_is_the_message(two: Two, at: At) -> None:
    at(NOON)
    factories.reflection(by=two.mentee, shared_in=two.space)
    goal(two)

    same_day, next_day = reminded_at(at, LATE), reminded_at(at, LATE + A_DAY)

    letter = digest_for(two.mentor.email)
    assert (same_day, next_day) == (0, 1)
    assert "tavoitteissa" in letter.text
    assert "pohdinta" not in letter.text


def test_a_letter_that_stayed_at_home_was_no_message(two: Two, at: At) -> None:
    at(NOON)
    shared = factories.reflection(by=two.mentee, shared_in=two.space)
    goal(two)
    done(lambda: reflections.stop_sharing_reflection(shared, space=two.space))

    assert reminded_at(at, LATE) == 1
    assert "pohdinta" not in digest_for(two.mentor.email).text


def test_ground_rules_are_told_of_only_while_they_wait_for_ones_yes(two: Two, at: At) -> None:
    at(NOON)
    rules = factories_pairs.ground_rules(two.pair, by=two.mentee)
    done(lambda: accept_ground_rules(rules, space=two.space, by=two.mentor))

    assert reminded_at(at, LATE) == 0


def test_ground_rules_that_one_has_changed_since_are_no_news(two: Two, at: At) -> None:
    at(NOON)
    factories_pairs.ground_rules(two.pair, by=two.mentee)
    factories_pairs.ground_rules(two.pair, by=two.mentor)

    reminded_at(at, LATE)

    assert readers(DIGEST) == [two.mentee.email]


def test_two_pairs_are_one_letter_and_each_line_names_who(two: Two, at: At) -> None:
    other = factories.account(name="Emil Laine")
    second = factories.pair(mentor=two.mentor, mentee=other)
    at(NOON)
    goal(two)
    factories_goals.goal(second.space, by=other)

    reminded_at(at, LATE)

    letter = digest_for(two.mentor.email)
    assert "Veera Niemi: tavoitteissa on uutta" in letter.text
    assert "Emil Laine: tavoitteissa on uutta" in letter.text


def test_whoever_turned_it_off_gets_none(two: Two, at: At) -> None:
    at(NOON)
    goal(two)
    done(lambda: turn_off(two.mentor, ReminderKind.DIGEST))

    assert reminded_at(at, LATE) == 0


def test_it_is_silent_in_a_place_that_closed_while_the_worker_was_at_it(two: Two, at: At) -> None:
    at(NOON)
    goal(two)
    at(LATE)
    errands = list(errands_at(LATE))
    factories_pairs.ended(two.pair)

    for errand in errands:
        done(lambda errand=errand: errand(LATE))

    assert (len(errands), reminded_at(at, LATE), by_themselves(DIGEST)) == (1, 0, [])


def test_one_that_waits_when_a_pair_ends_stays_at_home(two: Two, at: At) -> None:
    other = factories.account()
    second = factories.pair(mentee=other)
    at(NOON)
    goal(two)
    factories_goals.goal(second.space, by=other)
    reminded_at(at, LATE)

    factories_pairs.ended(two.pair)

    assert readers(DIGEST, status=LetterStatus.WITHDRAWN) == [two.mentor.email]
    assert readers(DIGEST, status=LetterStatus.WAITING) == [factories.mentor_of(second).email]


@pytest.mark.parametrize(
    ("moment", "comes"),
    [
        (datetime(2027, 8, 26, 14, 59, tzinfo=UTC), 0),  # A minute to four in London.
        (datetime(2027, 8, 26, 15, 0, tzinfo=UTC), 1),
        (datetime(2027, 8, 26, 19, 59, tzinfo=UTC), 1),
        (datetime(2027, 8, 26, 20, 0, tzinfo=UTC), 0),  # Nine in the evening.
        (datetime(2027, 8, 27, 2, 0, tzinfo=UTC), 0),
        (datetime(2027, 8, 27, 9, 0, tzinfo=UTC), 0),
    ],
)
def test_it_comes_in_the_late_afternoon_of_its_reader(two: Two, at: At, moment: datetime, comes: int) -> None:
    at(NOON)
    goal(two)

    assert reminded_at(at, moment) == comes


def test_two_workers_that_looked_at_once_send_one(two: Two, at: At) -> None:
    at(NOON)
    goal(two)
    at(LATE)
    both = [*errands_at(LATE), *errands_at(LATE)]

    sent = 0
    for errand in both:
        with unit_of_work():
            sent += errand(LATE)

    assert (len(both), sent, readers(DIGEST)) == (2, 1, [two.mentor.email])


def test_what_one_ended_pair_took_back_of_another_is_told_the_same_day(two: Two, at: At) -> None:
    at(NOON)
    other = factories.account(name="Emil Laine")
    second = factories.pair(mentor=two.mentor, mentee=other)
    goal(two)
    factories_goals.goal(second.space, by=other)
    reminded_at(at, LATE)

    factories_pairs.ended(two.pair)
    again = reminded_at(at, LATE + timedelta(minutes=5), LATE + timedelta(minutes=10))

    first, letter = [each for each in by_themselves(DIGEST) if each.to_address == two.mentor.email]
    assert (again, first.status, first.text, letter.status) == (1, LetterStatus.WITHDRAWN, "", LetterStatus.WAITING)
    assert ("Emil Laine: tavoitteissa on uutta" in letter.text, "Veera" in letter.text) == (True, False)


def test_of_what_is_shared_on_the_same_day_the_next_digest_tells(two: Two, at: At) -> None:
    at(NOON)
    factories.reflection(by=two.mentee, shared_in=two.space)
    at(NOON + HOUR)
    factories.reflection(by=two.mentee, shared_in=two.space)

    same_day, next_day = reminded_at(at, LATE), reminded_at(at, LATE + A_DAY)

    told = [each for each in factories.letters() if each.kind == "reflection shared"]
    assert (len(told), same_day, next_day) == (1, 0, 1)
    assert "jaettu pohdinta" in digest_for(two.mentor.email).text


def test_by_night_nothing_of_a_share_or_an_end_leaves_before_the_morning(two: Two, at: At) -> None:
    at(datetime(2027, 8, 26, 22, 30, tzinfo=UTC))  # 1.30 in Helsinki, 23.30 in London.
    factories.reflection(by=two.mentee, shared_in=two.space)
    factories_pairs.ended(two.pair)

    due = {(each.kind, each.to_address): each.due_at for each in factories.letters()}

    assert due == {
        ("reflection shared", two.mentor.email): datetime(2027, 8, 27, 7, 0, tzinfo=UTC),
        ("pair ended", two.mentor.email): datetime(2027, 8, 27, 7, 0, tzinfo=UTC),
        ("ending noted", two.mentee.email): datetime(2027, 8, 27, 5, 0, tzinfo=UTC),
    }
