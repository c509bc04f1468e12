"""What visitors see: the front page, signing in, the style guide, the demo."""

from playwright.sync_api import Response

from tests.journeys.portal import CODE
from tests.journeys.tour import Tour, page, state

page("front page", "visitor", "home.welcome")
page("front page of a member", "mentee", "home.welcome")
page("sign in", "visitor", "accounts.sign_in")


@state("style guide", "styleguide.show_styleguide")
def style_guide(tour: Tour) -> Response:
    """Every component."""
    return tour.window("visitor").open("/styleguide")


@state("sign in, mistake", "accounts.sign_in", 422)
def mistaken_address(tour: Tour) -> Response:
    """Not an address."""
    tour.show("visitor", "accounts.sign_in")
    tour.window("visitor").field("E-mail address").fill("someone")
    return tour.window("visitor").press("Send link")


@state("enter the code", "accounts.enter_code")
def enter_code(tour: Tour) -> Response:
    """A letter is on its way."""
    tour.show("visitor", "accounts.sign_in")
    tour.window("visitor").field("E-mail address").fill(tour.cast.emails["lonely"])
    return tour.window("visitor").press("Send link")


@state("enter the code, mistake", "accounts.enter_code", 422)
def mistaken_code(tour: Tour) -> Response:
    """Not the code of the letter."""
    email = tour.cast.emails["lonely"]
    before = tour.cast.portal.sent_to(email)
    enter_code(tour)
    codes = CODE.findall(tour.cast.portal.next_letter_to(email, after=before).text)
    tour.window("visitor").field("Code").fill("111111" if "111111" not in codes else "222222")
    return tour.window("visitor").press("Sign in")


@state("open the link", "accounts.open_link")
def open_link(tour: Tour) -> Response:
    """The button that signs in."""
    return tour.show("visitor", "accounts.open_link", token=tour.cast.sign_in_token("lonely"))


@state("open the link, expired", "accounts.open_link")
def open_old_link(tour: Tour) -> Response:
    """A link that nobody has."""
    return tour.show("visitor", "accounts.open_link", token="long-gone")


@state("inbox", "demo.show_inbox")
def full_inbox(tour: Tour) -> Response:
    """Letters of the demo."""
    tour.cast.a_letter("mentee")
    return tour.window("visitor").open("/demo/inbox")


@state("inbox, none", "demo.show_inbox")
def empty_inbox(tour: Tour) -> Response:
    """Before the first letter."""
    tour.window("visitor")
    tour.cast.empty_inbox()
    return tour.window("visitor").open("/demo/inbox")


@state("letter", "demo.show_letter")
def letter(tour: Tour) -> Response:
    """One letter of the demo."""
    return tour.window("visitor").open(f"/demo/inbox/{tour.cast.a_letter('mentee')}")


@state("signed out", "home.welcome")
def signed_out(tour: Tour) -> Response:
    """What is said after signing out."""
    window = tour.window("visitor").sign_in(tour.cast.portal.session_cookie(tour.cast.emails["lonely"]))
    tour.show("visitor", "home.my_page")
    return window.press("Sign out")
