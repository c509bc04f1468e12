"""The pictures of the demo: duckboards, bogs, coffee, a tram in sleet. Drawn by the portal, of nobody."""

from collections.abc import Callable

from portal.demo.drawing import (
    BARK,
    CREAM,
    DUSK,
    HONEY,
    INK,
    LAKE,
    LAKKA,
    LINGON,
    MIST,
    MOSS,
    PAPER,
    SAGE,
    SNOW,
    SPRUCE,
    WOOD,
    Colour,
    Sheet,
)


def _duckboards(sheet: Sheet) -> None:
    """Two planks across a bog, towards a low sun."""
    sheet.glow(CREAM, (0.62, 0.36), 0.2, 0.9)
    sheet.disc(CREAM, (0.62, 0.36), 0.045)
    for colour, level in (((150, 178, 168), 0.47), ((110, 146, 128), 0.52), ((74, 112, 92), 0.56)):
        sheet.hill(colour, level, 0.025)
    for _tree in range(14):
        x = sheet.chance.random()
        sheet.pine(SPRUCE, (x, 0.6), sheet.chance.uniform(0.08, 0.2))
    sheet.soften(1.2)
    sheet.hill((122, 124, 70), 0.62, 0.012)
    sheet.hill((98, 106, 58), 0.78, 0.02)
    for left, shade in ((0.24, WOOD), (0.47, (172, 134, 92))):
        sheet.shape(shade, (left, 1), (left + 0.19, 1), (0.572 + left * 0.08, 0.6), (0.56 + left * 0.08, 0.6))
    for step in range(7):
        y = 0.63 + 0.37 * (step / 7) ** 1.6
        wide = (y - 0.58) * 0.62
        middle = 0.6 - (y - 0.6) * 0.34
        sheet.line(BARK, (middle - wide * 0.62, y), (middle + wide * 0.56, y), width=0.002 + (y - 0.6) * 0.01)


def _bog(sheet: Sheet) -> None:
    """Pools between the pines, the sky in them."""
    sheet.glow(HONEY, (0.25, 0.3), 0.22, 0.7)
    for colour, level in (((136, 160, 170), 0.42), ((92, 124, 124), 0.47)):
        sheet.hill(colour, level, 0.02)
    for _tree in range(30):
        sheet.pine((40, 74, 60), (sheet.chance.random(), 0.5), sheet.chance.uniform(0.06, 0.17))
    sheet.soften(1.5)
    sheet.hill((126, 110, 62), 0.52, 0.008)
    for _pool in range(11):
        y = sheet.chance.uniform(0.57, 0.96)
        centre, wide = (sheet.chance.random(), y), (y - 0.45) * sheet.chance.uniform(0.2, 0.42)
        sheet.disc((92, 84, 46), (centre[0], y + 0.008), wide * 1.08, 0.2)
        sheet.disc((176, 196, 202), centre, wide, 0.17)
        sheet.disc((206, 208, 190), (centre[0] - wide * 0.2, y - 0.006), wide * 0.55, 0.1)


def _coffee(sheet: Sheet) -> None:
    """Two cups on a table by the window, still warm."""
    _window(sheet, (0.06, 0.05), (0.62, 0.56), (176, 200, 206))
    sheet.soften(5)
    sheet.shape((150, 108, 70), (0, 0.6), (1, 0.54), (1, 1), (0, 1))
    sheet.glow(HONEY, (0.4, 0.75), 0.24, 0.35)
    for x, y, colour in ((0.36, 0.66, PAPER), (0.68, 0.74, (196, 214, 202))):
        _cup(sheet, x, y, colour)


