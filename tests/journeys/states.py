"""Every page there is, in every state it has: how to bring each before one's eyes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Response

from tests.journeys.cast import SENTENCE, Cast
from tests.journeys.live import TOO_MUCH
from tests.journeys.portal import CODE
from tests.journeys.window import Window

NewWindow = Callable[..., Window]


@dataclass
class Tour:
    """One language's way through the pages, with a window for each person."""

    cast: Cast
    language: str
    new_window: NewWindow
    windows: dict[str, Window] = field(default_factory=dict)

    def window(self, part: str) -> Window:
        """The window of this person; `visitor` has not signed in."""
        if part not in self.windows:
            email = self.cast.emails.get(part)
            still = {"reduced_motion": "reduce"}  # A colour half-way to another is no colour to judge.
            window = self.windows[part] = self.new_window(self.language, signed_in_as=email, **still)
            window.open(f"/{self.language}/")  # Pages without a language speak the one last read.
        return self.windows[part]

    def show(self, part: str, endpoint: str, query: str = "", **values: str) -> Response:
        """A page as this person sees it."""
        return self.window(part).open(self.cast.portal.path(endpoint, self.language, **values) + query)

    def close(self) -> None:
        """Close every window; nothing has gone wrong in any."""
        for window in self.windows.values():
            window.context.close()
        problems = {part: window.problems for part, window in self.windows.items() if window.problems}
        assert problems == {}


Bring = Callable[[Tour], Response]


@dataclass(frozen=True)
class State:
    """What answers, with which status, and how to get there."""

    endpoint: str | None
    status: int
    bring: Bring


STATES: dict[str, State] = {}


def state(name: str, endpoint: str | None, status: int = 200) -> Callable[[Bring], Bring]:
    """Enter a state under its name."""

    def enter(bring: Bring) -> Bring:
        STATES[name] = State(endpoint, status, bring)
        return bring

    return enter


def page(name: str, part: str, endpoint: str, query: str = "", status: int = 200, **named: str) -> None:
    """Enter a page that needs no more than its address; `named` are names of the cast."""
    state(name, None if query.startswith("/") else endpoint, status)(
        lambda tour: tour.show(part, endpoint, query, **{key: tour.cast.names[value] for key, value in named.items()})
    )


page("front page", "visitor", "home.welcome")
page("front page of a member", "mentee", "home.welcome")
page("sign in", "visitor", "accounts.sign_in")
page("my page", "mentee", "home.my_page")
page("my page of a mentor", "mentor", "home.my_page")
page("my page without a pair", "lonely", "home.my_page")
page("my page of staff", "staff", "home.my_page")
page("profile", "mentee", "accounts.edit_profile")
page("profile with shared details", "mentor", "accounts.edit_profile")
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
page("pairs", "staff", "pairs_for_staff.list_pairs", slug="programme")
page("pairs, many", "staff", "pairs_for_staff.list_pairs", slug="crowded programme")
page("pairs, none", "staff", "pairs_for_staff.list_pairs", slug="empty programme")
page("pair", "staff", "pairs_for_staff.show_pair", slug="programme", pair_id="pair")
page("not found", "visitor", "pairs_for_staff.list_pairs", "/x/y", status=404, slug="programme")
page("not found, signed in", "mentor", "reflections.show_reflection", status=404, reflection_id="private")


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
