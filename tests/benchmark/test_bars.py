"""The benchmark itself: a broken limit is told, written down and fails the run."""

import json
from pathlib import Path

import pytest

from tests.benchmark.__main__ import go_through, told_and_kept
from tests.benchmark.bars import Bar
from tests.benchmark.rounds import Compared

KEPT = Bar("W2", "a page / the floor", 1.2, limit=1.6, aim=1.1)
BROKEN = Bar("D1", "many / few", 1.21, limit=1.2)


def test_a_run_that_keeps_every_limit_is_well_and_written_down(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = tmp_path / "benchmark.json"

    answer = told_and_kept([KEPT], result)

    written = json.loads(result.read_text())
    assert answer == 0
    assert {"date", "commit", "python", "cores", "load"} <= set(written)
    assert [(bar["name"], bar["measured"], bar["verdict"]) for bar in written["bars"]] == [("W2", 1.2, "holds")]
    assert "BROKEN" not in capsys.readouterr().out


@pytest.mark.parametrize("bars", [[KEPT, BROKEN], [Bar("W5", "queries", float("inf"), limit=6)], []])
def test_a_broken_limit_fails_the_run_and_so_does_measuring_nothing(bars: list[Bar], tmp_path: Path) -> None:
    result = tmp_path / "benchmark.json"

    answer = told_and_kept(bars, result)

    assert answer == 1


def test_a_broken_limit_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told_and_kept([KEPT, BROKEN], tmp_path / "benchmark.json")

    [line] = [line for line in capsys.readouterr().out.splitlines() if "BROKEN" in line]

    assert line.split()[:4] == ["D1", "many", "/", "few"]


def test_rounds_are_compared_one_by_one_so_that_a_slow_minute_changes_nothing() -> None:
    compared = Compared({"page": [2.0, 20.0, 3.0], "floor": [1.0, 10.0, 2.0]}, {"page": 1, "floor": 1})

    ratio = compared.ratio("page", to="floor")

    assert ratio == 2.0


def test_every_chapter_has_a_folder_of_its_own_that_goes_when_it_ends(capsys: pytest.CaptureFixture[str]) -> None:
    folders: list[Path] = []

    def chapter(folder: Path) -> list[Bar]:
        assert folder.is_dir()
        folders.append(folder)
        return [KEPT]

    bars = go_through({"One": chapter, "Two": chapter})

    assert (bars, len(set(folders)), [folder.exists() for folder in folders]) == ([KEPT, KEPT], 2, [False, False])
    assert capsys.readouterr().out.startswith("One: ")
