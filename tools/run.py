"""`make run`: set up what is missing, start the web server and the worker, and stop both together."""

import base64
import contextlib
import errno
import http.client
import os
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from tools.environment import ROOT, Trouble, install, one_at_a_time, python, run, say

INSTANCE = ROOT / "instance"
SETTINGS = INSTANCE / "settings.env"
DATABASE = INSTANCE / "portal.sqlite"

SECONDS_TO_GET_READY = 60
SECONDS_TO_STOP = 10
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 (to be recognised; who listens there has asked for it)
DEMO_PEOPLE = {"mentee1": "mentee", "mentor1": "mentor", "staff": "staff"}
ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

Running = dict[str, subprocess.Popen[bytes]]


@dataclass(frozen=True)
class Place:
    """Where the portal listens, and the address people know it by, without a slash at its end."""

    host: str
    port: int
    base_url: str


def main() -> int:
    """Set up, start, and wait for the end; the answer is the exit code."""
    for number in ENDING_SIGNALS:
        signal.signal(number, signal.default_int_handler)
    try:
        place = find_place()
        settings = {**os.environ, "PORTAL_BASE_URL": place.base_url}
        with one_at_a_time():
            install("requirements.txt")
            write_settings_once()
            run(python("tools.messages", "compile"), "The catalogues could not be compiled")
            if not is_prepared():
                run(python("flask", "--app", "wsgi", "prepare"), "The database could not be made ready", settings)
        keep_running(place, settings)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
    return 0


def find_place() -> Place:
    """Read where to listen from HOST and PORT, and make sure that nobody listens there yet."""
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise Trouble(f"PORT is a number from 1 to 65535, not {port!r}.")
    place = Place(host, int(port), setting("PORTAL_BASE_URL", f"http://{name_of(host)}:{port}").rstrip("/"))
    try:
        if _someone_answers(place):
            raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
        socket.create_server((host, place.port)).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Trouble(
                f"Port {port} is taken: stop what listens there, or take another with `make run PORT={int(port) + 1}`."
            ) from error
        reason = (error.strerror or str(error)).partition(" (")[0]
        raise Trouble(f"The portal cannot listen on {host}:{port}: {reason}.") from error
    return place


def name_of(host: str) -> str:
    """By what name to ask for what listens on `host`: with HOST=0.0.0.0 by our own number, which a phone can type."""
    if host in ("127.0.0.1", "localhost", "::1"):
        return "localhost"
    if host in EVERYWHERE:
        return own_number()
    return f"[{host}]" if ":" in host else host


def own_number() -> str:
    """The address of this machine in its network; nothing is sent to find it."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(("192.0.2.1", 9))
        return str(asking.getsockname()[0])
    return "localhost"


def write_settings_once() -> None:
    """Make the secret and the key to the private texts, for their owner's eyes only."""
    if SETTINGS.exists():
        return
    if DATABASE.exists() and "PORTAL_KEYS" not in os.environ:
        raise Trouble(
            "instance/portal.sqlite is here, but instance/settings.env with the key to its private texts is not: "
            "bring the settings back, or move the database away to start anew."
        )
    INSTANCE.mkdir(mode=0o700, exist_ok=True)
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    draft = SETTINGS.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("# Made once by `make run`. Without PORTAL_KEYS nobody can read the private texts again.\n")
        file.write(f"PORTAL_MODE=demo\nPORTAL_SECRET_KEY={secrets.token_hex(32)}\nPORTAL_KEYS=k1:{key}\n")
    draft.rename(SETTINGS)


def is_prepared() -> bool:
    """Whether a look at the database shows the newest migration and people: then the portal need not be asked."""
    newest = max(path.stem for path in (ROOT / "migrations" / "versions").glob("*.py"))
    if setting("PORTAL_DATABASE_URL") or not DATABASE.exists():
        return False
    try:
        with contextlib.closing(sqlite3.connect(DATABASE)) as database:
            revisions = database.execute("SELECT version_num FROM alembic_version").fetchall()
            someone = database.execute("SELECT id FROM account LIMIT 1").fetchall()
    except sqlite3.Error:
        return False
    return revisions == [(newest,)] and bool(someone)


