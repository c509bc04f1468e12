"""Giving consent and taking it back: the same act both ways, at once."""

import hashlib
from dataclasses import dataclass

from portal.consents.models import ConsentEntry, Purpose
from portal.consents.queries import Who, latest_consent
from portal.foundation.db import db


@dataclass(frozen=True)
class Wording:
    """The words a person saw: the number of their version, their language, and the text itself."""

    version: int
    language: str
    text: str

    @property
    def digest(self) -> str:
        """SHA-256 of what was shown."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def give_consent(who: Who, purpose: Purpose, *, about: str = "", wording: Wording, how: str) -> bool:
    """Record that the person agreed, about one thing if it is named; False when they already had."""
    return _note(who, purpose, about, True, wording, how)


def agree_to_words(who: Who, purpose: Purpose, *, about: str, wording: Wording, how: str) -> bool:
    """Record that the person agreed to these very words, also when they had agreed to others; False for the same."""
    latest = latest_consent(who, purpose, about=about)
    if latest and latest.given and latest.shown_hash == wording.digest:
        return False
    _add(who, purpose, about, True, wording, how)
    return True


def withdraw_consent(who: Who, purpose: Purpose, *, about: str = "", wording: Wording, how: str) -> bool:
    """Record that the person took it back; False when there was nothing to take back."""
    return _note(who, purpose, about, False, wording, how)


def _note(who: Who, purpose: Purpose, about: str, given: bool, wording: Wording, how: str) -> bool:
    latest = latest_consent(who, purpose, about=about)
    if given == bool(latest and latest.given):
        return False
    _add(who, purpose, about, given, wording, how)
    return True


def _add(who: Who, purpose: Purpose, about: str, given: bool, wording: Wording, how: str) -> None:
    db.session.add(
        ConsentEntry(
            account_id=who if isinstance(who, int) else None,
            email=who if isinstance(who, str) else None,
            purpose=purpose,
            about=about,
            given=given,
            wording=wording.version,
            language=wording.language,
            shown_hash=wording.digest,
            how=how,
        )
    )
    db.session.flush()
