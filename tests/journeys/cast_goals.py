"""Goals in every state they have, for the pages that show them."""

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.goals.actions import change_goal, drop_goal
from portal.goals.models import Goal, GoalStep
from portal.goals.queries import goal_or_404
from portal.people.queries import account_by_email
from portal.spaces.models import Space, SpaceKind
from portal.spaces.queries import space_or_404
from tests import factories, factories_goals
from tests.journeys.cast import Cast

LONG = "Työelämävalmiuksien kehittämissuunnitelman viimeistely ja mentorointiohjelman loppuraportin kirjoittaminen"
MEANT = "I notice it when I ask without apologising first.\n\nJuho notices it when the meetings run over."


def with_goals(cast: Cast) -> Cast:
    """The busy pair's goals, made at the first look; others of a pair whose mentoring has ended."""
    if "goal" not in cast.names:
        with cast.portal.inside():
            _busy_pair(cast, space_or_404(cast.names["space"], SpaceKind.PAIR))
            _ended_pair(cast)
    return cast


def _busy_pair(cast: Cast, space: Space) -> None:
    mentee, mentor = (account_by_email(cast.emails[part]) for part in ("mentee", "mentor"))
    goal = factories_goals.goal(space, by=mentee, heading="Dare to ask", body=MEANT, hoped_by="2099-09-08")
    for step, line in ((GoalStep.MOVING, "Kysyin ensimmäisen kerran kokouksessa."), (GoalStep.WELL_UNDER_WAY, "")):
        factories_goals.moved(goal, step=step, line=line)
    factories_goals.goal(space, by=mentee, heading=LONG, body="", kind="career_plan")
    factories_goals.goal(space, by=mentor, heading="Listen before I advise", body="")
    ours = factories_goals.goal(space, by=mentor, heading="Two directions worth trying", ours=True, kind="own")
    reached = factories_goals.goal(space, by=mentee, heading="Say what I am good at", body=MEANT, reached=True)
    together = factories_goals.goal(space, by=mentor, heading="Meet four times", ours=True, reached=True)
    dropped = factories_goals.goal(space, by=mentee, heading="Learn Portuguese", kind="studies")
    with unit_of_work():
        drop_goal(dropped, by=mentee)
    changed = factories_goals.goal(space, by=mentee, heading="A job in Tampere", kind="job")
    with unit_of_work():
        change_goal(changed, by=mentee)
    named = {"goal": goal, "our goal": ours, "reached goal": reached, "reached together": together, "old goal": dropped}
    cast.names |= {name: each.public_id for name, each in named.items()}


def _ended_pair(cast: Cast) -> None:
    pair = factories.pair(mentee=factories.account(name="Aino Kallas"))
    cast.emails["ended mentee"] = factories.mentee_of(pair).email
    goal: Goal = factories_goals.goal(pair.space, by=factories.mentee_of(pair), heading="Still on the way")
    with unit_of_work():
        pair.space.closed_at = now()
    cast.names |= {"ended space": pair.space.public_id, "goal of the ended": goal.public_id}


def a_goal_of_both(cast: Cast) -> str:
    """A new goal that the quiet pair shares; answers its name."""
    with cast.portal.inside():
        space = space_or_404(cast.names["quiet space"], SpaceKind.PAIR)
        return factories_goals.goal(space, by=account_by_email(cast.emails["quiet mentor"]), ours=True).public_id


def take_away(cast: Cast, name: str) -> None:
    """Take it away again, so that the quiet pair has none."""
    with cast.portal.inside():
        space = space_or_404(cast.names["quiet space"], SpaceKind.PAIR)
        goal = goal_or_404(space, name)
        with unit_of_work():
            db.session.delete(goal)
