"""Logos come as PNG, JPEG or SVG; whatever else they are is said in one sentence."""

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from isoassess.errors import BadInput
from ui.documents.drawing_process import PIXELS
from ui.documents.logo_file import read_logo

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


LINKED = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' width="40" height="10">{}</svg>'
)
NESTED = (
    '<defs><g id="a0"><rect width="9" height="9"/></g>'
    + "".join(
        f'<g id="a{level}">' + f'<use xlink:href="#a{level - 1}"/>' * 10 + "</g>" for level in range(1, 9)
    )
    + '</defs><use xlink:href="#a8"/>'
)


def refusal(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_logo(path)
    return str(caught.value)


def test_a_drawing_that_never_ends_is_stopped(tmp_path: Path) -> None:
    assert "too much time or memory" in refusal(tmp_path / "logo.svg", LINKED.format(NESTED))


def test_a_compressed_drawing_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(gzip.compress(LINKED.format("<!--" + " " * 50_000_000 + "-->").encode()))
    with pytest.raises(BadInput, match="compressed"):
        read_logo(path)


@pytest.mark.parametrize(
    "inside",
    [
        '<image xlink:href="file:///etc/hostname" width="9" height="9"/>',
        '<image href="http://localhost:9/logo.png" width="9" height="9"/>',
        '<image href="beside.png" width="9" height="9"/>',
        '<image xlink:href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>',
        '<use xlink:href="other.svg#a"/>',
        "<style>@import 'beside.css';</style>",
        "<style>rect { fill: url( 'http://localhost:9/a#b' ) }</style>",
        '<rect fill="url(file:///tmp/a.svg#b)"/>',
    ],
)
def test_a_drawing_that_reaches_outside_is_refused(tmp_path: Path, inside: str) -> None:
    assert "refers to other files" in refusal(tmp_path / "logo.svg", LINKED.format(inside))


def test_a_style_sheet_of_another_file_is_refused(tmp_path: Path) -> None:
    text = '<?xml-stylesheet href="beside.css" type="text/css"?>' + LINKED.format("")
    assert "refers to other files" in refusal(tmp_path / "logo.svg", text)


@pytest.mark.parametrize(
    "entity", ['<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/hostname">']
)
def test_entities_are_refused(tmp_path: Path, entity: str) -> None:
    text = f"<!DOCTYPE svg [{entity}]>" + LINKED.format("<text>&b;</text>")
    assert "entities" in refusal(tmp_path / "logo.svg", text)


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    text = LINKED.format("<g>" * 100_000 + "</g>" * 100_000)
    assert "nested too deeply" in refusal(tmp_path / "logo.svg", text)


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><use xlink:href="#a"/></g><use xlink:href="#a"/>',
        '<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>',
        '<pattern id="p" width="1e9" height="1e9"><rect fill="url(#p)" width="1e9" height="1e9"/></pattern>',
        '<filter id="f"><feGaussianBlur stdDeviation="1e9"/></filter><rect filter="url(#f)" width="9"/>',
        '<rect width="1e30" height="1e30"/>',
    ],
)
def test_a_tangle_is_drawn_small_or_refused(tmp_path: Path, inside: str) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(LINKED.format(inside), encoding="utf-8")
    try:
        image = QImage.fromData(read_logo(path))
    except BadInput:
        return
    assert (image.width(), image.height()) == (1000, 250)


def test_letters_links_and_pictures_within_are_drawn(tmp_path: Path) -> None:
    inside = '<a xlink:href="https://example.org/"><text x="2" y="8" font-size="8">Sample</text></a>'
    inside += '<linearGradient id="g"><stop stop-color="#f00"/></linearGradient>'
    inside += '<rect x="30" width="10" height="10" fill="url(#g)"/>'
    path = tmp_path / "logo.svg"
    path.write_text(LINKED.format(inside), encoding="utf-8")
    image = read(path)
    assert image.pixelColor(875, 125).name() == "#ff0000"
    row = {image.pixelColor(x, 150).name() for x in range(50, 600)}
    assert "#000000" in row
