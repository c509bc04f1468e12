"""Where the words were found is shown in plain pieces, so that a page can escape each of them."""

from portal.search.highlighting import Piece, excerpt, pieces_of
from portal.search.words import Wanted

WANTED = Wanted("tapaaminen", "fi")


def test_each_form_of_the_word_is_marked_in_its_place() -> None:
    assert pieces_of("Ensin tapaamisessa, sitten Tapaaminen.", WANTED) == [
        Piece("Ensin ", False),
        Piece("tapaamisessa", True),
        Piece(", sitten ", False),
        Piece("Tapaaminen", True),
        Piece(".", False),
    ]


def test_nothing_of_a_text_is_lost_or_added() -> None:
    text = "<b>tapaaminen</b> & &lt;mark&gt; 'tapaamiset'"

    assert "".join(piece.text for piece in pieces_of(text, WANTED)) == text


def test_a_long_text_is_shown_around_the_first_hit() -> None:
    shown = excerpt("alku " * 100 + "tapaaminen " + "loppu " * 100, WANTED)

    words = "".join(piece.text for piece in shown)
    assert Piece("tapaaminen", True) in shown
    assert words.startswith("… alku")
    assert words.endswith("loppu …")
    assert len(words) < 260


def test_a_text_without_the_words_is_shown_from_its_beginning() -> None:
    assert excerpt("Alku ja\n\nloppu", WANTED) == [Piece("Alku ja loppu", False)]


def test_an_endless_word_is_cut_and_shown() -> None:
    shown = excerpt("x" * 5000 + " tapaaminen " + "y" * 5000, WANTED)

    assert Piece("tapaaminen", True) in shown
    assert sum(len(piece.text) for piece in shown) < 5300
