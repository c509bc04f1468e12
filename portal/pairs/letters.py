"""Letters about the end of mentoring, and about its going on. Never a word of what the two wrote."""

from portal.foundation.clock import now
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import speaking
from portal.foundation.quiet_hours import outside_quiet_hours
from portal.mail.actions import post
from portal.mail.words import Words
from portal.meetings.times import moment_told
from portal.pairs.ending_queries import last_minute_to_undo
from portal.pairs.models import Ending
from portal.people.models import Account
from portal.spaces.models import Space
from portal.web.addresses import absolute_url


def about(ending: Ending) -> str:
    """What the letters tell of, so that they can be withdrawn."""
    return f"ending:{ending.public_id}"


def pair_ended(ending: Ending, *, space: Space, reader: Account, by: Account | None) -> None:
    """Tell `reader` that `by`, their pair, has ended the mentoring; None stands for the staff."""
    with speaking(reader.language, reader.time_zone):
        if by:
            paragraphs = [_("%(name)s has marked your mentoring as ended.", name=by.name), _kept(), _undo(ending)]
        else:
            pair = _pair_of(reader, space)
            first = _("The contact person has marked your mentoring as ended. Your pair: %(names)s.", names=pair)
            asked = _("If this surprises you, write to the contact person: %(address)s", address=_contact())
            paragraphs = [first, _kept(), asked]
        _send(ending, space, reader, subject=_("Your mentoring has ended"), paragraphs=paragraphs, kind="pair ended")


def _contact() -> str:
    """Where the contact person's address stands."""
    return absolute_url("texts.show_contact")


def partner_left(ending: Ending, *, space: Space, reader: Account) -> None:
    """Tell `reader` that their pair, who has just been erased and is not named, is gone, and the mentoring with it."""
    with speaking(reader.language, reader.time_zone):
        paragraphs = [
            _("Your pair is no longer in the mentoring programme, so your mentoring has ended."),
            _("Coming meetings are cancelled. What you wrote is still there for you to read."),
            _("If you would like a new pair, write to the contact person: %(address)s", address=_contact()),
        ]
        _send(ending, space, reader, subject=_("Your mentoring has ended"), paragraphs=paragraphs, kind="pair ended")


def ending_noted(ending: Ending, *, space: Space, reader: Account) -> None:
    """Confirm to `reader` that they have ended the mentoring themselves."""
    with speaking(reader.language, reader.time_zone):
        first = _("You marked your mentoring as ended. Your pair: %(names)s.", names=_pair_of(reader, space))
        paragraphs = [first, _kept(), _undo(ending)]
        _send(ending, space, reader, subject=_("You ended your mentoring"), paragraphs=paragraphs, kind="ending noted")


def ending_undone(ending: Ending, *, space: Space, reader: Account, by: Account | None) -> None:
    """Tell `reader` that `by` has undone the ending; None stands for the staff."""
    with speaking(reader.language, reader.time_zone):
        if by:
            first = _("%(name)s undid the end of your mentoring.", name=by.name)
        else:
            pair = _pair_of(reader, space)
            first = _("The contact person undid the end of your mentoring. Your pair: %(names)s.", names=pair)
        paragraphs = [
            first,
            _("You can write and agree on meetings again. Meetings that were cancelled stay cancelled."),
        ]
        _send(ending, space, reader, subject=_("Your mentoring goes on"), paragraphs=paragraphs, kind="ending undone")


def _kept() -> str:
    return _("Both of you can still read what you wrote. Coming meetings are cancelled.")


def _undo(ending: Ending) -> str:
    when = moment_told(last_minute_to_undo(ending), [], named=True).line
    return _("If this was too early, either of you can undo it until %(when)s.", when=when)


def _pair_of(reader: Account, space: Space) -> str:
    return ", ".join(other.name for other in space.others_than(reader))


def _send(ending: Ending, space: Space, reader: Account, *, subject: str, paragraphs: list[str], kind: str) -> None:
    words = Words(
        subject=subject,
        greeting=_("Hello %(name)s!", name=reader.name),
        paragraphs=paragraphs,
        button=(_("Open your path"), absolute_url("pairs.show_path", space_id=space.public_id)),
        why=_("You got this message because the two of you are a pair in the mentoring programme."),
    )
    due_at = outside_quiet_hours(now(), reader.time_zone)
    post(reader.email, words, kind=kind, account_id=reader.id, about=about(ending), due_at=due_at)
