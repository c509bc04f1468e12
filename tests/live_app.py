"""The portal as a live test's processes run it: they get their settings from the test, and sign their answers."""

import json
import os
from pathlib import Path

from flask import Response

from portal import create_app
from tests.conftest import settings
from tests.live import GIVEN

given = json.loads(os.environ[GIVEN])
app = create_app(settings(given.pop("database_url"), Path(given.pop("instance")), **given))
app.extensions["queue"].storage.close()  # gunicorn forks from here: no connection may be shared.


@app.after_request
def sign(response: Response) -> Response:
    """Say which process has answered."""
    response.headers["X-Process"] = str(os.getpid())
    return response
