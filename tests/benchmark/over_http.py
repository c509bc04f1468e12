"""W1: requests a second over HTTP, both applications under the same server, with wrk where it is installed."""

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from portal.foundation.paths import PROJECT_ROOT
from tests.benchmark.bars import Bar
from tests.benchmark.house import furnish
from tests.benchmark.rounds import running
from tests.benchmark.subjects import FLOOR, SHARED, Subject, Visit

ROUNDS, SECONDS, CONNECTIONS = 5, 3, 8


def measure(folder: Path) -> list[Bar]:
    """The floor's requests a second over the portal's; nothing where there is no wrk."""
    wrk = shutil.which("wrk")
    if not wrk:
        print("W1 needs wrk, which is not installed here: not measured.")
        return []
    (folder / "floor").mkdir(parents=True)
    furnish(url := f"sqlite:///{folder / 'http.sqlite'}", 25)
    subjects = [Subject(FLOOR, str(folder / "floor"), page=FLOOR), Subject(SHARED, url)]
    with ExitStack() as stack:
        hellos = {subject.name: stack.enter_context(running(subject)).hello for subject in subjects}
        visits = {name: Visit(hello["path"], hello["cookies"]) for name, hello in hellos.items()}
        ports = {subject.name: stack.enter_context(served(subject, visits[subject.name])) for subject in subjects}
        rounds = [{name: _rate(wrk, port, visits[name]) for name, port in ports.items()} for _ in range(ROUNDS)]
    floor, page = (statistics.median(found[name] for found in rounds) for name in (FLOOR, SHARED))
    return [
        Bar(
            "W1",
            f"requests a second of the floor / of {SHARED}",
            statistics.median(found[FLOOR] / found[SHARED] for found in rounds),
            limit=1 / 0.6,
            aim=1 / 0.9,
            told=f"the floor {floor:.0f} a second, the page {page:.0f}",
        )
    ]


@contextmanager
def served(subject: Subject, visit: Visit) -> Iterator[int]:
    """`subject` under gunicorn with two workers; the port it listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = int(found.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", "--no-control-socket", "--workers", "2", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        [*command, "tests.benchmark.process:served()"],
        env={**os.environ, "BENCHMARK_SUBJECT": subject.as_json()},
        cwd=PROJECT_ROOT,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, visit)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, visit: Visit, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    request = Request(f"http://localhost:{port}{visit.path}", headers={"Cookie": visit.cookies})
    while True:
        try:
            with urlopen(request, timeout=5):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _rate(wrk: str, port: int, visit: Visit) -> float:
    address = f"http://localhost:{port}{visit.path}"
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", f"Cookie: {visit.cookies}", address]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in told:
        raise RuntimeError(told)
    found = re.search(r"Requests/sec:\s*([\d.]+)", told)
    if not found:
        raise RuntimeError(told)
    return float(found[1])
