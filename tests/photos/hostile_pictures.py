"""Files that mean harm, made by our own hands: each with the words that must not come out again."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.factories_photos import picture

PAYLOAD = b"qx-payload-<script>alert(1)</script>-qx"
TEXT = PAYLOAD.decode()
NORTH = {1: "N", 2: (60.0, 10.0, 15.0), 3: "E", 4: (24.0, 56.0, 29.0), 29: "2026:11:27"}
KINDS = ("JPEG", "PNG", "WEBP")


class Hostile(NamedTuple):
    """What it is, its bytes, and whether it is a picture at all."""

    name: str
    content: bytes
    is_picture: bool = False


def every() -> list[Hostile]:
    """All of them."""
    return [
        *no_pictures(),
        *in_disguise(),
        *with_something_behind(),
        *with_metadata(),
        *too_large(),
        *cut_off(),
        *broken(),
        *unusual(),
    ]


def no_pictures() -> Iterator[Hostile]:
    """What a careless portal would keep as it is."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>{TEXT}</script></svg>'
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg>&b;' + TEXT + "</svg>"
    texts = {
        "svg": svg,
        "svg with a declaration": f'<?xml version="1.0"?>{svg}',
        "svg with entities": bomb,
        "svg after spaces": "\n" * 600 + svg,
        "html": f"<!doctype html><script>{TEXT}</script>",
        "html with a byte order mark": f"\ufeff<html>{TEXT}",
        "php": f"<?php echo '{TEXT}'; ?>",
        "script": f"/*{TEXT}*/",
        "css": f"a{{background:url('{TEXT}')}}",
        "a path": f"../../../etc/passwd\x00{TEXT}",
        "json": f'{{"a":"{TEXT}"}}',
        "postscript": f"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{TEXT}",
        "pdf": f"%PDF-1.7\n{TEXT}\n%%EOF",
        "xbm": f'#define x_width 8\n#define x_height 8\nstatic char x_bits[] = {{ "{TEXT}" }};',
        "mail": f"MIME-Version: 1.0\n{TEXT}",
        "pixmap of text": f"P3 1 1 255 0 0 0 # {TEXT}",
        "playlist": f"#EXTM3U\n{TEXT}",
        "empty": "",
        "one letter": "x",
    }
    yield from (Hostile(name, text.encode()) for name, text in texts.items())
    for kind in ("GIF", "BMP", "TIFF", "ICO", "PPM", "TGA", "PCX", "DDS", "JPEG2000", "AVIF", "MPO", "SGI"):
        yield Hostile(f"a real {kind}", picture(32, 32, kind) + PAYLOAD, is_picture=kind == "MPO")
    for brand in (b"heic", b"mif1", b"heix"):
        yield Hostile(f"heic {brand!r}", struct.pack(">I", 24) + b"ftyp" + brand + PAYLOAD)


def in_disguise() -> Iterator[Hostile]:
    """The first bytes of one thing, the rest of another."""
    heads = {
        "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
        "PNG": b"\x89PNG\r\n\x1a\n",
        "WEBP": b"RIFF\xff\x00\x00\x00WEBPVP8 ",
        "GIF": b"GIF89a=1;/*",
        "BMP": b"BM\x00\x00",
        "PDF": b"%PDF-1.4\n",
    }
    for name, head in heads.items():
        for what, rest in (("html", b"<html>" + PAYLOAD), ("nothing", b""), ("noughts", bytes(2000) + PAYLOAD)):
            yield Hostile(f"{what} that begins like {name}", head + rest)


