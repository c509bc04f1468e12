"""Which photos may be shown, and to whom."""

from portal.photos.models import PermissionState, Photo


def may_be_public(photo: Photo) -> bool:
    """Nobody took it down, and everyone who can be recognised in it has said yes."""
    return photo.taken_down_at is None and all(person.state is PermissionState.GIVEN for person in photo.people)


def is_public(photo: Photo) -> bool:
    """It may be shown, and something published shows it."""
    return bool(photo.uses) and may_be_public(photo)


def was_public(photo: Photo) -> bool:
    """Something published shows it, and it may not be shown any more."""
    return bool(photo.uses) and not may_be_public(photo)


def described_in(photo: Photo, language: str) -> bool:
    """Who does not see it loses nothing: its description is written in `language`, or it only decorates."""
    words = photo.words.get(language)
    return photo.decorative or bool(words and words.description)


def may_be_removed(state: PermissionState) -> bool:
    """Someone was put on a photo by mistake. Who has answered stays: a no is not undone by forgetting who said it."""
    return state in (PermissionState.NOT_ASKED, PermissionState.ASKED)
