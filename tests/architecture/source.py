"""The portal's own source, read as trees, for tests that look at how it is built."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from portal.foundation.paths import PROJECT_ROOT


@dataclass(frozen=True)
class Source:
    """One module: where it lies, and what it says."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return ast.parse(self.text)

    def calls(self) -> Iterator[ast.Call]:
        """Every call in it."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def attributes(self) -> Iterator[ast.Attribute]:
        """Every `something.name` in it."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Attribute))

    def functions(self) -> Iterator[ast.FunctionDef]:
        """Every function in it, methods and inner ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef))

    def imported(self) -> Iterator[str]:
        """Everything it imports, as `package.module.name`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            elif isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)


def called(call: ast.Call) -> str:
    """The last part of what is called: `commit` of `session.commit()`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def read(path: Path) -> Source:
    """One file of the project."""
    return Source(path.relative_to(PROJECT_ROOT).as_posix(), path.read_text(encoding="utf-8"))


PORTAL = [read(path) for path in sorted((PROJECT_ROOT / "portal").rglob("*.py"))]
TOOLS = [read(path) for path in sorted((PROJECT_ROOT / "tools").rglob("*.py"))]
TESTS = [read(path) for path in sorted((PROJECT_ROOT / "tests").rglob("*.py"))]
TEMPLATES = [read(path) for path in sorted((PROJECT_ROOT / "templates").rglob("*.*"))]
VIEWS = [source for source in PORTAL if source.name.endswith("views.py")]

Check = Callable[[Source], list[str]]


def faults(check: Check, sources: list[Source]) -> list[str]:
    """What `check` finds anywhere, with the file's name."""
    return [f"{source.name}: {fault}" for source in sources for fault in check(source)]


def planted(text: str, name: str = "portal/planted/views.py") -> Source:
    """A module with a fault in it, to see that a check finds it."""
    return Source(name, text)
