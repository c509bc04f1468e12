"""Whatever stands in a story, its readers' browsers only show it: with the page's policy, and without it too."""

import pytest

from tests.journeys.conftest import OpenWindow
from tests.journeys.hostile_stories import in_stories
from tests.journeys.portal import LivePortal
from tests.journeys.vectors import some_vectors


@pytest.mark.parametrize("bypass_csp", [False, True], ids=["with the policy", "without the policy"])
def test_words_of_stories_do_nothing(open_window: OpenWindow, portal: LivePortal, bypass_csp: bool) -> None:
    assert in_stories(open_window, portal, some_vectors(60), bypass_csp=bypass_csp) == []