def _cup(sheet: Sheet, x: float, y: float, colour: Colour) -> None:
    shade = tuple(round(part * 0.82) for part in colour)
    sheet.disc((104, 72, 48), (x + 0.02, y + 0.165), 0.13, 0.22)
    sheet.disc((226, 220, 206), (x, y + 0.15), 0.125, 0.24)
    sheet.disc(shade, (x + 0.1, y + 0.06), 0.04, 1)  # type: ignore[arg-type]
    sheet.disc((150, 108, 70), (x + 0.1, y + 0.06), 0.022, 1)
    sheet.block(colour, (x - 0.085, y), (x + 0.085, y + 0.15), 0.03)
    sheet.disc(shade, (x, y), 0.085, 0.28)  # type: ignore[arg-type]
    sheet.disc((62, 38, 26), (x, y + 0.004), 0.074, 0.25)
    sheet.disc((104, 68, 44), (x - 0.02, y + 0.002), 0.034, 0.2)


def _window(sheet: Sheet, upper_left: tuple[float, float], lower_right: tuple[float, float], light: Colour) -> None:
    (left, top), (right, bottom) = upper_left, lower_right
    sheet.block((226, 222, 210), (left - 0.015, top - 0.02), (right + 0.015, bottom + 0.02))
    sheet.block(light, upper_left, lower_right)
    sheet.glow(PAPER, ((left + right) / 2, top + 0.15), 0.14, 0.5)
    middle = (left + right) / 2
    sheet.block((226, 222, 210), (middle - 0.006, top), (middle + 0.006, bottom))


def _tram(sheet: Sheet) -> None:
    """A tram with lit windows comes along the street in sleet."""
    for number in range(9):
        left, top = number * 0.12 - 0.03, sheet.chance.uniform(0.14, 0.34)
        sheet.block((74 + number % 3 * 8, 84 + number % 3 * 8, 104), (left, top), (left + 0.115, 0.72))
        for _lit in range(6):
            x, y = left + sheet.chance.uniform(0.015, 0.09), sheet.chance.uniform(top + 0.04, 0.6)
            sheet.block(HONEY, (x, y), (x + 0.012, y + 0.026))
    sheet.soften(4)
    sheet.shape((62, 68, 80), (0, 0.72), (1, 0.7), (1, 1), (0, 1))
    sheet.glow(HONEY, (0.44, 0.86), 0.22, 0.4)
    sheet.block((28, 96, 70), (0.16, 0.34), (0.78, 0.79), 0.03)
    sheet.block((224, 216, 178), (0.16, 0.36), (0.78, 0.6), 0.02)
    for number in range(6):
        sheet.block(HONEY, (0.185 + number * 0.098, 0.4), (0.265 + number * 0.098, 0.575), 0.008)
    for x in (0.3, 0.64):
        sheet.disc(INK, (x, 0.79), 0.028)
    sheet.line((30, 40, 44), (0.47, 0.34), (0.4, 0.2), (0.55, 0.17), width=0.004)
    sheet.line((30, 40, 44), (0, 0.185), (1, 0.15), width=0.002)
    for y in (0.84, 0.93):
        sheet.line((128, 134, 142), (0, y), (1, y - 0.02), width=0.004)
    for _flake in range(260):
        x, y = sheet.chance.random(), sheet.chance.random()
        long = sheet.chance.uniform(0.008, 0.03)
        sheet.line((206, 214, 222), (x, y), (x - long * 0.4, y + long), width=0.0018)


def _classroom(sheet: Sheet) -> None:
    """A classroom in the evening, two lamps over the tables."""
    for x in (0.08, 0.38, 0.68):
        _window(sheet, (x, 0.1), (x + 0.22, 0.46), (52, 66, 104))
    sheet.soften(3)
    sheet.shape((112, 82, 58), (0, 0.66), (1, 0.66), (1, 1), (0, 1))
    for x in (0.3, 0.7):
        sheet.line(INK, (x, 0), (x, 0.2), width=0.003)
        sheet.glow(CREAM, (x, 0.42), 0.2, 0.55)
        sheet.shape((38, 74, 60), (x - 0.07, 0.27), (x + 0.07, 0.27), (x + 0.02, 0.18), (x - 0.02, 0.18))
        sheet.disc(CREAM, (x, 0.272), 0.066, 0.16)
    for y, wide, colour in ((0.66, 0.15, (170, 128, 86)), (0.8, 0.2, (190, 146, 100))):
        for x in (0.26, 0.74):
            sheet.shape(colour, (x - wide, y), (x + wide, y), (x + wide * 1.12, y + 0.06), (x - wide * 1.12, y + 0.06))
            for leg in (-0.9, 0.9):
                sheet.line(BARK, (x + wide * leg, y + 0.06), (x + wide * leg, y + 0.2), width=0.006)
            sheet.shape(
                PAPER, (x - 0.05, y + 0.015), (x + 0.01, y + 0.015), (x + 0.012, y + 0.045), (x - 0.052, y + 0.045)
            )


