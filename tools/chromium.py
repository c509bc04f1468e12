"""The Chromium that the tests drive: this system's own, or Playwright's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from tools.environment import Trouble, install_system_package, python, run

PROGRAMS = ("chromium", "google-chrome-stable", "google-chrome")


def find() -> str:
    """Return the path of a Chromium, or nothing when it is Playwright's own; install one where there is none."""
    found = os.environ.get("PORTAL_TEST_CHROMIUM") or _of_this_system()
    if found or _playwrights_is_here():
        return found
    if os.geteuid() == 0 and _is_debian():
        install_system_package("chromium", "The tests need Chromium.")
        return _of_this_system()
    _install_playwrights()
    return ""


def _of_this_system() -> str:
    """A snap is passed over: it may not see the tests' folders."""
    paths = (shutil.which(program) for program in PROGRAMS)
    return next((path for path in paths if path and not os.path.realpath(path).startswith("/snap/")), "")


def _is_debian() -> bool:
    """Debian itself, not Ubuntu, whose chromium is a snap."""
    release = Path("/etc/os-release")
    return release.exists() and "ID=debian" in release.read_text().splitlines()


def _playwrights_is_here() -> bool:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def _install_playwrights() -> None:
    with_what_it_needs = ["--with-deps"] if os.geteuid() == 0 and sys.platform == "linux" else []
    run(python("playwright", "install", *with_what_it_needs, "chromium"), "Playwright could not install its Chromium")
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(chromium_sandbox=False).close()
    except Error as error:
        raise Trouble(
            "Playwright's Chromium does not start; `sudo .venv/bin/python -m playwright install-deps chromium` "
            f"brings what it may lack.\n{error}"
        ) from error


if __name__ == "__main__":
    # Only the path goes to the standard output: what is said meanwhile goes to the other.
    sys.stdout, answer = sys.stderr, sys.stdout
    try:
        print(find(), file=answer)
    except (Trouble, subprocess.SubprocessError) as trouble:
        sys.exit(str(trouble))
