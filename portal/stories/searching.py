"""What the search knows of stories."""

from portal.stories.models import Story, StoryPage


def index(story: Story, page: StoryPage) -> None:
    """It is found from now on."""


def forget(story: Story, language: str) -> None:
    """It is not found any more."""
