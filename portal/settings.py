"""Everything that may differ between one installation and the next; docs/operations.md has the same as a table."""

import os
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values

from portal.foundation.paths import INSTANCE, PROJECT_ROOT

KNOWN_SECRETS = frozenset({"", "change-me", "secret", "development", "dev"})
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
        """Refuse to run in production with what is only good enough at home; say everything at once."""
        if self.PRODUCTION and (dangers := self._dangers()):
            raise UnsafeSettings("Not safe for production: " + "; ".join(dangers) + ".")

    def _dangers(self) -> list[str]:
        found = {
            "the secret key is a default or shorter than 32 characters": len(self.SECRET_KEY) < 32
            or self.SECRET_KEY in KNOWN_SECRETS,
            "the base address is not https": not self.SESSION_COOKIE_SECURE,
            "debugging is on": self.DEBUG,
            "testing is on": self.TESTING,
            "demo mode is on": self.DEMO,
            "no mail server is named": not self.MAIL_URL,
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
            needed += ["PORTAL_BASE_URL", "PORTAL_DATABASE_URL", "PORTAL_MAIL_URL"]
        if missing := [name for name in needed if not given.get(name)]:
            raise UnsafeSettings(f"Set {', '.join(missing)} (docs/operations.md), or start a demo with `make run`.")
        return cls(
            SECRET_KEY=given["PORTAL_SECRET_KEY"] or "",
            KEYS=given["PORTAL_KEYS"] or "",
            BASE_URL=(given.get("PORTAL_BASE_URL") or f"http://localhost:{given.get('PORT') or 8000}").rstrip("/"),
            SQLALCHEMY_DATABASE_URI=given.get("PORTAL_DATABASE_URL") or f"sqlite:///{INSTANCE / 'portal.sqlite'}",
            DEMO=mode == "demo",
            PRODUCTION=mode != "demo",
            LANGUAGES=tuple((given.get("PORTAL_LANGUAGES") or "fi,en").split(",")),
            BABEL_DEFAULT_TIMEZONE=given.get("PORTAL_TIME_ZONE") or "Europe/Helsinki",
            MAIL_URL=given.get("PORTAL_MAIL_URL") or "",
            MAIL_FROM=given.get("PORTAL_MAIL_FROM") or "Rinnalla <rinnalla@localhost>",
            PROXIES=int(given.get("PORTAL_PROXIES") or 0),
            LOG_LEVEL=given.get("PORTAL_LOG_LEVEL") or "INFO",
            MEDIA=given.get("PORTAL_MEDIA") or "",
        )
