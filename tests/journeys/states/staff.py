"""What staff see."""

from playwright.sync_api import Response

from tests.journeys.tour import Tour, page, state

page("pairs", "staff", "pairs_for_staff.list_pairs", slug="programme")
page("pairs, many", "staff", "pairs_for_staff.list_pairs", slug="crowded programme")
page("pairs, none", "staff", "pairs_for_staff.list_pairs", slug="empty programme")
page("pair by hand", "staff", "pairs_for_staff.pair_by_hand", slug="programme with people")
page("pair by hand, no mentors", "staff", "pairs_for_staff.pair_by_hand", slug="empty programme")
page("pair by hand, everyone has one", "staff", "pairs_for_staff.pair_by_hand", slug="crowded programme")
page("programmes", "staff", "programmes_for_staff.list_programmes")
page("programme", "staff", "programmes_for_staff.show_programme", slug="programme with people")
page("new programme", "staff", "programmes_for_staff.open_programme")
page("edit a programme", "staff", "programmes_for_staff.edit_programme", slug="programme with people")
page("participants", "staff", "programmes_for_staff.list_participants", slug="crowded programme")
page("participants, none", "staff", "programmes_for_staff.list_participants", slug="empty programme")
page(
    "take someone out of a programme",
    "staff",
    "programmes_for_staff.withdraw_participation",
    slug="programme with people",
    participation_id="participation",
)
page("people", "staff", "directory.list_people")
page("people, nobody found", "staff", "directory.list_people", "?q=nobody+of+this+name")
page("person", "staff", "directory.show_person", person_id="person")
page("person without a programme", "staff", "directory.show_person", person_id="newcomer")
page("invite a person", "staff", "directory.invite_person")
page("add to a programme", "staff", "directory.add_participation", person_id="newcomer")
page("end a pair", "staff", "pairs_for_staff.close_pair", slug="programme", pair_id="pair")
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


@state("new programme, mistakes", "programmes_for_staff.open_programme", 422)
def mistaken_programme(tour: Tour) -> Response:
    """No names, and days that are none."""
    tour.show("staff", "programmes_for_staff.open_programme")
    for name, typed in (("starts_on", "31.2.2027"), ("ends_on", "soon"), ("day_fi", "1.9.2027"), ("clock_fi", "25:00")):
        tour.window("staff").page.locator(f"#{name}").fill(typed)
    return tour.window("staff").press("Save")


@state("invite a person, mistakes", "directory.invite_person", 422)
def mistaken_invitation(tour: Tour) -> Response:
    """Nothing filled in."""
    tour.show("staff", "directory.invite_person")
    return tour.window("staff").press("Send the invitation")


@state("pair by hand, mistakes", "pairs_for_staff.pair_by_hand", 422)
def mistaken_pair(tour: Tour) -> Response:
    """Nobody chosen."""
    tour.show("staff", "pairs_for_staff.pair_by_hand", slug=tour.cast.names["programme with people"])
    return tour.window("staff").press("Make the pair")


@state("add to a programme, mistakes", "directory.add_participation", 422)
def mistaken_participation(tour: Tour) -> Response:
    """Neither mentor nor mentee."""
    tour.show("staff", "directory.add_participation", person_id=tour.cast.names["newcomer"])
    return tour.window("staff").press("Add")
