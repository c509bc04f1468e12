"""The sentences of the portal and their translations: gathered from the code, brought up to date, compiled.

No catalogue carries a date or a line number of ours, so that a change to one shows only what was said differently.
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "translations"
TEMPLATE = TRANSLATIONS / "messages.pot"

KEYWORDS = "_l _lp:1c,2 lazy_gettext lazy_ngettext:1,2 lazy_pgettext:1c,2 pgettext:1c,2 npgettext:1c,2,3"
ONCE = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = "# The sentences of Rinnalla, gathered by `make messages`."


def gather() -> Catalog:
    """Collect every sentence of the code and the templates, without translations."""
    with (TRANSLATIONS / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    catalog = _empty_catalog()
    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(KEYWORDS.split())}
    found = extract_from_dir(
        ROOT,
        methods,
        options,
        keywords,
        comment_tags=["Translators:"],
        strip_comment_tags=True,
        directory_filter=_is_searched,
    )
    for file_name, line, sentence, comments, context in found:
        catalog.add(sentence, locations=[(file_name, line)], auto_comments=comments, context=context)
    return catalog


def _is_searched(folder: str) -> bool:
    """Babel passes over folders such as `_layout` and `_components`, and much is said there."""
    return not Path(folder).name.startswith(".")


def update() -> None:
    """Bring the template and every catalogue up to date."""
    for path, text in _fresh_files().items():
        if not path.exists() or path.read_bytes() != text:
            _replace(path, text)
            print(f"Wrote {path.relative_to(ROOT)}")


def add(language: str) -> None:
    """Begin the catalogue of a further language."""
    path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    if path.exists():
        return
    try:
        catalog = _empty_catalog(Locale.parse(language))
    except (UnknownLocaleError, ValueError):
        sys.exit(f"{language!r} is not the code of a language, such as sv.")
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, _as_po(catalog))


def check() -> None:
    """Fail when a catalogue is not what `make messages` would write, or a translation has wrong placeholders."""
    stale = [path for path, text in _fresh_files().items() if not path.exists() or path.read_bytes() != text]
    wrong = [fault for path in _catalogues() for fault in _faults(_read(path), path)]
    if stale:
        wrong.append(f"Run `make messages`: {', '.join(str(path.relative_to(ROOT)) for path in stale)} would change.")
    if wrong:
        sys.exit("\n".join(wrong))


def compile_catalogues() -> None:
    """Compile every catalogue that changed since it was compiled."""
    for path in _catalogues():
        compiled = path.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime:
            continue
        text = io.BytesIO()
        write_mo(text, _read(path))
        _replace(compiled, text.getvalue())


def _empty_catalog(language: Locale | None = None) -> Catalog:
    """Begin a catalogue of a language, or the template, with a header that never changes by itself."""
    return Catalog(
        language,
        header_comment=HEADER,
        project="Rinnalla",
        version="1",
        msgid_bugs_address="Rinnalla",
        last_translator="Rinnalla",
        language_team="Rinnalla",
        creation_date=ONCE,
        revision_date=ONCE,
        fuzzy=False,
    )


def _fresh_files() -> dict[Path, bytes]:
    """The template and the catalogues as they ought to be now."""
    sentences = gather()
    files = {TEMPLATE: _as_po(sentences)}
    for path in _catalogues():
        catalog = _read(path)
        catalog.update(sentences, no_fuzzy_matching=True)
        files[path] = _as_po(catalog)
    return files


def _faults(catalog: Catalog, path: Path) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}, {message.id!r}: {error}" for message, errors in catalog.check() for error in errors
    ]


def _catalogues() -> list[Path]:
    return sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def _as_po(catalog: Catalog) -> bytes:
    text = io.BytesIO()
    write_po(text, catalog, no_location=True, sort_output=True, ignore_obsolete=True)
    return text.getvalue()


def _replace(path: Path, content: bytes) -> None:
    """Write a file in one step, so that a portal that is running never reads half of it."""
    draft = path.with_suffix(".draft")
    draft.write_bytes(content)
    draft.replace(path)


def main(arguments: list[str]) -> None:
    """Do what is asked: `update`, with a new language if one is named; `check`; or `compile`."""
    match arguments:
        case ["update", *languages]:
            for language in languages:
                add(language)
            update()
            compile_catalogues()
        case ["check"]:
            check()
        case ["compile"]:
            compile_catalogues()
        case _:
            sys.exit("Say update, check or compile.")


if __name__ == "__main__":
    main(sys.argv[1:])
