"""Whoever asks to sign in cannot tell from the answer, or from its speed, whether the address is known."""

import re
from collections.abc import Sequence
from itertools import count
from time import perf_counter

from flask import Flask

from tests import factories
from tests.live import Live
from tests.trust.conftest import Record

# Chance alone leaves 0.45 to 0.55 once in a thousand runs of so many; with 300 of each it would do so once in thirty.
SAMPLES = 700
COMPARED = 20  # Of so many the next page is looked at too.
MOST_ASKS = 4  # Of one address, fewer than the portal allows.
TOKEN = re.compile(r'(?<=name="csrf_token" type="hidden" value=")[^"]+|(?<=name="csrf_token" value=")[^"]+')
CHANGING = frozenset({"set-cookie", "date", "x-request-id"})


def test_neither_answer_nor_time_tells(sqlite_app: Flask, record_property: Record) -> None:
    with Live(sqlite_app, processes=1, threads=1) as live:
        known, unknown, differences = ask_in_turn(live, SAMPLES)

    assert differences == 0
    record_property("asked, of each kind", SAMPLES)
    record_property("AUC", round(auc(known, unknown), 3))
    record_property("median ms, known", round(sorted(known)[SAMPLES // 2] * 1000, 2))
    record_property("median ms, unknown", round(sorted(unknown)[SAMPLES // 2] * 1000, 2))
    assert 0.45 <= auc(known, unknown) <= 0.55


def test_less_work_for_strangers_is_noticed(sqlite_app: Flask, record_property: Record) -> None:
    with Live(sqlite_app, wsgi="tests.trust.telling", processes=1, threads=1) as live:
        known, unknown, _differences = ask_in_turn(live, 100)

    assert auc(known, unknown) > 0.55
    record_property("AUC when strangers get no letter", round(auc(known, unknown), 3))


def ask_in_turn(live: Live, samples: int) -> tuple[list[float], list[float], int]:
    """Ask for a known address and an unknown one in turn: the seconds each took, and how many answers only one got."""
    people = -(-samples // MOST_ASKS)
    addresses = {True: [f"known{n:04}@example.org" for n in range(people)]}
    addresses[False] = [f"nobody{n:03}@example.org" for n in range(people)]
    for address in addresses[True]:
        factories.account(email=address)
    took: dict[bool, list[float]] = {True: [], False: []}
    answers: dict[bool, set[object]] = {True: set(), False: set()}
    browser, networks = live.browser(), count()
    form = browser.open_form("/en/sign-in")
    for sample in range(samples):
        for known in (True, False) if sample % 2 else (False, True):
            network = next(networks)
            browser.network = f"10.{network // 256}.{network % 256}.1"
            fields = {**form, "email": addresses[known][sample % people]}
            began = perf_counter()
            page = browser.post("/en/sign-in", **fields)
            took[known].append(perf_counter() - began)
            headers = tuple((name, value) for name, value in page.headers.items() if name.lower() not in CHANGING)
            after = browser.get(page.location).text if sample < COMPARED else ""
            answers[known].add((page.status, headers, page.text, TOKEN.sub("", after)))
    return took[True], took[False], len(answers[True] ^ answers[False])


def auc(some: Sequence[float], others: Sequence[float]) -> float:
    """How often one of `some` is greater than one of `others`; a half means that nobody can tell."""
    greater = sum((one > other) + (one == other) / 2 for one in some for other in others)
    return greater / (len(some) * len(others))
