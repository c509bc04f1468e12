"""Two people of one pair at their browsers, and where the pages of their pair are."""

from flask import Flask

from tests import factories
from tests.visitor import Visitor


class Two:
    """A mentee and a mentor, signed in; `stranger`, `staff` and others come by `browser_of`."""

    def __init__(self, app: Flask, *, language: str = "en") -> None:
        self.app = app
        self.mentee = factories.account(name="Minea", language=language)
        self.mentor = factories.account(name="Mauno", language=language)
        self.pair = factories.pair(mentee=self.mentee, mentor=self.mentor)
        self.path = f"/en/pair/{self.pair.space.public_id}"
        self.one, self.other = self.browser_of(self.mentee), self.browser_of(self.mentor)

    def browser_of(self, account: object) -> Visitor:
        return Visitor(self.app.test_client()).signed_in_as(account)  # type: ignore[arg-type]

    def page(self, name: str = "") -> str:
        """The address of a page of the pair: `ground-rules/edit`."""
        return f"{self.path}/{name}".rstrip("/")
