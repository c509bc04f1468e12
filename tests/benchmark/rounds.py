"""Subjects side by side: all are up at once, each round asks every one of them, and the rounds' ratios are compared."""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from portal.foundation.paths import PROJECT_ROOT
from tests.benchmark.subjects import Subject

ROUNDS = 40


@dataclass
class Running:
    """A subject's process."""

    process: subprocess.Popen[str]
    hello: dict[str, Any]

    def ask(self) -> float:
        """One round: µs of CPU a request."""
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self._line())

    def _line(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("A measured process has ended; what it said is above.")
        return json.loads(line)


@contextmanager
def running(subject: Subject) -> Iterator[Running]:
    """`subject` in its own process, warm. What the portal logs is written, to nowhere."""
    command = [sys.executable, "-m", "tests.benchmark.process", subject.as_json()]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=PROJECT_ROOT
    )
    with process:
        one = Running(process, {})
        one.hello = one._line()
        yield one


@dataclass(frozen=True)
class Compared:
    """What the rounds say of each subject, by its name."""

    cpu: dict[str, list[float]]
    bytes: dict[str, int]

    def ratio(self, name: str, to: str) -> float:
        """The median over the rounds of `name` / `to`."""
        return statistics.median(mine / its for mine, its in zip(self.cpu[name], self.cpu[to], strict=True))

    def told(self, name: str, to: str) -> str:
        """One subject in words, beside another."""
        cpu = statistics.median(self.cpu[name])
        return f"{name}: {cpu:.0f} µs, {self.bytes[name] / 1000:.0f} kB, × {self.ratio(name, to):.2f}"


def compare(subjects: Sequence[Subject], rounds: int = ROUNDS) -> Compared:
    """Measure `subjects` against each other. Every other round goes backwards, so that nobody is always second."""
    with ExitStack() as stack:
        up = {subject.name: stack.enter_context(running(subject)) for subject in subjects}
        cpu: dict[str, list[float]] = {name: [] for name in up}
        for number in range(rounds):
            for name in list(up)[:: 1 if number % 2 else -1]:
                cpu[name].append(up[name].ask())
        return Compared(cpu, {name: one.hello["bytes"] for name, one in up.items()})
