"""Public texts are found by their words, alike on both databases, and not once they are taken back."""

import re
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db, unit_of_work
from portal.privacy.actions import prune
from portal.search.models import FindableText
from portal.search.queries import found, texts_with
from portal.search.words import Wanted, terms_of
from tests.search.publishing import LONG_AGO, finds, published, taken_back


def test_a_text_is_found_by_each_form_of_its_words(app: Flask) -> None:
    about = published("Mentorointi alkaa", "Opiskelija ja alumni sopivat tapaamisen.")

    forms = ("mentoroinnin", "opiskelijoita", "tapaamisessa", "Mentorointi, opiskelijat", "MENTOROINNISTA")
    assert [finds(form) for form in forms] == [[about]] * len(forms)
    assert finds("mentorointi lentokone") == []


def test_a_word_is_found_by_its_beginning_and_not_by_its_middle(app: Flask) -> None:
    about = published("Mentorointiohjelma")

    assert finds("mentorointioh") == [about]
    assert finds("ohjelma") == []
    assert finds("me") == []  # Two letters begin too many words.


def test_each_language_has_its_own_texts(app: Flask) -> None:
    both = published("Ensimmäinen ilta")
    published("The first evening", "Two people talked.", language="en", public_id=both)

    assert (finds("evenings", "en"), finds("talks", "en"), finds("ilta", "en")) == ([both], [both], [])
    assert finds("iltaa") == [both]


def test_the_latest_comes_first_a_page_at_a_time(app: Flask) -> None:
    ids = [published("Ilta", days=day) for day in (2, 0, 1, 1)]
    expected = [ids[0], ids[3], ids[2], ids[1]]

    first = found("ilta", "fi", size=3)
    second = found("ilta", "fi", size=3, older_than=first.older_than)

    assert [hit.public_id for hit in (*first.rows, *second.rows)] == expected
    assert (first.is_first, second.is_first, second.older_than) == (True, False, None)


def test_a_changed_text_is_found_by_its_new_words_alone(app: Flask) -> None:
    post = published("Kahvila", "Puhuimme pelosta.")

    published("Kirjasto", "Puhuimme rohkeudesta.", public_id=post)

    assert (finds("kahvila"), finds("pelko"), finds("kirjastossa"), finds("rohkeus")) == ([], [], [post], [post])


def test_what_is_taken_back_leaves_the_index_too(app: Flask) -> None:
    post = published("Tarina")
    published("A story", language="en", public_id=post)
    other = published("Tarina", kind="story", public_id=post)

    gone = taken_back(post)

    assert (gone, finds("a story", "en"), finds("tarina")) == (2, [], [other])
    assert taken_back(post) == 0


def test_the_night_leaves_no_trace_of_it(app: Flask) -> None:
    published("Tarina")
    post = published("Kanarialintu")
    in_the_file = "SELECT count(*) FROM full_text_data WHERE instr(block, CAST('kanarialintu' AS BLOB)) > 0"

    taken_back(post)
    prune()

    if db.engine.dialect.name == "sqlite":
        assert db.session.scalar(sa.text(in_the_file)) == 0
        assert db.session.scalar(sa.text(in_the_file.replace("kanarialintu", "tarina"))) == 1


def test_one_language_can_be_taken_back_alone(app: Flask) -> None:
    post = published("Tarina")
    published("A story", language="en", public_id=post)

    assert taken_back(post, language="en") == 1
    assert (finds("tarina"), finds("story", "en")) == ([post], [])


@pytest.mark.parametrize(
    "query", ["", "   ", '"', "' OR 1=1 --", "*", "a*b & (c | !d):*", "NEAR(a b)", "terms:x", "§", "\\", "%_", "😀"]
)
def test_whatever_is_typed_is_only_words(app: Flask, query: str) -> None:
    published("Tarina")

    assert finds(query) == []


def test_very_many_words_are_cut_short(app: Flask) -> None:
    post = published("yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan")

    assert finds("yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän" + " x" * 5000) == [post]


@pytest.mark.parametrize("words", ["café", "CAFE", "naïve", "Łódź", "Жизнь", "ÅLAND", "ﬁlm", "straße", "x²"])
def test_letters_of_other_languages_are_found_as_they_were_typed(app: Flask, words: str) -> None:
    post = published(words)

    assert finds(words) == [post]


def test_no_search_reads_the_whole_table(app: Flask) -> None:
    many_texts(2_000)

    plan = how_it_is_answered(texts_with(Wanted("kahvila talo", "fi"), older_than=None, most=11))
    control = how_it_is_answered(sa.select(FindableText).where(FindableText.text.contains("kahvila")))

    assert "full_text" in plan, plan
    assert not READS_ALL.search(plan), plan
    assert READS_ALL.search(control)


READS_ALL = re.compile(r"SCAN findable_text|Seq Scan")


def many_texts(number: int) -> None:
    """So many that reading them all would be dear, and a database that has looked at them once."""
    words = {"kind": "post", "language": "fi", "title": "Ilta", "text": "Sanoja.", "terms": terms_of("Sanoja", "fi")}
    with unit_of_work():
        rows = [{**words, "public_id": str(each), "published_at": LONG_AGO} for each in range(number)]
        db.session.execute(sa.insert(FindableText), rows)
        db.session.execute(sa.text("ANALYZE"))


def how_it_is_answered(asked: sa.Select[Any]) -> str:
    """The database's plan."""
    explain = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}[db.engine.dialect.name]
    words = asked.compile(db.engine, compile_kwargs={"literal_binds": True})
    db.session.rollback()
    return "\n".join(str(row) for row in db.session.connection().exec_driver_sql(f"{explain} {words}"))
