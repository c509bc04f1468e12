"""Goals that are easier to start from than a blank page."""

from dataclasses import dataclass

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_gettext as _l
from portal.goals.models import GoalKind

OURS, MINE = "ours", "mine"


@dataclass(frozen=True)
class Sample:
    """Whose it might be, and what it might say."""

    whose: str
    kind: GoalKind
    heading: LazyString
    body: LazyString


SAMPLES: dict[str, Sample] = {
    "work": Sample(
        MINE,
        GoalKind.JOB,
        _l("A traineeship or a first job in my own field"),
        _l("I have talked with people at three workplaces and sent two applications."),
    ),
    "voice": Sample(
        MINE,
        GoalKind.SKILL,
        _l("I can say what I am good at"),
        _l("I can tell it in two minutes to someone who does not know my work."),
    ),
    "directions": Sample(
        OURS,
        GoalKind.CAREER_PLAN,
        _l("We find two directions worth trying"),
        _l("We can both name them, and what to do next for each."),
    ),
}


def fields_to_start_from(sample: str | None, whose: str | None) -> dict[str, str]:
    """What a new form begins with: a sample's words in the reader's language, or nothing but whose goal it is."""
    if found := SAMPLES.get(sample or ""):
        return {
            "whose": found.whose,
            "kind": found.kind.value,
            "heading": str(found.heading),
            "body": str(found.body),
        }
    return {"whose": OURS if whose == OURS else MINE}
