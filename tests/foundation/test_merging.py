"""Two people change the same thing: field by field, and nobody loses a word."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from portal.foundation.merging import ChangedMeanwhile, Fields, mark, marks, merge

TEXTS = st.sampled_from(["", "a", "b", "c", "a:b", "a,b", "ä"])
NAMES = ("heading", "body")
THREE = st.fixed_dictionaries({name: st.tuples(TEXTS, TEXTS, TEXTS) for name in NAMES})


def outcome(began: Fields, stored: Fields, typed: Fields) -> tuple[dict[str, str], ChangedMeanwhile | None]:
    """What would be kept, and the clash, if there is one."""
    try:
        return merge(seen=marks(began), stored=stored, typed=typed), None
    except ChangedMeanwhile as clash:
        return clash.merged, clash


@given(THREE)
def test_each_field_is_kept_as_the_one_who_changed_it_wanted(fields: dict[str, tuple[str, str, str]]) -> None:
    began, stored, typed = ({name: three[version] for name, three in fields.items()} for version in range(3))

    merged, clash = outcome(began, stored, typed)

    clashing = {name for name, (base, theirs, mine) in fields.items() if mine not in (base, theirs) and theirs != base}
    for name, (base, theirs, mine) in fields.items():
        assert merged[name] == (theirs if mine == base else mine)
    assert set(clash.theirs if clash else ()) == clashing


@given(THREE)
def test_a_clash_holds_every_text_and_ends_when_it_is_sent_again(fields: dict[str, tuple[str, str, str]]) -> None:
    began, stored, typed = ({name: three[version] for name, three in fields.items()} for version in range(3))
    merged, clash = outcome(began, stored, typed)

    if clash:
        assert all(clash.theirs[name] == stored[name] and merged[name] == typed[name] for name in clash.theirs)
        assert merge(seen=clash.seen, stored=stored, typed=merged) == merged
    assert merge(seen=marks(stored), stored=stored, typed=merged) == merged


@given(THREE, st.sampled_from(["", ",", "heading", "heading:", "heading:nonsense,body:", "other:0000000000000000"]))
def test_marks_that_are_lost_or_forged_never_overwrite_silently(
    fields: dict[str, tuple[str, str, str]], seen: str
) -> None:
    stored = {name: theirs for name, (_base, theirs, _mine) in fields.items()}
    typed = {name: mine for name, (_base, _theirs, mine) in fields.items()}

    if stored == typed:
        assert merge(seen=seen, stored=stored, typed=typed) == typed
        return
    with pytest.raises(ChangedMeanwhile) as caught:
        merge(seen=seen, stored=stored, typed=typed)
    assert caught.value.theirs == {name: text for name, text in stored.items() if text != typed[name]}


def test_a_mark_tells_nothing_of_the_text() -> None:
    assert mark("a") != mark("b")
    assert len(mark("a secret text")) == 16
    assert "secret" not in marks({"body": "a secret text"})


def test_a_clash_says_so_in_the_readers_language(app: Flask) -> None:
    clash = ChangedMeanwhile(theirs={}, merged={}, seen="")

    with app.test_request_context("/en/"):
        assert str(clash).startswith("This was changed after you opened it.")
