"""What the search knows of the diary: exactly the texts that are public."""

from portal.diary.blocks import plain_words
from portal.diary.models import PostText
from portal.search.actions import forget_text, index_text

KIND = "post"


def tell_search(text: PostText) -> None:
    """Call it after every change: a published text can be found by its words, any other cannot."""
    name = text.post.public_id
    if text.is_published and text.published_at:
        index_text(
            kind=KIND,
            public_id=name,
            language=text.language,
            title=text.title,
            body=f"{text.ingress}\n{plain_words(text.blocks)}",
            published_at=text.published_at,
        )
    else:
        forget_text(kind=KIND, public_id=name, language=text.language)
