"""What members see: their own page, profile, path and reflections."""

from playwright.sync_api import Response

from tests.journeys.cast import SENTENCE
from tests.journeys.tour import Tour, page, state

page("my page", "mentee", "home.my_page")
page("my page of a mentor", "mentor", "home.my_page")
page("my page without a pair", "lonely", "home.my_page")
page("my page of staff", "staff", "home.my_page")
page("profile", "mentee", "accounts.edit_profile")
page("profile with shared details", "mentor", "accounts.edit_profile")
page("messages I get", "mentor", "reminders.show_reminders")
page("sign-ins", "mentor", "accounts.list_sign_ins")
page("path", "mentee", "pairs.show_path", space_id="space")
page("path without details", "quiet mentee", "pairs.show_path", space_id="quiet space")
page("reflections", "mentee", "reflections.show_reflections")
page("reflections hidden", "mentee", "reflections.show_reflections", "?hidden=1")
page("reflections, none", "quiet mentee", "reflections.show_reflections")
page("reflection, private", "mentee", "reflections.show_reflection", reflection_id="private")
page("reflection, shared", "mentee", "reflections.show_reflection", reflection_id="shared")
page("reflection, hidden", "mentee", "reflections.show_reflection", "?hidden=1", reflection_id="private")
page("edit a reflection", "mentee", "reflections.edit_reflection", reflection_id="shared")
page("share a reflection", "mentee", "reflections.choose_readers", reflection_id="private")
page("share without a pair", "lonely", "reflections.choose_readers", reflection_id="lonely reflection")
page("delete a reflection", "mentee", "reflections.delete_reflection", reflection_id="private")
page("shared reflections", "mentee", "reflections.show_shared_reflections", space_id="space")
page("shared reflections, the mentor's", "mentor", "reflections.show_shared_reflections", "?hidden", space_id="space")
page("shared reflections, none", "quiet mentor", "reflections.show_shared_reflections", space_id="quiet space")
page("write", "quiet mentee", "reflections.write_reflection", "?prompt=stayed", reflection_id="new")
page("write, blank", "quiet mentee", "reflections.write_reflection", "?prompt=blank", reflection_id="new")


@state("my page with a draft", "home.my_page")
def my_page_with_a_draft(tour: Tour) -> Response:
    """A half-written reflection waits."""
    tour.cast.leave_a_draft("drafter")
    return tour.show("drafter", "home.my_page")


@state("reflections with a draft", "reflections.show_reflections")
def reflections_with_a_draft(tour: Tour) -> Response:
    """Unfinished ones come first."""
    tour.cast.leave_a_draft("drafter")
    return tour.show("drafter", "reflections.show_reflections")


@state("write, restored", "reflections.write_reflection")
def restored(tour: Tour) -> Response:
    """Words left unsent have come back."""
    return tour.show("drafter", "reflections.write_reflection", reflection_id=tour.cast.leave_a_draft("drafter"))


@state("write, mistake", "reflections.write_reflection", 422)
def write_nothing(tour: Tour) -> Response:
    """A title and no words."""
    tour.show("quiet mentee", "reflections.begin_reflection", "?prompt=stayed")
    return tour.window("quiet mentee").press("Save")


@state("write, preview", "reflections.write_reflection")
def preview(tour: Tour) -> Response:
    """As it will be read."""
    tour.show("quiet mentee", "reflections.begin_reflection", "?prompt=stayed")
    tour.window("quiet mentee").field("Your words").fill(f"## Words\n\n{SENTENCE}")
    return tour.window("quiet mentee").press("Preview")


@state("edit, changed meanwhile", "reflections.edit_reflection", 409)
def clash(tour: Tour) -> Response:
    """Another device was first."""
    window, name = tour.window("mentor"), tour.cast.names
    name["mentor's"] = name.get("mentor's") or tour.cast.reflection_of("mentor")
    tour.show("mentor", "reflections.edit_reflection", reflection_id=name["mentor's"])
    window.field("Your words").fill(f"{SENTENCE} {tour.language}.")
    tour.cast.change(name["mentor's"])
    return window.press("Save")


@state("profile, mistakes", "accounts.edit_profile", 422)
def mistaken_profile(tour: Tour) -> Response:
    """No name, and a number that is none."""
    tour.show("quiet mentee", "accounts.edit_profile")
    window = tour.window("quiet mentee")
    window.field("Name").fill("")
    window.page.locator("#phone").fill("12")
    return window.press("Save")


@state("profile, saved", "accounts.edit_profile")
def saved_profile(tour: Tour) -> Response:
    """With what is said after saving."""
    tour.show("quiet mentee", "accounts.edit_profile")
    return tour.window("quiet mentee").press("Save")
