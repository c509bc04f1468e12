"""Copying a passage of one's own reflection into one's own story: on purpose, and seen before it is copied."""

from portal.foundation.db import db
from portal.foundation.merging import marks
from portal.parking.actions import park
from portal.parking.queries import parked_form, typed_in
from portal.people.models import Account
from portal.reflections.models import Reflection
from portal.reflections.policy import may_edit
from portal.reflections.queries import reflection_or_404
from portal.stories.models import Story
from portal.stories.writing import story_fields
from portal.web.guards import require_visible


def own_reflection_or_404(reader: Account, public_id: str) -> Reflection:
    """An entry of one's own; anybody else's is not there."""
    reflection = reflection_or_404(public_id)
    require_visible(may_edit(reader, reflection))
    return reflection


def lift(story: Story, passage: str, *, writer: Account, address: str) -> None:
    """Put `passage` at the end of the draft of `story`, which lies in the form at `address`."""
    begun = parked_form(writer.id, address)
    stored = story_fields(story)
    typed = dict(typed_in(begun)) if begun else {**stored, "seen": marks(stored)}
    before = typed.get("body", "").rstrip()
    typed = {name: words for name, words in typed.items() if words}  # An empty tick would be one.
    park(writer.id, address, list({**typed, "body": f"{before}\n\n{passage}" if before else passage}.items()))
    db.session.flush()
