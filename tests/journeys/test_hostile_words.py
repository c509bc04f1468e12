"""Whatever people type, other people's browsers only show it: with the page's policy, and without it too.

Here some sixty of the generated vectors are typed; `make trust` takes all of them.
"""

import pytest

from tests.journeys import hostile, hostile_photos
from tests.journeys.conftest import OpenWindow
from tests.journeys.harm import a_careless_page, harm_on, listen
from tests.journeys.portal import LivePortal
from tests.journeys.vectors import all_vectors, some_vectors

WITH_AND_WITHOUT = pytest.mark.parametrize("bypass_csp", [False, True], ids=["with the policy", "without the policy"])


@WITH_AND_WITHOUT
def test_words_of_reflections_do_nothing(open_window: OpenWindow, portal: LivePortal, bypass_csp: bool) -> None:
    assert hostile.in_reflections(open_window, portal, some_vectors(60), bypass_csp=bypass_csp) == []


def test_words_of_posts_and_photos_do_nothing_even_without_the_policy(
    open_window: OpenWindow, portal: LivePortal
) -> None:
    assert hostile.in_posts(open_window, portal, some_vectors(40), bypass_csp=True) == []


def test_names_do_nothing_even_without_the_policy(open_window: OpenWindow, portal: LivePortal) -> None:
    assert hostile.in_names(open_window, portal, some_vectors(2), bypass_csp=True) == []


def test_names_do_nothing_in_the_lists_of_staff(open_window: OpenWindow, portal: LivePortal) -> None:
    assert hostile.in_lists_of_names(open_window, portal, some_vectors(60)) == []


def test_words_about_photos_do_nothing(open_window: OpenWindow, portal: LivePortal) -> None:
    assert hostile_photos.in_words_about_photos(open_window, portal, some_vectors(60)) == []


@WITH_AND_WITHOUT
def test_words_of_staff_on_public_pages_do_nothing(
    open_window: OpenWindow, portal: LivePortal, bypass_csp: bool
) -> None:
    assert hostile.in_own_texts(open_window, portal, some_vectors(40), bypass_csp=bypass_csp) == []


def test_feedback_of_strangers_does_nothing_to_staff(open_window: OpenWindow, portal: LivePortal) -> None:
    assert hostile.in_feedback(open_window, portal, some_vectors(40)) == []


def test_what_is_typed_wrongly_and_comes_back_does_nothing(open_window: OpenWindow, portal: LivePortal) -> None:
    assert hostile.in_fields_that_refuse(open_window, portal, some_vectors(6)) == []


def test_addresses_with_hostile_parts_do_nothing(open_window: OpenWindow, portal: LivePortal) -> None:
    assert hostile.in_addresses(open_window, portal, some_vectors(12)) == []


def test_the_same_words_do_harm_on_a_careless_page(open_window: OpenWindow) -> None:
    window = listen(open_window("en"))
    vectors = some_vectors(60)

    harmful, ran = 0, 0
    for vector in vectors:
        with a_careless_page(window, vector) as page:
            harm = harm_on(page)
            harmful += bool(harm)
            ran += bool({"alert", "confirm", "prompt", "print"} & set(harm))

    assert len(all_vectors()) >= 1000
    assert harmful > len(vectors) / 3
    assert ran > len(vectors) / 6
