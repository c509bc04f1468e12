"""Pairs with ground rules, pairs that have ended, and a pair with a whole book: for the states of their pages."""

from datetime import timedelta

from portal.foundation.clock import now
from portal.foundation.i18n import speaking
from portal.pairs.ground_rules_words import suggested
from portal.pairs.queries import pair_seen_by
from portal.people.queries import account_by_email
from tests import factories, factories_pairs
from tests.journeys.cast import RICH, SENTENCE, Cast

WISH = "Uskaltaisin hakea harjoitteluun, and ask for what I need."


def make(cast: Cast) -> None:
    """Two who have agreed, two who are about to end, two who have ended, and one who was ended by staff."""
    with cast.portal.inside():
        _travellers(cast)
        for part in ("left", "staff-ended"):
            _ended(cast, part)


def _travellers(cast: Cast) -> None:
    mentor, mentee = (factories.account(name=name) for name in ("Aino-Kaisa Hämäläinen-Saarenmaa", "Minh Trần"))
    pair = factories.pair(mentor=mentor, mentee=mentee)
    first = factories_pairs.ground_rules(pair, accepted_by=(mentor, mentee), hopes=WISH, rhythm="Kerran kuussa.")
    factories_pairs.ground_rules(pair, by=mentor, accepted_by=(mentor,), illness="Getting well comes first.")
    factories_pairs.goal_of(pair, owner=mentee, heading="Harjoittelupaikka", body=SENTENCE, line="Ensimmäinen hakemus.")
    factories_pairs.goal_of(pair, heading="Something together", body=SENTENCE)
    for weeks in (9, 5, 1):
        factories_pairs.meeting_of(
            pair, at=now() - timedelta(weeks=weeks), place="Kahvila Kaisla", talked=f"{SENTENCE}\n\n{SENTENCE}",
            insight=SENTENCE, to_do=("Kirjoita hakemus.", "Send the CV."),
        )  # fmt: skip
    factories.reflection(by=mentee, heading="What stayed", body=RICH, shared_in=pair.space)
    factories.reflection(by=mentor, heading="", body=SENTENCE * 12, shared_in=pair.space)
    factories.reflection(by=mentee, heading="Only for me", body=SENTENCE)
    agreed = factories.pair(mentee=factories.account(name="Sulo"), mentor=factories.account(name="Saimi"))
    two = factories.mentor_of(agreed), factories.mentee_of(agreed)
    with speaking("fi"):
        factories_pairs.ground_rules(agreed, accepted_by=two, **suggested())
    cast.emails["agreed mentee"], cast.names["agreed space"] = two[1].email, agreed.space.public_id
    cast.emails |= {"traveller": mentee.email, "guide": mentor.email}
    cast.names |= {"book space": pair.space.public_id, "first rules": first.public_id}


def _ended(cast: Cast, part: str) -> None:
    pair = factories.pair(mentee=factories.account(name="Otso Virtanen"), mentor=factories.account(name="Kerttu Salo"))
    if part == "staff-ended":
        factories_pairs.ended_by_staff(pair)
    else:
        factories_pairs.ended(pair, kind_words=f"Kiitos kaikesta.\n{SENTENCE}", reason="A new job.")
    cast.emails |= {
        f"{part} mentee": factories.mentee_of(pair).email,
        f"{part} mentor": factories.mentor_of(pair).email,
    }
    cast.names[f"{part} space"] = pair.space.public_id


def change_rules(cast: Cast, part: str, space: str, words: str) -> None:
    """As if this person had saved other words meanwhile."""
    with cast.portal.inside():
        author = account_by_email(cast.emails[part])
        assert author
        pair, _open_pairs = pair_seen_by(author, cast.names[space])
        factories_pairs.ground_rules(pair, by=author, hopes=words)
