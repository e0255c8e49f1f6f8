"""Writes the structure tree into the file: an object for each element, and the way back from each page."""

from collections.abc import Callable, Sequence

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFString

from isoassess.pdf.tagging.file import File
from isoassess.pdf.tagging.structure import Clickable, Marked, StructureElement


class Raw(PDFObject):
    """An indirect object whose bytes are made when all the others have their numbers."""

    __RefOnly__ = 1

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make

    def format(self, _document: PDFDocument) -> bytes:
        return self._make()


class Tree:
    """The tree of a document: `pages` and `annotated` name the element of each mark and annotation."""

    def __init__(
        self,
        file: File,
        root: StructureElement,
        pages: Sequence[Sequence[StructureElement]],
        annotated: Sequence[StructureElement],
    ) -> None:
        self._file = file
        self._pages = pages
        self._annotated = annotated
        root.prune()
        self._top = PDFDictionary({})
        self._top_reference = file.refer(self._top, "StructTreeRoot")
        self._references = {element: self._registered(element) for element in root.walk()}
        parents = file.refer(Raw(self._parents))
        last = len(pages) + len(annotated)
        self._top.dict.update(
            Type="/StructTreeRoot", K=self._references[root], ParentTree=parents, ParentTreeNextKey=last
        )

    @property
    def top(self) -> PDFDictionary:
        """What the catalog refers to."""
        return self._top

    def _registered(self, element: StructureElement) -> PDFObject:
        return self._file.refer(Raw(lambda: self._written(element)))

    def _written(self, element: StructureElement) -> bytes:
        parent = self._references[element.parent] if element.parent else self._top_reference
        page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        kids = [self._kid(kid, page) for kid in element.kids]
        parts = [b"<</S/%s/P %s" % (element.role.encode(), self._file.written(parent))]
        if page is not None:
            parts.append(b"/Pg %s" % self._page(page))
        if kids:
            parts.append(b"/K %s" % kids[0] if len(kids) == 1 else b"/K[%s]" % b" ".join(kids))
        if element.alt:
            parts.append(b"/Alt%s" % self._file.written(PDFString(element.alt)))
        if element.attributes:
            parts.append(b"/A<<%s>>" % element.attributes.encode())
        return b"".join(parts) + b">>"

    def _kid(self, kid: StructureElement | Marked | Clickable, page: int | None) -> bytes:
        if isinstance(kid, StructureElement):
            return self._file.written(self._references[kid])
        if isinstance(kid, Clickable):
            annotation = self._file.written(self._file.refAnnotation(annotation_name(kid.number)))
            return b"<</Type/OBJR/Obj %s/Pg %s>>" % (annotation, self._page(kid.page))
        if kid.page == page:
            return b"%d" % kid.number
        return b"<</Type/MCR/Pg %s/MCID %d>>" % (self._page(kid.page), kid.number)

    def _parents(self) -> bytes:
        of_page = [
            b"%d[%s]"
            % (number, b" ".join(self._file.written(self._references[element]) for element in elements))
            for number, elements in enumerate(self._pages)
        ]
        of_link = [
            b"%d %s" % (number, self._file.written(self._references[element]))
            for number, element in enumerate(self._annotated, start=len(self._pages))
        ]
        return b"<</Nums[%s]>>" % b"\n".join([*of_page, *of_link])

    def _page(self, number: int) -> bytes:
        return b"%d 0 R" % self._file.idToObjectNumberAndVersion[page_name(number)][0]


def page_name(number: int) -> str:
    """What ReportLab calls a page, counted from 0."""
    return f"Page{number + 1}"


def annotation_name(number: int) -> str:
    """What we call a link or a field among the annotations of a document."""
    return f"link.{number}"
