"""The letter that says that something was shared, never what: mail is not private."""

from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import speaking
from portal.mail.actions import post
from portal.mail.words import Words
from portal.people.models import Account
from portal.reflections.models import ReflectionShare
from portal.spaces.models import Space
from portal.web.addresses import absolute_url


def about(share: ReflectionShare) -> str:
    """What the letter tells of, so that it can be withdrawn."""
    return f"share:{share.public_id}"


def reflection_shared(share: ReflectionShare, *, space: Space, author: Account, reader: Account) -> None:
    """Tell `reader` that `author` has shared a reflection in `space`."""
    with speaking(reader.language, reader.time_zone):
        words = Words(
            subject=_("%(name)s shared a reflection with you", name=author.name),
            greeting=_("Hello %(name)s!", name=reader.name),
            paragraphs=[
                _("%(name)s shared a reflection with you. You can read it on your shared path.", name=author.name)
            ],
            button=(_("Read it"), absolute_url("reflections.show_shared_reflections", space_id=space.public_id)),
            why=_("You got this message because the two of you are a pair in the mentoring programme."),
        )
        post(reader.email, words, kind="reflection shared", account_id=reader.id, about=about(share))
