"""Logos: PNG and JPEG of every kind become plain pixels; everything else is refused in one sentence."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from isoassess.errors import BadInput
from isoassess.pdf.bitmaps import read_bitmap
from tests.unit.pdf import specimen

MOST = (1000, 500)
PNG, JPEG = specimen.png(), specimen.jpeg()


def bomb(width: int, height: int) -> bytes:
    """A PNG that is small itself and says that it is this large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_red_green_and_blue(mode: str) -> None:
    image = Image.new("L", (30, 20), 100).convert("I;16" if mode == "I;16" else mode)
    out = BytesIO()
    image.save(out, "PNG")
    picture = read_bitmap(out.getvalue(), MOST)
    assert (picture.width, picture.height, len(picture.pixels)) == (30, 20, 30 * 20 * 3)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_becomes_red_green_and_blue(mode: str) -> None:
    assert len(read_bitmap(specimen.jpeg((40, 30), mode), MOST).pixels) == 40 * 30 * 3


def test_what_one_can_see_through_lies_on_white() -> None:
    assert read_bitmap(PNG, MOST).pixels[:3] == b"\xff\xff\xff"


def test_a_large_picture_is_made_smaller_and_keeps_its_shape() -> None:
    picture = read_bitmap(specimen.png((4000, 1000)), MOST)
    assert (picture.width, picture.height) == (1000, 250)


def test_a_picture_taken_upright_stands_upright() -> None:
    image, out = Image.new("RGB", (40, 20)), BytesIO()
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(out, "JPEG", exif=exif)
    assert read_bitmap(out.getvalue(), MOST).height == 40


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_large_picture_is_turned_as_a_small_one(kind: str, turn: int) -> None:
    """It is made smaller before it is turned, which must not be seen."""

    def corners(size: int, most: int) -> list[bool]:
        image, out = Image.new("RGB", (size, size // 2), "blue"), BytesIO()
        image.paste("red", (0, 0, size // 2, size // 4))
        exif = image.getexif()
        exif[0x0112] = turn
        image.save(out, kind, exif=exif)
        shown = read_bitmap(out.getvalue(), (most, most))
        picture = Image.frombytes("RGB", (shown.width, shown.height), shown.pixels)
        right, low = shown.width * 3 // 4, shown.height * 3 // 4
        places = ((shown.width // 4, shown.height // 4), (right, shown.height // 4), (right, low))
        found = [picture.getpixel(place) for place in (*places, (shown.width // 4, low))]
        return [isinstance(color, tuple) and color[0] > color[2] for color in found]

    small = corners(80, 80)
    assert sum(small) == 1
    assert corners(1_600, 80) == small


def test_a_large_picture_that_one_can_see_through_lies_on_white() -> None:
    out = BytesIO()
    image = Image.new("RGBA", (1_600, 800), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 800, 800))
    image.save(out, "PNG")
    shown = read_bitmap(out.getvalue(), (80, 80))
    assert (shown.width, shown.height) == (80, 40)
    assert (shown.pixels[:3], shown.pixels[79 * 3 : 80 * 3]) == (b"\xff\0\0", b"\xff\xff\xff")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not a picture"),
        (b"%PDF-1.7", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        (b"GIF89a" + bytes(100), "not a picture"),
        (PNG[:200], "damaged"),
        (JPEG[: len(JPEG) // 2], "damaged"),
        (bytes(10_000_001), "larger than 10 MB"),
        (bomb(30_001, 1), "more than 30000 pixels"),
        (bomb(20_000, 20_000), "more than 50 million pixels"),
        (bomb(9_000, 9_000), "more than 50 million pixels"),
        (bomb(2**31 - 1, 2**31 - 1), "pixels"),
    ],
)
def test_what_is_no_logo_is_refused_in_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says) as refused:
        read_bitmap(content, MOST)
    assert str(refused.value).endswith(".")


@given(st.sampled_from([PNG, JPEG]), st.integers(0, 10_000), st.binary(max_size=30))
def test_a_damaged_picture_is_read_or_refused_and_nothing_else(
    content: bytes, place: int, noise: bytes
) -> None:
    place %= len(content)
    with suppress(BadInput):
        read_bitmap(content[:place] + noise + content[place + len(noise) :], MOST)
