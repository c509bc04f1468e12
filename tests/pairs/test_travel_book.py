"""A pair's path as a small book; one's private words only in one's own copy, and one's own part as a file."""

from datetime import timedelta

import pytest
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import unit_of_work
from portal.meetings.models import MeetingStatus
from portal.pairs import travel_book
from portal.people.models import Role
from tests import factories, factories_pairs
from tests.pairs.two import Two

BOOK, FILE = "travel-book", "download"


class Travellers(Two):
    """Two who have done everything together, and each something alone; every text is found by its word."""

    def __init__(self, app: Flask, *, language: str = "en") -> None:
        super().__init__(app, language=language)
        self.elsewhere = factories.pair(mentor=self.mentor)
        self.before = factories.reflection(by=self.mentee, body="Ennen.")
        with unit_of_work():
            self.before.created_at = self.pair.started_at - timedelta(days=1)
        factories_pairs.ground_rules(self.pair, hopes="Vanha.")
        factories_pairs.ground_rules(self.pair, hopes="Sovittu.")
        factories_pairs.goal_of(self.pair, owner=self.mentee, heading="Aktorin", body="Tavoite.", line="Askel.")
        factories_pairs.goal_of(self.pair, owner=self.mentor, heading="Mentorin", line="Toinen askel.")
        factories_pairs.goal_of(self.pair, heading="Yhteinen")
        factories_pairs.meeting_of(self.pair, talked="Puhe.", insight="Oivallus.", to_do=("Tehtävä.",), place="Kahvila")
        factories_pairs.meeting_of(self.pair, status=MeetingStatus.CANCELLED, place="Peruttu")
        factories_pairs.meeting_of(
            self.pair, status=MeetingStatus.PLANNED, at=now() + timedelta(days=3), place="Tuleva"
        )
        factories.reflection(by=self.mentee, body="Aktorin jakama.", shared_in=self.pair.space)
        factories.reflection(by=self.mentor, body="Mentorin jakama.", shared_in=self.pair.space)
        factories.reflection(by=self.mentee, body="Aktorin oma.")
        factories.reflection(by=self.mentor, body="Mentorin oma.")
        factories.reflection(by=self.mentor, body="Muualla jaettu.", shared_in=self.elsewhere.space)


TOGETHER = {
    "Sovittu.", "Aktorin<", "Tavoite.", "Askel.", "Mentorin<", "Toinen askel.", "Yhteinen", "Puhe.", "Oivallus.",
    "Tehtävä.", "Kahvila", "Aktorin jakama.", "Mentorin jakama.",
}  # fmt: skip
ALONE = {"Aktorin oma.", "Mentorin oma."}
NOT_THERE = {"Vanha.", "Peruttu", "Tuleva", "Muualla jaettu.", "Ennen."}


def found(page: str) -> set[str]:
    """Which of all the texts a page holds."""
    return {text for text in TOGETHER | ALONE | NOT_THERE if text in page}


def test_the_book_holds_what_the_two_made_together_and_nothing_private(app: Flask) -> None:
    two = Travellers(app)

    books = [browser.get(two.page(BOOK)).text for browser in (two.one, two.other)]

    assert [found(book) for book in books] == [TOGETHER, TOGETHER]
    assert ("Minea" in books[0], "Mauno" in books[0], "badge-me" in books[0]) == (True, True, False)


@pytest.mark.parametrize(("who", "own"), [("one", "Aktorin oma."), ("other", "Mentorin oma.")])
def test_ones_own_copy_adds_ones_own_private_words_and_says_so(app: Flask, who: str, own: str) -> None:
    two = Travellers(app)

    book = getattr(two, who).get(two.page(BOOK) + "?own=1").text

    assert found(book) == TOGETHER | {own}
    assert ("This copy is only for you" in book, 'class="book-entry entry-private"' in book) == (True, True)


def test_what_was_written_after_the_end_is_not_in_the_copy(app: Flask) -> None:
    two = Travellers(app)
    factories_pairs.ended(two.pair)
    factories.reflection(by=two.mentee, body="Jälkeenpäin.")

    book = two.one.get(two.page(BOOK) + "?own=1").text

    assert ("Jälkeenpäin." in book, found(book)) == (False, TOGETHER | {"Aktorin oma."})


def test_the_book_opens_in_both_languages_and_words_run_nothing(app: Flask) -> None:
    two = Two(app)
    factories_pairs.meeting_of(two.pair, talked="One.\n<script>alert(1)</script>")

    finnish = two.one.get(f"/fi/pari/{two.pair.space.public_id}/matkakirja").text

    assert "Tapaamisemme" in finnish
    assert '<div class="lines">One.\n&lt;script&gt;alert(1)&lt;/script&gt;</div>' in finnish