def with_something_behind() -> Iterator[Hostile]:
    """Whole pictures that are also something else to another reader."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("payload.html", PAYLOAD)
    behind = {
        "html": b"<html>" + PAYLOAD,
        "a zip": archive.getvalue(),
        "php": b"<?php " + PAYLOAD,
        "another picture": picture(9, 9) + PAYLOAD,
        "a script": b"*/=1;" + PAYLOAD + b"//",
        "a hundred kilobytes": PAYLOAD * 2600,
    }
    for kind in KINDS:
        for what, tail in behind.items():
            yield Hostile(f"{kind} with {what} behind", picture(kind=kind) + tail, is_picture=True)
    script_first = b"\xff\xd8\xff\xfe" + struct.pack(">H", 2 + len(PAYLOAD)) + PAYLOAD + picture()[2:]
    yield Hostile("JPEG that is a script in its comment", script_first, is_picture=True)


def with_metadata() -> Iterator[Hostile]:
    """Pictures that tell where they were taken, by whom, and more."""
    for kind in KINDS:
        for name, how in _metadata(kind).items():
            yield Hostile(f"{kind} with {name}", picture(kind=kind, **how), is_picture=True)
    thumbnail = _segment(0xE1, b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00" + PAYLOAD)
    for name, marker, body in (
        ("IPTC", 0xED, b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(PAYLOAD)) + PAYLOAD),
        ("XMP", 0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + PAYLOAD),
        ("more XMP", 0xE1, b"http://ns.adobe.com/xmp/extension/\x00" + PAYLOAD),
        ("a maker's notes", 0xEB, PAYLOAD),
        ("a profile of nonsense", 0xE2, b"ICC_PROFILE\x00\x01\x01" + PAYLOAD),
        ("several pictures inside", 0xE2, b"MPF\x00MM\x00*" + PAYLOAD),
        ("a picture of Adobe's", 0xEE, b"Adobe\x00d" + PAYLOAD),
    ):
        yield Hostile(f"JPEG with {name}", picture()[:2] + _segment(marker, body) + picture()[2:], is_picture=True)
    yield Hostile("JPEG with broken EXIF", picture()[:2] + thumbnail + picture()[2:], is_picture=True)
    for name, chunk in (
        ("tEXt", b"Comment\x00" + PAYLOAD),
        ("zTXt", b"Comment\x00\x00" + zlib.compress(PAYLOAD)),
        ("iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + PAYLOAD),
        ("eXIf", b"MM\x00*" + PAYLOAD),
        ("prVt", PAYLOAD),
        ("iCCP", b"x\x00\x00" + zlib.compress(PAYLOAD)),
        ("tIME", PAYLOAD[:7]),
    ):
        plain = picture(kind="PNG")
        yield Hostile(f"PNG with {name}", plain[:33] + _chunk(name.encode(), chunk) + plain[33:], is_picture=True)


def _metadata(kind: str) -> dict[str, dict[str, Any]]:
    place, author, comment = Image.Exif(), Image.Exif(), Image.Exif()
    place[34853] = NORTH
    place[274] = 6
    author[315] = author[270] = author[33432] = TEXT
    comment[37510] = TEXT
    words = PngInfo()
    words.add_text("Author", TEXT)
    how: dict[str, dict[str, Any]] = {
        "GPS": {"exif": place.tobytes()},
        "an author": {"exif": author.tobytes()},
        "a comment": {"exif": comment.tobytes()},
        "a false profile": {"icc_profile": PAYLOAD * 4},
    }
    if kind == "PNG":
        how["words"] = {"pnginfo": words}
    if kind == "WEBP":
        how["XMP"] = {"xmp": PAYLOAD}
    if kind == "JPEG":
        how["a comment of its own"] = {"comment": PAYLOAD}
    return how


def too_large() -> Iterator[Hostile]:
    """Small files that grow."""
    for name, width, height in (
        ("50,000 by 50,000", 50_000, 50_000),
        ("very wide", 2**31 - 1, 1),
        ("very high", 1, 2**31 - 1),
        ("just over the pixels", 6001, 4000),
        ("just over the side", 16_001, 1),
        ("nothing", 0, 0),
    ):
        yield Hostile(f"PNG of {name}", _png(width, height, zlib.compress(bytes(4000)) + PAYLOAD))
    jpeg = bytearray(picture())
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", 65_000, 65_000)
    yield Hostile("JPEG of 65,000 by 65,000", bytes(jpeg))
    webp = b"VP8X" + struct.pack("<I", 10) + bytes(4) + b"\xff\x3f\x00" * 2
    yield Hostile("WebP of 16,384 by 16,384", b"RIFF" + struct.pack("<I", len(webp) + 4) + b"WEBP" + webp)
    words = _chunk(b"zTXt", b"a\x00\x00" + zlib.compress(bytes(8_000_000)))
    plain = picture(kind="PNG")
    yield Hostile("PNG whose words grow", plain[:33] + words * 4 + plain[33:], is_picture=True)
    yield Hostile("over ten megabytes", picture() + bytes(10 * 1024 * 1024))


def cut_off() -> Iterator[Hostile]:
    """Pictures that end too early."""
    for kind in KINDS:
        whole = picture(200, 150, kind=kind)
        for part in (0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97):
            yield Hostile(f"{kind} cut off at {part:.0%}", whole[: int(len(whole) * part)], is_picture=True)


def broken() -> Iterator[Hostile]:
    """Pictures in which something is not as it says."""
    for kind in KINDS:
        whole = picture(200, 150, kind=kind)
        for place in range(6):
            spoiled = bytearray(whole)
            at = len(spoiled) * (place + 1) // 8
            spoiled[at : at + 24] = b"\xff\xd9\x00\xff" * 6
            yield Hostile(f"{kind} spoiled at {place}", bytes(spoiled), is_picture=True)
    yield Hostile("PNG with a filter there is not", _png(9, 9, zlib.compress(b"\x09" * 300)), is_picture=True)
    yield Hostile("PNG whose pixels are missing", _png(9, 9, zlib.compress(b"")), is_picture=True)
    yield Hostile("PNG of a colour there is not", _png(9, 9, zlib.compress(bytes(300)), colour=5))


def unusual() -> Iterator[Hostile]:
    """Honest pictures of kinds that are easy to get wrong."""
    for mode in ("1", "L", "LA", "P", "RGBA", "I;16"):
        yield Hostile(f"PNG in {mode}", picture(kind="PNG", mode=mode), is_picture=True)
    yield Hostile("JPEG in four colours", picture(mode="CMYK"), is_picture=True)
    yield Hostile("JPEG in grey", picture(mode="L"), is_picture=True)
    for kind in ("PNG", "WEBP"):
        frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "green", "blue")]
        file = io.BytesIO()
        frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=40)
        yield Hostile(f"{kind} that moves", file.getvalue() + PAYLOAD, is_picture=True)
    yield Hostile("one pixel", picture(1, 1, "PNG"), is_picture=True)
    yield Hostile("a thread", picture(1, 4000, "PNG"), is_picture=True)


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _png(width: int, height: int, pixels: bytes, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")