def _birches(sheet: Sheet) -> None:
    """Footprints between birches, the first snow."""
    sheet.glow(CREAM, (0.7, 0.34), 0.18, 0.6)
    for _far in range(26):
        x = sheet.chance.random()
        sheet.line((176, 186, 196), (x, 0), (x + sheet.chance.uniform(-0.02, 0.02), 0.62), width=0.005)
    sheet.soften(4)
    sheet.hill((222, 230, 236), 0.6, 0.02)
    sheet.hill(SNOW, 0.76, 0.03)
    for x, wide in ((0.08, 0.03), (0.27, 0.018), (0.83, 0.026), (0.95, 0.04)):
        foot = 0.72 + wide * 4
        sheet.shape(
            (238, 238, 234), (x - wide / 2, 0), (x + wide / 2, 0), (x + wide * 0.62, foot), (x - wide * 0.62, foot)
        )
        for _mark in range(12):
            y = sheet.chance.uniform(0, foot - 0.04)
            side = sheet.chance.choice((-0.5, 0.1))
            sheet.block((52, 50, 54), (x + wide * side, y), (x + wide * (side + 0.4), y + 0.012), 0.003)
    for step in range(12):
        y = 0.64 + 0.36 * (step / 12) ** 1.5
        x = 0.56 - (y - 0.64) * 0.3 + (0.02 + (y - 0.64) * 0.1) * (1 if step % 2 else -1)
        sheet.disc((176, 190, 208), (x, y), 0.006 + (y - 0.62) * 0.05, 0.55)


def _jetty(sheet: Sheet) -> None:
    """A jetty on a still lake after sunset."""
    sheet.glow((250, 190, 150), (0.5, 0.46), 0.3, 0.7)
    sheet.hill((66, 74, 112), 0.47, 0.03)
    sheet.hill((44, 58, 84), 0.5, 0.012)
    sheet.soften(1.5)
    sheet.shape((96, 104, 146), (0, 0.51), (1, 0.51), (1, 1), (0, 1))
    sheet.glow((244, 184, 150), (0.5, 0.6), 0.26, 0.55)
    for _ripple in range(60):
        x, y = sheet.chance.random(), sheet.chance.uniform(0.53, 1)
        sheet.line((150, 150, 180), (x, y), (x + (y - 0.45) * 0.16, y), width=0.0014)
    sheet.shape((84, 66, 58), (0.3, 1), (0.62, 1), (0.525, 0.6), (0.475, 0.6))
    for number in range(12):
        y = 0.6 + 0.4 * (number / 12) ** 1.5
        wide = 0.025 + (y - 0.6) * 0.34
        sheet.line((58, 46, 42), (0.5 - wide - (y - 0.6) * 0.1, y), (0.5 + wide - (y - 0.6) * 0.1, y), width=0.002)
    for x, y in ((0.47, 0.62), (0.53, 0.62), (0.4, 0.8), (0.575, 0.8)):
        sheet.line((48, 40, 40), (x, y - 0.09), (x, y + 0.05), width=0.008)


