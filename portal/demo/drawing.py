"""A sheet to draw on: soft light, layered curves, a little grain. Everything follows from its name, each time alike."""

import io
import random
from collections.abc import Sequence
from math import sin, tau

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 960, 640
_FINE = 2  # Drawn larger and made smaller, so that edges are smooth.

Colour = tuple[int, int, int]
Point = tuple[float, float]

# The colours of the house.
PAPER, SNOW, INK = (244, 247, 245), (231, 237, 238), (21, 35, 29)
SPRUCE, MOSS, SAGE = (23, 83, 61), (74, 112, 72), (150, 178, 150)
LAKE, MIST, DUSK = (11, 74, 111), (170, 196, 205), (60, 72, 120)
LAKKA, HONEY, CREAM = (240, 168, 48), (250, 205, 130), (252, 239, 214)
LINGON, BARK, WOOD = (142, 21, 40), (70, 52, 42), (190, 150, 104)


class Sheet:
    """A picture in the making. Places are told in parts of its width and height, from the upper left."""

    def __init__(self, name: str, above: Colour, below: Colour) -> None:
        self.chance = random.Random(name)  # noqa: S311 - it draws, and guards nothing.
        slope = Image.new("RGB", (1, 2))
        slope.putdata([above, below])
        self.picture = slope.resize((WIDTH * _FINE, HEIGHT * _FINE), Image.Resampling.BICUBIC)
        self.draw = ImageDraw.Draw(self.picture)

    def at(self, points: Sequence[Point]) -> list[Point]:
        """Parts of the sheet as places on it."""
        return [(x * self.picture.width, y * self.picture.height) for x, y in points]

    def shape(self, colour: Colour, *points: Point) -> None:
        """A flat shape."""
        self.draw.polygon(self.at(points), fill=colour)

    def line(self, colour: Colour, *points: Point, width: float = 0.004) -> None:
        """A line of one width, with round joints."""
        self.draw.line(self.at(points), fill=colour, width=max(1, round(width * self.picture.width)), joint="curve")

    def disc(self, colour: Colour, centre: Point, radius: float, flat: float = 1.0) -> None:
        """A disc, or seen from the side a flat one."""
        [(x, y)] = self.at([centre])
        across = radius * self.picture.width
        self.draw.ellipse((x - across, y - across * flat, x + across, y + across * flat), fill=colour)

    def block(self, colour: Colour, upper_left: Point, lower_right: Point, round_by: float = 0.0) -> None:
        """A block with straight or round corners."""
        corners = [*self.at([upper_left])[0], *self.at([lower_right])[0]]
        self.draw.rounded_rectangle(corners, radius=round_by * self.picture.width, fill=colour)

    def hill(self, colour: Colour, level: float, height: float, waves: float = 1.3) -> None:
        """The land below a soft curve across the sheet."""
        start, second = self.chance.random(), self.chance.random()
        crest = [
            (x / 60, level - height * (sin(tau * (waves * x / 60 + start)) + 0.4 * sin(tau * (2.7 * x / 60 + second))))
            for x in range(61)
        ]
        self.shape(colour, *crest, (1, 1), (0, 1))

    def glow(self, colour: Colour, centre: Point, radius: float, strength: float = 0.8) -> None:
        """Light that spreads from a place."""
        small = Image.new("L", (WIDTH // 8, HEIGHT // 8))
        x, y, r = centre[0] * small.width, centre[1] * small.height, radius * small.width
        ImageDraw.Draw(small).ellipse((x - r, y - r, x + r, y + r), fill=round(255 * strength))
        mask = small.filter(ImageFilter.GaussianBlur(r * 0.6)).resize(self.picture.size, Image.Resampling.BICUBIC)
        self.picture.paste(colour, mask=mask)

    def soften(self, radius: float) -> None:
        """What is drawn so far moves out of focus."""
        small = self.picture.resize((WIDTH // 2, HEIGHT // 2), Image.Resampling.BOX)
        blurred = small.filter(ImageFilter.GaussianBlur(radius))
        self.picture.paste(blurred.resize(self.picture.size, Image.Resampling.BICUBIC))

    def pine(self, colour: Colour, foot: Point, height: float) -> None:
        """A small bog pine, leaning a little."""
        x, y = foot
        lean = self.chance.uniform(-0.01, 0.01)
        self.line(colour, (x, y), (x + lean, y - height), width=0.003)
        for part in (0.4, 0.6, 0.78, 0.93):
            spread = (1.1 - part) * height * 0.42
            self.disc(colour, (x + lean * part, y - height * part), spread * 0.7, 0.45)

    def developed(self) -> bytes:
        """The picture with its grain, as the bytes of a PNG."""
        picture = self.picture.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
        grain = Image.frombytes("L", (WIDTH // 4, HEIGHT // 4), self.chance.randbytes(WIDTH * HEIGHT // 16))
        grain = grain.point(lambda value: 122 + value // 21).resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)
        file = io.BytesIO()
        ImageChops.overlay(picture, Image.merge("RGB", [grain] * 3)).save(file, "PNG", compress_level=1)
        return file.getvalue()
