"""What someone in a photo sees through the link of their letter: the photo, what it is about, and two buttons."""

from collections.abc import Callable

from flask import Response, abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from limits import parse

from portal.foundation.db import unit_of_work
from portal.foundation.i18n import gettext as _
from portal.photos import permissions
from portal.photos.labels import PERMISSION_LABELS, PERMISSION_TEXT
from portal.photos.media_views import NEVER, file_of
from portal.photos.models import PhotoPerson
from portal.photos.queries import person_behind
from portal.throttle.actions import count_attempt, network_of
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to

permission_pages = Pages("photo_permission", __name__)

MADE_UP_PER_NETWORK = parse("60 per 15 minutes")


@permission_pages.page("/photo-permission/<token>")
@open_to(Audience.EVERYONE)
def show_permission(token: str) -> ResponseReturnValue:
    """The photo and what is asked. Opening it changes nothing: machines open letters, too."""
    person = _person_behind(token)
    page = render_template(
        "photos/show_permission.html",
        person=person,
        photo=person.photo,
        token=token,
        permission=PERMISSION_TEXT,
        state_words=PERMISSION_LABELS,
    )
    return _for_them_alone(make_response(page))


@permission_pages.page("/photo-permission/<token>/photo")
@open_to(Audience.EVERYONE)
def show_photo(token: str) -> ResponseReturnValue:
    """The picture itself, for whoever is asked about it, public or not."""
    photo = _person_behind(token).photo
    return _for_them_alone(file_of(photo, photo.file(photo.widths[-1], "jpg"), kept=NEVER))


@permission_pages.page("/photo-permission/<token>/accept", methods=["POST"])
@open_to(Audience.EVERYONE)
def give_permission(token: str) -> ResponseReturnValue:
    """Yes."""
    return _answer(token, permissions.give_permission, _("Thank you. The photo may be shown."))


@permission_pages.page("/photo-permission/<token>/decline", methods=["POST"])
@open_to(Audience.EVERYONE)
def refuse_permission(token: str) -> ResponseReturnValue:
    """No, or no longer."""
    return _answer(token, permissions.refuse_permission, _("Thank you for telling us. We do not show the photo."))


def _answer(token: str, act: Callable[[PhotoPerson], None], thanks: str) -> ResponseReturnValue:
    person = _person_behind(token)
    with unit_of_work():
        act(person)
    flash(thanks)
    return redirect(url_for(".show_permission", token=token))


def _person_behind(token: str) -> PhotoPerson:
    """Only links that open nothing are counted; a photo that was taken down is asked about no more."""
    person = person_behind(token)
    if not person:
        count_attempt(MADE_UP_PER_NETWORK, "photo permission", network_of(request.remote_addr))
        abort(404)
    if person.photo.taken_down_at:
        abort(410)
    return person


def _for_them_alone(answer: Response) -> Response:
    answer.headers["Cache-Control"] = NEVER
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
