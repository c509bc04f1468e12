"""Letters about meetings: when and where, never what about. Each one brings the meeting for the reader's calendar."""

from datetime import datetime

from portal.foundation.clock import now
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import ngettext, speaking
from portal.foundation.quiet_hours import outside_quiet_hours
from portal.mail.actions import Enclosure, post
from portal.mail.words import Words
from portal.meetings.calendar import calendar_of
from portal.meetings.models import Meeting, MeetingForm
from portal.meetings.times import moment_told, told
from portal.people.models import Account
from portal.web.addresses import absolute_url


def about(meeting: Meeting) -> str:
    """What a letter tells of, so that it can be withdrawn."""
    return f"meeting:{meeting.public_id}"


def meeting_agreed(meeting: Meeting, *, author: Account, reader: Account) -> None:
    """Tell `reader` that `author` has added a meeting of theirs."""
    with speaking(reader.language, reader.time_zone):
        when = told(meeting, [author])
        words = _words(
            meeting,
            reader,
            subject=_("%(name)s: new meeting %(when)s", name=author.name, when=when.line),
            first=_("%(name)s has added a meeting for the two of you.", name=author.name),
            when=when.line,
        )
        _post(meeting, reader, words, kind="meeting agreed", before=meeting.starts_at)


def meeting_changed(meeting: Meeting, *, was_at: datetime, author: Account, reader: Account) -> None:
    """Tell `reader` that `author` has moved the meeting that `was_at` another time, or changed its place."""
    with speaking(reader.language, reader.time_zone):
        when, moved = told(meeting, [author]), was_at != meeting.starts_at
        words = _words(
            meeting,
            reader,
            subject=_("%(name)s: meeting moved, %(when)s", name=author.name, when=when.line)
            if moved
            else _("%(name)s: meeting changed, %(when)s", name=author.name, when=when.line),
            first=_("%(name)s has moved your meeting.", name=author.name)
            if moved
            else _("%(name)s has changed how you meet.", name=author.name),
            when=when.line,
            before=moment_told(was_at, [author], named=meeting.form is MeetingForm.REMOTE).line if moved else "",
        )
        _post(
            meeting,
            reader,
            words,
            kind="meeting moved",
            before=min(at for at in (was_at, meeting.starts_at) if at > now()),
        )


def meeting_cancelled(meeting: Meeting, *, author: Account, reader: Account) -> None:
    """Tell `reader` that `author` has cancelled it, so that nobody comes in vain."""
    with speaking(reader.language, reader.time_zone):
        when = told(meeting, [author]).line
        words = Words(
            subject=_("%(name)s: meeting cancelled, %(when)s", name=author.name, when=when),
            greeting=_("Hello %(name)s!", name=reader.name),
            paragraphs=[
                _("%(name)s has cancelled your meeting.", name=author.name),
                _("Cancelled time: %(when)s", when=when),
                _("You can agree on a new time on the page of your meetings."),
            ],
            button=(_("Agree a new meeting"), _meetings_url(meeting)),
            why=_why(),
        )
        _post(meeting, reader, words, kind="meeting cancelled", before=meeting.starts_at, method="CANCEL")


def _words(meeting: Meeting, reader: Account, *, subject: str, first: str, when: str, before: str = "") -> Words:
    earlier = [_("Earlier time: %(when)s", when=before)] if before else []
    facts = [_("Time: %(when)s", when=when), *earlier, *where(meeting)]
    return Words(
        subject=subject,
        greeting=_("Hello %(name)s!", name=reader.name),
        paragraphs=[first, *facts],
        button=(_("Open the meeting"), _url(meeting)),
        afterwards=[_("If the time does not suit you, you can move or cancel the meeting on its page.")],
        why=_why(),
    )


def where(meeting: Meeting) -> list[str]:
    """How long, and in which place: what everyone who comes has to know."""
    facts = [ngettext("Length: %(num)d minute", "Length: %(num)d minutes", meeting.minutes)]
    if meeting.place:
        facts.append(_("Place: %(place)s", place=meeting.place))
    if meeting.form is MeetingForm.REMOTE:
        linked = _("You meet remotely. The link is on the meeting page.")
        facts.append(linked if meeting.link else _("You meet remotely."))
    return facts


def _why() -> str:
    return _("You got this message because the two of you are a pair in the mentoring programme.")


def _url(meeting: Meeting) -> str:
    return absolute_url("meetings.show_meeting", space_id=meeting.space.public_id, meeting_id=meeting.public_id)


def _meetings_url(meeting: Meeting) -> str:
    return absolute_url("meetings.show_meetings", space_id=meeting.space.public_id)


def _post(
    meeting: Meeting, reader: Account, words: Words, *, kind: str, before: datetime, method: str = "PUBLISH"
) -> None:
    """Not in the middle of the night; unless the morning would be too late, for then somebody would come in vain."""
    calendar = calendar_of([meeting], reader=reader, method=method)
    morning = outside_quiet_hours(now(), reader.time_zone)
    post(
        reader.email,
        words,
        kind=kind,
        account_id=reader.id,
        about=about(meeting),
        due_at=morning if morning < before else now(),
        useful_until=meeting.starts_at,
        enclosures=[Enclosure(_("meeting.ics"), f"text/calendar; method={method}", calendar)] if calendar else [],
    )
