"""Hostile words about photos: in descriptions, captions, credits and names, and in what strangers ask."""

import itertools

from portal.foundation.db import unit_of_work
from portal.people.queries import account_by_email
from portal.photos.models import PhotoWords
from tests import factories_photos
from tests.journeys.conftest import OpenWindow
from tests.journeys.harm import listen
from tests.journeys.hostile import STAFF, Harm, look_at
from tests.journeys.portal import LivePortal
from tests.journeys.vectors import on_one_line


def in_words_about_photos(open_window: OpenWindow, portal: LivePortal, vectors: list[str]) -> Harm:
    """Each photo is looked at where staff see it and where it is public; and in the end the list of the latest."""
    staff, visitor = listen(open_window("en", signed_in_as=STAFF)), listen(open_window("en"))
    words = itertools.cycle(on_one_line(vector) for vector in vectors)
    found: Harm = []
    for _photo in range(len(vectors) // 9):
        with portal.inside():
            photo = factories_photos.photo(by=account_by_email(STAFF), used_by="post:x")
            with unit_of_work():
                for code in ("fi", "en"):
                    said = {"description": next(words)[:500], "caption": next(words)[:300], "credit": next(words)[:120]}
                    told = photo.words.setdefault(code, PhotoWords(language=code))
                    told.description, told.caption, told.credit = said["description"], said["caption"], said["credit"]
            asked = factories_photos.request(about=photo, which=next(words), wish=next(words)).public_id
            name = photo.public_id
        found += look_at(visitor, f"{portal.path('photo_requests.begin_request', 'en')}?photo={name}")
        with portal.inside():
            token = factories_photos.person(factories_photos.photo(), name=next(words)[:120]).token
        found += look_at(visitor, portal.path("photo_permission.show_permission", "en", token=token))
        found += look_at(
            staff,
            portal.path("photos_for_staff.describe_photo", "en", photo_id=name),
            portal.path("photo_requests_for_staff.show_request", "en", request_id=asked),
        )
    return found + look_at(staff, portal.path("photos_for_staff.list_photos", "en"))
