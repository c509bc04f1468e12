"""All the generated vectors as words and as names, and a spread of them through every other field: none ever runs."""

import pytest

from tests.journeys import hostile, hostile_photos
from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import LivePortal
from tests.journeys.vectors import all_vectors

WITH_AND_WITHOUT = pytest.mark.parametrize("bypass_csp", [False, True], ids=["with the policy", "without the policy"])


@WITH_AND_WITHOUT
def test_words_of_reflections_do_nothing(open_window: OpenWindow, portal: LivePortal, bypass_csp: bool) -> None:
    assert hostile.in_reflections(open_window, portal, all_vectors(), bypass_csp=bypass_csp) == []


@WITH_AND_WITHOUT
def test_names_do_nothing(open_window: OpenWindow, portal: LivePortal, bypass_csp: bool) -> None:
    assert hostile.in_names(open_window, portal, all_vectors()[::80], bypass_csp=bypass_csp) == []


def test_names_do_nothing_in_the_lists_of_staff(open_window: OpenWindow, portal: LivePortal) -> None:
    assert hostile.in_lists_of_names(open_window, portal, all_vectors()) == []


def test_words_about_photos_do_nothing(open_window: OpenWindow, portal: LivePortal) -> None:
    assert hostile_photos.in_words_about_photos(open_window, portal, all_vectors()) == []


def test_what_is_typed_wrongly_and_comes_back_does_nothing(open_window: OpenWindow, portal: LivePortal) -> None:
    assert hostile.in_fields_that_refuse(open_window, portal, all_vectors()[::12]) == []


def test_addresses_with_hostile_parts_do_nothing(open_window: OpenWindow, portal: LivePortal) -> None:
    assert hostile.in_addresses(open_window, portal, all_vectors()[1::4]) == []


def test_words_of_posts_and_photos_do_nothing(open_window: OpenWindow, portal: LivePortal) -> None:
    assert hostile.in_posts(open_window, portal, all_vectors()[::3], bypass_csp=True) == []
