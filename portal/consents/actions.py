"""Giving consent and taking it back: the same act both ways, at once."""

import hashlib
from dataclasses import dataclass

from portal.consents.models import ConsentEntry, Purpose
from portal.consents.queries import latest_consent
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


def give_consent(account_id: int, purpose: Purpose, *, wording: Wording, how: str) -> bool:
    """Record that the person agreed; False when they already had."""
    return _note(account_id, purpose, True, wording, how)


def withdraw_consent(account_id: int, purpose: Purpose, *, wording: Wording, how: str) -> bool:
    """Record that the person took it back; False when there was nothing to take back."""
    return _note(account_id, purpose, False, wording, how)


def _note(account_id: int, purpose: Purpose, given: bool, wording: Wording, how: str) -> bool:
    latest = latest_consent(account_id, purpose)
    if given == bool(latest and latest.given):
        return False
    db.session.add(
        ConsentEntry(
            account_id=account_id,
            purpose=purpose,
            given=given,
            wording=wording.version,
            language=wording.language,
            shown_hash=wording.digest,
            how=how,
        )
    )
    db.session.flush()
    return True
