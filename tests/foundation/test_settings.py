"""An unsafe portal never starts, and says everything that is wrong with it at once."""

from pathlib import Path
from typing import Any

import pytest

import portal.settings
from portal.settings import Settings, UnsafeSettings

SAFE: dict[str, Any] = {
    "SECRET_KEY": "a secret of thirty-two characters or more",
    "KEYS": "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
    "BASE_URL": "https://rinnalla.example",
    "SQLALCHEMY_DATABASE_URI": "postgresql+psycopg://localhost/portal",
    "MAIL_URL": "smtps://mail.example",
    "MAIL_FROM": "Rinnalla <rinnalla@school.example>",
}
UNSAFE = {
    "secret key": {"SECRET_KEY": "too short"},
    "not https": {"BASE_URL": "http://rinnalla.example"},
    "debugging": {"DEBUG": True},
    "testing": {"TESTING": True},
    "demo": {"DEMO": True},
    "mail server": {"MAIL_URL": ""},
    "sender": {"MAIL_FROM": "Rinnalla <rinnalla@localhost>"},
}
MISTAKES: list[tuple[str, dict[str, object]]] = [
    ("base address", {"BASE_URL": "https://"}),
    ("base address", {"BASE_URL": "rinnalla.example"}),
    ("base address", {"BASE_URL": "https://rinnalla.example/portal"}),
    ("base address", {"BASE_URL": "https://rinnalla.example:port"}),
    ("smtps://", {"MAIL_URL": "ftp://mail.example"}),
    ("smtps://", {"MAIL_URL": "smtp://"}),
    ("e-mail address", {"MAIL_FROM": "Rinnalla"}),
    ("proxies", {"PROXIES": -1}),
    ("time zone", {"BABEL_DEFAULT_TIMEZONE": "Europe/Nowhere"}),
    ("time zone", {"BABEL_DEFAULT_TIMEZONE": "localtime"}),
    ("log level", {"LOG_LEVEL": "LOUD"}),
    ("languages", {"LANGUAGES": ("fi", "")}),
]
ENVIRONMENT = {
    "PORTAL_SECRET_KEY": SAFE["SECRET_KEY"],
    "PORTAL_KEYS": SAFE["KEYS"],
    "PORTAL_BASE_URL": "https://rinnalla.example/",
    "PORTAL_DATABASE_URL": SAFE["SQLALCHEMY_DATABASE_URI"],
    "PORTAL_MAIL_URL": SAFE["MAIL_URL"],
    "PORTAL_MAIL_FROM": SAFE["MAIL_FROM"],
}


