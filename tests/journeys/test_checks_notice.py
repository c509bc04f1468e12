"""The checks of pages notice what is wrong: each finds a fault that was planted for it."""

import pytest

from tests.journeys import axe, layout
from tests.journeys.conftest import OpenWindow
from tests.journeys.html_checks import faults
from tests.journeys.portal import LivePortal

SOUND = """<!doctype html>
<html lang="en"><head><title>Sound</title>
<link rel="alternate" hreflang="fi" href="http://x/fi/"><link rel="alternate" hreflang="en" href="http://x/en/">
</head><body><header><nav aria-label="Main"><a href="/en/">Home</a></nav></header>
<main><h1>One</h1><form><label for="a">A</label><input id="a" name="a"><button>Go</button></form></main>
<footer>Ours</footer></body></html>
"""
BREAKS = [
    ("</form>", "</form></p>", "not valid HTML"),
    ("<h1>One</h1>", "<h1>One</h1><h1>Two</h1>", "2 times h1"),
    ("<h1>One</h1>", '<h1 id="a">One</h1>', "the id 'a' stands 2 times"),
    ('<label for="a">', '<label for="b">', "a input without a label"),
    ('<label for="a">', '<label for="b">', "for=b points at nothing"),
    ("<button>Go</button>", "<button></button>", "a button without words"),
    ('lang="en"', 'lang="fi"', "the page says it is in fi"),
    ('hreflang="fi"', 'hreflang="sv"', "not an address in each language"),
    ('<nav aria-label="Main">', "<nav>", "navigation that cannot be told apart"),
    ("<main>", "<div>", "not one landmark main"),
    ("<h1>", '<h1 style="color: red">', "the attribute style"),
    ("<h1>", '<h1 onclick="go()">', "the attribute onclick"),
    ("<title>", "<style>h1 { color: red }</style><title>", "style in the page"),
    ("<title>", "<script>go()</script><title>", "script in the page"),
    ('<a href="/en/">', '<a href="javascript:go()">', "href=javascript:go()"),
    ('<a href="/en/">', '<a href="#nowhere">', "a link to #nowhere"),
]


def test_a_sound_page_has_no_faults() -> None:
    assert faults(SOUND, "en") == []


@pytest.mark.parametrize(("sound", "broken", "fault"), BREAKS, ids=[fault for _sound, _broken, fault in BREAKS])
def test_a_fault_in_html_is_noticed(sound: str, broken: str, fault: str) -> None:
    page = SOUND.replace(sound, broken)
    if "div" in broken:
        page = page.replace("</main>", "</div>")

    assert any(found.startswith(fault) for found in faults(page, "en")), faults(page, "en")


def test_axe_notices_a_field_without_a_label_and_a_pale_word(open_window: OpenWindow, portal: LivePortal) -> None:
    window = open_window("en")

    window.open(portal.path("accounts.sign_in", "en"))
    window.evaluate("document.querySelector('label').remove()")
    window.evaluate("document.querySelector('h1').style.color = 'silver'")
    rules = {violation["rule"] for violation in axe.violations(window.page)}

    assert rules >= {"label", "color-contrast"}


def test_layout_notices_what_is_too_wide_too_small_or_cut_off(open_window: OpenWindow, portal: LivePortal) -> None:
    window = open_window("en", width=320)

    window.open(portal.path("accounts.sign_in", "en"))
    window.evaluate("document.querySelector('h1').style.inlineSize = '400px'")
    sideways = layout.sideways(window.page)
    window.evaluate("document.querySelector('h1').style.inlineSize = ''")
    window.evaluate("Object.assign(document.querySelector('.button').style, {minBlockSize: '0', blockSize: '20px'})")
    small = layout.small_targets(window.page)
    window.evaluate(
        """const p = document.querySelector('main p');
        Object.assign(p.style, {overflow: 'hidden', blockSize: `${p.clientHeight}px`})"""
    )
    cut_off = layout.lost_when_spaced(window.page)
    window.evaluate(
        """const nav = document.querySelector('nav');
        nav.style.setProperty('display', 'block', 'important');
        document.querySelector('main').append(nav)"""
    )

    assert sideways
    assert len(small) == 1
    assert len(cut_off) == 1
    assert layout.navigation_on_paper(window.page)


def test_a_window_notices_errors_policies_and_strangers(open_window: OpenWindow) -> None:
    window = open_window("en")
    strict = {"content-security-policy": "default-src 'none'", "content-type": "text/html"}
    window.page.route("**/planted", lambda route: route.fulfill(headers=strict, body="<script>1</script>"))
    window.page.route("https://stranger.example/**", lambda route: route.fulfill(body="hello"))

    window.open("/planted")
    window.evaluate("console.error('a planted error')")
    with window.context.expect_event("weberror"):
        window.evaluate("setTimeout(() => { throw new Error('a planted exception') })")
    window.open("https://stranger.example/")
    problems = "\n".join(window.problems)
    window.problems.clear()

    assert "Content Security Policy" in problems
    assert "a planted error" in problems
    assert "a planted exception" in problems
    assert "a request to somebody else: https://stranger.example/" in problems


def test_colours_that_the_system_forces_leave_everything_to_be_seen(
    open_window: OpenWindow, portal: LivePortal
) -> None:
    window = open_window("en", forced_colors="active", signed_in_as="mentee2@demo.example")

    window.open(portal.path("reflections.begin_reflection", "en", prompt="stayed"))
    edges = window.evaluate(
        """[...document.querySelectorAll("main input:not([type=hidden]), main textarea, main .button-main")]
            .map((each) => getComputedStyle(each)).map((style) => style.borderTopStyle + style.outlineStyle)"""
    )

    assert edges
    assert "nonenone" not in edges
    assert layout.sideways(window.page) == []


def test_nothing_moves_for_those_who_ask_for_stillness(open_window: OpenWindow, portal: LivePortal) -> None:
    moves = """[...document.querySelectorAll("*")].map((each) => getComputedStyle(each))
        .filter((style) => parseFloat(style.transitionDuration) > 0.01 || parseFloat(style.animationDuration) > 0.01)
        .length"""
    still, moving = open_window("en", reduced_motion="reduce"), open_window("en", reduced_motion="no-preference")

    for window in (still, moving):
        window.open(portal.path("accounts.sign_in", "en"))

    assert still.evaluate(moves) == 0
    assert moving.evaluate(moves) > 0
