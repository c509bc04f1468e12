"""The portal's own pages, for everyone and for staff; feedback; and searching."""

from playwright.sync_api import Response

from tests.journeys.cast_texts import change_text, with_texts
from tests.journeys.tour import Tour, page, state

EDIT, GIVE, LISTED = "texts_for_staff.edit_text", "feedback.give_feedback", "feedback.list_feedback"

page("how mentoring works", "visitor", "texts.show_how_it_works")
page("help", "visitor", "texts.show_help")
page("contact", "visitor", "texts.show_contact")
page("privacy notice", "visitor", "texts.show_privacy")
page("accessibility statement", "mentee", "texts.show_accessibility")
page("about", "visitor", "texts.show_about")
page("search", "visitor", "site.search")
page("search, nothing found", "visitor", "site.search", "?q=Ty%C3%B6el%C3%A4m%C3%A4valmiuksienkehitt%C3%A4minen%3Cb%3E")
page("texts", "staff", "texts_for_staff.list_texts")


def shown(name: str, endpoint: str, query: str = "", part: str = "staff", **named: str) -> None:
    """Enter a page that shows something of `cast_texts`."""

    def bring(tour: Tour) -> Response:
        names = with_texts(tour.cast).names
        return tour.show(part, endpoint, query, **{key: names[value] for key, value in named.items()})

    state(name, endpoint)(bring)


CONTACT = {"text_name": "contact", "code": "Finnish"}

shown("edit a text", EDIT, **CONTACT)
shown("versions of a text", "texts_for_staff.list_revisions", **CONTACT)
shown("versions of a text, none", "texts_for_staff.list_revisions", text_name="how", code="Finnish")
shown("version of a text", "texts_for_staff.show_revision", **CONTACT, version_id="revision")
shown("original of a text", "texts_for_staff.restore_original", **CONTACT)
shown("give feedback", GIVE, part="visitor", feedback_id="new feedback")
shown("give feedback, signed in", GIVE, part="mentee", feedback_id="new feedback")
shown("feedback, received", GIVE, part="visitor", feedback_id="feedback")
shown("feedback, received and answered", GIVE, part="visitor", feedback_id="answered feedback")
shown("feedback, to answer", LISTED)
shown("feedback, answered", LISTED, "?show=answered")


def _at_a_text(tour: Tour) -> None:
    with_texts(tour.cast)
    tour.show("staff", EDIT, text_name="contact", code="fi")


@state("edit a text, preview", EDIT)
def preview(tour: Tour) -> Response:
    """As it would look."""
    _at_a_text(tour)
    tour.window("staff").page.locator("#source").fill("## Otsikko\n\n- yksi\n- [kaksi](https://example.org/)")
    return tour.window("staff").press("Preview")


@state("edit a text, mistakes", EDIT, 422)
def mistaken_text(tour: Tour) -> Response:
    """Nothing filled in."""
    _at_a_text(tour)
    for field in ("#title", "#source"):
        tour.window("staff").page.locator(field).fill("")
    return tour.window("staff").press("Save and publish")


@state("edit a text, changed meanwhile", EDIT, 409)
def clashing_text(tour: Tour) -> Response:
    """A colleague was first."""
    _at_a_text(tour)
    tour.window("staff").page.locator("#source").fill(f"Minun sanani, {tour.language}.")
    change_text(tour.cast)
    return tour.window("staff").press("Save and publish")


@state("give feedback, mistakes", GIVE, 422)
def mistaken_feedback(tour: Tour) -> Response:
    """An address that is none, and a field that only machines fill in."""
    tour.show("visitor", GIVE, feedback_id=with_texts(tour.cast).names["new feedback"])
    page = tour.window("visitor").page
    page.locator("#contact").fill("maija")
    page.locator("#website").evaluate("(field) => { field.value = 'https://spam.example'; }")
    return tour.window("visitor").press("Send feedback")
