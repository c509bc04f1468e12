"""Every catalogue is whole: nothing missing, nothing doubtful, nothing left over, every placeholder in its place."""

from collections.abc import Callable

import pytest
from babel import Locale
from babel.messages.catalog import Catalog

from tests.translations.catalogues import (
    PLACEHOLDER,
    TRANSLATIONS,
    bracketed,
    catalogue,
    catalogues,
    forms,
    planted,
    read,
    sentences,
)
from tools.messages import gather

Check = Callable[[Catalog], list[str]]


def missing(found: Catalog) -> list[str]:
    """Sentences without a translation, or with a form that is empty."""
    return [str(message.id) for message in sentences(found) if not all(forms(message.string or ""))]


def doubtful(found: Catalog) -> list[str]:
    """Translations that nobody has looked at since the sentence changed."""
    return [str(message.id) for message in sentences(found) if message.fuzzy]


def left_over(found: Catalog) -> list[str]:
    """Translations of what nobody says any more."""
    said = {(message.id, message.context) for message in sentences(gather())}
    still = [str(message.id) for message in sentences(found) if (message.id, message.context) not in said]
    return still + [str(sentence) for sentence in found.obsolete]


def not_known(found: Catalog) -> list[str]:
    """What the portal says and the catalogue does not know."""
    known = {(message.id, message.context) for message in sentences(found)}
    return [str(message.id) for message in sentences(gather()) if (message.id, message.context) not in known]


def other_placeholders(found: Catalog) -> list[str]:
    """Translations that name other values than their sentence does; each form is compared."""
    wrong = []
    for message in sentences(found):
        allowed = {name for form in forms(message.id) for name in PLACEHOLDER.findall(form)}
        needed = set(PLACEHOLDER.findall(forms(message.id)[-1]))
        for form in forms(message.string or ""):
            names = set(PLACEHOLDER.findall(form))
            stray = PLACEHOLDER.sub("", form).replace("%%", "").count("%") - form.count("\u00a0%")
            if names - allowed or needed - names or stray > 0:
                wrong.append(form)
    return wrong


def incomplete_plurals(found: Catalog) -> list[str]:
    """Counted sentences that lack a form of this language."""
    counted = [message for message in sentences(found) if message.pluralizable]
    return [str(message.id) for message in counted if len(forms(message.string)) != found.num_plurals]


CHECKS: dict[str, tuple[Check, Catalog]] = {
    "missing": (missing, planted(("Save", ""))),
    "half missing": (missing, planted((("%(num)d day", "%(num)d days"), ("%(num)d päivä", "")))),
    "left over": (left_over, planted(("What nobody says here", "Mitä kukaan ei sano"))),
    "not known": (not_known, planted(("Save", "Tallenna"))),
    "placeholder lost": (other_placeholders, planted(("Hello %(name)s!", "Hei!"))),
    "placeholder changed": (other_placeholders, planted(("Hello %(name)s!", "Hei %(nimi)s!"))),
    "placeholder broken": (other_placeholders, planted(("Hello %(name)s!", "Hei %(name)s! %(name)"))),
    "placeholder lost in one form": (
        other_placeholders,
        planted((("%(num)d day", "%(num)d days"), ("%(num)d päivä", "päivää"))),
    ),
}


@pytest.mark.parametrize("language", catalogues())
@pytest.mark.parametrize(
    "check",
    [missing, doubtful, left_over, not_known, other_placeholders, incomplete_plurals],
    ids=lambda each: each.__name__,
)
def test_a_catalogue_is_whole(language: str, check: Check) -> None:
    assert check(catalogue(language)) == []


@pytest.mark.parametrize("fault", CHECKS)
def test_a_fault_is_found(fault: str) -> None:
    check, faulty = CHECKS[fault]

    assert check(faulty) != []


def test_a_doubtful_translation_is_found() -> None:
    found = planted(("Save", "Tallenna"))
    found["Save"].flags.add("fuzzy")

    assert doubtful(found) == ["Save"]


def test_a_counted_sentence_with_too_few_forms_is_found() -> None:
    found = planted(language="cs")
    found.add(("%(num)d day", "%(num)d days"), ("%(num)d den", "%(num)d dny"))
    found[("%(num)d day", "%(num)d days")].string = ("%(num)d den", "%(num)d dny")

    assert incomplete_plurals(found) != []


@pytest.mark.parametrize("language", catalogues())
def test_a_catalogue_counts_as_its_language_does(language: str) -> None:
    path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    expected = Catalog(Locale.parse(language))

    [rule] = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith('"Plural-Forms:')]

    assert rule == f'"Plural-Forms: {expected.plural_forms}\\n"'


def test_finnish_is_there_and_counts_one_and_many() -> None:
    finnish = catalogue("fi")

    assert (finnish.num_plurals, finnish.plural_expr) == (2, "(n != 1)")
    assert len(list(sentences(finnish))) > 250


def test_the_template_holds_exactly_what_the_portal_says() -> None:
    template = read(TRANSLATIONS / "messages.pot")

    assert {(each.id, each.context) for each in sentences(template)} == {
        (each.id, each.context) for each in sentences(gather())
    }
    assert all(bracketed(form) != form for each in sentences(template) for form in forms(each.id))
