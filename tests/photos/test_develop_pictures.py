"""What someone chose becomes plain pictures: upright, of the right colours, in sizes that are never blown up."""

import io

import pytest
from flask import Flask
from PIL import Image, ImageCms

from portal.foundation.i18n import speaking
from portal.photos import developing
from portal.photos.developing import (
    MOST_BYTES,
    NotAPicture,
    PictureHasTooManyPixels,
    PictureIsBroken,
    PictureIsHeic,
    PictureIsTooLarge,
    develop,
)
from tests.factories_photos import picture


def seen(content: bytes) -> Image.Image:
    """The largest picture made of it, as a decoder shows it."""
    developed = develop(content)
    return Image.open(io.BytesIO(developed.files[developed.width, "jpg"])).convert("RGB")


def as_file(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


@pytest.mark.parametrize(("width", "widths"), [(300, [300]), (700, [480, 700]), (2000, [480, 960, 1440])])
def test_it_is_made_in_three_widths_and_never_blown_up(width: int, widths: list[int]) -> None:
    developed = develop(picture(width, width // 2))

    assert sorted({made for made, _kind in developed.files}) == widths
    assert {kind for _made, kind in developed.files} == {"avif", "webp", "jpg"}
    assert (developed.width, developed.height) == (widths[-1], widths[-1] // 2)


def test_what_lay_on_its_side_stands_up() -> None:
    lying, turned = Image.new("RGB", (60, 40), "red"), Image.Exif()
    lying.paste("blue", (0, 0, 20, 40))
    turned[274] = 6  # Turn right to see it: what is on the left comes up.

    upright = seen(as_file(lying, "JPEG", exif=turned.tobytes(), quality=95))

    assert upright.size == (40, 60)
    assert upright.getpixel((20, 5))[2] > 200  # type: ignore[index]
    assert upright.getpixel((20, 55))[0] > 200  # type: ignore[index]


def test_what_was_clear_is_white_and_of_what_moves_the_first_is_kept() -> None:
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "blue")]

    clear = seen(as_file(Image.new("RGBA", (30, 20), (0, 0, 0, 0))))
    moving = seen(as_file(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True))

    assert min(clear.getpixel((15, 10))) > 250  # type: ignore[arg-type,type-var]
    assert moving.getpixel((15, 10))[0] > 240  # type: ignore[index]


def test_sixteen_bits_and_four_colours_look_as_they_did() -> None:
    grey = Image.new("I;16", (30, 20), 32_768)
    ink = Image.new("CMYK", (30, 20), (0, 255, 255, 0))

    assert abs(seen(as_file(grey)).getpixel((15, 10))[0] - 128) < 6  # type: ignore[index]
    red = seen(as_file(ink, "JPEG")).getpixel((15, 10))
    assert red[0] > 200 > 60 > red[2]  # type: ignore[index]


def test_a_profile_is_used_and_does_not_go_along() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    developed = develop(as_file(Image.new("RGB", (30, 20), (200, 60, 40)), "JPEG", icc_profile=profile, quality=95))

    assert all(b"ICC_PROFILE" not in file and b"acsp" not in file for file in developed.files.values())
    assert abs(int(developed.colour[1:3], 16) - 200) < 8


def test_its_colour_is_that_of_the_whole() -> None:
    assert develop(as_file(Image.new("RGB", (30, 20), (17, 34, 51)))).colour == "#112233"


@pytest.mark.parametrize(
    ("content", "refusal", "told"),
    [
        (b"\x00" * (MOST_BYTES + 1_572_864), PictureIsTooLarge, "Kuvan koko on 11,5\u00a0Mt. Valitse"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), PictureIsHeic, "HEIC-muodossa"),
        (b"<svg/>", NotAPicture, "Valitse JPEG-, PNG- tai WebP-kuva."),
        (picture(300, 200)[:3000], PictureIsBroken, "osa siitä puuttuu"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_to_do(app: Flask, content: bytes, refusal: type[Exception], told: str) -> None:
    with speaking("fi"), pytest.raises(refusal) as refused:
        develop(content)

    with speaking("fi"):
        assert told in str(refused.value)


def test_too_many_pixels_are_refused_before_any_is_decoded(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(developing, "_seen", lambda _picture: pytest.fail("It was decoded."))

    with speaking("en"), pytest.raises(PictureHasTooManyPixels, match=r"6,000 by 4,001 pixels"):
        develop(as_file(Image.new("1", (6000, 4001))))
