"""Where the pages of reflections are, and what they say."""

from markupsafe import escape

from portal.foundation.db import db, new_public_id
from portal.reflections.models import Reflection
from portal.spaces.models import Space

MINE = "/en/my/reflections"


def new_page() -> str:
    """A page that nobody has begun."""
    return f"{MINE}/new/{new_public_id()}"


def page_of(reflection: Reflection, act: str = "") -> str:
    """A reflection's own page, or one of its acts: `edit`, `share`, `delete`."""
    return f"{MINE}/{reflection.public_id}" + (f"/{act}" if act else "")


def sharing(reflection: Reflection, space: Space, act: str = "share") -> str:
    """Where the buttons `share` and `stop-sharing` lead."""
    return f"{MINE}/{reflection.public_id}/{act}/{space.public_id}"


def shared_page(space: Space, language: str = "en") -> str:
    """What a pair has shared."""
    return {"en": f"/en/pair/{space.public_id}/reflections", "fi": f"/fi/pari/{space.public_id}/pohdinnat"}[language]


def written() -> list[tuple[str, str]]:
    """Every reflection there is: title and words."""
    db.session.expire_all()
    return [(each.heading, each.body) for each in db.session.scalars(db.select(Reflection).order_by(Reflection.id))]


def in_a_field(words: str) -> str:
    """As a form shows it."""
    return str(escape(words))
