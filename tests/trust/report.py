"""What `make trust` leaves behind: trust.json, and a summary that also says what was not run."""

import json
import subprocess
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from portal.foundation.paths import PROJECT_ROOT

REPORT = PROJECT_ROOT / "trust.json"
FOLDER = Path(__file__).parent
NEVER_RUN = (
    "power cuts: that commits reach the disk is shown by strace, a lying disk is not tried",
    "a PostgreSQL server that stops, fails over, or loses its network",
    "several machines, a proxy in front, TLS",
    "half an hour of steady load, and the rush of 500 people in a minute",
    "a restore drill, and restores of damaged backups",
    "screen readers, and people",
)

_tests: dict[str, dict[str, Any]] = {}
_left_out: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up the three phases of each test; `record_property` brings its figures."""
    test = _tests.setdefault(report.nodeid, {"outcome": "passed", "seconds": 0.0, "figures": {}})
    test["seconds"] = round(test["seconds"] + report.duration, 1)
    test["figures"].update(report.user_properties)
    if report.outcome != "passed":
        test["outcome"] = report.outcome


def pytest_deselected(items: Iterable[pytest.Item]) -> None:
    """What was left out on request."""
    _left_out.extend(item.nodeid for item in items)


def pytest_sessionfinish() -> None:
    """Write trust.json."""
    if _tests:
        REPORT.write_text(json.dumps(report(), indent=2, ensure_ascii=False) + "\n")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say the same in short."""
    if not _tests:
        return
    found = report()
    say = terminalreporter.write_line
    terminalreporter.section("trust")
    say(f"{found['date']}, commit {found['commit']}")
    say(", ".join(f"{number} {outcome}" for outcome, number in found["counts"].items()))
    for name, test in found["tests"].items():
        if test["figures"]:
            figures = ", ".join(f"{what} {figure}" for what, figure in test["figures"].items())
            say(f"- {name.removeprefix('tests/trust/')}: {figures}")
    say("Not run:")
    for each in found["not run"]:
        say(f"- {each}")


def report() -> dict[str, Any]:
    """Everything worth keeping of this run."""
    run = {Path(name.partition("::")[0]).name for name in _tests}
    files = [path.name for path in sorted(FOLDER.glob("test_*.py")) if path.name not in run]
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "counts": dict(Counter(test["outcome"] for test in _tests.values())),
        "not run": [*NEVER_RUN, *files, *_left_out],
        "tests": _tests,
    }


def _commit() -> str:
    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=PROJECT_ROOT, capture_output=True, text=True).stdout.strip()

    try:
        changed = " and changes" if git("status", "--porcelain", "--untracked-files=no") else ""
        return (git("rev-parse", "--short", "HEAD") or "unknown") + changed
    except FileNotFoundError:
        return "unknown"
