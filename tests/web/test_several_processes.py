"""Several processes on one database: nobody's words, letters or limits depend on which of them answers.

Each promise is asked of a portal with a hole in it too, and found broken there.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from threading import Event
from time import monotonic

import pytest
from flask import Flask

from portal.accounts.views import ASKS_PER_NETWORK
from portal.foundation.db import db
from portal.mail.models import Letter, LetterStatus
from portal.reflections.models import Reflection
from portal.throttle.actions import _limiter, network_of
from tests import factories
from tests.browser import Browser
from tests.crowd import add_line, at_once, lines_lost
from tests.live import Live, wait_for
from tests.post_office import PostOffice


@pytest.fixture(scope="module")
def portal(app: Flask) -> Iterator[Live]:
    """Two processes with four threads each."""
    with Live(app) as live:
        yield live
    assert live.failures() == []


@pytest.fixture(scope="module")
def holed(app: Flask) -> Iterator[Live]:
    """The same with holes in it."""
    with Live(app, wsgi="tests.web.holed") as live:
        yield live


def test_four_devices_write_in_one_text_and_no_line_is_lost(portal: Live) -> None:
    lost, clashes, processes = lose_lines(portal, writers=4, edits=25)

    assert (lost, clashes > 0, processes) == ([], True, 2)


def test_without_merging_lines_are_lost(holed: Live) -> None:
    lost, _clashes, _processes = lose_lines(holed, writers=4, edits=10)

    assert lost


def lose_lines(portal: Live, *, writers: int, edits: int) -> tuple[list[str], int, int]:
    """Which lines are not there in the end, how often writers clashed, and how many processes took part."""
    author = factories.account()
    entry = factories.reflection(by=author, body="The first line.")
    path, number = f"/en/my/reflections/{entry.public_id}/edit", entry.id
    browsers = [portal.signed_in(author) for _writer in range(writers)]
    lines = [[f"writer {writer}, line {edit}" for edit in range(edits)] for writer in range(writers)]

    def write(writer: int) -> int:
        return sum(add_line(browsers[writer], path, line) for line in lines[writer])

    clashes = sum(at_once([partial(write, writer) for writer in range(writers)]))
    db.session.rollback()
    saved = db.session.get_one(Reflection, number).body
    processes = len({browsers[0].get(path).process for _look in range(40)})
    return lines_lost(saved, ["The first line.", *chain(*lines)]), clashes, processes


def test_a_new_text_sent_eight_times_at_once_is_there_once(portal: Live) -> None:
    rows, answers = send_at_once(portal, times=8, rounds=5)

    assert (rows, answers) == (5, {302})


def test_without_its_name_a_text_sent_again_is_there_again(holed: Live) -> None:
    rows, _answers = send_at_once(holed, times=8, rounds=1)

    assert rows == 8


def send_at_once(portal: Live, *, times: int, rounds: int) -> tuple[int, set[int]]:
    """How many texts there are after all, and how the portal has answered."""
    writer = factories.account()
    browsers = [portal.signed_in(writer) for _time in range(times)]
    answers = set()
    for _round in range(rounds):
        path = browsers[0].get("/en/my/reflections/new?prompt=stayed").location
        forms = [{**browser.open_form(path), "body": "Sent in one moment."} for browser in browsers]
        posts = [partial(browser.request, "POST", path, form) for browser, form in zip(browsers, forms, strict=True)]
        answers |= {page.status for page in at_once(posts)}
    db.session.rollback()
    rows = db.session.scalars(db.select(Reflection.id).where(Reflection.author_id == writer.id)).all()
    return len(rows), answers


def test_what_is_taken_back_is_not_read_from_then_on(portal: Live) -> None:
    read_while_shared, read_while_private = toggle_sharing(portal, times=50)

    assert (read_while_shared >= 50, read_while_private) == (True, 0)


def test_a_process_that_remembers_shows_what_was_taken_back(holed: Live) -> None:
    _read_while_shared, read_while_private = toggle_sharing(holed, times=5)

    assert read_while_private > 0


def toggle_sharing(portal: Live, *, times: int) -> tuple[int, int]:
    """How often the partner read the words: while they were shared, and while they certainly were not."""
    pair = factories.pair()
    author, partner = factories.mentor_of(pair), factories.mentee_of(pair)
    entry = factories.reflection(by=author, body="Words to be taken back.")
    act = f"/en/my/reflections/{entry.public_id}/{{}}/{pair.space.public_id}"
    page = f"/en/pair/{pair.space.public_id}/reflections"
    browser, readers = portal.signed_in(author), [portal.signed_in(partner) for _reader in range(2)]
    looks: list[tuple[float, float, bool]] = []
    over = Event()

    def read(reader: Browser) -> None:
        while not over.is_set():
            began = monotonic()
            answer = reader.get(page)
            assert answer.status == 200, f"the partner gets {answer.status}"
            looks.append((began, monotonic(), "Words to be taken back." in answer.text))

    def change(verb: str) -> tuple[float, float]:
        """From the moment it is acknowledged until someone has looked since, and the next change begins."""
        assert browser.press(act.format(verb)).status == 302
        acknowledged = monotonic()
        wait_for(lambda: any(began > acknowledged for began, _ended, _read in looks[-4:]), 20, "a look")
        return acknowledged, monotonic()

    with ThreadPoolExecutor(len(readers)) as pool:
        reading = [pool.submit(read, reader) for reader in readers]
        try:
            spans = [(change("share"), change("stop-sharing")) for _time in range(times)]
        finally:
            over.set()
        for each in reading:
            each.result()
    return (
        sum(found and since < began and ended < until for (since, until), _ in spans for began, ended, found in looks),
        sum(found and since < began and ended < until for _, (since, until) in spans for began, ended, found in looks),
    )


def test_all_processes_count_together_how_often_someone_asks(portal: Live) -> None:
    same_address = ask_at_once(portal, [("only.one@example.org", f"198.51.{each}.1") for each in range(20)])
    _limiter.hit(ASKS_PER_NETWORK, "ask", network_of("192.0.2.9"), cost=360)  # Those who came before.
    same_network = ask_at_once(portal, [(f"person{each}@example.org", "192.0.2.9") for each in range(60)])

    assert (same_address, same_network) == ({302: 5, 429: 15}, {302: 40, 429: 20})


def test_processes_that_count_for_themselves_let_too_many_through(holed: Live) -> None:
    answers = ask_at_once(holed, [("only.one@example.org", f"198.51.{each}.1") for each in range(40)])

    assert answers[302] > 5


def ask_at_once(portal: Live, wishes: list[tuple[str, str]]) -> dict[int, int]:
    """Ask for a link, each for an address from a network; how often each answer came."""
    browsers = [portal.browser(network) for _address, network in wishes]
    forms = [browser.open_form("/en/sign-in") for browser in browsers]
    answers: list[int] = []

    def ask(some: slice) -> None:
        for browser, form, (address, _network) in zip(browsers[some], forms[some], wishes[some], strict=True):
            answers.append(browser.post("/en/sign-in", **{**form, "email": address}).status)

    at_once([partial(ask, slice(first, None, 8)) for first in range(8)])
    return {status: answers.count(status) for status in set(answers)}


def test_two_workers_carry_each_letter_once(portal: Live) -> None:
    carried, workers = carry_with_two_workers(portal)

    assert (set(carried.values()), workers) == ({1}, 2)


def test_workers_that_claim_nothing_carry_letters_twice(holed: Live) -> None:
    """They have to reach for the same letter in the same moment: six rounds give them the chance."""
    rounds = (carry_with_two_workers(holed)[0] for _round in range(6))

    assert any(max(carried.values()) > 1 for carried in rounds)


def carry_with_two_workers(portal: Live) -> tuple[dict[str, int], int]:
    """How often each letter of one outbox reached a mail server, and how many workers have carried."""
    portal.app.extensions["queue"].flush()
    with PostOffice() as one, PostOffice() as another:
        workers = [portal.start_command("worker", MAIL_URL=office.url) for office in (one, another)]
        written = 0

        def waiting() -> int:
            db.session.rollback()
            return len(db.session.scalars(db.select(Letter.id).where(Letter.status == LetterStatus.WAITING)).all())

        def both_have_carried() -> bool:
            nonlocal written
            assert all(worker.is_alive() for worker in workers), portal.log.read_text(errors="replace")
            if waiting() < 20:
                for _letter in range(30):
                    factories.letter()
                written += 30
            for _worker in workers:
                portal.app.extensions["wake"]()
            return bool(one.taken and another.taken and written >= 90)

        wait_for(both_have_carried, 90, "both workers to carry something", every=0.1)
        wait_for(lambda: not waiting(), 60, "all letters to leave", every=0.1)
        for worker in workers:
            portal.stop(worker)
    carried = one.taken + another.taken
    assert len(carried) == written, f"{written} letters were written and {len(carried)} have come"
    return carried, sum(bool(office.taken) for office in (one, another))
