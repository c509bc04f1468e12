"""What waits for a member of staff, and which parts of the machinery are not well."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from flask import url_for

from portal.diary.staff_queries import texts_held_back
from portal.foundation import dates
from portal.foundation.clock import now
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language, ngettext
from portal.heartbeats.actions import last_beat
from portal.mail.queries import dead_and_oldest_waiting
from portal.pairs.ending_queries import ends_for_staff
from portal.pairs.models import Pair
from portal.pairs.queries import pairs_of_who_was_taken_out, programmes_with_unpaired_mentees
from portal.photos.queries import permissions_taken_back
from portal.photos.request_queries import open_requests
from portal.stories import queries as stories
from portal.texts.feedback_queries import feedback_waiting

SILENT_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class Waiting:
    """One matter, and where to see to it."""

    text: str
    url: str


LATELY = timedelta(days=14)


def _programmes() -> Iterator[Waiting]:
    """Mentees without a mentor, ends whose reason is told to staff, and people whose pair has left the portal."""
    for programme, waiting in programmes_with_unpaired_mentees():
        unpaired = ngettext("%(num)d mentee waits for a pair", "%(num)d mentees wait for a pair", waiting)
        name = programme.name_in(language())
        text = _("%(programme)s: %(unpaired)s", programme=name, unpaired=unpaired)
        yield Waiting(text, url_for("pairs_for_staff.pair_by_hand", slug=programme.slug))
    for pair, has_left in ends_for_staff(since=now() - LATELY):
        names = {"mentee": _mentee(pair), "mentor": _mentor(pair)}
        two = (
            _("One of a pair has left, and the pair has ended: %(mentee)s and %(mentor)s", **names)
            if has_left
            else _("A pair ended and tells you why: %(mentee)s and %(mentor)s", **names)
        )
        yield _pair(pair, two)
    for pair in pairs_of_who_was_taken_out():
        two = _("One of a pair was taken out of the programme, and the pair goes on: %(mentee)s and %(mentor)s",
                mentee=_mentee(pair), mentor=_mentor(pair))  # fmt: skip
        yield _pair(pair, two)


def _pair(pair: Pair, text: str) -> Waiting:
    return Waiting(text, url_for("pairs_for_staff.show_pair", slug=pair.programme.slug, pair_id=pair.public_id))


def _photos() -> Iterator[Waiting]:
    """Who asks for a photo to be taken down, the first due first; and who has taken a permission back."""
    for request in open_requests():
        due = dates.day(request.due_at)
        told = _("Photo request %(number)s: answer at the latest %(day)s", number=request.number, day=due)
        yield Waiting(told, url_for("photo_requests_for_staff.show_request", request_id=request.public_id))
    for person in permissions_taken_back(since=now() - LATELY):
        told = _("A photo may not be shown. The answer came from: %(name)s", name=person.name)
        yield Waiting(told, url_for("photos_for_staff.describe_photo", photo_id=person.photo.public_id))


def _feedback() -> Iterator[Waiting]:
    """What people could not do here; the law gives two weeks to answer."""
    number, due_at = feedback_waiting()
    if not due_at:
        return
    told = ngettext("%(num)d piece of feedback on accessibility", "%(num)d pieces of feedback on accessibility", number)
    if due_at < now():
        text = _("%(told)s: the answer was due %(day)s", told=told, day=dates.day(due_at))
    else:
        text = _("%(told)s: answer by %(day)s", told=told, day=dates.day(due_at))
    yield Waiting(text, url_for("feedback.list_feedback"))


def _diary() -> Iterator[Waiting]:
    """Posts that were to come out by themselves and lacked something."""
    for text in texts_held_back():
        told = _("Not published, for something was missing: %(title)s", title=text.title)
        yield Waiting(told, url_for("publishing.publish_post", post_id=text.post.public_id))


def _mentee(pair: Pair) -> str:
    return pair.mentee_participation.account.name or _("Former member")


def _mentor(pair: Pair) -> str:
    return pair.mentor_participation.account.name or _("Former member")


def _stories() -> Iterator[Waiting]:
    """Stories to edit, people to call for theirs, what is overdue, and what was taken back."""
    with_editor, overdue, calls, gone = stories.how_many_for_staff()
    told = {
        ngettext("%(num)d story waits for an editor", "%(num)d stories wait for an editor", with_editor): with_editor,
        ngettext("%(num)d story is overdue", "%(num)d stories are overdue", overdue): overdue,
        ngettext("%(num)d person tells a story by phone", "%(num)d people tell a story by phone", calls): calls,
        ngettext("%(num)d story was taken back lately", "%(num)d stories were taken back lately", gone): gone,
    }
    yield from (Waiting(words, url_for("stories_for_staff.list_stories")) for words, number in told.items() if number)


def what_waits() -> list[Waiting]:
    """People first. Then dead letters, an outbox that stands still, a silent worker: none of it takes a page down."""
    found, messages = [], url_for("mailroom.list_letters")
    dead, oldest = dead_and_oldest_waiting()
    if dead:
        unsent = ngettext("%(num)d message was not sent", "%(num)d messages were not sent", dead)
        found.append(Waiting(unsent, messages))
    if oldest and oldest < now() - SILENT_FOR:
        found.append(Waiting(_("Messages have waited for over ten minutes"), messages))
    alive = last_beat("worker")
    if not alive or alive < now() - SILENT_FOR:
        found.append(Waiting(_("The worker that sends messages is silent"), messages))
    return [*_programmes(), *_stories(), *_photos(), *_diary(), *_feedback(), *found]
