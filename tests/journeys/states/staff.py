"""What staff see."""

from playwright.sync_api import Response

from tests.journeys.tour import Tour, page, state

page("pairs", "staff", "pairs_for_staff.list_pairs", slug="programme")
page("pairs, many", "staff", "pairs_for_staff.list_pairs", slug="crowded programme")
page("pairs, none", "staff", "pairs_for_staff.list_pairs", slug="empty programme")
page("pair", "staff", "pairs_for_staff.show_pair", slug="programme", pair_id="pair")


@state("today", "home_for_staff.today")
def today(tour: Tour) -> Response:
    """Nothing waits."""
    tour.cast.dead_letters(0)
    return tour.show("staff", "home_for_staff.today")


@state("today, letters dead", "home_for_staff.today")
def today_with_dead_letters(tour: Tour) -> Response:
    """Something waits."""
    tour.cast.dead_letters(2)
    return tour.show("staff", "home_for_staff.today")


@state("messages", "mailroom.list_letters")
def dead_letters(tour: Tour) -> Response:
    """Letters that did not leave."""
    tour.cast.dead_letters(2)
    return tour.show("staff", "mailroom.list_letters")


@state("messages, none", "mailroom.list_letters")
def no_dead_letters(tour: Tour) -> Response:
    """All have left."""
    tour.cast.dead_letters(0)
    return tour.show("staff", "mailroom.list_letters")
