"""Style, scripts, fonts and icons: read once at the start, under an address that changes when any of them does."""

import gzip
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from flask import Blueprint, Flask, Response, abort, current_app, request

from portal.foundation.paths import PROJECT_ROOT
from portal.web.guards import Audience, open_to

FOLDER = PROJECT_ROOT / "static"
FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_MINUTE = "public, max-age=60"
TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".css": "text/css"}
_COMMENTS = re.compile(rb"/\*.*?\*/", re.DOTALL)
_INDENTS = re.compile(rb"\s*\n\s*")
PACKED = frozenset({".js", ".svg", ".css"})

asset_files = Blueprint("assets", __name__)


@dataclass(frozen=True)
class File:
    """One file as it is served."""

    body: bytes
    kind: str
    packed: bytes | None


@dataclass
class Assets:
    """Every file by name, and the version they share."""

    files: dict[str, File] = field(default_factory=dict)
    version: str = ""

    @classmethod
    def of(cls, folder: Path) -> "Assets":
        """Read `folder`. The stylesheets in css/ become one, `portal.css`, in the order of their names."""
        sheets = sorted((folder / "css").glob("*.css"))
        bodies = {"portal.css": b"\n".join(_for_browsers(sheet.read_bytes()) for sheet in sheets)}
        for path in sorted(set(folder.rglob("*.*")) - set(sheets)):
            if path.suffix in TYPES:
                bodies[path.relative_to(folder).as_posix()] = path.read_bytes()
        digest = hashlib.sha256(b"".join(name.encode() + body for name, body in sorted(bodies.items())))
        return cls({name: _file(name, body) for name, body in bodies.items()}, digest.hexdigest()[:12])

    def address(self, name: str) -> str:
        """Where `name` is, for this version. Raises `KeyError` for a file that does not exist."""
        if name not in self.files:
            raise KeyError(name)
        return f"/static/{self.version}/{name}"


def _for_browsers(sheet: bytes) -> bytes:
    """A stylesheet without what is only for those who write it: a fifth of its weight on the line."""
    return _INDENTS.sub(b"\n", _COMMENTS.sub(b"", sheet)).strip()


def _file(name: str, body: bytes) -> File:
    suffix = Path(name).suffix
    return File(body, TYPES[suffix], gzip.compress(body, 9, mtime=0) if suffix in PACKED else None)


@asset_files.route("/static/<version>/<path:name>")
@open_to(Audience.EVERYONE)
def show_asset(version: str, name: str) -> Response:
    """One file; kept for ever under the version of today, for a minute under another (two nodes may differ a while)."""
    assets = cast(Assets, current_app.extensions["assets"])
    file = assets.files.get(name) or abort(404)
    packed = file.packed if request.accept_encodings["gzip"] else None
    response = Response(packed or file.body, mimetype=file.kind)
    response.headers["Cache-Control"] = FOR_EVER if version == assets.version else FOR_A_MINUTE
    response.headers["Vary"] = "Accept-Encoding"
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    return response


def register(app: Flask) -> None:
    """Read the files and give templates `asset(name)`."""
    assets = Assets.of(FOLDER)
    app.extensions["assets"] = assets
    app.register_blueprint(asset_files)
    app.jinja_env.globals["asset"] = assets.address
