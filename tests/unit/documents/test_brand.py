"""The color, the logos and the cover of a firm: only a color that can be read, a logo on every page."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from isoassess.assessment.document_control import Control
from isoassess.documents import DocumentKind, Logo, Options, pdf_of
from isoassess.errors import BadInput
from isoassess.pdf.accent import checked_accent
from tests.unit.documents import cases
from tests.unit.pdf.reading_back import pages_of, squeezed


def picture(width: int = 60, height: int = 20) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), (180, 30, 40)).save(out, "PNG")
    return out.getvalue()


def made(kind: DocumentKind, options: Options) -> bytes:
    case = cases.typical()
    return pdf_of(kind, case, cases.judged(case), options).content


def seen_contrast(color: str) -> float:
    """To white, by the definition of WCAG 2, with the table of sRGB reckoned by hand."""
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) + 0.05)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_a_color_is_taken_exactly_when_it_can_be_read_on_white(parts: tuple[int, int, int]) -> None:
    color = "#{:02x}{:02x}{:02x}".format(*parts)
    if seen_contrast(color) >= 4.5:
        assert checked_accent(color.upper()) == color
    else:
        with pytest.raises(BadInput, match="too pale"):
            checked_accent(color)


@pytest.mark.parametrize("text", ["red", "#12", "#12345", "#gggggg", "0f5f73ff", "rgb(0,0,0)"])
def test_what_is_no_color_is_said_to_be_none(text: str) -> None:
    with pytest.raises(BadInput, match="not a color"):
        checked_accent(text)


def test_known_contrasts() -> None:
    assert seen_contrast("#767676") == pytest.approx(4.54, abs=0.01)
    assert checked_accent("767676") == "#767676"
    with pytest.raises(BadInput, match=r"contrast 4\.4"):
        checked_accent("#777777")


def test_the_color_is_in_the_pages_and_a_pale_one_makes_no_document() -> None:
    with pikepdf.open(BytesIO(made(DocumentKind.SUMMARY, Options(accent="#7a1fa2")))) as pdf:
        first = pdf.pages[0].Contents.read_bytes()
    assert b"0.4784 0.1216 0.6353 rg" in first
    with pytest.raises(BadInput):
        made(DocumentKind.SUMMARY, Options(accent="#ffcc00"))


@pytest.mark.parametrize("kind", cases.KINDS)
@pytest.mark.parametrize("cover", [False, True])
def test_a_logo_is_on_every_page_and_stored_once(kind: DocumentKind, *, cover: bool) -> None:
    logo = Logo(content=picture(), alt="Logo")
    with pikepdf.open(BytesIO(made(kind, Options(logos=(logo,), cover=cover)))) as pdf:
        drawn = [page.Contents.read_bytes().count(b" Do") for page in pdf.pages]
        stored = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Image
        ]
    assert drawn == [1] * len(drawn)
    assert len(stored) == 1


@pytest.mark.parametrize("kind", [DocumentKind.SUMMARY, DocumentKind.FULL, DocumentKind.ACTIONS])
def test_a_cover_carries_address_version_verdict_and_who_prepared_it(kind: DocumentKind) -> None:
    options = Options(cover=True, control=Control(version=2, prepared_by="B. Colleague"))
    cover = squeezed(pages_of(made(kind, options))[0])
    for text in (
        "1 Sample Street, Sampletown",
        "Version 2",
        "Verdict: a prediction".upper(),
        "Assessor A. Consultant",
        "Prepared by B. Colleague",
    ):
        assert squeezed(text) in cover
