"""What one has to know of a run to compare it with another: the day, the commit, the machine, the versions."""

import os
import platform
import sqlite3
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from portal.foundation.paths import PROJECT_ROOT

LIBRARIES = ("flask", "flask-babel", "jinja2", "sqlalchemy", "markdown", "bleach", "gunicorn", "psycopg")


def facts() -> dict[str, Any]:
    """Of now and here."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "--short", "HEAD") + ("+" if _git("status", "--porcelain") else ""),
        "system": platform.platform(),
        "processor": _first_line("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": os.cpu_count(),
        "memory": _first_line("/proc/meminfo", "MemTotal"),
        "load": [round(load, 1) for load in os.getloadavg()],
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{library: version(library) for library in LIBRARIES},
    }


def _git(*arguments: str) -> str:
    found = subprocess.run(["git", *arguments], cwd=PROJECT_ROOT, capture_output=True, text=True)
    return found.stdout.strip()


def _first_line(path: str, label: str) -> str:
    """What a file of the kernel says under `label`; nothing on other systems."""
    lines = Path(path).read_text().splitlines() if Path(path).exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(label)), "")
