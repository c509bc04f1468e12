"""Everything that changes meetings. Functions here flush; they never commit."""

from portal.people.models import Account
from portal.spaces.models import Space


def cancel_coming_meetings(space: Space, *, by: Account | None) -> None:
    """Cancel every meeting of `space` that is still ahead."""
