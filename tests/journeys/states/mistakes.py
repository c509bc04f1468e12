"""What is not found, not taken, not one's own, or too much."""

from playwright.sync_api import Response

from tests.journeys.cast import SENTENCE
from tests.journeys.live import TOO_MUCH
from tests.journeys.tour import Tour, page, state

page("not found", "visitor", "pairs_for_staff.list_pairs", "/x/y", status=404, slug="programme")
page("not found, signed in", "mentor", "reflections.show_reflection", status=404, reflection_id="private")


@state("not taken", "accounts.sign_in", 400)
def without_a_token(tour: Tour) -> Response:
    """A form that has lost its token."""
    tour.show("visitor", "accounts.sign_in")
    tour.window("visitor").evaluate("document.querySelectorAll('[name=csrf_token]').forEach((each) => each.remove())")
    tour.window("visitor").field("E-mail address").fill("someone@example.org")
    return tour.window("visitor").press("Send link")


@state("somebody else's form", "reflections.write_reflection", 403)
def form_of_another(tour: Tour) -> Response:
    """Opened by one, sent by another."""
    window, portal = tour.window("drafter"), tour.cast.portal
    tour.show("drafter", "reflections.begin_reflection", "?prompt=stayed")
    window.field("Your words").fill(SENTENCE)
    window.sign_in(portal.session_cookie(tour.cast.emails["lonely"]))
    answer = window.press("Save")
    window.sign_in(portal.session_cookie(tour.cast.emails["drafter"]))
    return answer


@state("too much at once", "reflections.write_reflection", 413)
def too_much(tour: Tour) -> Response:
    """More than a form may bring: all of it comes back."""
    tour.show("drafter", "reflections.begin_reflection", "?prompt=stayed")
    tour.window("drafter").evaluate(
        "(count) => { document.querySelector('textarea').value = 'word '.repeat(count) }", TOO_MUCH // 5 + 1
    )
    return tour.window("drafter").press("Save")
