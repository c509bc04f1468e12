"""The photo beside a story."""

from portal.stories.models import Story


def may_be_shown(photo_id: str | None) -> bool:
    """Whether everyone in it has agreed; a story without a photo has nothing to ask."""
    return photo_id is None


def use(story: Story) -> None:
    """The photo of a story is public with it."""


def stop_using(story: Story) -> None:
    """And goes with it."""


def pictures_of(pages: object) -> dict[str, object]:
    """The photos of these pages, by their public ids: one query, and none when there are none."""
    return {}
