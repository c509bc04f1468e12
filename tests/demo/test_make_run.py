"""`make run` tells an address under which the portal answers: on this machine, and on a phone beside it."""

import pytest

from tools import run


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("127.0.0.1", "localhost"),
        ("localhost", "localhost"),
        ("192.168.1.5", "192.168.1.5"),
        ("0.0.0.0", "192.168.1.5"),
    ],
)
def test_the_address_is_one_that_can_be_typed_there(monkeypatch: pytest.MonkeyPatch, host: str, name: str) -> None:
    monkeypatch.setattr(run, "own_number", lambda: "192.168.1.5")

    assert run.name_of(host) == name
