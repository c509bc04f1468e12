"""What four processes do at once in `test_many_writers.py`: read a number, then write the next one."""

import traceback
from pathlib import Path
from threading import Barrier

import sqlalchemy as sa

from portal import create_app
from portal.foundation.db import db, lock, unit_of_work
from portal.people.models import Account
from tests.conftest import settings

TIMES = 25
_together: list[Barrier] = []


def get_ready(barrier: Barrier) -> None:
    """Remember where to wait for the others."""
    _together.append(barrier)


def count_carefully(url: str, folder: str) -> list[str]:
    """As a request does: read first, decide, then write what follows from what was read."""
    errors = []
    app = create_app(settings(url, Path(folder)))
    _together[0].wait(timeout=60)
    for _ in range(TIMES):
        with app.app_context():
            try:
                account = db.session.scalars(sa.select(Account)).one()
                with unit_of_work():
                    lock(account)
                    account.name = str(int(account.name) + 1)
            except Exception:
                errors.append(traceback.format_exc())
    with app.app_context():
        db.engine.dispose()
    return errors


def count_carelessly(url: str, folder: str) -> list[str]:
    """The same without a unit of work: the control, which must fail, or counting carefully proves nothing."""
    errors = []
    engine = sa.create_engine(url)
    _together[0].wait(timeout=60)
    for _ in range(TIMES):
        try:
            with engine.begin() as connection:
                number = int(connection.scalar(sa.select(Account.name)) or 0)
                connection.execute(sa.update(Account).values(name=str(number + 1)))
        except sa.exc.OperationalError as error:
            errors.append(str(error))
    engine.dispose()
    return errors
