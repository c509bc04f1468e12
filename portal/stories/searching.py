"""What the search knows of stories: exactly the pages that are public."""

from portal.foundation.markup import as_kept
from portal.search.actions import forget_text, index_text
from portal.stories.models import Story, StoryPage

KIND = "story"


def index(story: Story, page: StoryPage) -> None:
    """It is found by its words from now on."""
    index_text(
        kind=KIND,
        public_id=story.public_id,
        language=page.language,
        title=page.title,
        body=as_kept(page.html).striptags(),
        published_at=page.published_at,
    )


def forget(story: Story, language: str) -> None:
    """It is not found any more."""
    forget_text(kind=KIND, public_id=story.public_id, language=language)
