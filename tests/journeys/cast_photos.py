"""What the pages of photos need: photos in each of their states, someone who is asked, requests of both kinds."""

from datetime import timedelta

from portal.foundation.db import unit_of_work
from portal.people.queries import account_by_email
from portal.photos import actions, permissions, request_actions
from portal.photos.models import RequestOutcome
from tests import factories_photos
from tests.factories_photos import agreed, person, photo, picture
from tests.journeys.cast import Cast


def with_photos(cast: Cast) -> Cast:
    """The cast, with photos; made when the first page asks for them."""
    if "photo" not in cast.names:
        with cast.portal.inside():
            cast.names |= _photos(cast)
    return cast


def _photos(cast: Cast) -> dict[str, str]:
    staff = account_by_email(cast.emails["staff"])
    wide = picture(900, 600)
    waiting, public, down = (
        photo(by=staff, content=wide),
        photo(used_by="post:x", content=wide),
        photo(used_by="post:y"),
    )
    refused, bare = photo(decorative=True), photo()
    asked = person(waiting, name="Maija Meri-Pohjanpalo")
    said_yes = agreed(person(public, name="Amina Hassan", email="amina@example.org"))
    said_no = person(refused, email="no@example.org")
    late, handled = factories_photos.request(about=public), factories_photos.request(email="other@example.org")
    unknown = factories_photos.request(which="The one by the window, with the two of us laughing", wish="")
    with unit_of_work():
        permissions.refuse_permission(said_no)
        actions.take_down(down, by=staff)
        bare.words.clear()
        late.due_at -= timedelta(days=20)
        if staff:
            request_actions.close_request(handled, RequestOutcome.ANSWERED, by=staff)
    tokens = {"asked": asked.token, "said yes": said_yes.token, "said no": said_no.token}
    photos = {
        "photo": waiting,
        "public photo": public,
        "photo down": down,
        "photo refused": refused,
        "bare photo": bare,
    }
    requests = {"late request": late, "handled request": handled, "unknown request": unknown}
    return tokens | {name: each.public_id for name, each in {**photos, **requests}.items()}
