"""Letting people try often enough, and machines not."""

import ipaddress
from datetime import UTC, datetime

from limits import RateLimitItem
from limits.strategies import FixedWindowRateLimiter

from portal.foundation import dates
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.throttle.storage import DatabaseStorage

_limiter = FixedWindowRateLimiter(DatabaseStorage())


class TriedTooOften(Refused):
    """There have been too many attempts. Says when the next one is welcome."""

    message = _l("There have been too many attempts. You can try again at %(time)s.")

    def __init__(self, again_at: datetime) -> None:
        self.again_at = again_at

    def __str__(self) -> str:
        return str(self.message) % {"time": dates.time(self.again_at)}


def count_attempt(limit: RateLimitItem, *who: str) -> None:
    """Count one attempt by `who`, outside any unit of work. Raises `TriedTooOften` beyond `limit`."""
    if not _limiter.hit(limit, *who):
        raise TriedTooOften(datetime.fromtimestamp(_limiter.get_window_stats(limit, *who).reset_time, UTC))


def network_of(address: str | None) -> str:
    """The neighbourhood an address belongs to: a /24 of IPv4, a /64 of IPv6."""
    try:
        ip = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((ip, 24 if ip.version == 4 else 64), strict=False))
