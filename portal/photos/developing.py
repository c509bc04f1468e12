"""Developing: what someone chose is decoded, and made anew as a few plain pictures without any trace of the original.

Nothing of the file survives but what can be seen: not its metadata, not its name, not a byte beside the picture.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_decimal
from PIL import Image, ImageCms, ImageOps

from portal.foundation.errors import Refused
from portal.foundation.i18n import language
from portal.foundation.i18n import lazy_gettext as _l
from portal.photos.models import WIDTHS, height_at

try:
    from pillow_heif import register_heif_opener
except ImportError:  # An extra that few machines have.
    HEIC: tuple[str, ...] = ()
else:
    register_heif_opener()
    HEIC = ("HEIF",)

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
MOST_PIXELS = 24_000_000
LONGEST_SIDE = 16_000  # WebP ends at 16,383.
FORMATS = ("JPEG", "PNG", "WEBP", *HEIC)
KINDS: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 55, "speed": 8},
    "webp": {"format": "WEBP", "quality": 76, "method": 4},
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
}
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_SRGB = ImageCms.createProfile("sRGB")

# Ours is stricter, is asked before anything is decoded, and answers with a sentence.
Image.MAX_IMAGE_PIXELS = None


class PictureIsTooLarge(Refused):
    """The file is over ten megabytes."""

    message = _l("The picture is %(size)s MB. Choose one of 10 MB or less.")

    def __init__(self, size: int) -> None:
        self.size = size

    def __str__(self) -> str:
        return str(self.message) % {"size": _one_decimal(self.size / MEGABYTE)}


class PictureHasTooManyPixels(Refused):
    """So many that decoding it would take the memory of others, or longer than any file of ours may be."""

    message = _l("The picture is %(width)s by %(height)s pixels. Choose one of 24 megapixels or less.")

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size

    def __str__(self) -> str:
        width, height = (format_decimal(side, locale=language()) for side in self.size)
        return str(self.message) % {"width": width, "height": height}


class NotAPicture(Refused):
    """No decoder of ours knows it, whatever its name says."""

    message = _l("This file is not a picture we can use. Choose a JPEG, PNG or WebP picture.")


class PictureIsHeic(Refused):
    """What telephones by one maker take, and this machine cannot read."""

    message = _l("This picture is in HEIC format. Save or send it as a JPEG, and choose that one.")


class PictureIsBroken(Refused):
    """It begins like a picture and does not go on like one."""

    message = _l("This picture could not be opened: part of it is missing. Choose the original picture again.")


@dataclass(frozen=True)
class Developed:
    """A picture as it is kept: its size, its colour, and the content of each file by width and kind."""

    width: int
    height: int
    colour: str
    files: dict[tuple[int, str], bytes]


def develop(content: bytes) -> Developed:
    """Make our own pictures of what someone chose. It takes a second or two: never inside a unit of work.

    Raises `PictureIsTooLarge`, `PictureHasTooManyPixels`, `NotAPicture`, `PictureIsHeic`, `PictureIsBroken`.
    """
    if len(content) > MOST_BYTES:
        raise PictureIsTooLarge(len(content))
    picture = _seen(_opened(content))
    whole = picture.size
    width = min(whole[0], WIDTHS[-1])
    red, green, blue = picture.resize((1, 1), Image.Resampling.BOX).tobytes()
    return Developed(width, height_at(width, whole), f"#{red:02x}{green:02x}{blue:02x}", dict(_prints(picture)))


def _opened(content: bytes) -> Image.Image:
    """Its header alone; the first bytes decide what it is, and nothing is decoded that is too large."""
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
    except Exception:  # A decoder in the hands of hostile bytes may raise anything.
        if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS and not HEIC:
            raise PictureIsHeic from None
        raise NotAPicture from None
    if picture.width * picture.height > MOST_PIXELS or max(picture.size) > LONGEST_SIDE:
        raise PictureHasTooManyPixels(picture.size)
    return picture


def _seen(picture: Image.Image) -> Image.Image:
    """What the eye sees of it, upright, on white where it was clear, the first frame if it moves: a new picture."""
    try:
        picture.draft(None, (WIDTHS[-1], WIDTHS[-1]))  # A JPEG need not be decoded larger than it will be shown.
        picture.load()
        profile = picture.info.get("icc_profile")
        picture = ImageOps.exif_transpose(picture)
        coloured = _in_plain_colours(picture, profile)
    except Exception:  # See above.
        raise PictureIsBroken from None
    clean = Image.new("RGB", coloured.size, "white")
    clean.paste(coloured, mask=coloured.getchannel("A") if coloured.mode == "RGBA" else None)
    return clean


def _in_plain_colours(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB, or RGBA where it has clear parts; wide colours brought into sRGB, for no profile goes along."""
    if picture.mode.startswith(("I", "F")):  # Sixteen bits of grey.
        return picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L").convert("RGB")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(picture, source, _SRGB, outputMode="RGB") or picture
        except (ImageCms.PyCMSError, OSError):
            pass  # A profile that says nothing is as good as none.
    return picture.convert("RGB")


def _prints(picture: Image.Image) -> Iterator[tuple[tuple[int, str], bytes]]:
    for width in sorted({min(width, picture.width) for width in WIDTHS}):
        size = (width, height_at(width, picture.size))
        print_ = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        for kind, how in KINDS.items():
            file = io.BytesIO()
            print_.save(file, **how)
            yield (width, kind), file.getvalue()


def _one_decimal(number: float) -> str:
    return str(format_decimal(number, format="#,##0.0", locale=language()))
