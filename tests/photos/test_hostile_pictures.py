"""Over a hundred files that mean harm: refused with a sentence, or made harmless, and nothing of them remains."""

import io
import warnings

import exifread
from flask import Flask
from PIL import Image

from portal.foundation.errors import Refused
from portal.photos.developing import KINDS, Developed, develop
from tests.photos.hostile_pictures import PAYLOAD, Hostile, every

EVERY = every()
TRACES = (
    PAYLOAD,
    PAYLOAD[:12],
    b"Exif",
    b"http://ns.adobe.com",
    b"8BIM",
    b"ICC_PROFILE",
    b"iCCP",
    b"XMP ",
    b"<?php",
    b"PK\x03\x04",
)


def remains(file: bytes) -> list[str]:
    """What of its past a picture still carries."""
    found = [trace.decode("latin-1") for trace in TRACES if trace in file]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tags = exifread.process_file(io.BytesIO(file), details=True)
        opened = Image.open(io.BytesIO(file))
        tags |= dict(opened.getexif())
    kept = set(opened.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression"}
    kept -= {"background", "loop", "timestamp", "duration"}  # What a WebP or an AVIF without any says of itself.
    empty = {name for name in ("exif", "xmp", "icc_profile") if not opened.info.get(name)}
    return found + sorted(map(str, tags)) + sorted(kept - empty)


def wrong_with(developed: Developed) -> list[str]:
    """Files that are not what they are called, or not harmless."""
    wrong = []
    for (width, kind), file in developed.files.items():
        opened = Image.open(io.BytesIO(file), formats=[str(KINDS[kind]["format"])])
        opened.load()
        if opened.width != width or opened.width > developed.width or getattr(opened, "n_frames", 1) != 1:
            wrong.append(f"{kind} is {opened.size}")
        wrong += [f"{kind} tells {each}" for each in remains(file)]
    return wrong


def outcome(hostile: Hostile) -> tuple[str, list[str]]:
    try:
        developed = develop(hostile.content)
    except Refused as reason:
        return "refused", [] if len(str(reason)) > 20 else [str(reason)]
    return "made harmless", wrong_with(developed)


def test_every_one_is_refused_with_a_sentence_or_made_harmless(app: Flask) -> None:
    outcomes = {hostile.name: (hostile, *outcome(hostile)) for hostile in EVERY}

    assert len(outcomes) == len(EVERY) >= 120
    assert {name: wrong for name, (_hostile, _what, wrong) in outcomes.items() if wrong} == {}
    assert {
        name for name, (each, what, _wrong) in outcomes.items() if what != "refused" and not each.is_picture
    } == set()


def test_a_good_picture_with_something_in_it_is_still_taken(app: Flask) -> None:
    taken = [each.name for each in EVERY if outcome(each)[0] == "made harmless"]

    assert len(taken) >= 45
    assert {"JPEG with GPS", "PNG with a zip behind", "WEBP with an author", "JPEG in four colours"} <= set(taken)


def test_the_originals_would_be_noticed() -> None:
    carrying = [each for each in EVERY if each.is_picture and PAYLOAD in each.content]
    located = {each.name: each.content for each in EVERY if each.name.endswith("with GPS")}

    assert len(carrying) >= 30
    assert [each.name for each in carrying if PAYLOAD.decode() not in remains(each.content)] == []
    assert [name for name, content in located.items() if not remains(content)] == []
    assert "GPS GPSLatitude" in exifread.process_file(io.BytesIO(located["JPEG with GPS"]))
