"""Every enum that people see has a word for each of its members; the others say why nobody sees them."""

import enum
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import portal
from portal.consents.models import Purpose
from portal.diary.models import PostStatus, Topic
from portal.foundation.i18n import LazyString
from portal.foundation.personal_data import Erasure
from portal.goals.models import GoalKind, GoalState, GoalStep
from portal.mail.models import LetterStatus
from portal.meetings.models import MeetingForm, MeetingStatus
from portal.pairs.models import EndingKind, PairStatus
from portal.pairs.next_step import Urgency
from portal.people.models import Role
from portal.photos.models import Focus, PermissionState, RequestOutcome
from portal.programmes.models import ParticipationState, Season, Side
from portal.reminders.models import ReminderKind
from portal.spaces.models import SpaceKind
from portal.stories.models import NameForm, StoryField, StoryState
from portal.texts.models import TextName
from portal.web.guards import Audience

SHOWN = frozenset(
    {
        PairStatus,
        Side,
        Role,
        Purpose,
        Season,
        ParticipationState,
        GoalKind,
        GoalState,
        GoalStep,
        MeetingForm,
        MeetingStatus,
        EndingKind,
        ReminderKind,
        NameForm,
        StoryField,
        StoryState,
        PostStatus,
        Topic,
        Focus,
        PermissionState,
        RequestOutcome,
        TextName,
    }
)
NOT_SHOWN = {
    Audience: "who may knock: for the code alone",
    Erasure: "documentation",
    LetterStatus: "staff see counts in whole sentences",
    SpaceKind: "told by the page itself",
    Urgency: "which of several steps comes first",
}

# Agreed to on a page of its own, whose words stand with the room that asks.
ASKED_BY_ITS_ROOM = {Purpose.PHOTO_IS_PUBLIC, Purpose.STORY_IS_PUBLIC, Purpose.STORY_NAMES_ME}


def modules() -> Iterator[ModuleType]:
    """Every module of the portal."""
    for found in pkgutil.walk_packages(portal.__path__, "portal."):
        yield importlib.import_module(found.name)


def tables_of_labels(module: ModuleType) -> Iterator[dict[enum.Enum, object]]:
    """Its dictionaries from an enum to words."""
    for value in vars(module).values():
        if isinstance(value, dict) and value and all(isinstance(key, enum.Enum) for key in value):
            yield value


def incomplete(labels: dict[enum.Enum, object]) -> set[enum.Enum]:
    """Members without a word, or with one that was translated too early."""
    [kind] = {type(member) for member in labels}
    words = {member: label if isinstance(label, tuple) else (label,) for member, label in labels.items()}
    frozen = {member for member, parts in words.items() if not all(isinstance(part, LazyString) for part in parts)}
    return (set(kind) - set(labels) - ASKED_BY_ITS_ROOM) | frozen


def test_every_member_of_an_enum_that_is_shown_has_a_word() -> None:
    tables = [table for module in modules() if module.__name__.endswith("labels") for table in tables_of_labels(module)]

    assert [incomplete(table) for table in tables if incomplete(table)] == []
    assert {type(member) for table in tables for member in table} == SHOWN
    assert incomplete({Role.NONE: "Member"}) == set(Role)


def test_every_enum_of_the_house_is_shown_or_says_why_not() -> None:
    enums = {
        kind
        for module in modules()
        for _name, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, enum.Enum) and kind.__module__.startswith("portal.")
    }

    assert enums == SHOWN | set(NOT_SHOWN)
