"""Which contact details one's pair may see: each by its own choice, asked of the consent ledger."""

from dataclasses import dataclass
from datetime import datetime

from portal.accounts.labels import CONSENT_BUTTONS, CONSENT_HEADINGS, CONSENT_TEXTS, CONSENT_WORDING
from portal.audit.actions import record
from portal.consents.actions import Wording, give_consent, withdraw_consent
from portal.consents.models import Purpose
from portal.consents.queries import consents_in_force
from portal.foundation.i18n import LazyString, language
from portal.people.models import Account

CONSENTS_ON_PROFILE = {"email": Purpose.PARTNER_SEES_EMAIL, "phone": Purpose.PARTNER_SEES_PHONE}
_ON_THE_PROFILE = "profile page"


@dataclass(frozen=True)
class Detail:
    """One contact detail as its owner sees it: what may be shared, and whether it is."""

    name: str
    heading: LazyString
    text: LazyString
    shared_since: datetime | None
    button: LazyString


def shared_details(account: Account) -> list[Detail]:
    """The details `account` can share, with their state."""
    in_force = consents_in_force([account.id])
    found = []
    for name, purpose in CONSENTS_ON_PROFILE.items():
        since = in_force.get((account.id, purpose))
        button = CONSENT_BUTTONS[purpose][1 if since else 0]
        found.append(Detail(name, CONSENT_HEADINGS[purpose], CONSENT_TEXTS[purpose], since, button))
    return found


def _wording(purpose: Purpose) -> Wording:
    return Wording(CONSENT_WORDING, language(), str(CONSENT_TEXTS[purpose]))


def give(account: Account, purpose: Purpose) -> None:
    """From now on the pair sees it."""
    if give_consent(account.id, purpose, wording=_wording(purpose), how=_ON_THE_PROFILE):
        record(f"gave consent {purpose.value}", f"account:{account.public_id}", actor_id=account.id)


def stop(account: Account, purpose: Purpose) -> None:
    """From the next request on nobody sees it."""
    if withdraw_consent(account.id, purpose, wording=_wording(purpose), how=_ON_THE_PROFILE):
        record(f"withdrew consent {purpose.value}", f"account:{account.public_id}", actor_id=account.id)


def details_shown_to_pair(account: Account) -> dict[str, str]:
    """The e-mail address and phone number that `account` lets its pair see now."""
    in_force = consents_in_force([account.id])
    values = {"email": account.email, "phone": account.phone}
    return {
        name: value
        for name, purpose in CONSENTS_ON_PROFILE.items()
        if (account.id, purpose) in in_force and (value := values[name])
    }
