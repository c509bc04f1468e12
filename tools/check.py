"""`make test` and its smaller relatives: set up what they need, then go through their stages one by one."""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tools.environment import PYTHON, ROOT, VENV, Trouble, install, one_at_a_time, python, run, say


class Stage(NamedTuple):
    """One thing to go through."""

    name: str
    command: list[str]


STYLE = Stage("Style", python("ruff", "check"))
LAYOUT = Stage("Layout", python("ruff", "format", "--check"))
TYPES = Stage("Types", python("mypy"))
FLOORS = Stage("Floors", [str(PYTHON), str(VENV / "bin" / "lint-imports"), "--no-logo"])
TEMPLATES = Stage("Templates", python("djlint", "--lint", "--quiet", "templates"))
CATALOGUES = Stage("Catalogues", python("tools.messages", "check"))
LOCKS = Stage("Locks", python("tools.lock", "check"))
WITHOUT_A_BROWSER = ("pytest", "-q", "--ignore=tests/journeys")
TESTS = Stage("Tests", python(*WITHOUT_A_BROWSER, "--database=sqlite"))
TESTS_ON_POSTGRESQL = Stage("Tests on PostgreSQL", python(*WITHOUT_A_BROWSER, "--database=postgresql"))
EVERYWHERE = Stage("Everything on PostgreSQL", python(*WITHOUT_A_BROWSER, "--database=postgresql", "--everywhere"))
JOURNEYS = Stage("Journeys in the browser", python("pytest", "-q", "tests/journeys"))

ROWS_OF_LINT = [[stage] for stage in (STYLE, LAYOUT, TYPES, FLOORS, TEMPLATES, CATALOGUES, LOCKS)]

# The stages of one row run side by side.
PLANS: dict[str, list[list[Stage]]] = {
    "test": [*ROWS_OF_LINT, [TESTS, TESTS_ON_POSTGRESQL, JOURNEYS]],
    "lint": ROWS_OF_LINT,
    "format": [[Stage("Order", python("ruff", "check", "--fix"))], [Stage("Layout", python("ruff", "format"))]],
    "messages": [[Stage("Catalogues", python("tools.messages", "update"))]],
    "trust": [[Stage("Trust", python("pytest", "-q", "tests/trust"))], [EVERYWHERE]],
    "bench": [[Stage("Benchmark", python("tests.benchmark"))]],
}
PLANS_WITH_A_BROWSER = {"test", "trust", "bench"}


def main(plan: str, *arguments: str) -> int:
    """Set up and go through a plan; the answer is the exit code."""
    try:
        env = set_up(with_a_browser=plan in PLANS_WITH_A_BROWSER)
        started = time.monotonic()
        for row in PLANS[plan]:
            go_through(row, arguments, env)
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    names = ", ".join(stage.name.lower() for row in PLANS[plan] for stage in row)
    say(f"\nAll is well: {names}, {time.monotonic() - started:.0f} s.")
    return 0


def set_up(*, with_a_browser: bool) -> dict[str, str]:
    """Bring what the stages need, and return the variables they run with: no settings of a portal here get in."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_") or "_TEST_" in name}
    with one_at_a_time():
        install("requirements-dev.txt")
        run(python("tools.messages", "compile"), "The catalogues could not be compiled")
        if with_a_browser:
            found = subprocess.run(python("tools.chromium"), stdout=subprocess.PIPE, text=True)
            if found.returncode:
                raise Trouble("There is no Chromium for the tests.")
            env["PORTAL_TEST_CHROMIUM"] = found.stdout.strip()
    return env


def go_through(row: list[Stage], arguments: tuple[str, ...], env: dict[str, str]) -> None:
    """Run the stages of a row side by side, tell how long they took, and stop everything when one fails.

    The first one speaks as it goes; what the others say comes when they have ended.
    """
    say(f"\n== {', '.join(stage.name for stage in row)}")
    started = time.monotonic()
    with ExitStack() as folders:
        first, *others = [[*stage.command, *_own_folder(stage, folders), *arguments] for stage in row]
        besides = [_begin(command, env) for command in others]
        try:
            run(first, f"Stopped at the stage {row[0].name}", env)
        except BaseException:
            for process in besides:
                process.send_signal(signal.SIGINT)  # As if by Ctrl-C: it stops what it has started.
                process.communicate()
            raise
        for stage, process in zip(row[1:], besides, strict=True):
            said, _ = process.communicate()
            say(f"\n{stage.name}:\n{said}")
            if process.returncode:
                raise Trouble(f"Stopped at the stage {stage.name} (exit code {process.returncode}).")
    say(f"   {time.monotonic() - started:.1f} s")


def _begin(command: list[str], env: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def _own_folder(stage: Stage, folders: ExitStack) -> list[str]:
    """Two runs of pytest at once would tidy up after each other in the folder they share."""
    if "pytest" not in stage.command:
        return []
    folder = folders.enter_context(TemporaryDirectory(prefix="rinnalla-tests-", ignore_cleanup_errors=True))
    return [f"--basetemp={folder}/pytest"]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
