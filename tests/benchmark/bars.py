"""A bar: what was measured, what it may be at the most, and what we aim at."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Bar:
    """One measured ratio (or number) under its limit. The smaller the better."""

    name: str
    what: str
    measured: float
    limit: float
    aim: float | None = None
    told: str = ""

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        return self.measured <= self.limit

    @property
    def verdict(self) -> str:
        """In a word."""
        if not self.holds:
            return "BROKEN"
        return "aim reached" if self.aim is None or self.measured <= self.aim else "holds"

    def as_row(self) -> dict[str, Any]:
        """For benchmark.json."""
        return {**asdict(self), "verdict": self.verdict}


def table(bars: Sequence[Bar]) -> str:
    """All bars, one a line, with what was seen on the way below each."""
    lines = [f"{'':5}{'':58}{'measured':>9}{'limit':>8}{'aim':>7}"]
    for bar in bars:
        aim = "" if bar.aim is None else f"{bar.aim:.2f}"
        lines.append(f"{bar.name:5}{bar.what:58}{bar.measured:9.2f}{bar.limit:8.2f}{aim:>7}  {bar.verdict}")
        if bar.told:
            lines.append(f"{'':7}{bar.told}")
    return "\n".join(lines)


def exit_code(bars: Sequence[Bar]) -> int:
    """1 when a limit is broken, or when nothing was measured at all."""
    return int(not bars or not all(bar.holds for bar in bars))
