"""`make bench`: every chapter, then the table, `benchmark.json`, and 1 when a limit is broken. `--quick` loads less."""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.foundation.paths import PROJECT_ROOT
from tests.benchmark import depth, machine, over_http, pages, reading, searching, small_things
from tests.benchmark.bars import Bar, exit_code, table

RESULT = PROJECT_ROOT / "benchmark.json"


def main(arguments: list[str]) -> int:
    """Measure, tell and keep; the answer is the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="2,000 pairs instead of 50,000")
    options = parser.parse_args(arguments)
    chapters: dict[str, Callable[[Path], list[Bar]]] = {
        "Small things": small_things.measure,
        "Pages": pages.measure,
        "Reading": reading.measure,
        "Over HTTP": over_http.measure,
        "Searching": searching.measure,
        "Depth": lambda folder: depth.measure(folder, quick=options.quick),
    }
    return told_and_kept(go_through(chapters), RESULT)


def go_through(chapters: dict[str, Callable[[Path], list[Bar]]]) -> list[Bar]:
    """Every chapter in a folder of its own, which goes when it ends."""
    bars: list[Bar] = []
    for name, measure in chapters.items():
        started = time.monotonic()
        with TemporaryDirectory(prefix="rinnalla-benchmark-") as folder:
            bars += measure(Path(folder))
        print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)
    return bars


def told_and_kept(bars: list[Bar], path: Path) -> int:
    """Print the table, write it down with what one has to know of this run, and say whether all is well."""
    path.write_text(json.dumps({**machine.facts(), "bars": [bar.as_row() for bar in bars]}, indent=2) + "\n")
    print(f"\n{table(bars)}\n")
    return exit_code(bars)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
