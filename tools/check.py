"""`make test` and its smaller relatives: set up what they need, then go through their stages one by one."""

import os
import subprocess
import sys
import time
from typing import NamedTuple

from tools.environment import PYTHON, VENV, Trouble, install, one_at_a_time, python, run, say


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
TESTS = Stage("Tests", python("pytest", "-q"))

LINT = [STYLE, LAYOUT, TYPES, FLOORS, TEMPLATES, CATALOGUES, LOCKS]

PLANS = {
    "test": [*LINT, TESTS],
    "lint": LINT,
    "format": [Stage("Order", python("ruff", "check", "--fix")), Stage("Layout", python("ruff", "format"))],
    "messages": [Stage("Catalogues", python("tools.messages", "update"))],
    "trust": [Stage("Trust", python("pytest", "-q", "tests/trust"))],
    "bench": [Stage("Benchmark", python("tests.benchmark"))],
}
PLANS_WITH_A_BROWSER = {"test", "trust", "bench"}


def main(plan: str, *arguments: str) -> int:
    """Set up and go through a plan; the answer is the exit code."""
    try:
        env = set_up(with_a_browser=plan in PLANS_WITH_A_BROWSER)
        started = time.monotonic()
        for stage in PLANS[plan]:
            go_through(stage, arguments, env)
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    say(f"\nAll is well: {', '.join(stage.name.lower() for stage in PLANS[plan])}, {time.monotonic() - started:.0f} s.")
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


def go_through(stage: Stage, arguments: tuple[str, ...], env: dict[str, str]) -> None:
    """Run a stage, tell how long it took, and stop everything when it fails."""
    say(f"\n== {stage.name}")
    started = time.monotonic()
    run([*stage.command, *arguments], f"Stopped at the stage {stage.name}", env)
    say(f"   {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
