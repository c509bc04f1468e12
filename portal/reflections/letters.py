"""The letter that says that something was shared, never what: mail is not private."""

from datetime import timedelta

from portal.foundation.clock import now
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import speaking
from portal.foundation.quiet_hours import outside_quiet_hours
from portal.mail.actions import post
from portal.mail.queries import last_letter_at
from portal.mail.words import Words
from portal.people.models import Account
from portal.reflections.models import ReflectionShare
from portal.spaces.models import Space
from portal.web.addresses import absolute_url

KIND = "reflection shared"
A_DAY = timedelta(days=1)


def about(share: ReflectionShare) -> str:
    """What the letter tells of, so that it can be withdrawn."""
    return f"share:{share.public_id}"


def reflection_shared(share: ReflectionShare, *, space: Space, author: Account, reader: Account) -> None:
    """Tell `reader` that `author` has shared a reflection in `space`: by day, and once a day at the most.

    What is shared on the same day stands in the message about what is new.
    """
    told = last_letter_at(reader.id, KIND)
    if told and told > now() - A_DAY:
        return
    with speaking(reader.language, reader.time_zone):
        words = Words(
            subject=_("%(name)s shared a reflection with you", name=author.name),
            greeting=_("Hello %(name)s!", name=reader.name),
            paragraphs=[
                _("%(name)s shared a reflection with you. You can read it on your shared path.", name=author.name)
            ],
            button=(_("Read it"), absolute_url("reflections.show_shared_reflections", space_id=space.public_id)),
            why=_("You can turn these messages off: %(address)s", address=absolute_url("reminders.show_reminders")),
        )
        due_at = outside_quiet_hours(now(), reader.time_zone)
        post(reader.email, words, kind=KIND, account_id=reader.id, about=about(share), due_at=due_at)
