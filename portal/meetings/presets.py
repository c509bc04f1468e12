"""What a new meeting begins with: the next one is often like the last."""

from flask import request

from portal.meetings.queries import last_agreed_in
from portal.spaces.models import Space

_USUAL = {"minutes": "60", "how": "face_to_face"}


def like_the_last(space: Space) -> dict[str, str]:
    """Length, place and link of the meeting that was put down last; an hour face to face before the first."""
    last = None if request.method == "POST" else last_agreed_in(space)
    if last is None:
        return _USUAL
    return {"minutes": str(last.minutes), "how": last.form.value, "place": last.place, "link": last.link}
