"""Fills a form in as its viewers do: PDFium by clicks and keys, qpdf by setting values, and by hand."""

import ctypes
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Name, Object, Pdf

from isoassess.documents import DocumentKind, Options, pdf_of
from isoassess.domain.case import Case
from tests.unit.documents.real_cases import judged

ASKED = frozenset({"calibration", "outside-people-able", "context-issues"})


def form(case: Case, assessment_id: str = "an-assessment") -> bytes:
    """A small form about a case."""
    wanted = Options(requirements=ASKED, form_of=assessment_id)
    return pdf_of(DocumentKind.WORKSHEET, case, judged(case), wanted).content


def fields(pdf: Pdf) -> dict[str, Object]:
    """Every field by its full name."""
    return dict(_below(pdf.Root.AcroForm.Fields, ""))


def _below(nodes: Object, above: str) -> Iterator[tuple[str, Object]]:
    for node in nodes:
        name = f"{above}{node.T}"
        if "/FT" in node:
            yield name, node
        else:
            yield from _below(node.Kids, f"{name}.")


def changed(content: bytes, change: Callable[[Pdf], None], **saving: object) -> bytes:
    """The file after a change of its objects."""
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(out, **saving)  # type: ignore[arg-type]
    return out.getvalue()


def filled(content: bytes, said: Mapping[str, str], **saving: object) -> bytes:
    """Values and looks set as qpdf would, without a viewer."""

    def fill(pdf: Pdf) -> None:
        found = fields(pdf)
        for name, value in said.items():
            field = found[name]
            if Name.Btn == field.FT:
                field.V = Name(f"/{value}")
                for kid in field.Kids:
                    kid.AS = Name(f"/{value}") if f"/{value}" in kid.AP.N else Name.Off
            else:
                field.V = pikepdf.String(value)

    return changed(content, fill, **saving)


def filled_in_viewer(content: bytes, said: Mapping[str, str]) -> bytes:
    """Clicked and typed with PDFium, and saved by it."""
    with pypdfium2.PdfDocument(content) as pdf:
        pdf.init_forms()
        for number in range(len(pdf)):
            page = pdf[number]
            for name, (x, y), value in list(_places(pdf, page, said)):
                for press in (pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
                    press(pdf.formenv, page, 0, x, y)
                if not name.endswith(".rating"):
                    typed = ctypes.create_string_buffer((value + "\0").encode("utf-16-le"))
                    letters = ctypes.cast(typed, ctypes.POINTER(ctypes.c_ushort))
                    pdfium.FORM_ReplaceSelection(pdf.formenv, page, letters)
                pdfium.FORM_ForceToKillFocus(pdf.formenv)
            page.close()
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def _places(
    pdf: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, said: Mapping[str, str]
) -> Iterator[tuple[str, tuple[float, float], str]]:
    """The middle of each field, or of the tick, that says something."""
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        name = _asked(pdfium.FPDFAnnot_GetFormFieldName, pdf, annotation)
        tick = _asked(pdfium.FPDFAnnot_GetFormFieldExportValue, pdf, annotation)
        if name in said and (not name.endswith(".rating") or tick == said[name]):
            box = pdfium.FS_RECTF()
            pdfium.FPDFAnnot_GetRect(annotation, box)
            yield name, ((box.left + box.right) / 2, (box.bottom + box.top) / 2), said[name]
        pdfium.FPDFPage_CloseAnnot(annotation)


def _asked(ask: Callable[..., int], pdf: pypdfium2.PdfDocument, annotation: object) -> str:
    length = ask(pdf.formenv, annotation, None, 0)
    text = ctypes.create_string_buffer(max(length, 2))
    ask(pdf.formenv, annotation, ctypes.cast(text, ctypes.POINTER(ctypes.c_ushort)), length)
    return text.raw[: max(length - 2, 0)].decode("utf-16-le")
