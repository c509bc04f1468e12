"""Many people at once, each in a thread and with a browser of their own."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from threading import Barrier
from typing import TypeVar

from tests.browser import Browser, Page
from tests.visitor import hidden_fields

T = TypeVar("T")

THEIRS = re.compile(r'<div class="read clash-text">(.*?)</div>', re.DOTALL)
TEXT = re.compile(r"<textarea[^>]*>\r?\n?(.*?)</textarea>", re.DOTALL)


def at_once(acts: Sequence[Callable[[], T]]) -> list[T]:
    """Begin all `acts` in the same moment; their answers, in order, once all have ended."""
    barrier = Barrier(len(acts))

    def begin(act: Callable[[], T]) -> T:
        barrier.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(begin, acts))


def add_line(browser: Browser, path: str, line: str) -> int:
    """Add a line to the text at `path` as a careful person does; answers how often somebody else was first.

    When the portal says so, and shows both texts, the line goes below what the other has saved.
    """
    page = browser.get(path)
    words = unescape(_only(TEXT, page))
    clashes = 0
    while True:
        page = browser.post(path, **{**hidden_fields(page.text), "body": f"{words}\n{line}".strip()})
        if page.status == 302:
            return clashes
        assert page.status == 409, f"{path} answers {page.status}"
        assert line in unescape(_only(TEXT, page)).splitlines(), "what was typed is gone"
        words = unescape(_only(THEIRS, page))
        clashes += 1


def lines_lost(saved: str, written: Sequence[str]) -> list[str]:
    """The lines that are not there, or not exactly once."""
    found = saved.splitlines()
    return [line for line in written if found.count(line) != 1]


def _only(pattern: re.Pattern[str], page: Page) -> str:
    found: list[str] = pattern.findall(page.text)
    assert len(found) == 1, f"{len(found)} places match {pattern.pattern}"
    return found[0]
