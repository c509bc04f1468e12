"""The words that the portal's own pages have before anybody changes them: a file per page and language."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import current_app
from markupsafe import Markup

from portal.foundation.markup import article_html
from portal.texts.models import TextName

FOLDER = Path(__file__).parent
OTHERWISE = "en"  # For a language that nobody has written them in.
TO_FILL_IN = re.compile(r"\[(?:täydennä|fill in): [^\]]+\]")  # What only the school knows.
_ADDRESS = re.compile(r"<([^<>]+)>")


@dataclass(frozen=True)
class Original:
    """A page as the portal brings it."""

    language: str
    title: str
    source: str
    html: Markup


def original(name: TextName, language: str) -> Original:
    """The original of a page in `language`. It is read and rendered once."""
    return _read(name, language, _our_address())


@lru_cache(maxsize=64)
def _read(name: TextName, language: str, address: str) -> Original:
    if not _file(name, language).exists():
        language = OTHERWISE
    title, _, source = _file(name, language).read_text(encoding="utf-8").partition("\n")
    source = source.strip().replace("{email}", address)
    return Original(language, title.removeprefix("# "), source, article_html(source))


def _file(name: TextName, language: str) -> Path:
    return FOLDER / language / f"{name.value}.md"


def _our_address() -> str:
    """Where letters come from, answers may go to."""
    sender = str(current_app.config["MAIL_FROM"])
    found = _ADDRESS.search(sender)
    return found[1] if found else sender
