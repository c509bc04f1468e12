"""Every page in every state, in both languages, both themes and both widths: axe-core finds nothing."""

import pytest

from tests.journeys import axe, layout
from tests.journeys.conftest import CELLS, Shown

LOOKS = pytest.mark.parametrize(("theme", "width"), CELLS, ids=[f"{theme}, {width} px" for theme, width in CELLS])


@LOOKS
def test_axe_finds_nothing(shown: Shown, theme: str, width: int) -> None:
    layout.look(shown.window.page, theme=theme, width=width)

    assert axe.violations(shown.window.page) == []


@LOOKS
def test_nothing_is_lost_or_out_of_reach(shown: Shown, theme: str, width: int) -> None:
    layout.look(shown.window.page, theme=theme, width=width)

    assert layout.sideways(shown.window.page) == []
    assert layout.small_targets(shown.window.page) == []
    assert layout.lost_when_spaced(shown.window.page) == []
