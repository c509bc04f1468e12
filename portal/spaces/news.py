"""Letters that tell of news in places, as far as the places themselves have a say."""

from portal.mail.actions import withdraw
from portal.people.models import Account
from portal.spaces.models import Space


def about_news(reader: Account) -> str:
    """What such a letter tells of: news for this reader, in which others are named."""
    return f"news:{reader.public_id}"


def withdraw_news(space: Space) -> None:
    """News of `space` that have not left stay at home, and with them what else stands in the same letters."""
    for member in space.members:
        withdraw(about_news(member))
