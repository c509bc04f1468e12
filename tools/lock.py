"""`make lock`, for maintainers: work out again which versions and hashes the requirements files name.

What the portal needs stands in setup.cfg; uv finds the rest, for every system and Python that the portal runs on.
"""

import configparser
import re
import shutil
import sys

from tools.environment import ROOT, Trouble, run, say

UV = "uv==0.13.9"
UV_HOME = ROOT / ".tools" / "uv"

FOR_EVERYONE = ["--universal", "--python-version", "3.11", "--generate-hashes"]
WITHOUT_A_TRACE = ["--quiet", "--no-emit-index-url", "--custom-compile-command", "make lock"]
LOCKS = {
    "requirements.txt": [],
    "requirements-dev.txt": ["--extra", "dev", "--constraint", "requirements.txt"],
}


def lock() -> None:
    """Write both files; versions that still fit are kept."""
    uv = UV_HOME / "bin" / "uv"
    if not uv.exists():
        say(f"Installing {UV} in {UV_HOME.relative_to(ROOT)}/.")
        run([sys.executable, "-m", "venv", str(UV_HOME)], "Python could not make an environment for uv")
        run([str(UV_HOME / "bin" / "python"), "-m", "pip", "install", "--quiet", UV], "uv could not be installed")
    for name, options in LOCKS.items():
        command = [str(uv), "pip", "compile", "setup.cfg", "--output-file", name]
        run([*command, *options, *FOR_EVERYONE, *WITHOUT_A_TRACE], f"uv could not work out {name}")
    shutil.rmtree(ROOT / "rinnalla.egg-info", ignore_errors=True)


def check() -> None:
    """Fail when a version in setup.cfg is not the one that is locked, or the two files differ."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    run_time = _pins(setup["options"]["install_requires"])
    development = _pins(setup["options.extras_require"]["dev"])
    locked = {name: _pins((ROOT / name).read_text()) for name in LOCKS}
    astray = run_time - locked["requirements.txt"]
    astray |= (development | locked["requirements.txt"]) - locked["requirements-dev.txt"]
    if astray:
        raise Trouble(f"Run `make lock`: {', '.join(sorted(astray))} is not locked.")


def _pins(text: str) -> set[str]:
    """The `name==version` at the beginnings of lines, names as PyPI writes them."""
    pins = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)", text, flags=re.MULTILINE)
    return {f"{name.lower().replace('_', '-')}=={version}" for name, version in pins}


def main(arguments: list[str]) -> None:
    """Write the locks, or only `check` them."""
    try:
        check() if arguments == ["check"] else lock()
    except Trouble as trouble:
        sys.exit(str(trouble))


if __name__ == "__main__":
    main(sys.argv[1:])
