"""Photos, for staff: adding them, telling what they show, who is in them, and taking them down."""

from typing import Any

from flask import abort, current_app, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import RequestEntityTooLarge

from portal.foundation.db import new_public_id, unit_of_work
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import ngettext
from portal.photos import actions, permissions, queries
from portal.photos.forms import MOST_BYTES_AT_ONCE, PersonForm, UploadForm, description_form
from portal.photos.labels import PERMISSION_LABELS
from portal.photos.models import Photo
from portal.photos.policy import may_be_removed
from portal.photos.shown import shown_on, state_of, uploaded
from portal.web.addresses import Pages, own_path
from portal.web.forms import PortalForm
from portal.web.guards import Audience, open_to, viewer

photo_staff_pages = Pages("photos_for_staff", __name__)


@photo_staff_pages.url_value_preprocessor
def let_pictures_in(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Pictures are larger than forms may be elsewhere. Said before anything reads the form, and for staff alone."""
    here = endpoint == "photos_for_staff.upload_photos" and request.method == "POST"
    if here and current_user.is_authenticated and viewer().is_staff:
        request.max_content_length = MOST_BYTES_AT_ONCE


@photo_staff_pages.errorhandler(RequestEntityTooLarge)
def tell_how_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """Larger than all pictures together may be."""
    heading, explanation = _("The pictures are too large"), _("Choose pictures of at most 10 MB each, 10 at once.")
    if _asked_by_script():
        return jsonify(errors=[explanation]), 413
    page = render_template("_layout/error.html", code=413, heading=heading, explanation=explanation, typed=[])
    return page, 413


@photo_staff_pages.page("/staff/photos")
@open_to(Audience.STAFF)
def list_photos() -> ResponseReturnValue:
    """Every photo, the latest first, and what each still needs."""
    page = queries.photos_newest_first(older_than=request.args.get("older-than"))
    states = {photo.public_id: state_of(photo) for photo in page.rows}
    return render_template("photos/staff/list_photos.html", page=page, states=states)


@photo_staff_pages.page("/staff/photos/new")
@open_to(Audience.STAFF)
def begin_upload() -> ResponseReturnValue:
    """To a fresh address: whatever is sent there twice arrives once."""
    return redirect(url_for(".upload_photos", batch_id=new_public_id(), back=request.args.get("back")))


@photo_staff_pages.page("/staff/photos/new/<public:batch_id>", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def upload_photos(batch_id: str) -> ResponseReturnValue:
    """Add pictures. A page that shows them may send them here too, by script or with the path to come `back` to."""
    form, kept = UploadForm.opened(), list[Photo]()
    if form.accepted():
        ready = form.prepared(batch_id)
        with unit_of_work():
            kept = [actions.keep_photo(photo_id, prepared, by=viewer()) for photo_id, prepared in ready.items()]
        if not form.photos.errors and not _asked_by_script():
            flash(ngettext("%(num)d photo is added.", "%(num)d photos are added.", len(kept)))
            return redirect(_back_with(kept))
    if _asked_by_script():
        errors = [str(error) for errors in form.errors.values() for error in errors]
        return jsonify(photos=[uploaded(photo) for photo in kept], errors=errors), 422 if errors else 200
    return form.page("photos/staff/upload_photos.html", kept=kept)


def _back_with(kept: list[Photo]) -> str:
    """To the page that sent the pictures, which learns their names; else to the photo, or to all of them."""
    otherwise = url_for(".describe_photo", photo_id=kept[0].public_id) if len(kept) == 1 else url_for(".list_photos")
    back = own_path(request.values.get("back"), otherwise)
    if back == otherwise:
        return back
    return f"{back}{'&' if '?' in back else '?'}photos={','.join(photo.public_id for photo in kept)}"


def _asked_by_script() -> bool:
    return request.accept_mimetypes.best == "application/json"


@photo_staff_pages.page("/staff/photos/<public:photo_id>", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def describe_photo(photo_id: str) -> ResponseReturnValue:
    """One photo: what it shows in each language, who can be recognised, where it is shown."""
    photo = queries.photo_or_404(photo_id)
    form = description_form().opened(**actions.photo_fields(photo, current_app.config["LANGUAGES"]))
    seen = form.seen.data or ""
    if form.carries_out(lambda: actions.describe_photo(photo, seen=seen, fields=form.typed(), by=viewer())):
        flash(_("The photo's texts are saved."))
        return redirect(url_for(".describe_photo", photo_id=photo_id))
    return form.page(
        "photos/staff/describe_photo.html",
        photo=photo,
        state=state_of(photo),
        places=shown_on(photo),
        state_words=PERMISSION_LABELS,
        may_be_removed=may_be_removed,
    )


@photo_staff_pages.page("/staff/photos/<public:photo_id>/people/new", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def add_person(photo_id: str) -> ResponseReturnValue:
    """Someone can be recognised in it: they are asked at once."""
    photo = queries.photo_or_404(photo_id)
    form = PersonForm.opened(language=current_app.config["LANGUAGES"][0])
    if form.carries_out(lambda: _add_and_ask(photo, form)):
        flash(_("The question is on its way. The photo is not shown before the answer is yes."))
        return redirect(url_for(".describe_photo", photo_id=photo_id))
    return form.page("photos/staff/add_person.html", photo=photo)


def _add_and_ask(photo: Photo, form: PersonForm) -> None:
    name, spoken = form.name.data or "", form.language.data or ""
    person = permissions.add_person(photo, name=name, email=form.email.address, spoken=spoken, by=viewer())
    if person.asked_at is None:
        permissions.ask_person(person, by=viewer())


@photo_staff_pages.page("/staff/photos/<public:photo_id>/people/<public:named_id>/ask", methods=["POST"])
@open_to(Audience.STAFF)
def ask_person(photo_id: str, named_id: str) -> ResponseReturnValue:
    """The same question once more."""
    person = queries.person_in(queries.photo_or_404(photo_id), named_id) or abort(404)
    form = PortalForm()
    if form.carries_out(lambda: permissions.ask_person(person, by=viewer())):
        flash(_("The question is on its way."))
    return _back_to(photo_id, form)


@photo_staff_pages.page("/staff/photos/<public:photo_id>/people/<public:named_id>/delete", methods=["POST"])
@open_to(Audience.STAFF)
def remove_person(photo_id: str, named_id: str) -> ResponseReturnValue:
    """They are not in the photo after all."""
    person, form = queries.person_in(queries.photo_or_404(photo_id), named_id), PortalForm()
    if person and form.carries_out(lambda: permissions.remove_person(person, by=viewer())):
        flash(_("The person is no longer named in this photo."))
    return _back_to(photo_id, form)


@photo_staff_pages.page("/staff/photos/<public:photo_id>/take-down", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def take_down(photo_id: str) -> ResponseReturnValue:
    """Asked once; then it is gone everywhere."""
    photo = queries.photo_or_404(photo_id)
    if request.method == "POST":
        with unit_of_work():
            actions.take_down(photo, by=viewer())
        flash(_("The photo is taken down."))
        return redirect(url_for(".describe_photo", photo_id=photo_id))
    return render_template("photos/staff/take_down.html", photo=photo)


@photo_staff_pages.page("/staff/photos/<public:photo_id>/delete", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def delete_photo(photo_id: str) -> ResponseReturnValue:
    """Asked once; then its files go, too."""
    photo, form = queries.photo_named(photo_id), PortalForm()
    if photo and request.method == "GET":
        return render_template("photos/staff/delete_photo.html", photo=photo)
    if photo and not form.carries_out(lambda: actions.delete_photo(photo, by=viewer())):
        return _back_to(photo_id, form)
    flash(_("The photo is deleted."))
    return redirect(url_for(".list_photos"))


def _back_to(photo_id: str, form: PortalForm) -> ResponseReturnValue:
    if form.form_errors:
        flash(form.form_errors[0], "problem")
    return redirect(url_for(".describe_photo", photo_id=photo_id))
