"""The files of photos: to everyone while a photo is public, to staff at any time, and to nobody else."""

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.photos.models import Photo
from portal.photos.policy import is_public, was_public
from portal.photos.queries import photo_of_file
from portal.photos.storage import is_name, store
from portal.web.guards import Audience, open_to, viewer

media_files = Blueprint("media", __name__)

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
# A browser may keep what everyone may see; nobody between us and it, or a permission taken back would not hold.
FOR_EVER = "private, max-age=31536000, immutable"
NEVER = "private, no-store"


@media_files.route("/media/<file>")
@open_to(Audience.EVERYONE)
def show_file(file: str) -> ResponseReturnValue:
    """One file. What was public and may not be any more is gone; of anything else a stranger learns nothing."""
    photo = photo_of_file(file.rsplit("-", 1)[0]) if is_name(file) else None
    if not photo:
        abort(404)
    if is_public(photo):
        return file_of(photo, file, kept=FOR_EVER)
    if current_user.is_authenticated and viewer().is_staff:
        return file_of(photo, file, kept=NEVER)
    return abort(410 if was_public(photo) else 404)


def file_of(photo: Photo, name: str, *, kept: str) -> Response:
    """The bytes of one file of this photo, with headers that let them be a picture and nothing else."""
    kind = name.rsplit(".", 1)[1]
    content = store().get(name) or abort(404)
    answer = Response(content, mimetype=TYPES[kind])
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Content-Disposition"] = f'inline; filename="photo.{kind}"'
    answer.headers["Cache-Control"] = kept
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
