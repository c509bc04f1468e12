"""What the pages of the diary need: posts in each of their states, with photos."""

from datetime import timedelta

import sqlalchemy as sa

from portal.diary.blocks import photo_mark
from portal.diary.models import PostRevision
from portal.diary.publishing import schedule_post
from portal.foundation.clock import now
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.people.queries import account_by_email
from tests.factories_diary import BOTH, FINNISH, post, published, written
from tests.factories_photos import agreed, person, photo, picture
from tests.journeys.cast import Cast

LONG = (
    "Mentorointiohjelmanaloitustilaisuusjärjestelyt ja muita pitkiä sanoja, joiden on mahduttava kapeallekin ruudulle"
)


def with_diary(cast: Cast) -> Cast:
    """The cast, with a diary; made when the first page asks for it."""
    if "post" not in cast.names:
        with cast.portal.inside():
            cast.names |= _posts(cast)
    return cast


def _posts(cast: Cast) -> dict[str, str]:
    staff = account_by_email(cast.emails["staff"])
    wide = [photo(by=staff, content=picture(900, 600)) for _photo in range(2)]
    agreed(person(wide[0]))
    source = "\n\n".join(
        ["Alku.", *(photo_mark(each.public_id) for each in wide), "## Väliotsikko\n\n> Lainaus\n\nLoppu."]
    )
    texts = {"source_fi": source, "source_en": source, "slug_fi": "a-night", "slug_en": "a-night"}
    for number in range(3):
        published(title_fi=f"Kirjoitus {number}", title_en=f"Post {number}", topics="mentors", by=staff)
    shown = published(**texts, topics="beginnings,mentors", by=staff)
    only = published("fi", slug_fi="vain-suomeksi", title_fi=LONG, by=staff)
    draft = post(by=staff, **{**BOTH, "source_en": "The doors opened at five.", "ingress_en": ""})
    written(
        draft, by=staff, source_fi=f"Ovet avattiin kuudelta.\n\n{photo_mark(photo(by=staff).public_id)}\n\n[x](/fi/y)"
    )
    waiting, ready = post(by=staff, **BOTH), post(by=staff, **BOTH)
    tomorrow = now() + timedelta(days=1)
    with unit_of_work():
        assert staff
        schedule_post(waiting, ["fi"], day=tomorrow.date(), clock=tomorrow.time().replace(second=0), by=staff)
        ready.texts["en"].held_back_at = now()
    of_draft = sa.select(PostRevision.public_id).where(PostRevision.text_id == draft.texts["fi"].id)
    first, latest = db.session.scalars(of_draft.order_by(PostRevision.id)).all()
    year = str(shown.texts["fi"].year)
    named = {"post": shown, "post in Finnish": only, "post draft": draft, "post waiting": waiting, "post ready": ready}
    return {name: each.public_id for name, each in named.items()} | {
        "post year": year,
        "post photo": wide[1].public_id,
        "first revision": first,
        "latest revision": latest,
        "new post": new_public_id(),
    }


def change(cast: Cast, name: str, **words: str) -> None:
    """As if a colleague had saved other words."""
    with cast.portal.inside():
        written(name, by=account_by_email(cast.emails["staff"]), **words)


def a_draft(cast: Cast) -> str:
    """A new post of its own; answers its name."""
    with cast.portal.inside():
        return post(by=account_by_email(cast.emails["staff"]), **FINNISH).public_id
