"""The few letters that come by themselves. They name the appointment, never words of notes, goals or reflections."""

from datetime import datetime

from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import speaking
from portal.mail.actions import Enclosure, post
from portal.mail.words import Words
from portal.meetings.calendar import calendar_of
from portal.meetings.letters import about, where
from portal.meetings.models import Meeting
from portal.meetings.times import told
from portal.people.models import Account
from portal.reminders.models import ReminderKind
from portal.reminders.queries import News
from portal.spaces.models import Space
from portal.spaces.news import about_news
from portal.web.addresses import absolute_url

LETTERS = {  # As what they lie in the outbox.
    ReminderKind.DAY_BEFORE: "reminder, day before",
    ReminderKind.MORNING_AFTER: "reminder, morning after",
    ReminderKind.DIGEST: "digest",
    ReminderKind.SHARED: "reflection shared",
}


def _why() -> str:
    return _("You can turn these messages off: %(address)s", address=absolute_url("reminders.show_reminders"))


def _partner(space: Space, reader: Account) -> str:
    return ", ".join(other.name or _("Former member") for other in space.others_than(reader)) or _("Former member")


def day_before(meeting: Meeting, *, reader: Account, useful_until: datetime) -> None:
    """Time, place and a file for the calendar."""
    space = {"space_id": meeting.space.public_id, "meeting_id": meeting.public_id}
    with speaking(reader.language, reader.time_zone):
        name, when = _partner(meeting.space, reader), told(meeting, meeting.space.others_than(reader)).line
        words = Words(
            subject=_("%(name)s: meeting %(when)s", name=name, when=when),
            greeting=_("Hello %(name)s!", name=reader.name),
            paragraphs=[
                _("You meet soon: %(name)s, %(when)s.", name=name, when=when),
                *where(meeting),
            ],
            button=(_("Open the meeting"), absolute_url("meetings.show_meeting", **space)),
            afterwards=[_("If something comes up, move or cancel the meeting on its page. Your pair gets a message.")],
            why=_why(),
        )
        file = Enclosure(_("meeting.ics"), "text/calendar; method=PUBLISH", calendar_of([meeting], reader=reader))
        post(
            reader.email, words, kind=LETTERS[ReminderKind.DAY_BEFORE], account_id=reader.id, about=about(meeting),
            useful_until=useful_until, enclosures=[file],
        )  # fmt: skip


def morning_after(meeting: Meeting, *, reader: Account, useful_until: datetime) -> None:
    """One question. The link leads to a page with two buttons; opening it changes nothing."""
    space = {"space_id": meeting.space.public_id, "meeting_id": meeting.public_id}
    with speaking(reader.language, reader.time_zone):
        name, when = _partner(meeting.space, reader), told(meeting, meeting.space.others_than(reader)).line
        words = Words(
            subject=_("Did you meet? %(name)s, %(when)s", name=name, when=when),
            greeting=_("Hello %(name)s!", name=reader.name),
            paragraphs=[
                _("You had a meeting: %(name)s, %(when)s.", name=name, when=when),
                _("Tell whether you met. It takes one press of a button."),
            ],
            button=(_("Answer"), absolute_url("meetings.did_we_meet", **space)),
            why=_why(),
        )
        post(
            reader.email, words, kind=LETTERS[ReminderKind.MORNING_AFTER], account_id=reader.id, about=about(meeting),
            useful_until=useful_until,
        )  # fmt: skip


def digest(reader: Account, news: list[News], spaces: dict[int, Space], *, useful_until: datetime) -> None:
    """Where there is something new, once a day, in one letter."""
    with speaking(reader.language, reader.time_zone):
        words = Words(
            subject=_("New on your path"),
            greeting=_("Hello %(name)s!", name=reader.name),
            paragraphs=list(dict.fromkeys(_line(each, spaces[each.space_id]) for each in news)),
            button=(_("Open my page"), absolute_url("home.my_page")),
            why=_why(),
        )
        post(
            reader.email,
            words,
            kind=LETTERS[ReminderKind.DIGEST],
            account_id=reader.id,
            about=about_news(reader),
            useful_until=useful_until,
        )


def _line(news: News, space: Space) -> str:
    name = next((member.name for member in space.members if member.id == news.by_id), "") or _("Former member")
    return {
        "goal": lambda: _("%(name)s: something new among the goals", name=name),
        "note": lambda: _("%(name)s: something new in a meeting note", name=name),
        "ground_rules": lambda: _("%(name)s: the ground rules wait for your yes", name=name),
        "reflection": lambda: _("%(name)s: a shared reflection", name=name),
    }[news.kind]()
