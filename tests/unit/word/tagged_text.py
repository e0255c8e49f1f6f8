"""The text of a finished PDF in the order of reading: its tree from pikepdf, its letters from PDFium."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Dictionary, Name, Object

from tests.unit.pdf.pdf_tree import kids_of

BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "LBody", "TD", "TH", "Figure"})
NOT_READ = frozenset({"Lbl", "TOC"})  # bullets, and the pages of the contents

Mark = tuple[int, int]


def paragraphs_of(pdf: bytes) -> list[str]:
    """Each paragraph, heading and cell as its words with one space between; a figure as its description."""
    letters = _letters(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        pieces = list(_pieces(document.Root.StructTreeRoot, pages, letters))
    words = (" ".join(text.split()) for text in "".join(pieces).split("\n"))
    return [text for text in words if text]


def _letters(pdf: bytes) -> dict[Mark, str]:
    """What stands in each mark of each page, in the order in which it was painted."""
    found: dict[Mark, str] = defaultdict(str)
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            texts = page.get_textpage()
            for place in range(pdfium.FPDFPage_CountObjects(page)):
                painted = pdfium.FPDFPage_GetObject(page, place)
                if pdfium.FPDFPageObj_GetType(painted) == pdfium.FPDF_PAGEOBJ_TEXT:
                    mark = pdfium.FPDFPageObj_GetMarkedContentID(painted)
                    found[number, mark] += _said(painted, texts)
    finally:
        document.close()
    return found


def _said(painted: object, texts: object) -> str:
    size = pdfium.FPDFTextObj_GetText(painted, texts, None, 0)
    room = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(painted, texts, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size)
    return room.raw[: size - 2].decode("utf-16-le").replace("\x02", "-").replace("\ufffe", "-")


def _pieces(element: Object, pages: dict[tuple[int, int], int], letters: dict[Mark, str]) -> Iterator[str]:
    role = str(element.get("/S", Name("/Root")))[1:]
    if role in NOT_READ:
        return
    apart = "\n" if role in BLOCKS else ""
    yield apart
    if role == "Figure":
        yield str(element.Alt)
    else:
        for kid in kids_of(element):
            yield from _kid(kid, element, pages, letters)
    yield apart


def _kid(
    kid: Object | int, element: Object, pages: dict[tuple[int, int], int], letters: dict[Mark, str]
) -> Iterator[str]:
    if isinstance(kid, int):
        yield letters[pages[element.Pg.objgen], kid]
    elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
        page = kid.Pg if "/Pg" in kid else element.Pg
        yield letters[pages[page.objgen], int(kid.MCID)]
    elif isinstance(kid, Dictionary) and "/S" in kid:
        yield from _pieces(kid, pages, letters)
