"""Where the files of photos lie: behind four verbs, so that a folder can become storage that nodes share."""

import os
import re
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol, cast

from flask import Flask, current_app

_A_NAME = re.compile(r"[A-Za-z0-9_-]{22}-\d{1,4}\.(?:avif|webp|jpg)")


class Store(Protocol):
    """Files by name. A name is written once and never again, so nothing here needs to be locked."""

    def put(self, name: str, content: bytes) -> None:
        """Keep a file; whole or not at all."""

    def get(self, name: str) -> bytes | None:
        """A file, or None."""

    def delete(self, name: str) -> None:
        """It goes, if it is there."""

    def names(self, *, older_than: datetime) -> Iterator[str]:
        """The files written before this moment (UTC)."""


class Folder:
    """Files in one folder of this machine, or of a disk that every node mounts."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, name: str, content: bytes) -> None:
        """Write beside, then rename: nobody ever reads half a picture."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.path, prefix=".new-", delete=False) as file:
            file.write(content)
        os.replace(file.name, self._place(name))

    def get(self, name: str) -> bytes | None:
        """The bytes, if the file is there."""
        try:
            return self._place(name).read_bytes()
        except FileNotFoundError:
            return None

    def delete(self, name: str) -> None:
        """Once or twice is the same."""
        self._place(name).unlink(missing_ok=True)

    def names(self, *, older_than: datetime) -> Iterator[str]:
        """In no order."""
        for path in self.path.glob("*-*.*"):
            if is_name(path.name) and path.stat().st_mtime < older_than.timestamp():
                yield path.name

    def _place(self, name: str) -> Path:
        if not is_name(name):
            raise ValueError("That is not the name of a photo's file.")
        return self.path / name


def is_name(name: str) -> bool:
    """Whether a file of ours could be called so: nothing else is ever looked for on the disk."""
    return bool(_A_NAME.fullmatch(name))


def store() -> Store:
    """The storage of this portal."""
    return cast(Store, current_app.extensions["photo_store"])


def register(app: Flask) -> None:
    """Give `app` its storage."""
    app.extensions["photo_store"] = Folder(Path(app.config["MEDIA_FOLDER"]))
