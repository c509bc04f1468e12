"""What can be measured: an application and one of its pages."""

import json
from dataclasses import asdict, dataclass
from typing import NamedTuple, Self

FLOOR = "floor"
SHARED = "the pair's reflections"  # As the mentor reads what the mentee has shared.
TAKEABLE = "the same for their author"  # A form with each entry, to take it back.
MINE, OLDEST = "my reflections", "the last page of my reflections"
PATH, GOALS, MEETINGS, NOTE = "our path", "our goals", "our meetings", "a meeting with its note"
POST, POSTS = "a post of the diary", "the diary"  # As someone reads them who has not signed in.
TOGETHER = (PATH, GOALS, MEETINGS, NOTE)


class Visit(NamedTuple):
    """A page, and the cookies of someone who may open it."""

    path: str
    cookies: str


@dataclass(frozen=True)
class Subject:
    """One application and one page. The floor makes its database in the folder `place`; a portal's is at that URL."""

    name: str
    place: str
    page: str = SHARED
    translated: bool = True

    def as_json(self) -> str:
        """For the way into another process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """And out of it."""
        return cls(**json.loads(text))
