"""What a pair agrees on, how it ends, and what it takes along."""

from playwright.sync_api import Response

from tests.journeys.cast import SENTENCE
from tests.journeys.cast_pairs import change_rules
from tests.journeys.tour import Tour, page, state

RULES, ENDING, BOOK = "ground_rules.show_ground_rules", "ending.close_pair", "travel_book.show_travel_book"
EDIT = "ground_rules.edit_ground_rules"

page("ground rules, suggested", "quiet mentee", RULES, space_id="quiet space")
page("ground rules, to accept", "traveller", RULES, space_id="book space")
page("ground rules, accepted", "guide", RULES, space_id="book space")
page("ground rules, ended", "left mentor", RULES, space_id="left space")
page("ground rules, versions", "guide", "ground_rules.list_ground_rules", space_id="book space")
page("ground rules, no versions", "quiet mentee", "ground_rules.list_ground_rules", space_id="quiet space")
page("ground rules, one version", "guide", "ground_rules.show_ground_rules_version", space_id="book space",
     rules_id="first rules")  # fmt: skip
page("ground rules, write", "quiet mentee", EDIT, space_id="quiet space")
page("ending, asked", "mentor", ENDING, space_id="space")
page("ending, by oneself", "left mentee", ENDING, space_id="left space")
page("ending, by the pair", "left mentor", ENDING, space_id="left space")
page("ending, by staff", "staff-ended mentor", ENDING, space_id="staff-ended space")
page("travel book", "traveller", BOOK, space_id="book space")
page("travel book, own copy", "traveller", BOOK, "?own=1", space_id="book space")
page("travel book, empty", "quiet mentee", BOOK, space_id="quiet space")


@state("ground rules, too long", EDIT, 422)
def too_long(tour: Tour) -> Response:
    """More than fits under one heading."""
    tour.show("quiet mentee", EDIT, space_id=tour.cast.names["quiet space"])
    window = tour.window("quiet mentee")
    window.page.locator("#topics").fill("sana " * 301)
    return window.press("Save")


@state("ground rules, changed meanwhile", EDIT, 409)
def rules_clash(tour: Tour) -> Response:
    """The other was first, under the same heading."""
    tour.show("traveller", EDIT, space_id=tour.cast.names["book space"])
    window = tour.window("traveller")
    window.page.locator("#hopes").fill(f"{SENTENCE} {tour.language}.")
    change_rules(tour.cast, "guide", "book space", f"Toinen ehti ensin.\n{tour.language} {len(tour.windows)}")
    return window.press("Save")


@state("ending, mistake", ENDING, 422)
def no_kind(tour: Tour) -> Response:
    """Words, and no answer to how."""
    tour.show("mentor", ENDING, space_id=tour.cast.names["space"])
    window = tour.window("mentor")
    window.page.locator("#kind_words").fill(SENTENCE)
    return window.press("End the mentoring")
