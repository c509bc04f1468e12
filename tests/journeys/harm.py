"""Noticing that somebody's words do something on a page instead of being read."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from tests.journeys.window import Window

# Whoever runs a script says so by one of these. They answer, so that the page goes on.
HOOKS = """
    globalThis.fired = [];
    for (const name of ["alert", "confirm", "prompt", "print"]) {
        Object.defineProperty(globalThis, name, { value: () => { top.fired.push(name) } });
    }
"""
# As if a person touched everything on the page, and what stands there that words cannot bring.
TOUCH = """() => {
    const wrong = [];
    for (const it of document.querySelectorAll("*")) {
        for (const { name } of it.attributes) if (name.startsWith("on")) wrong.push(`${it.tagName} ${name}`);
        for (const name of ["href", "action", "formaction", "src", "data", "xlink:href"]) {
            const address = it.getAttribute(name);
            const goes = address === null || URL.parse(address, document.baseURI)?.protocol;
            if (goes !== true && !["http:", "https:", "mailto:", "tel:"].includes(goes)) {
                wrong.push(`${it.tagName} ${name}=${address.slice(0, 60)}`);
            }
        }
    }
    const strange = "main :is(script, style, iframe, object, embed, img:not(.photo img), video, audio, math, base, meta, link,"
        + " template, marquee, svg:not([aria-hidden]))";
    for (const it of document.querySelectorAll(strange)) wrong.push(it.tagName);
    for (const it of document.querySelectorAll("main *")) {
        for (const kind of ["mouseover", "pointerenter", "focus", "change"]) it.dispatchEvent(new Event(kind));
    }
    return wrong.concat(globalThis.fired);
}"""


def listen(window: Window) -> Window:
    """From now on every page of this window tells what runs on it."""
    window.context.add_init_script(HOOKS)
    return window


def harm_on(page: Page) -> list[str]:
    """What ran, and what could."""
    return list(page.evaluate(TOUCH))


@contextmanager
def a_careless_page(window: Window, words: str) -> Iterator[Page]:
    """A page that shows words as they came, without a policy: so that we see the words do harm there."""
    html = f"<!doctype html><title>Careless</title><main><p>{words}</p></main>"
    window.page.route("**/careless", lambda route: route.fulfill(content_type="text/html", body=html))
    window.page.route("**/x", lambda route: route.fulfill(status=404, body=""))
    window.page.goto(f"{window.address}/careless", wait_until="load")
    yield window.page
    window.problems.clear()  # They were wanted.
