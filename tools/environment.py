"""What the portal stands on, made where it is missing: the Python environment and programs of the system.

Only Python's own library is used here, because this is what brings the rest.
"""

import fcntl
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

NOTES = VENV / "notes"
UNFINISHED = NOTES / "unfinished"


class Trouble(Exception):
    """What hinders, and what to do about it, in a sentence or two."""


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second `make` wait while the first one sets up."""
    lock = ROOT / ".tools" / "lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another make is setting up here; this one waits for it.")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def install(lock: str) -> None:
    """Bring the environment to what a lock file names; at once when it is there already."""
    if _is_whole() and _noted(lock) == _fingerprint(lock):
        return
    if not _is_whole():
        _create()
    UNFINISHED.touch()
    say(f"Installing the packages of {lock} (the first time takes a minute or two).")
    command = ["pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    exactly_these = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", lock]
    if subprocess.run(python(*command, *exactly_these), cwd=ROOT).returncode:
        raise Trouble(f"The packages of {lock} could not be installed: pip's own words are above.")
    _note(lock, _fingerprint(lock))
    UNFINISHED.unlink()


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module in the environment."""
    return [str(PYTHON), "-m", module, *arguments]


def run(command: list[str], trouble: str, env: Mapping[str, str] | None = None) -> None:
    """Run a command to its end, or say what its failing means."""
    code = subprocess.run(command, cwd=ROOT, env=env).returncode
    if code:
        raise Trouble(f"{trouble} (exit code {code}).")


def install_system_package(package: str, lacking: str) -> None:
    """Install a package of Debian or Ubuntu as root, or say what to install."""
    if not shutil.which("apt-get"):
        raise Trouble(f"{lacking} Install it with this system's package manager, then try again.")
    if os.geteuid() != 0:
        raise Trouble(f"{lacking} `sudo apt-get install {package}` brings it; then try again.")
    say(f"{lacking} Installing {package} with apt.")
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        done = subprocess.run(["apt-get", *arguments], env=quietly, capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"apt could not install {package}:\n{done.stderr.strip()}")


def say(sentence: str) -> None:
    """Print at once, also into a pipe."""
    print(sentence, flush=True)


def _create() -> None:
    """Make an empty environment in the place of what an interrupted or another Python left."""
    if VENV.exists():
        shutil.rmtree(VENV)
    if not (importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv")):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        install_system_package(f"python{version}-venv", f"Python {version} here lacks its modules venv and ensurepip.")
    say(f"Making the Python environment in {VENV.name}/.")
    run([sys.executable, "-m", "venv", str(VENV)], "Python could not make its environment")
    NOTES.mkdir()
    _note("home", _home())


def _is_whole() -> bool:
    """Whether the environment was made here, by this Python, and no installation was cut short."""
    return os.access(PYTHON, os.X_OK) and _noted("home") == _home() and not UNFINISHED.exists()


def _home() -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"Python {version} for {sys.platform} on {platform.machine()}, in {ROOT}"


def _fingerprint(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def _noted(name: str) -> str:
    note = NOTES / name
    return note.read_text() if note.exists() else ""


def _note(name: str, text: str) -> None:
    (NOTES / name).write_text(text)
