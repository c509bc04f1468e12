"""What the search knows of the diary: exactly the texts that are public."""

from portal.diary.models import PostText


def tell_search(text: PostText) -> None:
    """Call it after every change: a published text can be found by its words, any other cannot."""
