"""A translation made while a module is imported freezes one language for everybody."""

import ast

from tests.architecture.source import PORTAL, Source, called, faults, planted

EAGER = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
LAZY = frozenset({"_l", "_lp", "lazy_gettext", "lazy_pgettext", "Entered"})


class AtImport(ast.NodeVisitor):
    """Calls that run at import time: everything outside the bodies of functions and lambdas."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for default in [*node.args.defaults, *node.args.kw_defaults, *node.decorator_list]:
            if default is not None:
                self.visit(default)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """It runs later."""

    def visit_Call(self, node: ast.Call) -> None:
        if called(node) in EAGER:
            self.found.append(f"line {node.lineno}")
        self.generic_visit(node)


def translated_at_import(source: Source) -> list[str]:
    """Lines that translate too early."""
    visitor = AtImport()
    visitor.visit(source.tree)
    return visitor.found


def put_together(source: Source) -> list[str]:
    """Sentences that no catalogue can hold: made of pieces before they are looked up."""
    return [
        f"line {call.lineno}"
        for call in source.calls()
        if called(call) in EAGER | {"_l", "lazy_gettext"}
        and not source.name.endswith(("i18n.py", "template_helpers.py"))
        and call.args
        and not (isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ]


def said_untranslated(source: Source) -> list[str]:
    """Bare words in the places whose words people read: flashes, labels, validators."""
    return [
        f"line {call.lineno}: {first.value}"
        for call in source.calls()
        if (called(call) in {"flash", "Entered", "ValidationError"} or called(call).endswith("Field"))
        and call.args
        and isinstance(first := call.args[0], ast.Constant)
        and isinstance(first.value, str)
    ]


def test_nothing_is_translated_at_import_time() -> None:
    assert faults(translated_at_import, PORTAL) == []
    assert translated_at_import(planted('from x import gettext as _\nWORD = _("Save")\n')) == ["line 2"]
    assert translated_at_import(planted('def f(word=_("Save")):\n    return word\n')) == ["line 1"]
    assert translated_at_import(planted('class Form:\n    name = StringField(_("Name"))\n')) == ["line 2"]
    assert translated_at_import(planted('def f():\n    return _("Save")\n')) == []


def test_no_sentence_is_put_together_before_it_is_translated() -> None:
    assert faults(put_together, PORTAL) == []
    assert put_together(planted('def f(x):\n    return _(f"Hello {x}")\n')) == ["line 2"]


def test_nothing_is_said_untranslated() -> None:
    assert faults(said_untranslated, PORTAL) == []
    assert said_untranslated(planted('def f():\n    flash("Saved.")\n')) == ["line 2: Saved."]
    assert said_untranslated(planted('name = StringField("Name")\n')) == ["line 1: Name"]