def _notebook(sheet: Sheet) -> None:
    """An open notebook, a pen, the corner of a lamp's light."""
    for number in range(8):
        y = number / 8
        sheet.shape(
            (152 + number % 2 * 8, 112 + number % 2 * 6, 74), (0, y), (1, y - 0.05), (1, y + 0.1), (0, y + 0.15)
        )
    sheet.soften(1)
    sheet.glow(HONEY, (0.85, 0.05), 0.4, 0.65)
    sheet.shape((96, 68, 46), (0.16, 0.36), (0.84, 0.2), (0.93, 0.84), (0.25, 1))
    for left, right in ((0.14, 0.49), (0.49, 0.82)):
        up, down = 0.32 - left * 0.22, 0.32 - right * 0.22
        sheet.shape(
            PAPER if left < 0.3 else CREAM,
            (left, up),
            (right, down),
            (right + 0.09, down + 0.62),
            (left + 0.09, up + 0.62),
        )
        for line in range(9):
            y = 0.07 + line * 0.055
            slide = y * 0.145
            start, end = left + 0.03 + slide, left + sheet.chance.uniform(0.2, 0.29) + slide
            sheet.line((120, 128, 150), (start, up + y - 0.008), (end, up + y - (end - start) * 0.22), width=0.0022)
    sheet.line(LINGON, (0.62, 0.9), (0.9, 0.5), width=0.014)
    sheet.line(INK, (0.6, 0.93), (0.62, 0.9), width=0.008)


def _circle(sheet: Sheet) -> None:
    """Chairs in a circle before anyone has come."""
    _window(sheet, (0.1, 0.06), (0.9, 0.44), (206, 218, 208))
    sheet.soften(6)
    sheet.shape((186, 160, 126), (0, 0.54), (1, 0.54), (1, 1), (0, 1))
    sheet.glow(CREAM, (0.5, 0.72), 0.26, 0.6)
    seats = (SPRUCE, LAKE, LAKKA, LINGON, MOSS, DUSK, SPRUCE, LAKKA)
    places = ((0.3, 0.6), (0.5, 0.57), (0.7, 0.6), (0.2, 0.7), (0.8, 0.7), (0.3, 0.85), (0.7, 0.85), (0.5, 0.9))
    for (x, y), colour in zip(places, seats, strict=True):
        _chair(sheet, x, y, colour)


def _chair(sheet: Sheet, x: float, y: float, colour: Colour) -> None:
    size = 0.03 + (y - 0.5) * 0.07
    sheet.disc((150, 124, 94), (x, y + size * 1.6), size * 1.3, 0.25)
    for leg in (-0.7, 0.7):
        sheet.line(BARK, (x + size * leg, y), (x + size * leg * 1.15, y + size * 1.7), width=0.004)
    if y < 0.75:  # Its back is turned away from those in front.
        sheet.block(colour, (x - size * 0.85, y - size * 1.9), (x + size * 0.85, y - size * 0.3), 0.012)
    sheet.disc(colour, (x, y), size, 0.42)
    if y >= 0.75:
        sheet.block(colour, (x - size * 0.85, y - size * 1.5), (x + size * 0.85, y + size * 0.4), 0.012)


SCENES: dict[str, tuple[Colour, Colour, Callable[[Sheet], None]]] = {
    "duckboards": ((168, 196, 210), (250, 224, 186), _duckboards),
    "bog": ((122, 158, 184), (246, 222, 190), _bog),
    "coffee": ((206, 196, 178), (170, 150, 126), _coffee),
    "tram": ((92, 102, 122), (150, 156, 166), _tram),
    "classroom": ((70, 66, 74), (120, 98, 84), _classroom),
    "birches": (MIST, (236, 228, 220), _birches),
    "jetty": ((70, 84, 140), (244, 176, 140), _jetty),
    "notebook": ((150, 110, 74), (130, 92, 62), _notebook),
    "circle": (SAGE, (214, 206, 188), _circle),
}


def drawn(name: str) -> bytes:
    """The picture of this name, as a file that somebody might have chosen. Raises `KeyError` for one there is not."""
    above, below, scene = SCENES[name]
    sheet = Sheet(name, above, below)
    scene(sheet)
    return sheet.developed()
