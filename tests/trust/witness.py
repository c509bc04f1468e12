"""The portal, noting in a file which visits it has begun: `visit` names each."""

import os

from flask import request

from tests.live_app import app

_notes = os.open(os.path.join(app.config["INSTANCE"], "begun"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


@app.before_request
def note() -> None:
    """One write, so that notes of several processes do not mix."""
    if name := request.values.get("visit"):
        os.write(_notes, f"{name}\n".encode())


__all__ = ["app"]
