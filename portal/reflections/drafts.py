"""Reflections begun and not saved yet, as their writer finds them again."""

from dataclasses import dataclass
from datetime import datetime

from portal.parking.queries import parked_forms_under, typed_in
from portal.people.models import Account

ENDPOINT = "reflections.write_reflection"


@dataclass(frozen=True)
class Draft:
    """Where to go on, under which heading, and since when it waits (UTC)."""

    reflection_id: str
    heading: str
    parked_at: datetime


def drafts_of(writer: Account) -> list[Draft]:
    """The newest first; a draft has the name of the reflection it will become."""
    return [
        Draft(form.address.rpartition("=")[2], dict(typed_in(form)).get("heading", ""), form.parked_at)
        for form in parked_forms_under(writer.id, ENDPOINT)
    ]