def test_an_empty_book_says_how_it_fills(app: Flask) -> None:
    two = Two(app)

    page = two.one.get(two.page(BOOK)).text

    assert ("Nothing in the book yet" in page, "data-print" in page) == (True, False)


@pytest.mark.parametrize("ended", [False, True])
def test_the_file_holds_ones_own_part_and_nothing_that_is_the_others_alone(app: Flask, ended: bool) -> None:
    two = Travellers(app)
    if ended:
        factories_pairs.ended(two.pair, by=two.mentor, kind_words="Kiitos sinulle.", reason="Muutto.")

    files = [browser.get(two.page(FILE)) for browser in (two.one, two.other)]

    theirs = {"Mentorin<", "Toinen askel.", "Mentorin jakama."}
    mine = {"Aktorin<", "Tavoite.", "Askel.", "Aktorin jakama."}
    assert [found(file.text) for file in files] == [TOGETHER - theirs, TOGETHER - mine]
    assert ["Muutto." in file.text for file in files] == [False, ended]
    assert [file.headers["Cache-Control"] for file in files] == ["no-store"] * 2
    assert {file.headers["Content-Disposition"] for file in files} == {
        f"attachment; filename=rinnalla-{two.pair.programme.slug}.html"
    }


def test_the_file_needs_nothing_from_anywhere_and_speaks_its_readers_language(app: Flask) -> None:
    two = Travellers(app)

    file = two.one.get(f"/fi/pari/{two.pair.space.public_id}/lataa").text

    assert ('<html lang="fi">' in file, "Oma osuutesi" in file) == (True, True)
    assert [mark for mark in ("<script", "/static/", 'href="/', "src=") if mark in file] == []


def test_a_pair_without_anything_gets_a_file_that_says_so(app: Flask) -> None:
    two = Two(app)

    assert "You have not written anything here." in two.one.get(two.page(FILE)).text


@pytest.mark.parametrize("page", [BOOK, BOOK + "?own=1", FILE])
def test_nobody_else_opens_either(app: Flask, page: str) -> None:
    two = Travellers(app)
    others = [factories.account(), factories.mentee_of(two.elsewhere), factories.account(Role.STAFF)]

    answers = [two.browser_of(each).get(two.page(page)) for each in others]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert [found(answer.text) for answer in answers] == [set()] * 3


def test_a_copy_with_everybodys_private_words_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    two = Travellers(app)
    private = travel_book._private_of
    monkeypatch.setattr(travel_book, "_private_of", lambda _person, pair: private(two.mentor, pair))

    assert "Mentorin oma." in found(two.one.get(two.page(BOOK) + "?own=1").text)


def costs(app: Flask, queries: list[str], number: int) -> dict[str, int]:
    """How many statements each page takes when there are so many of everything."""
    two = Two(app)
    for _one in range(number):
        factories_pairs.ground_rules(two.pair, accepted_by=(two.mentee,))
        factories_pairs.goal_of(two.pair, owner=two.mentee, line="Step.")
        factories_pairs.meeting_of(two.pair, talked="Words.", to_do=("One.", "Two."))
        factories.reflection(by=two.mentee, shared_in=two.pair.space)
        factories.reflection(by=two.mentee)
    counted = {}
    for page in (BOOK, BOOK + "?own=1", FILE):
        queries.clear()
        assert two.one.get(two.page(page)).status_code == 200
        counted[page] = len(queries)
    return counted


def test_reading_costs_the_same_however_much_there_is(app: Flask, queries: list[str]) -> None:
    few, many = costs(app, queries, 1), costs(app, queries, 9)

    assert few == many
    assert max(many.values()) <= 8


def test_a_query_for_each_goal_would_be_noticed(
    app: Flask, queries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        travel_book, "_goals", lambda goals: [travel_book.GoalPart(each, 1, list(each.moves)) for each in goals]
    )

    assert costs(app, queries, 4)[BOOK] == costs(app, queries, 1)[BOOK] + 3


def test_the_book_ends_with_the_kind_words_of_the_end(app: Flask) -> None:
    two = Travellers(app)
    factories_pairs.ended(two.pair, by=two.mentee, kind_words="Kiitos matkasta.")

    for browser in (two.one, two.other):
        book = browser.get(two.page(BOOK)).text.partition('<article class="book"')[2]
        assert book.index("Yhteinen") < book.index("At the end") < book.index("Kiitos matkasta.")
