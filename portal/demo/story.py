"""How the story of a pair is told: what happened, who did it, and how many days before the story's last day."""

from dataclasses import dataclass

from portal.goals.models import GoalKind, GoalStep
from portal.meetings.models import MeetingForm
from portal.pairs.models import EndingKind
from portal.programmes.models import Side


@dataclass(frozen=True)
class Rules:
    """Ground rules: written by one of the two, under the names of their headings, and accepted by one or both."""

    days: int
    author: Side
    texts: dict[str, str]
    accepted_by: tuple[Side, ...]


@dataclass(frozen=True)
class Move:
    """A goal has come as far as `step`; `line` says what happened."""

    days: int
    step: GoalStep
    line: str


@dataclass(frozen=True)
class Aim:
    """A goal that one of the two has set, for themselves or for both."""

    days: int
    author: Side
    kind: GoalKind
    title: str
    text: str
    moves: tuple[Move, ...] = ()
    ours: bool = False
    hoped_after: int = 0  # Days from setting it; no day is hoped for when there are none.


@dataclass(frozen=True)
class Met:
    """A meeting that was held, and what stayed of it; of what was to be done, the first `done` things are done."""

    days: int
    author: Side
    clock: str
    topics: str
    talk: str
    thought: str
    to_do: tuple[str, ...]
    done: int = 0
    minutes: int = 90
    form: MeetingForm = MeetingForm.FACE_TO_FACE
    place: str = ""
    link: str = ""


@dataclass(frozen=True)
class Ahead:
    """A meeting that is agreed on, so many days after the story's last day."""

    days: int
    author: Side
    clock: str
    topics: str
    agreed_days: int
    minutes: int = 60
    form: MeetingForm = MeetingForm.FACE_TO_FACE
    place: str = ""
    link: str = ""


@dataclass(frozen=True)
class Entry:
    """A reflection of one of the two, for themselves or shared with the other."""

    days: int
    author: Side
    title: str
    text: str
    shared: bool = False


@dataclass(frozen=True)
class End:
    """How the pair ended, with words for the other and perhaps a reason for staff."""

    days: int
    author: Side
    kind: EndingKind
    farewell: str
    reason: str = ""
    tell_staff: bool = False


@dataclass(frozen=True)
class Story:
    """Everything that one pair has done; each part in the order of time."""

    began: int
    rules: Rules | None = None
    aims: tuple[Aim, ...] = ()
    met: tuple[Met, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    entries: tuple[Entry, ...] = ()
    end: End | None = None
