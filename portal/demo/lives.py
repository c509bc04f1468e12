"""Living the story of a pair through the rooms' own actions, and setting each thing back to the day it happened."""

from datetime import date, datetime, timedelta

from portal.accounts.consenting import give
from portal.consents.models import Purpose
from portal.demo.story import Ahead, Aim, End, Entry, Met, Rules, Story
from portal.demo.terms import FINLAND, at_clock
from portal.foundation.db import db, new_public_id
from portal.foundation.i18n import speaking
from portal.foundation.merging import marks
from portal.goals.actions import set_goal, update_goal
from portal.goals.models import Goal
from portal.meetings.actions import Appointment, agree_meeting, edit_agenda
from portal.meetings.note_actions import finish_follow_up, record_meeting_with_note
from portal.pairs.actions import make_pair
from portal.pairs.ending import LastWords, end_pair
from portal.pairs.ending_queries import ending_in_force
from portal.pairs.ground_rules import accept_ground_rules, write_ground_rules
from portal.pairs.models import Pair
from portal.people.models import Account
from portal.programmes.models import Participation, Side
from portal.reflections import actions

A_WEEK = timedelta(days=7)


class Life:
    """One pair, whose story has come to its last day. Only inside a unit of work."""

    def __init__(self, mentor: Participation, mentee: Participation, *, until: date) -> None:
        self.until = until
        self.two: dict[Side, Account] = {Side.MENTOR: mentor.account, Side.MENTEE: mentee.account}
        self.pair: Pair = make_pair(mentor, mentee, by=None)
        self.space = self.pair.space

    def live(self, story: Story) -> None:
        """Do everything that `story` tells, its end last."""
        self._begin(story.began)
        if story.rules:
            self._agree_on(story.rules)
        for aim in story.aims:
            self._aim(aim)
        for meeting in story.met:
            self._meet(meeting)
        for meeting_ahead in story.ahead:
            self._plan(meeting_ahead)
        for entry in story.entries:
            self._write(entry)
        if story.end:
            self._end(story.end)

    def at(self, days: int, clock: str = "18.40", zone: str = FINLAND) -> datetime:
        """So many days before the last one, in the evening, when people here have time."""
        return at_clock(self.until - timedelta(days=days), clock, zone)

    def _begin(self, days: int) -> None:
        began = self.at(days, "10.15")
        self.pair.started_at = self.space.created_at = began
        for membership in self.space.memberships:
            membership.joined_at = began
        mentor = self.two[Side.MENTOR]
        with speaking(mentor.language):
            give(mentor, Purpose.PARTNER_SEES_EMAIL)
            if mentor.phone:
                give(mentor, Purpose.PARTNER_SEES_PHONE)

    def _agree_on(self, told: Rules) -> None:
        rules = write_ground_rules(self.space, author=self.two[told.author], seen="", typed=told.texts)
        rules.written_at = self.at(told.days)
        for side in told.accepted_by:
            accept_ground_rules(rules, space=self.space, by=self.two[side])
        db.session.refresh(rules, ["acceptances"])
        for hours, acceptance in enumerate(rules.acceptances):
            acceptance.accepted_at = rules.written_at + timedelta(minutes=10, hours=14 * hours)

    def _aim(self, told: Aim) -> None:
        author, at = self.two[told.author], self.at(told.days)
        hoped_by = (at + timedelta(days=told.hoped_after)).date().isoformat() if told.hoped_after else ""
        words = {"kind": told.kind.value, "heading": told.title, "body": told.text, "hoped_by": hoped_by}
        goal = set_goal(self.space, new_public_id(), by=author, ours=told.ours, seen=marks(words), **words)
        for move in told.moves:
            seen = marks({"step": goal.step.value})
            update_goal(goal, by=author, seen=seen, step=move.step.value, line=move.line, move_id=new_public_id())
        days = (told.days, *(move.days for move in told.moves))
        self._set_back(goal, [self.at(each, "19.05") for each in days])

    def _set_back(self, goal: Goal, moments: list[datetime]) -> None:
        goal.created_at = goal.edited_at = moments[0]
        for made, at in zip(goal.moves, moments, strict=True):
            made.at = at
        if goal.closed_at:
            goal.closed_at = moments[-1]
        db.session.flush()

    def _meet(self, told: Met) -> None:
        author = self.two[told.author]
        at = self.at(told.days, told.clock, author.time_zone)
        meeting = record_meeting_with_note(
            self.space,
            new_public_id(),
            author=author,
            appointment=Appointment(at, told.minutes, told.form, told.place, told.link),
            seen=marks({"talked": "", "insight": "", "next_steps": ""}),
            talked=told.talk,
            insight=told.thought,
            next_steps="\n".join(told.to_do),
        )
        edit_agenda(meeting, seen=marks({"agenda": ""}), agenda=told.topics)
        meeting.created_at = meeting.agreed_at = max(at - A_WEEK, self.pair.started_at)
        meeting.status_at = meeting.ends_at
        if note := meeting.note:
            note.created_at = note.edited_at = meeting.ends_at + timedelta(minutes=35)
            for number, thing in enumerate(note.follow_ups[: told.done], start=2):
                finish_follow_up(self.space, thing.public_id, by=self.two[Side.MENTEE])
                thing.done_at = meeting.ends_at + timedelta(days=number)
        db.session.flush()

    def _plan(self, told: Ahead) -> None:
        author = self.two[told.author]
        at = self.at(-told.days, told.clock, author.time_zone)
        appointment = Appointment(at, told.minutes, told.form, told.place, told.link)
        meeting = agree_meeting(self.space, new_public_id(), author=author, appointment=appointment, agenda=told.topics)
        meeting.created_at = meeting.agreed_at = self.at(told.agreed_days)
        db.session.flush()

    def _write(self, told: Entry) -> None:
        author, at = self.two[told.author], self.at(told.days, "20.10")
        rendered = actions.rendered_words(told.text)
        seen = marks({"heading": "", "body": ""})
        written = actions.write_reflection(
            author, new_public_id(), seen=seen, heading=told.title, body=told.text, rendered=rendered
        )
        written.created_at = written.edited_at = at
        if told.shared:
            actions.share_reflection(written, space=self.space, author=author)
            if share := actions.open_share(written, self.space):
                share.since = at + timedelta(minutes=4)
        db.session.flush()

    def _end(self, told: End) -> None:
        words = LastWords(
            kind=told.kind, kind_words=told.farewell, reason=told.reason, staff_may_read_reason=told.tell_staff
        )
        end_pair(self.pair, by=self.two[told.author], words=words)
        at = self.at(told.days, "19.30")
        self.pair.ended_at = self.space.closed_at = at
        if ending := ending_in_force(self.pair):
            ending.ended_at = at
        db.session.flush()
