"""Letters about photos: asking someone who can be recognised, and telling whoever asked that their request is here."""

from portal.foundation.dates import calendar_day
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import speaking, zone
from portal.mail.actions import post, withdraw
from portal.mail.words import Words
from portal.photos.models import PhotoPerson, PhotoRequest
from portal.web.addresses import absolute_url


def about(person: PhotoPerson) -> str:
    """What the letter tells of, so that it can be withdrawn."""
    return f"photo person:{person.public_id}"


def permission_asked(person: PhotoPerson) -> None:
    """Ask for leave to show a photo. Opening the link changes nothing; a button on its page does."""
    with speaking(person.language):
        page = absolute_url("photo_permission.show_permission", token=person.token)
        words = Words(
            subject=_("May we show a photo of you?"),
            greeting=_("Hello %(name)s!", name=person.name),
            paragraphs=[
                _("There is a photo from the mentoring programme in which you can be recognised."),
                _("We would like to show it on our public pages. We do so only if you say yes."),
                _("Open the link to see the photo and to answer. You need no account."),
            ],
            button=(_("See the photo and answer"), page),
            afterwards=[_("Keep this message: with the same link you can change your answer at any time.")],
            why=_("You got this message because the staff of the mentoring programme named you in a photo."),
        )
        post(person.email, words, kind="photo permission", account_id=person.account_id, about=about(person))


def take_back(person: PhotoPerson) -> None:
    """They are not in the photo after all."""
    withdraw(about(person))


def request_received(request: PhotoRequest) -> None:
    """The receipt: a number, and until when staff answer. Never what was written."""
    with speaking(request.language):
        words = Words(
            subject=_("Your photo request %(number)s", number=request.number),
            greeting=_("Hello!"),
            paragraphs=[
                _("We received your request to take down a photo. Its number is %(number)s.", number=request.number),
                _("We answer at the latest on this day: %(day)s", day=calendar_day(request.due_at.astimezone(zone()))),
            ],
            why=_(
                "You got this message because someone made a photo request with your address. "
                "If it was not you, do nothing."
            ),
        )
        post(request.email, words, kind="photo request", account_id=None, about=f"photo request:{request.public_id}")


def request_granted(request: PhotoRequest) -> None:
    """The photo is gone."""
    with speaking(request.language):
        words = Words(
            subject=_("The photo is taken down: %(number)s", number=request.number),
            greeting=_("Hello!"),
            paragraphs=[
                _("You asked us to take down a photo. It is no longer on our pages."),
                _("Someone may have saved it earlier, and a search engine may show it for some days more."),
            ],
            why=_("You got this message because you made a photo request with this address."),
        )
        post(request.email, words, kind="photo request", account_id=None, about=f"photo request:{request.public_id}")
