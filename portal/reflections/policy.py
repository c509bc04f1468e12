"""Who may read and do what with a reflection. Pure questions: no database, no request."""

from portal.people.models import Account
from portal.reflections.models import Reflection
from portal.spaces.models import Space
from portal.spaces.policy import may_enter, may_write


def may_edit(viewer: Account, reflection: Reflection) -> bool:
    """Its author: to read, edit, share, take back and delete it."""
    return reflection.author_id == viewer.id


def may_read_in(viewer: Account, reflection: Reflection, space: Space) -> bool:
    """Everyone who is in a space, while it is shared there."""
    return may_enter(viewer, space) and any(share.space_id == space.id for share in reflection.shares)


def may_share(viewer: Account, reflection: Reflection, space: Space) -> bool:
    """Its author, with a place where they may still write."""
    return may_edit(viewer, reflection) and may_write(viewer, space)


def may_stop_sharing(viewer: Account, reflection: Reflection, space: Space) -> bool:
    """Its author, wherever it is or could be shared: also where they are no longer a member."""
    shared_there = any(share.space_id == space.id for share in reflection.shares)
    return may_edit(viewer, reflection) and (shared_there or may_enter(viewer, space))
