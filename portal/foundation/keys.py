"""The keys that seal private text: the first seals, all of them open."""

import re
import secrets
from base64 import b64decode
from typing import Any, Self, cast

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import Flask, current_app

KEY_BYTES, NONCE_BYTES = 32, 12
_NAME = re.compile(r"[A-Za-z0-9_-]+")


class UnreadableKeys(ValueError):
    """Some entry is not a key. Raised before the first request, so that nothing is sealed that would never open."""

    def __str__(self) -> str:
        return (
            "PORTAL_KEYS is name:key, or several with commas between. Each name has letters, digits, - and _ "
            f"and comes once; each key is {KEY_BYTES} bytes in base64 (docs/operations.md)."
        )


class Keyring:
    """AES-256-GCM under named keys. Sealed bytes read `v1.{key}.` and then nonce and ciphertext, raw."""

    def __init__(self, keys: dict[str, bytes]) -> None:
        self._ciphers = {name: AESGCM(key) for name, key in keys.items()}
        self.newest = next(iter(keys))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `k2:base64,k1:base64`, newest first. Raises `UnreadableKeys`, which repeats none of it."""
        keys: dict[str, bytes] = {}
        for entry in text.split(","):
            name, _colon, encoded = entry.strip().partition(":")
            if not _NAME.fullmatch(name) or name in keys:  # A dot would end the name in what is sealed.
                raise UnreadableKeys
            keys[name] = _decoded(encoded)
        return cls(keys)

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


def _decoded(encoded: str) -> bytes:
    try:
        key = b64decode(encoded, validate=True)
    except ValueError:
        raise UnreadableKeys from None
    if len(key) != KEY_BYTES:
        raise UnreadableKeys
    return key


def _bound_to(place: str, key: str) -> bytes:
    return f"{place}|{key}".encode()


def current_keyring() -> Keyring:
    """The keyring of this portal."""
    app: Any = current_app  # Asked twice for each text of a page; the proxy would cost as much as the opening.
    return cast(Keyring, app._get_current_object().extensions["keyring"])


def register(app: Flask) -> None:
    """Hang the keys of the settings up in `app`."""
    app.extensions["keyring"] = Keyring.parse(app.config["KEYS"])
