"""Every document keeps the contract, and the check of the contract can fail."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from isoassess.documents import DocumentKind, Options, Paper, pdf_of
from isoassess.domain.case import Case
from isoassess.pdf.rendering import render
from tests.unit.documents import cases
from tests.unit.pdf import specimen
from tests.unit.pdf.pdf_contract import breaches
from tests.unit.pdf.pdf_tree import elements


@pytest.fixture(scope="module")
def content() -> bytes:
    return render(specimen.document(), Paper.A4).content


@pytest.mark.parametrize("paper", Paper)
def test_every_kind_of_block_keeps_the_contract(paper: Paper) -> None:
    assert breaches(render(specimen.document(), paper).content) == []


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("kind", cases.KINDS)
@pytest.mark.parametrize("make", cases.EVERY, ids=lambda make: str(make.__name__))
def test_every_document_keeps_the_contract(
    make: Callable[[], Case], kind: DocumentKind, paper: Paper
) -> None:
    case = make()
    assert breaches(pdf_of(kind, case, cases.judged(case), Options(paper=paper)).content) == []


def first(pdf: pikepdf.Pdf, role: str) -> pikepdf.Object:
    return elements(pdf, role)[0]


def renamed(role: str, other: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        first(pdf, role).S = Name(f"/{other}")

    return change


def rewritten(page: int, old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        code = pdf.pages[page].Contents.read_bytes()
        assert old in code
        pdf.pages[page].Contents = pdf.make_stream(code.replace(old, new, 1))

    return change


def lacking(role: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        del first(pdf, role)[key]

    return change


def without(key: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root[key]

    return change


def unlinked(key: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        page = next(page for page in pdf.pages if "/Annots" in page)
        del page.Annots[0][key]

    return change


def without_font_part(key: str, *, of: Name) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        font = next(o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == of)
        del font[key]

    return change


def in_metadata(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata = pdf.make_stream(packet.replace(old, new), Type=Name.Metadata, Subtype=Name.XML)

    return change


def with_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="1")


def without_parents(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array()


def untabbed(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        del page.obj.Tabs


def transparent(pdf: pikepdf.Pdf) -> None:
    picture = next(o for o in pdf.objects if o.get("/Subtype") == Name.Image)
    picture.SMask = pdf.make_stream(b"")


DEFECTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "no language": (without("/Lang"), "no language"),
    "not marked": (without("/MarkInfo"), "not marked as tagged"),
    "no window title": (without("/ViewerPreferences"), "the title of the window"),
    "no output intent": (without("/OutputIntents"), "no output intent"),
    "no metadata": (without("/Metadata"), "no XMP"),
    "no tree": (without("/StructTreeRoot"), "no structure tree"),
    "archive level gone": (in_metadata(b"conformance>A<", b"conformance>B<"), "conformance is not A"),
    "accessible no more": (in_metadata(b"pdfuaid:part>1<", b"pdfuaid:part><"), "part is not 1"),
    "another title": (in_metadata(b"Specimen, ", b"Specimens, "), "different titles"),
    "script": (with_script, "/OpenAction in the catalog"),
    "font not embedded": (without_font_part("/FontFile2", of=Name.FontDescriptor), "is not embedded"),
    "letters unknown": (without_font_part("/ToUnicode", of=Name.Font), "which characters"),
    "picture without words": (lacking("Figure", "/Alt"), "a figure without words"),
    "head without scope": (lacking("TH", "/A"), "a head of nothing"),
    "orphan": (lacking("P", "/P"), "does not know its parent"),
    "headings jump": (renamed("H2", "H4"), "H4 follows H1"),
    "first heading": (renamed("H1", "H2"), "the first heading is H2"),
    "cell outside": (renamed("TD", "P"), "P in TR"),
    "item outside": (renamed("LI", "P"), "P in L"),
    "unknown role": (renamed("P", "Paragraph"), "unknown role Paragraph"),
    "untagged": (rewritten(2, b"/H2<</MCID 0>>BDC", b"/H2 BMC"), "neither tagged nor an artifact"),
    "mark not closed": (rewritten(2, b"EMC", b""), "marked content inside marked content"),
    "closed twice": (rewritten(2, b"EMC", b"EMC EMC"), "an end without a beginning"),
    "wrong mark": (rewritten(2, b"MCID 1>>", b"MCID 901>>"), "mark 901 belongs to no element"),
    "wrong tag": (rewritten(2, b"/P<</MCID", b"/Span<</MCID"), "is called Span, its element P"),
    "no way back": (without_parents, "the page is not in the parent tree"),
    "no tabs": (untabbed, "tabs do not follow"),
    "link without words": (unlinked("/Contents"), "a link without words"),
    "link not printed": (unlinked("/F"), "a link that is not printed"),
    "link outside": (unlinked("/StructParent"), "a link outside the structure tree"),
    "link to nowhere": (unlinked("/Dest"), "a link to nowhere"),
    "transparent picture": (transparent, "one can see through"),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_found(content: bytes, name: str) -> None:
    plant, says = DEFECTS[name]
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        plant(pdf)
        pdf.save(out, static_id=True)
    assert any(says in breach for breach in breaches(out.getvalue())), breaches(out.getvalue())


def test_a_damaged_file_is_found(content: bytes) -> None:
    assert breaches(content.replace(b"startxref", b"startxrex")) != []
