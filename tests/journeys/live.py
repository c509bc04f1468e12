"""The portal that browsers visit in tests: a demo with a folder, a database and an address of its own."""

import os
from pathlib import Path

from flask import Flask

from portal import create_app
from tests.conftest import settings

FOLDER = "PORTAL_TEST_FOLDER"
TOO_MUCH = 100_000
ADDRESS = "PORTAL_TEST_ADDRESS"


def create() -> Flask:
    """The same portal in the web server, in the worker and in the tests that look behind the scenes."""
    folder = Path(os.environ[FOLDER])
    database = f"sqlite:///{folder / 'portal.sqlite'}"
    small = {"MAX_CONTENT_LENGTH": TOO_MUCH, "MAX_FORM_MEMORY_SIZE": TOO_MUCH}  # Or a form over the limit takes long.
    return create_app(settings(database, folder, BASE_URL=os.environ[ADDRESS], DEMO=True, TESTING=False, **small))
