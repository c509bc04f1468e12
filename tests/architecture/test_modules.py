"""Every module says what it is for, is small, and leaves to one module what only one should do."""

import ast

from tests.architecture.source import PORTAL, TESTS, TOOLS, Source, called, faults, planted

LONGEST = 300
NO_NAMES = frozenset({"utils", "helpers", "common", "misc", "manager", "base", "data", "info"})
ALONE = {
    "commit": "portal/foundation/db.py",
    "force_locale": "portal/foundation/i18n.py",
    "utcnow": "nobody",
    "today": "nobody",
}


def without_docstring(source: Source) -> list[str]:
    """A module that does not say what it is for; an empty one only marks a package."""
    return ["no docstring"] if source.text.strip() and not ast.get_docstring(source.tree) else []


def hidden_imports(source: Source) -> list[str]:
    """Imports inside functions: the floor plan does not see all of them."""
    return [
        f"line {inner.lineno}"
        for function in source.functions()
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def oversteps(source: Source) -> list[str]:
    """Calls that only one module of the house may make."""
    found = [
        f"line {call.lineno}: {name}"
        for call in source.calls()
        if ALONE.get(name := called(call), source.name) != source.name
    ]
    clock = source.name == "portal/foundation/clock.py"
    now = [f"line {each.lineno}: datetime.now" for each in source.attributes() if ast.unparse(each) == "datetime.now"]
    return found + ([] if clock else now)


def badly_named(source: Source) -> list[str]:
    """Names that say nothing of what is inside."""
    return [part for part in source.name.removesuffix(".py").split("/") if part in NO_NAMES]


def test_every_module_says_what_it_is_for() -> None:
    assert faults(without_docstring, [*PORTAL, *TOOLS, *TESTS]) == []
    assert without_docstring(planted("x = 1\n")) == ["no docstring"]


def test_no_import_hides_in_a_function() -> None:
    assert faults(hidden_imports, [*PORTAL, *TOOLS]) == []
    assert hidden_imports(planted("def f():\n    from portal.pairs import views\n")) == ["line 2"]


def test_one_module_commits_one_forces_a_language_and_one_asks_for_the_time() -> None:
    assert faults(oversteps, PORTAL) == []
    assert oversteps(planted("def f():\n    db.session.commit()\n")) == ["line 2: commit"]
    assert oversteps(planted('with force_locale("fi"):\n    pass\n')) == ["line 1: force_locale"]
    assert oversteps(planted("x = datetime.now(UTC)\n")) == ["line 1: datetime.now"]
    assert oversteps(planted("x = date.today()\n")) == ["line 1: today"]
    assert oversteps(planted("default=datetime.now\n")) == ["line 1: datetime.now"]


def test_every_module_has_a_name_that_says_what_is_inside() -> None:
    assert faults(badly_named, [*PORTAL, *TOOLS, *TESTS]) == []
    assert badly_named(planted("", "portal/pairs/utils.py")) == ["utils"]


def test_no_module_is_too_long_to_read() -> None:
    long = {source.name: lines for source in PORTAL if (lines := source.text.count("\n")) > LONGEST}

    assert long == {}