@pytest.fixture
def instance(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder in place of instance/, and no settings in the environment."""
    monkeypatch.setattr(portal.settings, "INSTANCE", tmp_path)
    for name in (
        "PORTAL_MODE",
        "PORTAL_LANGUAGES",
        "PORTAL_PROXIES",
        "PORTAL_LOG_LEVEL",
        "FLASK_DEBUG",
        "PORT",
        *ENVIRONMENT,
    ):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_safe_settings_are_accepted() -> None:
    assert Settings(**SAFE).PRODUCTION


@pytest.mark.parametrize(("words", "unsafe"), UNSAFE.items())
def test_one_unsafe_setting_is_enough_to_refuse(words: str, unsafe: dict[str, object]) -> None:
    with pytest.raises(UnsafeSettings, match=words) as caught:
        Settings(**{**SAFE, **unsafe})

    assert str(caught.value).count(";") == 0


@pytest.mark.parametrize("production", [True, False])
@pytest.mark.parametrize(("words", "mistake"), MISTAKES)
def test_what_would_fail_later_is_refused_at_once_in_every_mode(
    words: str, mistake: dict[str, object], production: bool
) -> None:
    with pytest.raises(UnsafeSettings, match=words) as caught:
        Settings(**{**SAFE, "PRODUCTION": production, **mistake})

    assert str(caught.value).count(";") == 0


def test_a_secret_of_one_letter_is_none() -> None:
    with pytest.raises(UnsafeSettings, match="secret key"):
        Settings(**{**SAFE, "SECRET_KEY": "a" * 32})


def test_the_debugger_of_flask_is_refused_in_production(instance: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**ENVIRONMENT, "FLASK_DEBUG": "1"}.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(UnsafeSettings, match="debugging is on"):
        Settings.from_environment()


def test_spaces_and_small_letters_are_forgiven_and_words_for_numbers_are_not(
    instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**ENVIRONMENT, "PORTAL_LANGUAGES": "fi, en", "PORTAL_LOG_LEVEL": "info"}.items():
        monkeypatch.setenv(name, value)
    settings = Settings.from_environment()
    monkeypatch.setenv("PORTAL_PROXIES", "one")

    assert (settings.LANGUAGES, settings.LOG_LEVEL) == (("fi", "en"), "INFO")
    with pytest.raises(UnsafeSettings, match="proxies"):
        Settings.from_environment()


def test_everything_unsafe_is_said_at_once() -> None:
    everything = {name: value for unsafe in UNSAFE.values() for name, value in unsafe.items()}

    with pytest.raises(UnsafeSettings) as caught:
        Settings(**{**SAFE, **everything})

    assert [words for words in UNSAFE if words not in str(caught.value)] == []


def test_no_refusal_repeats_a_secret() -> None:
    with pytest.raises(UnsafeSettings) as caught:
        Settings(**{**SAFE, "SECRET_KEY": "hush hush"})

    assert "hush" not in str(caught.value)


def test_over_https_cookies_belong_to_this_host_alone() -> None:
    over_https, over_http = Settings(**SAFE), Settings(**{**SAFE, "BASE_URL": "http://localhost", "PRODUCTION": False})

    assert names_of_cookies(over_https) == ("__Host-sid", "__Host-lang", "__Host-theme")
    assert names_of_cookies(over_http) == ("sid", "lang", "theme")
    assert (over_https.SESSION_COOKIE_SECURE, over_http.SESSION_COOKIE_SECURE) == (True, False)
    assert over_https.SESSION_COOKIE_HTTPONLY
    assert over_https.SESSION_COOKIE_SAMESITE == "Lax"


def names_of_cookies(settings: Settings) -> tuple[str, str, str]:
    """The three there are."""
    return settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, settings.THEME_COOKIE_NAME


def test_only_this_host_is_trusted_in_production() -> None:
    assert Settings(**SAFE).TRUSTED_HOSTS == ["rinnalla.example"]


def test_what_is_missing_is_named_all_at_once(instance: Path) -> None:
    with pytest.raises(UnsafeSettings) as caught:
        Settings.from_environment()

    assert [name for name in ENVIRONMENT if name not in str(caught.value)] == []


@pytest.mark.parametrize("missing", ENVIRONMENT)
def test_each_missing_setting_is_named_alone(instance: Path, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, "" if name == missing else value)

    with pytest.raises(UnsafeSettings, match=missing) as caught:
        Settings.from_environment()

    assert [name for name in ENVIRONMENT if name in str(caught.value)] == [missing]


def test_production_is_what_is_meant_when_nothing_is_said(instance: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)

    settings = Settings.from_environment()

    assert (settings.PRODUCTION, settings.DEMO, settings.BASE_URL) == (True, False, "https://rinnalla.example")


def test_the_file_of_settings_is_read_and_the_environment_goes_before_it(
    instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"{name}={value}" for name, value in ENVIRONMENT.items()]
    (instance / "settings.env").write_text("\n".join([*lines, "PORTAL_LANGUAGES=fi,en,sv", "PORTAL_PROXIES=2"]))
    monkeypatch.setenv("PORTAL_BASE_URL", "https://other.example")
    monkeypatch.setenv("PORTAL_PROXIES", "")

    settings = Settings.from_environment()

    assert settings.LANGUAGES == ("fi", "en", "sv")
    assert settings.BASE_URL == "https://other.example"
    assert settings.PROXIES == 2


def test_a_demo_needs_only_its_secrets_and_is_never_production(instance: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_MODE", "demo")
    monkeypatch.setenv("PORTAL_SECRET_KEY", "anything")
    monkeypatch.setenv("PORTAL_KEYS", SAFE["KEYS"])
    monkeypatch.setenv("PORT", "8001")

    settings = Settings.from_environment()

    assert (settings.DEMO, settings.PRODUCTION) == (True, False)
    assert settings.BASE_URL == "http://localhost:8001"
    assert settings.SQLALCHEMY_DATABASE_URI.endswith(str(instance / "portal.sqlite"))


def test_a_mode_that_is_misspelt_is_production_and_not_a_demo(instance: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_MODE", "demonstration")
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)

    settings = Settings.from_environment()

    assert (settings.DEMO, settings.PRODUCTION) == (False, True)
