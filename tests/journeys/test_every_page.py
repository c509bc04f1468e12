"""Every page, in every state it has and in both languages: valid, reachable for everyone, and whole at any size.

Here each state is looked at in one theme and width, and what else a page can say in one of the languages; `make trust`
looks at everything in both, in all four ways.
"""

from tests.journeys import axe, layout
from tests.journeys.conftest import Shown
from tests.journeys.html_checks import faults
from tests.journeys.portal import LivePortal
from tests.journeys.states import STATES

# They have no page of their own: a redirect, a file, plain text.
FACELESS = {
    "front_door",
    "reflections.begin_reflection",
    "assets.show_asset",
    "health.livez",
    "health.readyz",
    "calendar.download_meeting",
    "calendar.read_feed",
    "series.begin_series",
    "goals.begin_goal",
    "meetings.begin_meeting",
    "meetings.begin_record",
    "travel_book.download_my_part",
    "media.show_file",
    "diary.read_feed",
    "diary_for_staff.begin_post",
    "photo_permission.show_photo",
    "photo_requests.begin_request",
    "photos_for_staff.begin_upload",
    "feedback.begin_feedback",
    "site.robots",
    "stories.read_feed",
    "story_photos.begin_story_photo",
    "story_photos.show_story_photo",
    "site.sitemap",
}  # fmt: skip


def test_the_page_of_every_address_is_among_them(portal: LivePortal) -> None:
    pages = {rule.endpoint for rule in portal.app.url_map.iter_rules() if "GET" in (rule.methods or ())}

    assert pages - FACELESS == {state.endpoint for state in STATES.values()} - {None}


def test_it_answers_as_it_should(shown: Shown, portal: LivePortal) -> None:
    came_from = portal.endpoint(shown.answer.url, shown.answer.request.method)

    assert (shown.answer.status, came_from) == (shown.state.status, shown.state.endpoint)


def test_its_html_is_valid_and_names_everything(shown: Shown) -> None:
    assert faults(shown.source, shown.language) == []


def test_axe_finds_nothing(shown: Shown) -> None:
    theme, width = shown.cells[0]
    layout.look(shown.window.page, theme=theme, width=width)

    assert axe.violations(shown.window.page) == []


def test_it_fits_the_narrowest_phone(shown: Shown) -> None:
    layout.look(shown.window.page, theme="light", width=320)

    assert layout.sideways(shown.window.page) == []
    assert layout.small_targets(shown.window.page) == []
    assert layout.lost_when_spaced(shown.window.page) == []


def test_it_prints_without_navigation(shown: Shown) -> None:
    assert layout.navigation_on_paper(shown.window.page) == []


def test_no_cache_keeps_it_when_it_is_personal(shown: Shown) -> None:
    personal = shown.window.button("Sign out").count() > 0

    assert not personal or shown.answer.headers["cache-control"] == "no-store"
