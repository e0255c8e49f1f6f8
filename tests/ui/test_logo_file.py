"""Logos come as PNG, JPEG or SVG; whatever else they are is said in one sentence."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from isoassess.errors import BadInput
from ui.logo_file import PIXELS, read_logo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {size}><rect width="20" height="10" fill="#0f5f73"/></svg>'


def picture(path: Path, size: tuple[int, int], kind: str = "PNG") -> Path:
    Image.new("RGB", size, "#0f5f73").save(path, kind)
    return path


def drawing(path: Path, size: str) -> Path:
    path.write_text(SVG.format(size=size), encoding="utf-8")
    return path


def read(path: Path) -> QImage:
    content = read_logo(path)
    assert Image.open(BytesIO(content)).format == "PNG"
    return QImage.fromData(content)


@pytest.mark.parametrize(("name", "kind"), [("logo.png", "PNG"), ("logo.jpg", "JPEG"), ("logo.JPEG", "JPEG")])
def test_pictures_are_read_and_made_small(tmp_path: Path, name: str, kind: str) -> None:
    image = read(picture(tmp_path / name, (3000, 600), kind))
    assert (image.width(), image.height()) == (1000, 200)
    assert abs(image.pixelColor(500, 100).green() - 0x5F) < 4


def test_a_drawing_becomes_a_picture_on_white(tmp_path: Path) -> None:
    image = read(drawing(tmp_path / "logo.svg", 'width="40" height="10"'))
    assert (image.width(), image.height()) == (1000, 250)
    assert image.pixelColor(100, 100).name() == "#0f5f73"
    assert image.pixelColor(900, 100).name() == "#ffffff"


@pytest.mark.parametrize("size", ['viewBox="0 0 1000000000 1"', 'width="1" height="100000"'])
def test_a_drawing_of_any_shape_stays_small(tmp_path: Path, size: str) -> None:
    image = read(drawing(tmp_path / "logo.svg", size))
    assert image.width() <= PIXELS[0]
    assert image.height() <= PIXELS[1]


def test_a_picture_as_wide_as_may_be_is_read(tmp_path: Path) -> None:
    assert read(picture(tmp_path / "wide.png", (30_000, 40))).width() == PIXELS[0]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("logo.png", b"", "not a picture"),
        ("logo.png", b"%PDF-1.7", "not a picture"),
        ("logo.svg", b"", "SVG"),
        ("logo.svg", b"\x89PNG\r\n\x1a\n", "SVG"),
        ("logo.svg", SVG.format(size="").encode()[:-6], "SVG"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        ("logo.svg", SVG.format(size="").encode() + bytes(3_000_000), "larger than 2 MB"),
        ("logo.png", bytes(11_000_000), "larger than 10 MB"),
    ],
)
def test_what_is_no_picture_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadInput, match=reason):
        read_logo(tmp_path / name)


def test_a_file_that_is_gone_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.png is not there any more"):
        read_logo(tmp_path / "gone.png")
    with pytest.raises(BadInput, match="cannot be read"):
        read_logo(tmp_path)


def test_half_a_picture_is_refused(tmp_path: Path) -> None:
    path = picture(tmp_path / "logo.jpg", (300, 300), "JPEG")
    path.write_bytes(path.read_bytes()[:700])
    with pytest.raises(BadInput, match="damaged"):
        read_logo(path)


def test_too_large_a_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="30000 pixels"):
        read_logo(picture(tmp_path / "wide.png", (30_001, 10)))
