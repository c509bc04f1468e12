"""Everything that may differ between one installation and the next; docs/operations.md has the same as a table."""

import os
import re
from dataclasses import dataclass
from datetime import timedelta
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.utils import parseaddr
from typing import Any, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from flask.helpers import get_debug_flag

from portal.foundation.paths import INSTANCE, PROJECT_ROOT

KNOWN_SECRETS = frozenset({"", "change-me", "secret", "development", "dev"})
FEWEST_LETTERS = 8  # 64 random hexadecimal digits have them all, as good as always.
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOCAL_HOSTS = ("localhost", "127.0.0.1")


class UnsafeSettings(ValueError):
    """Raised before the first request, so that an unsafe portal never answers one."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """One installation. In production (neither demo nor testing) nothing unsafe can be constructed."""

    SECRET_KEY: str
    KEYS: str
    BASE_URL: str
    SQLALCHEMY_DATABASE_URI: str
    DEMO: bool = False
    PRODUCTION: bool = True
    DEBUG: bool = False
    TESTING: bool = False
    LANGUAGES: tuple[str, ...] = ("fi", "en")  # The first is the portal's own.
    BABEL_DEFAULT_TIMEZONE: str = "Europe/Helsinki"
    BABEL_TRANSLATION_DIRECTORIES: str = str(PROJECT_ROOT / "translations")
    MAIL_URL: str = ""
    MAIL_FROM: str = "Rinnalla <rinnalla@localhost>"
    PROXIES: int = 0  # How many proxies of ours add X-Forwarded-For; with 0 the header is not believed.
    LOG_LEVEL: str = "INFO"
    INSTANCE: str = str(INSTANCE)
    MEDIA: str = ""
    MAX_CONTENT_LENGTH: int = 2 * 1024 * 1024
    MAX_FORM_MEMORY_SIZE: int = 2 * 1024 * 1024
    MOST_ECHOED: int = 8 * 1024 * 1024  # A form over the limit is still read this far, to be given back.
    PERMANENT_SESSION_LIFETIME: timedelta = timedelta(days=14)
    SESSION_REFRESH_EACH_REQUEST: bool = False
    SESSION_COOKIE_HTTPONLY: bool = True
    SESSION_COOKIE_SAMESITE: str = "Lax"
    WTF_CSRF_SSL_STRICT: bool = False  # It asks for a Referer; we ask for Sec-Fetch-Site and Origin (web/headers.py).
    WTF_CSRF_TIME_LIMIT: int | None = None  # It lives as long as the sign-in it belongs to.

    def __post_init__(self) -> None:
        """Refuse what cannot work, and in production what is only good enough at home; say everything at once."""
        if mistakes := self._mistakes():
            raise UnsafeSettings("These settings cannot work: " + "; ".join(mistakes) + ".")
        if self.PRODUCTION and (dangers := self._dangers()):
            raise UnsafeSettings("Not safe for production: " + "; ".join(dangers) + ".")

    def _mistakes(self) -> list[str]:
        """What would start, and fail at the first page or the first letter."""
        found = {
            "the base address is not one of a host, such as https://rinnalla.example": not _leads(
                self.BASE_URL, ("https", "http"), alone=True
            ),
            "the mail server is neither smtp://… nor smtps://…": bool(self.MAIL_URL)
            and not _leads(self.MAIL_URL, ("smtp", "smtps")),
            "the sender of letters is no e-mail address": not _is_address(self.MAIL_FROM),
            "the number of proxies is not a number from 0 up": self.PROXIES < 0,
            "the time zone is not one that there is": not _is_zone(self.BABEL_DEFAULT_TIMEZONE),
            "the log level is none of " + ", ".join(LOG_LEVELS): self.LOG_LEVEL not in LOG_LEVELS,
            "the languages are not codes such as fi,en": not self.LANGUAGES
            or not all(re.fullmatch(r"[a-z]{2,3}", code) for code in self.LANGUAGES),
        }
        return [mistake for mistake, present in found.items() if present]

    def _dangers(self) -> list[str]:
        found = {
            "the secret key is a default, shorter than 32 characters or made of very few": len(self.SECRET_KEY) < 32
            or len(set(self.SECRET_KEY)) < FEWEST_LETTERS
            or self.SECRET_KEY in KNOWN_SECRETS,
            "the base address is not https": not self.SESSION_COOKIE_SECURE,
            "debugging is on": self.DEBUG,
            "testing is on": self.TESTING,
            "demo mode is on": self.DEMO,
            "no mail server is named": not self.MAIL_URL,
            "letters have no sender of yours": parseaddr(self.MAIL_FROM)[1].endswith("@localhost"),
        }
        return [danger for danger, present in found.items() if present]

    @property
    def SQLALCHEMY_ENGINE_OPTIONS(self) -> dict[str, Any]:
        """No values in error messages; a server or a lock is given up on before the visitor gives up, as on SQLite."""
        patience: dict[str, Any] = {"connect_timeout": 3, "options": "-c lock_timeout=5s"}
        waiting = patience if self.SQLALCHEMY_DATABASE_URI.startswith("postgresql") else {}
        return {"hide_parameters": True, "connect_args": waiting}

    @property
    def MEDIA_FOLDER(self) -> str:
        """Where the files of photos lie."""
        return self.MEDIA or f"{self.INSTANCE}/media"

    @property
    def SESSION_COOKIE_SECURE(self) -> bool:
        return self.BASE_URL.startswith("https://")

    @property
    def SESSION_COOKIE_NAME(self) -> str:
        return self._cookie("sid")

    @property
    def LANGUAGE_COOKIE_NAME(self) -> str:
        return self._cookie("lang")

    @property
    def THEME_COOKIE_NAME(self) -> str:
        return self._cookie("theme")

    def _cookie(self, name: str) -> str:
        """Browsers take a `__Host-` cookie only over https, from this very host, for the whole of it."""
        return f"__Host-{name}" if self.SESSION_COOKIE_SECURE else name

    @property
    def BABEL_DEFAULT_LOCALE(self) -> str:
        return self.LANGUAGES[0]

    @property
    def SERVER_NAME(self) -> str:
        """So that commands can build addresses; links in mail come from here and nowhere else."""
        return urlsplit(self.BASE_URL).netloc

    @property
    def PREFERRED_URL_SCHEME(self) -> str:
        return urlsplit(self.BASE_URL).scheme

    @property
    def TRUSTED_HOSTS(self) -> list[str]:
        ours = urlsplit(self.BASE_URL).hostname or ""
        return [ours] if self.PRODUCTION else [ours, *LOCAL_HOSTS]

    @classmethod
    def from_environment(cls) -> Self:
        """Read PORTAL_… from the environment, and what it lacks from instance/settings.env, which `make run` makes.

        Raises `UnsafeSettings` naming what has no safe default and is missing.
        """
        given = {
            **dotenv_values(INSTANCE / "settings.env"),
            **{name: value for name, value in os.environ.items() if value},
        }
        mode = given.get("PORTAL_MODE") or "production"
        needed = ["PORTAL_SECRET_KEY", "PORTAL_KEYS"]
        if mode == "production":
            needed += ["PORTAL_BASE_URL", "PORTAL_DATABASE_URL", "PORTAL_MAIL_URL", "PORTAL_MAIL_FROM"]
        if missing := [name for name in needed if not given.get(name)]:
            raise UnsafeSettings(f"Set {', '.join(missing)} (docs/operations.md), or start a demo with `make run`.")
        return cls(
            SECRET_KEY=given["PORTAL_SECRET_KEY"] or "",
            KEYS=given["PORTAL_KEYS"] or "",
            BASE_URL=(given.get("PORTAL_BASE_URL") or f"http://localhost:{given.get('PORT') or 8000}").rstrip("/"),
            SQLALCHEMY_DATABASE_URI=given.get("PORTAL_DATABASE_URL") or f"sqlite:///{INSTANCE / 'portal.sqlite'}",
            DEMO=mode == "demo",
            PRODUCTION=mode != "demo",
            DEBUG=get_debug_flag(),  # What `flask run` looks at, whatever we say.
            LANGUAGES=tuple(code.strip() for code in (given.get("PORTAL_LANGUAGES") or "fi,en").split(",")),
            BABEL_DEFAULT_TIMEZONE=given.get("PORTAL_TIME_ZONE") or "Europe/Helsinki",
            MAIL_URL=given.get("PORTAL_MAIL_URL") or "",
            MAIL_FROM=given.get("PORTAL_MAIL_FROM") or "Rinnalla <rinnalla@localhost>",
            PROXIES=_number(given.get("PORTAL_PROXIES") or "0"),
            LOG_LEVEL=(given.get("PORTAL_LOG_LEVEL") or "INFO").upper(),
            MEDIA=given.get("PORTAL_MEDIA") or "",
        )


def _leads(url: str, schemes: tuple[str, ...], *, alone: bool = False) -> bool:
    """Whether `url` names a host, by one of `schemes`; `alone` without anything behind it."""
    try:
        parts = urlsplit(url)
        named = parts.scheme in schemes and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
    return named and not (alone and (parts.path or parts.query or parts.fragment or parts.username))


def _is_address(sender: str) -> bool:
    try:
        return bool(Address(addr_spec=parseaddr(sender)[1]).domain)
    except (ValueError, HeaderParseError, IndexError):
        return False


def _is_zone(name: str) -> bool:
    """Of a place, or UTC: what a machine takes for its own, such as `localtime`, is another thing on the next."""
    try:
        return ("/" in name or name == "UTC") and bool(ZoneInfo(name))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else -1
