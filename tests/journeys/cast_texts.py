"""The portal's own pages as staff have changed them, and feedback in every state it has."""

from datetime import timedelta

from portal.foundation.clock import now
from portal.foundation.db import new_public_id, unit_of_work
from portal.people.models import Account
from portal.people.queries import account_by_email
from portal.texts.feedback_actions import answer_feedback
from portal.texts.models import TextName
from portal.texts.queries import revisions_of
from tests.journeys.cast import Cast
from tests.texts.factories import edited, feedback

LONG = "Yritin lukea Työelämävalmiuksienkehittämissuunnitelmansivua ruudunlukijalla.\n\nSe ei kerro, mikä on valittu."


def with_texts(cast: Cast) -> Cast:
    """Made at the first look."""
    if "revision" not in cast.names:
        with cast.portal.inside():
            staff = account_by_email(cast.emails["staff"])
            assert staff
            _make(cast, staff)
    return cast


def _make(cast: Cast, staff: Account) -> None:
    edited("## Soita\n\nNumero on **123**.", title="Näin tavoitat meidät", language="fi", by=staff)
    edited("## Call\n\nThe number is **123**.", title="How to reach us", language="en", by=staff)
    given = feedback(LONG, contact="maija@example.org", place="/fi/oma/pohdinnat/uusi")
    late, answered = feedback("A button does nothing."), feedback("The contrast is low.", by=staff)
    with unit_of_work():
        late.received_at = now() - timedelta(days=15)
        answer_feedback(answered, by=staff)
    cast.names |= {
        "contact": "contact",
        "how": "how",
        "Finnish": "fi",
        "revision": revisions_of(TextName.CONTACT, "fi").rows[0].public_id,
        "feedback": given.public_id,
        "answered feedback": answered.public_id,
        "new feedback": new_public_id(),
    }


def change_text(cast: Cast) -> None:
    """As if a colleague had saved other words first."""
    with cast.portal.inside():
        staff = account_by_email(cast.emails["staff"])
        edited(f"Kollegan sanat {new_public_id()}.", title="Näin tavoitat meidät", by=staff)
