"""Posts of the diary, written and published as staff do it; every argument is optional."""

from datetime import datetime, timedelta
from typing import Any

from portal.diary import actions
from portal.diary.blocks import rendered_blocks
from portal.diary.models import Post
from portal.diary.publishing import publish_post
from portal.diary.staff_queries import post_named
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.merging import marks
from portal.people.models import Account, Role
from tests import factories

LANGUAGES = ("fi", "en")
EMPTY = {"topics": ""} | {f"{part}_{code}": "" for part in actions.WORDS_OF_A_LANGUAGE for code in LANGUAGES}
FINNISH = {
    "title_fi": "Aloitusilta",
    "ingress_fi": "Kuusikymmentä ihmistä ja yksi kahvinkeitin.",
    "source_fi": "Ovet avattiin viideltä.\n\n## Ensin kahvia\n\nKukaan ei istunut yksin.",
    "author_fi": "Sanna Laine, uraohjaaja",
}
ENGLISH = {
    "title_en": "Kick-off night",
    "ingress_en": "Sixty people and one coffee machine.",
    "source_en": "The doors opened at five.\n\n## Coffee first\n\nNobody sat alone.",
    "author_en": "Sanna Laine, career counsellor",
}
BOTH = FINNISH | ENGLISH


def written(post: Post | str, *, by: Account | None = None, seen: str | None = None, **words: str) -> Post:
    """A post saved with these words over those it has; `seen` is what its writer began from."""
    name = post if isinstance(post, str) else post.public_id
    by = by or factories.account(Role.STAFF)
    fields = {**actions.post_fields(post_named(name), LANGUAGES), **words}
    began = marks_of(post_named(name)) if seen is None else seen
    rendered = {code: rendered_blocks(fields[f"source_{code}"]) for code in LANGUAGES}
    with unit_of_work():
        return actions.save_post(name, seen=began, fields=fields, rendered=rendered, by=by)


def marks_of(post: Post | None) -> str:
    """What a form opened now would carry."""
    return marks(actions.post_fields(post, LANGUAGES))


def post(*, by: Account | None = None, **words: str) -> Post:
    """A draft; in Finnish unless its words say otherwise."""
    return written(new_public_id(), by=by, **(words or FINNISH))


def published(*languages: str, at: datetime | None = None, by: Account | None = None, **words: str) -> Post:
    """A post that readers have, in Finnish and English or in these `languages`, since `at`."""
    codes = languages or LANGUAGES
    fields = {name: value for name, value in BOTH.items() if name.rpartition("_")[2] in codes}
    made = post(by=by, **fields | words)
    publish(made, *codes)
    if at:
        with unit_of_work():
            for code in codes:
                made.texts[code].published_at = at
    return made


def publish(made: Post, *languages: str) -> None:
    """Let readers have it in these languages."""
    staff = factories.account(Role.STAFF)
    with unit_of_work():
        publish_post(made, languages, by=staff)


def many(number: int, language: str = "fi", *, topics: str = "") -> list[Post]:
    """So many published posts, a day apart."""
    first = datetime.fromisoformat("2026-01-15T10:00:00+00:00")
    words: dict[str, Any] = {**(FINNISH if language == "fi" else ENGLISH), "topics": topics}
    return [
        published(language, at=first + timedelta(days=day), **{**words, f"title_{language}": f"Number {day}"})
        for day in range(number)
    ]


def afresh(post: Post) -> Post:
    """As it stands in the database now."""
    db.session.rollback()
    found = post_named(post.public_id)
    assert found
    return found
