"""The counters of the `limits` library, kept in our database so that every process counts the same."""

import hashlib
import hmac
from datetime import timedelta

import sqlalchemy as sa
from flask import current_app
from limits.storage import Storage
from sqlalchemy.dialects import postgresql, sqlite

from portal.foundation.clock import now
from portal.foundation.db import db, delete_rows, unit_of_work
from portal.throttle.models import ThrottleCounter

_counters = ThrottleCounter.__table__


class DatabaseStorage(Storage):
    """Each count is a transaction of its own: it stands, whatever becomes of the request."""

    STORAGE_SCHEME = ["portal"]  # noqa: RUF012 (the library declares it so)

    @property
    def base_exceptions(self) -> type[Exception]:
        return sa.exc.SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count `amount` more under `key`; a counter past its `expiry` (seconds) begins anew."""
        moment = now()
        fresh = {"key": _hidden(key), "count": amount, "expires_at": moment + timedelta(seconds=expiry)}
        insert = (postgresql if db.engine.dialect.name == "postgresql" else sqlite).insert(ThrottleCounter)
        over = _counters.c.expires_at <= moment
        upsert = insert.values(fresh).on_conflict_do_update(
            index_elements=["key"],
            set_={
                "count": sa.case((over, amount), else_=_counters.c.count + amount),
                "expires_at": sa.case((over, fresh["expires_at"]), else_=_counters.c.expires_at),
            },
        )
        with unit_of_work():
            return int(db.session.execute(upsert.returning(_counters.c.count)).scalar_one())

    def get(self, key: str) -> int:
        """The count under `key` now."""
        found = self._living(key)
        return found.count if found else 0

    def get_expiry(self, key: str) -> float:
        """When the counter under `key` begins anew, in seconds since 1970."""
        found = self._living(key)
        return (found.expires_at if found else now()).timestamp()

    def check(self) -> bool:
        """Whether the database answers."""
        return db.session.scalar(sa.select(1)) == 1

    def reset(self) -> int | None:
        """Forget every counter."""
        with unit_of_work():
            return delete_rows(ThrottleCounter)

    def clear(self, key: str) -> None:
        """Forget one counter."""
        with unit_of_work():
            db.session.execute(sa.delete(ThrottleCounter).where(ThrottleCounter.key == _hidden(key)))

    def _living(self, key: str) -> ThrottleCounter | None:
        found = sa.select(ThrottleCounter).where(ThrottleCounter.key == _hidden(key))
        return db.session.scalar(found.where(ThrottleCounter.expires_at > now()))


def _hidden(key: str) -> str:
    secret = str(current_app.secret_key).encode()
    return hmac.new(secret, key.encode(), hashlib.sha256).hexdigest()


def prune() -> int:
    """Forget the counters that have begun anew."""
    return delete_rows(ThrottleCounter, ThrottleCounter.expires_at < now())