def keep_running(place: Place, settings: dict[str, str]) -> None:
    """Keep web server and worker going until somebody stops them, or one of them ends by itself."""
    web = ["wsgi:app", "--bind", f"{place.host}:{place.port}", "--worker-class", "gthread", "--workers", "1"]
    calm = ["--threads", "8", "--graceful-timeout", "5", "--log-level", "warning", "--no-control-socket"]
    running: Running = {}
    try:
        running["web server"] = _start(python("gunicorn", *web, *calm), settings)
        running["worker"] = _start(python("flask", "--app", "wsgi", "worker"), settings)
        wait_until_ready(place, running)
        greet(place)
        while True:
            see_that_all_live(running)
            time.sleep(0.2)
    finally:
        stop(running)


def wait_until_ready(place: Place, running: Running) -> None:
    """Ask /readyz until it answers 200."""
    answer = "nothing"
    until = time.monotonic() + SECONDS_TO_GET_READY
    while time.monotonic() < until:
        see_that_all_live(running)
        with contextlib.suppress(OSError, http.client.HTTPException):
            answer = str(_ask_readyz(place))
        if answer == "200":
            return
        time.sleep(0.1)
    raise Trouble(f"The portal was not ready in {SECONDS_TO_GET_READY} seconds: /readyz answered {answer}.")


def see_that_all_live(running: Running) -> None:
    """Raise Trouble as soon as one of the processes has ended."""
    for name, process in running.items():
        code = process.poll()
        if code is not None:
            how = f"exit code {code}" if code >= 0 else f"signal {-code}"
            raise Trouble(f"The {name} ended by itself ({how}), so everything was stopped.")


def stop(running: Running) -> None:
    """Let every process finish what it is doing, then end what is left of it."""
    for number in ENDING_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    for process in running.values():
        _signal_all_of(process, signal.SIGTERM)
    until = time.monotonic() + SECONDS_TO_STOP
    for process in running.values():
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0, until - time.monotonic()))
        _signal_all_of(process, signal.SIGKILL)


def greet(place: Place) -> None:
    """Tell where the portal is and whom to sign in as."""
    say(f"\nRinnalla is ready at {place.base_url}/")
    if setting("PORTAL_MODE") == "demo":
        people = (f"{name}@demo.example ({role})" for name, role in DEMO_PEOPLE.items())
        say(f"Sign in there as: {' · '.join(people)}")
        say(f"Letters land in {place.base_url}/demo/inbox")
    say("Ctrl-C stops it.\n")


def setting(name: str, otherwise: str = "") -> str:
    """Read a setting as the portal does: the environment first, then instance/settings.env."""
    if os.environ.get(name):
        return os.environ[name]
    lines = SETTINGS.read_text().splitlines() if SETTINGS.exists() else []
    written = [line.partition("=")[2].strip().strip("'\"") for line in lines if line.partition("=")[0].strip() == name]
    return written[-1] if written and written[-1] else otherwise


def _start(command: list[str], settings: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a process out of the terminal's reach: Ctrl-C comes to us, and we stop all in order."""
    return subprocess.Popen(command, cwd=ROOT, env=settings, stdin=subprocess.DEVNULL, start_new_session=True)


def _signal_all_of(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signal a process and its children; those that have ended do not mind."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _someone_answers(place: Place) -> bool:
    with contextlib.suppress(OSError), socket.create_connection((place.host, place.port), timeout=0.5):
        return True
    return False


def _ask_readyz(place: Place) -> int:
    connection = http.client.HTTPConnection(place.host, place.port, timeout=5)
    try:
        connection.request("GET", "/readyz", headers={"Host": urlsplit(place.base_url).netloc})
        return connection.getresponse().status
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
