"""One person's data as a whole: a copy of it, the end of it, and what has outlived its time."""

from portal.foundation.db import unit_of_work
from portal.foundation.personal_data import Rows
from portal.heartbeats.actions import beat
from portal.privacy.holdings import HOLDINGS
from portal.search.actions import sweep
from portal.throttle.storage import prune as prune_counters


def export_person(account_id: int) -> dict[str, Rows]:
    """Everything the portal holds about one person, by room."""
    return {holding.title: holding.export(account_id) for holding in HOLDINGS}


def erase_person(account_id: int) -> None:
    """Erase one person, in one transaction."""
    with unit_of_work():
        for holding in HOLDINGS:
            holding.erase(account_id)


def prune() -> int:
    """Forget what has outlived its retention; answers how many rows went."""
    gone = 0
    for each in (*(holding.prune for holding in HOLDINGS if holding.prune), prune_counters, sweep):
        with unit_of_work():
            gone += each()
    with unit_of_work():
        beat("prune")
    return gone
