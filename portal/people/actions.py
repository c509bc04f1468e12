"""Opening, noting and ending sign-ins; changing what an account may do. Functions here flush; they never commit."""

from datetime import timedelta

import sqlalchemy as sa

from portal.audit.actions import record
from portal.foundation.clock import now
from portal.foundation.db import db
from portal.people.models import Account, Role, SignIn

NOTED_EVERY = timedelta(minutes=5)
BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = ("Windows", "Android", "iPhone", "iPad", "Mac OS", "Linux")


def browser_label(user_agent: str) -> str:
    """Enough for people to recognise their own device, and no more: `Firefox, Windows`; empty if unknown."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "")
    system = next((system for system in SYSTEMS if system in user_agent), "")
    return ", ".join(part for part in (browser, system) if part)


def open_account(*, email: str, name: str, language: str, role: Role = Role.NONE) -> Account:
    """A new person, whose `email` nobody has yet."""
    account = Account(email=email.strip().lower(), name=name, language=language, role=role)
    db.session.add(account)
    db.session.flush()
    record("opened", f"account:{account.public_id}", actor_id=None)
    return account


def open_sign_in(account: Account, *, user_agent: str) -> SignIn:
    """Sign `account` in, in one browser. The token for its cookie is on the row, this once."""
    sign_in = SignIn(account_id=account.id, browser=browser_label(user_agent))
    db.session.add(sign_in)
    db.session.flush()
    record("signed in", f"account:{account.public_id}", actor_id=account.id)
    return sign_in


def end_sign_in(account: Account, public_id: str) -> None:
    """End one of this person's own sign-ins; anybody else's is not found, and nothing happens."""
    _end(SignIn.account_id == account.id, SignIn.public_id == public_id)


def end_all_sign_ins(account: Account, *, but: str | None = None) -> None:
    """End every sign-in of this person, but the one with the public id `but`."""
    _end(SignIn.account_id == account.id, SignIn.public_id != (but or ""))


def _end(*which: sa.ColumnElement[bool]) -> None:
    db.session.execute(sa.update(SignIn).where(SignIn.ended_at.is_(None), *which).values(ended_at=now()))


def note_seen(sign_in_id: int) -> None:
    """The one write that a GET causes, at most every five minutes; of two requests only the first writes."""
    old = sa.update(SignIn).where(SignIn.id == sign_in_id, SignIn.last_seen_at < now() - NOTED_EVERY)
    db.session.execute(old.values(last_seen_at=now()))


def change_role(account: Account, role: Role, *, actor_id: int | None) -> None:
    """Give `account` another role. All its sign-ins end: what they may do has changed."""
    account.role = role
    end_all_sign_ins(account)
    record(f"made {role.value}", f"account:{account.public_id}", actor_id=actor_id)
