"""One subject in a process of its own, for SQLAlchemy's listeners hear every engine of a process.

`python -m tests.benchmark.process SUBJECT` says hello in a line of JSON; then it answers each line that comes in with
the CPU of one request in µs. gunicorn finds the same subject's application at `served()`.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from typing import Any

from flask import Flask
from werkzeug.test import EnvironBuilder

from tests.benchmark.subjects import FLOOR, POST, POSTS, Subject, Visit

WARM_UP, CALLS = 40, 20


def opened(subject: Subject) -> tuple[Flask, Sequence[Visit]]:
    """The application of `subject`, and its page as some of its people see it."""
    if subject.page == FLOOR:
        from tests.benchmark import floor

        return floor.opened(subject.place)
    if subject.page in (POST, POSTS):
        from tests.benchmark import reading

        return reading.opened(subject)
    from tests.benchmark import house

    return house.opened(subject)


def call_of(app: Flask, visits: Sequence[Visit]) -> Callable[[], bytes]:
    """A function that pays the next of `visits` each time, without a socket."""
    environs = cycle([EnvironBuilder(visit.path, headers={"Cookie": visit.cookies}).get_environ() for visit in visits])

    def call() -> bytes:
        statuses: list[str] = []
        answer: Any = app({**next(environs)}, lambda status, *_headers: statuses.append(status))  # type: ignore[arg-type]
        body = b"".join(answer)
        answer.close()
        if not statuses[0].startswith("200"):
            raise RuntimeError(statuses[0])
        return body

    return call


def answers(subject: Subject) -> Iterator[object]:
    """What to print: a hello, and one number for each line that comes in."""
    app, visits = opened(subject)
    call = call_of(app, visits)
    for _ in range(WARM_UP):
        size = len(call())
    yield {"bytes": size, **visits[0]._asdict()}
    for _line in sys.stdin:
        start = time.process_time()
        for _ in range(CALLS):
            call()
        yield (time.process_time() - start) / CALLS * 1e6


def served() -> Flask:
    """The application of the subject that the environment names."""
    return opened(Subject.from_json(os.environ["BENCHMARK_SUBJECT"]))[0]


if __name__ == "__main__":
    for answer in answers(Subject.from_json(sys.argv[1])):
        print(json.dumps(answer), flush=True)
