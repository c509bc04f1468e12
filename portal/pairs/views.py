"""A pair's shared path."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.accounts.consenting import details_shown_to_pair
from portal.accounts.forms import shown_number
from portal.foundation.clock import now
from portal.goals.queries import goals_on_path_of
from portal.meetings.models import MeetingStatus
from portal.meetings.queries import meetings_in
from portal.pairs.ending_queries import ended_for
from portal.pairs.entering import entered_pair
from portal.pairs.first_questions import FIRST_QUESTIONS
from portal.pairs.introductions import partner_words
from portal.pairs.models import Pair
from portal.pairs.moments import moments_in
from portal.pairs.next_step import next_step_of
from portal.pairs.path import Walk, path_of
from portal.pairs.standing import standing_on
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to, viewer

pair_pages = Pages("pairs", __name__)


def walk_of(pair: Pair) -> Walk:
    """The path of a pair as it is now: three queries, however long it is."""
    names = {member.id: member.name for member in pair.space.members}
    return Walk(pair, meetings_in(pair.space), goals_on_path_of(pair.space), moments_in(pair.space), names, now())


@pair_pages.page("/pair/<public:space_id>")
@open_to(Audience.MEMBERS)
def show_path(space_id: str) -> ResponseReturnValue:
    """Our path: where we are, what comes next, and how to reach each other."""
    pair, me = entered_pair(space_id), viewer()
    walk = walk_of(pair)
    partner = next(iter(pair.space.others_than(me)), None)
    has_met = any(meeting.status is MeetingStatus.HELD for meeting in walk.meetings)
    return render_template(
        "pairs/show_path.html",
        pair=pair,
        me=me,
        partner_words=partner_words(pair, partner) if partner else (),
        details=details_shown_to_pair(partner) if partner and not pair.space.closed_at else {},
        shown_number=shown_number,
        steps=path_of(walk, me),
        next_step=next_step_of(standing_on(walk), me),
        questions=() if has_met or pair.space.closed_at else FIRST_QUESTIONS,
        ended=ended_for(pair, me) if pair.space.closed_at else None,
    )
