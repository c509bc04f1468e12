"""The letters that introduce two people to each other."""

from portal.foundation.clock import now
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language, speaking
from portal.foundation.quiet_hours import outside_quiet_hours
from portal.mail.actions import post
from portal.mail.words import Words
from portal.pairs.models import Pair
from portal.people.models import Account
from portal.web.addresses import absolute_url


def about(pair: Pair) -> str:
    """What the letters tell of, so that they can be withdrawn."""
    return f"pair:{pair.public_id}"


def partner_words(pair: Pair, partner: Account) -> list[str]:
    """Who `partner` is to the other of the two, and in which field: a sentence each."""
    is_mentor = pair.mentor_participation.account_id == partner.id
    who = (
        _("Your mentor is %(name)s.", name=partner.name)
        if is_mentor
        else _("Your mentee is %(name)s.", name=partner.name)
    )
    return [who, _("Field: %(field)s.", field=partner.field)] if partner.field else [who]


def pair_made(pair: Pair, *, reader: Account, partner: Account) -> None:
    """Tell `reader` who their pair is."""
    with speaking(reader.language, reader.time_zone):
        programme = pair.programme.name_in(language())
        why = _("You got this message because you are in the mentoring programme (%(programme)s).", programme=programme)
        words = Words(
            subject=_("We have found you a pair"),
            greeting=_("Hello %(name)s!", name=reader.name),
            paragraphs=[
                *partner_words(pair, partner),
                _("Say hello and agree on your first meeting. Your own page shows the way."),
            ],
            button=(_("Open your path"), absolute_url("pairs.show_path", space_id=pair.space.public_id)),
            why=why,
        )
        due_at = outside_quiet_hours(now(), reader.time_zone)
        post(reader.email, words, kind="pair made", account_id=reader.id, about=about(pair), due_at=due_at)
