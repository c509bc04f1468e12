"""Who may enter a private place. Pure questions: no database, no request."""

from portal.people.models import Account
from portal.spaces.models import Space


def may_enter(viewer: Account, space: Space) -> bool:
    """Only those who are in it now. Staff know that a pair exists, never what it wrote."""
    return any(member.id == viewer.id for member in space.members)


def may_write(viewer: Account, space: Space) -> bool:
    """Those who are in it, until it closes."""
    return may_enter(viewer, space) and space.closed_at is None
