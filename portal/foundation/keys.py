"""The keys that seal private text: the first seals, all of them open."""

import secrets
from base64 import b64decode
from typing import Any, Self, cast

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import Flask, current_app

NONCE_BYTES = 12


class Keyring:
    """AES-256-GCM under named keys. Sealed bytes read `v1.{key}.` and then nonce and ciphertext, raw."""

    def __init__(self, keys: dict[str, bytes]) -> None:
        self._ciphers = {name: AESGCM(key) for name, key in keys.items()}
        self.newest = next(iter(keys))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `k2:base64,k1:base64`, newest first. Raises `ValueError` for anything else."""
        pairs = (entry.strip().split(":", 1) for entry in text.split(","))
        return cls({name: b64decode(key, validate=True) for name, key in pairs})

    def seal(self, text: str, *, place: str) -> bytes:
        """`text`, readable only with our key and only at `place` (table, column and row)."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        ciphertext = self._ciphers[self.newest].encrypt(nonce, text.encode(), _bound_to(place, self.newest))
        return self.mark(self.newest) + nonce + ciphertext

    def open(self, sealed: bytes, *, place: str) -> str:
        """Raises `InvalidTag` when the text was changed, or brought here from another place."""
        _version, name, body = sealed.split(b".", 2)
        key = name.decode()
        return self._ciphers[key].decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], _bound_to(place, key)).decode()

    @staticmethod
    def mark(name: str) -> bytes:
        """How everything sealed with the key `name` begins."""
        return f"v1.{name}.".encode()


def _bound_to(place: str, key: str) -> bytes:
    return f"{place}|{key}".encode()


def current_keyring() -> Keyring:
    """The keyring of this portal."""
    app: Any = current_app  # Asked twice for each text of a page; the proxy would cost as much as the opening.
    return cast(Keyring, app._get_current_object().extensions["keyring"])


def register(app: Flask) -> None:
    """Hang the keys of the settings up in `app`."""
    app.extensions["keyring"] = Keyring.parse(app.config["KEYS"])
