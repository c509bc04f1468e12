"""Everything that changes a reflection. Functions here flush; they never commit, and the audit ledger hears nothing."""

import sqlalchemy as sa
from markupsafe import Markup
from sqlalchemy.exc import IntegrityError

from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.markup import safe_html
from portal.foundation.merging import merge
from portal.mail.actions import withdraw
from portal.parking.actions import forget_all_about
from portal.people.models import Account
from portal.reflections import letters
from portal.reflections.models import Reflection, ReflectionShare
from portal.spaces.models import Space


class SpaceIsClosed(Refused):
    """The mentoring has ended, so nothing new can be shared."""

    message = _l("Your mentoring has ended, so nothing new can be shared here.")


class IsReadAfterTheEnd(Refused):
    """The mentoring has ended, and whoever reads this there must not find new words in it."""

    message = _l("Your mentoring has ended, and your pair can still read this. Stop sharing it before you change it.")


class NameIsTaken(Refused):
    """The address belongs to somebody else's words."""

    message = _l("We cannot find that page")


def reflection_fields(reflection: Reflection) -> dict[str, str]:
    """What the form of a reflection shows."""
    return {"heading": reflection.heading, "body": reflection.body}


def write_reflection(
    author: Account, public_id: str, *, seen: str, heading: str, body: str, rendered: Markup
) -> Reflection:
    """Keep a new reflection under the name its form carried, so that posting twice has one effect.

    `rendered` is what `safe_html` made of `body`, outside this transaction. Sent again with other words it is an edit,
    with what that can raise. Raises `NameIsTaken` when the name is another person's.
    """
    if written := _reflection_named(public_id):
        return _write_again(written, author, seen=seen, heading=heading, body=body, rendered=rendered)
    reflection = Reflection(public_id=public_id, author_id=author.id)
    reflection.heading = heading
    reflection.keep(body, rendered)
    try:
        with db.session.begin_nested():
            db.session.add(reflection)
    except IntegrityError:  # The same form, sent twice in the same moment.
        return write_reflection(author, public_id, seen=seen, heading=heading, body=body, rendered=rendered)
    return reflection


def _reflection_named(public_id: str) -> Reflection | None:
    return db.session.scalar(sa.select(Reflection).where(Reflection.public_id == public_id))


def _write_again(written: Reflection, author: Account, *, rendered: Markup, seen: str, **typed: str) -> Reflection:
    if written.author_id != author.id:
        raise NameIsTaken
    if typed != reflection_fields(written):
        edit_reflection(written, seen=seen, rendered=rendered, **typed)
    return written


def edit_reflection(reflection: Reflection, *, seen: str, heading: str, body: str, rendered: Markup) -> None:
    """Change the words of a reflection that may be open on two devices.

    Raises `ChangedMeanwhile`, with both texts, for a field that the other device has changed too; and
    `IsReadAfterTheEnd`.
    """
    read_in = db.session.scalars(_shared_in(reflection).with_for_update(of=Space)).all()
    lock(reflection)
    stored = reflection_fields(reflection)
    merged = merge(seen=seen, stored=stored, typed={"heading": heading, "body": body})
    if merged == stored:
        return
    if any(space.closed_at for space in read_in):
        raise IsReadAfterTheEnd
    reflection.heading, reflection.edited_at = merged["heading"], now()
    if merged["body"] != stored["body"]:
        reflection.keep(merged["body"], rendered)
    db.session.flush()


def _shared_in(reflection: Reflection) -> sa.Select[Space]:
    """The places where it can be read."""
    found = sa.select(Space).join(ReflectionShare, ReflectionShare.space_id == Space.id)
    mine = found.where(ReflectionShare.reflection_id == reflection.id, ReflectionShare.until.is_(None))
    return mine.order_by(Space.id).execution_options(populate_existing=True)


def share_reflection(reflection: Reflection, *, space: Space, author: Account) -> None:
    """Let everyone in `space` read it, and tell them that there is something, never what.

    Sharing what is shared already changes nothing. Raises `SpaceIsClosed`.
    """
    lock(space)
    if space.closed_at is not None:
        raise SpaceIsClosed
    if open_share(reflection, space):
        return
    share = ReflectionShare(reflection_id=reflection.id, space_id=space.id)
    db.session.add(share)
    db.session.flush()
    for reader in space.others_than(author):
        letters.reflection_shared(share, space=space, author=author, reader=reader)


def stop_sharing_reflection(reflection: Reflection, *, space: Space) -> None:
    """Take it back: nobody but its author reads it from now on, and a letter that has not left stays at home."""
    lock(space)
    if share := open_share(reflection, space):
        share.until = now()
        withdraw(letters.about(share))
        db.session.flush()


def open_share(reflection: Reflection, space: Space) -> ReflectionShare | None:
    """The sharing that is in force, if any."""
    return db.session.scalar(
        sa.select(ReflectionShare).where(
            ReflectionShare.reflection_id == reflection.id,
            ReflectionShare.space_id == space.id,
            ReflectionShare.until.is_(None),
        )
    )


def delete_reflection(author: Account, public_id: str) -> None:
    """Delete one's own reflection for good, with unsent changes to it and every trace of its sharing.

    What is not there, or not there any more, stays so.
    """
    mine = sa.select(Reflection).where(Reflection.public_id == public_id, Reflection.author_id == author.id)
    reflection = db.session.scalar(mine.with_for_update())
    if reflection is None:
        return
    forget_all_about(author.id, public_id)
    for share in db.session.scalars(sa.select(ReflectionShare).where(ReflectionShare.reflection_id == reflection.id)):
        withdraw(letters.about(share))
    db.session.delete(reflection)
    db.session.flush()


def rendered_words(body: str) -> Markup:
    """`body` as it will be read. Slow; call it before the unit of work."""
    return safe_html(body)
