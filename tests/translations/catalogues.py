"""Catalogues read from disk, and small ones made for a test."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from portal.foundation.paths import PROJECT_ROOT

TRANSLATIONS = PROJECT_ROOT / "translations"
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def read(path: Path, language: str | None = None) -> Catalog:
    """A catalogue, or the template."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def catalogue(language: str) -> Catalog:
    """The portal's own catalogue of a language."""
    return read(TRANSLATIONS / language / "LC_MESSAGES" / "messages.po", language)


def catalogues() -> dict[str, Catalog]:
    """All of them."""
    return {path.parent.parent.name: catalogue(path.parent.parent.name) for path in TRANSLATIONS.glob("*/*/*.po")}


def planted(*messages: tuple[str | tuple[str, str], str | tuple[str, str]], language: str = "fi") -> Catalog:
    """A catalogue of these sentences and translations alone."""
    made = Catalog(language)
    for sentence, translation in messages:
        made.add(sentence, translation)
    return made


def sentences(found: Catalog) -> Iterator[Message]:
    """Its messages without the header."""
    return (message for message in found if message.id)


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """A sentence as one form, a counted one as several."""
    return (text,) if isinstance(text, str) else tuple(text)


def english(message: Message) -> str:
    """What is translated, every form of it."""
    return " / ".join(forms(message.id))


def translated(message: Message) -> str:
    """What it is translated to, every form of it, without the soft hyphens that only lay out."""
    return " / ".join(forms(message.string)).replace("\u00ad", "")


def bracketed(text: str) -> str:
    """`[text]`: a third language that shows what was translated, with its placeholders as they were."""
    return f"[{text}]"


def write_pseudo_language(folder: Path, language: str) -> str:
    """Compile a catalogue in which every sentence is bracketed, for every key of the template. Answers the folder."""
    made = Catalog(language)
    for message in sentences(read(TRANSLATIONS / "messages.pot")):
        pattern = message.context == "date pattern"
        words = [each if pattern else bracketed(each) for each in forms(message.id)]
        string = tuple(words[: made.num_plurals]) if message.pluralizable else words[0]
        made.add(message.id, string, context=message.context)
    target = folder / language / "LC_MESSAGES" / "messages.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, made)
    return str(folder)
