"""Whatever people and staff do in whatever order: no file of a photo is served without every yes that it needs."""

import random
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from portal.foundation.db import unit_of_work
from portal.people.models import Account, Role
from portal.photos import actions, permissions
from portal.photos.models import PermissionState, Photo, PhotoPerson
from portal.photos.queries import photo_or_404
from tests import factories
from tests.factories_photos import photo
from tests.visitor import Visitor

SEQUENCES, STEPS = 12, 10


class Told:
    """What was done to one photo, remembered apart from the portal."""

    def __init__(self, seed: int, staff: Account) -> None:
        self.chance, self.staff = random.Random(seed), staff
        self.photo: Photo = photo(by=staff)
        self.said: dict[str, bool] = {}
        self.uses: set[str] = set()
        self.down = False

    def step(self) -> None:
        """One act of anybody's."""
        acts: list[Callable[[], None]] = [self.name_someone, self.answer, self.answer, self.answer, self.use, self.stop]
        if self.chance.random() < 0.05:
            acts = [self.take_down]
        with unit_of_work():
            self.chance.choice(acts)()

    def name_someone(self) -> None:
        if len(self.said) < 3:
            email = f"person{len(self.said)}@example.org"
            permissions.add_person(self.photo, name="Someone", email=email, spoken="fi", by=self.staff)
            self.said[email] = False

    def answer(self) -> None:
        if self.said:
            email = self.chance.choice(sorted(self.said))
            self.said[email] = yes = self.chance.random() < 0.75
            [named] = [each for each in self.photo.people if each.email == email]
            (permissions.give_permission if yes else permissions.refuse_permission)(named)

    def use(self) -> None:
        by = self.chance.choice(("post:x", "story:y"))
        actions.use_photo(self.photo, by=by)
        self.uses.add(by)

    def stop(self) -> None:
        by = self.chance.choice(("post:x", "story:y"))
        actions.stop_using(self.photo, by=by)
        self.uses.discard(by)

    def take_down(self) -> None:
        actions.take_down(self.photo, by=self.staff)
        self.down = True

    def may_be_seen(self) -> bool:
        """By the rule itself, in one line."""
        return bool(self.uses) and not self.down and all(self.said.values())


def served_wrongly(visitor: Visitor) -> Iterator[str]:
    """Whenever a file was served that should not have been, or was not that should."""
    staff = factories.account(Role.STAFF)
    for seed in range(SEQUENCES):
        told = Told(seed, staff)
        file, name = f"/media/{told.photo.file(told.photo.width, 'jpg')}", told.photo.public_id
        for _step in range(STEPS):
            told.step()
            if (visitor.get(file).status_code == 200) is not told.may_be_seen():
                yield f"sequence {seed}: {told.said}, {sorted(told.uses)}, down: {told.down}"
            told.photo = photo_or_404(name)


def test_a_file_is_served_exactly_while_it_may_be(app: Flask, visitor: Visitor) -> None:
    assert list(served_wrongly(visitor)) == []


@pytest.mark.parametrize(
    "holed",
    [
        lambda photo: photo.taken_down_at is None,
        lambda photo: all(each.state is PermissionState.GIVEN for each in photo.people),
        lambda photo: not photo.taken_down_at and any(each.state is PermissionState.GIVEN for each in photo.people),
        lambda photo: not photo.taken_down_at and all(_is_not_refused(each) for each in photo.people),
    ],
    ids=["nobody asked", "taken down", "one yes is enough", "silence is a yes"],
)
def test_a_rule_with_a_hole_would_be_noticed(
    app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch, holed: Callable[[Photo], bool]
) -> None:
    monkeypatch.setattr("portal.photos.policy.may_be_public", holed)

    assert next(served_wrongly(visitor), None)


def _is_not_refused(named: PhotoPerson) -> bool:
    return named.state not in (PermissionState.REFUSED, PermissionState.WITHDRAWN)
