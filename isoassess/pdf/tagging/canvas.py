"""A canvas on which everything drawn is either a part of the document or said to be none."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
    xObjectName,
)
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from isoassess.pdf.lettering.face import Borrowed, Face
from isoassess.pdf.tagging.file import File
from isoassess.pdf.tagging.form import Box, Form
from isoassess.pdf.tagging.metadata import Metadata, describe
from isoassess.pdf.tagging.structure import Clickable, Marked, StructureElement, StructureType
from isoassess.pdf.tagging.tree import Raw, Tree, annotation_name

_NO_BREAK = "\u00a0"  # it has kept the words together; who searches the file types a space
STROKE = 0.022  # of the size: what makes a font of one weight look strong
PRINTED = 4  # the flag of an annotation that is printed with its page


class TaggedCanvas(Canvas):
    """Content goes to the element named last by `tag`; all that is decoration stands in `artifact`."""

    def __init__(self, size: tuple[float, float], metadata: Metadata, font: str) -> None:
        super().__init__(
            BytesIO(),
            pagesize=size,
            pageCompression=1,
            invariant=1,
            initialFontName=font,  # type: ignore[arg-type]  # a name, whatever the stubs say
        )
        self._doc = File(metadata.language)
        self._metadata = metadata
        self.root = StructureElement(StructureType.DOCUMENT)
        self._open: StructureElement | None = None
        self._aside = False
        self._outlined = False
        self._marked: list[StructureElement] = []
        self._pages: list[list[StructureElement]] = []
        self._annotated: list[StructureElement] = []
        self._form = Form(self._doc)

    def tag(self, element: StructureElement) -> None:
        """What is drawn from here on belongs to this element, until another one or nothing is named."""
        if self._aside or self._open is element:
            return
        self.close()
        mark = Marked(len(self._pages), len(self._marked))
        self.addLiteral(f"/{element.role}<</MCID {mark.number}>>BDC")
        element.kids.append(mark)
        self._marked.append(element)
        self._open = element

    def close(self) -> None:
        """What is drawn from here on belongs to no element yet."""
        if self._open is not None:
            self.addLiteral("EMC")
            self._open = None

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """What is drawn inside is decoration or repetition: elements named inside do not count."""
        if self._aside:
            yield
            return
        self.close()
        self._aside = True
        self.addLiteral(f"/Artifact<</Type/{kind}>>BDC" if kind else "/Artifact BMC")
        yield
        self.addLiteral("EMC")
        self._aside = False

    def write(self, pieces: Iterable[tuple[str, str, str]], size: float, x: float, y: float) -> None:
        """Write text on a base line: pieces of font, color (as operands of `rg`) and letters."""
        code = [f"BT {x:.2f} {y:.2f} Td"]
        thickened = False
        for font, color, text in pieces:
            code.append(f"{color} rg")
            face = _face(font)
            for subset, letters in face.splitString(text.replace(_NO_BREAK, " "), self._doc):
                shown = f"{face.getSubsetInternalName(subset, self._doc)} {size:g} Tf <{letters.hex()}> Tj"
                if face.strong and isinstance(subset, Borrowed):
                    shown, thickened = f"{color} RG {STROKE * size:.2f} w 2 Tr {shown} 0 Tr", True
                code.append(shown)
        code.append("ET")
        self.addLiteral(" ".join(["q", *code, "Q"] if thickened else code))

    def picture(self, size: tuple[int, int], pixels: bytes, box: Box) -> None:
        """Draw a picture of `size` in pixels, three bytes each, into a box; equal ones are stored once."""
        self._image(size, pixels, box, {}, [PDFZCompress])

    def photograph(self, size: tuple[int, int], jpeg: bytes, box: Box) -> None:
        """Draw a JPEG in red, green and blue as it is; `size` in pixels."""
        self._image(size, jpeg, box, {"Filter": "/DCTDecode"}, [])

    def _image(
        self, size: tuple[int, int], content: bytes, box: Box, packed: dict[str, str], filters: list[object]
    ) -> None:
        name = hashlib.sha256(b"%d %d " % size + content).hexdigest()[:16]
        stored = xObjectName(name)
        if stored not in self._doc.idToObject:
            entries = {"Type": "/XObject", "Subtype": "/Image", "Width": size[0], "Height": size[1]}
            color = {"ColorSpace": "/DeviceRGB", "BitsPerComponent": 8}
            stream = PDFStream(PDFDictionary(entries | color | packed), content, filters)
            self._doc.refer(stream, stored)
        left, bottom, right, top = box
        self.saveState()
        self.transform(right - left, 0, 0, top - bottom, left, bottom)
        self.doForm(name)
        self.restoreState()

    def link(self, element: StructureElement, box: Box, target: str, says: str) -> None:
        """Make a box lead to an anchor (`#name`) or an address; `element` is its Link, `says` its words."""
        if self._aside:
            return
        shown = {"Subtype": "/Link", "Border": "[0 0 0]", "Contents": PDFString(says)}
        self._annotate(element, box, shown | self._leading_to(target))

    def text_field(self, element: StructureElement, box: Box, name: str, says: str, *, tall: bool) -> None:
        """Let a box be typed into; `element` is its Form, `name` that of the field, `says` what it asks."""
        if not self._aside:
            shown = self._form.text(name, says, box, tall=tall)
            self._form.seen(name, self._annotate(element, box, {"Subtype": "/Widget", **shown}))

    def tick_field(self, element: StructureElement, box: Box, name: str, value: str, says: str) -> None:
        """Let a box be ticked, which stands for one value of a field."""
        if not self._aside:
            shown = self._form.tick(name, value, says, box)
            self._form.seen(name, self._annotate(element, box, {"Subtype": "/Widget", **shown}))

    def hidden_field(self, name: str, text: str) -> None:
        """Put a field on the current page that nobody sees."""
        entries = {"Type": "/Annot", "Subtype": "/Widget", "Rect": "[0 0 0 0]"}
        annotation = PDFDictionary(entries | self._form.hidden(name, text))
        self._addAnnotation(annotation, name)  # type: ignore[attr-defined]
        self._form.seen(name, self._doc.refAnnotation(name))

    def anchor(self, name: str, top: float) -> None:
        """Let links to this name lead to this height of the current page."""
        if self._aside:
            return
        self.bookmarkPage(name, fit="XYZ", left=0, top=round(top, 2), zoom=0)

    def outline(self, title: str, name: str, level: int) -> None:
        """Add an entry to the outline; `level` counts from 0 and grows by no more than 1 at a time."""
        self.addOutlineEntry(title, name, level=level)
        self._outlined = True

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        self.close()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._pages), "/S"
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])
        self._pages.append(self._marked)
        self._marked = []

    def finished(self) -> bytes:
        """The whole file; nothing can be drawn after it."""
        describe(self._doc, self._metadata)
        tree = Tree(self._doc, self.root, self._pages, self._annotated)
        if self._form.has_fields:
            self._doc.enter(AcroForm=self._form.finished())
        self._doc.enter(StructTreeRoot=tree.top, PageMode="/UseOutlines" if self._outlined else "/UseNone")
        return self._doc.GetPDFData(self)

    def _annotate(self, element: StructureElement, box: Box, shown: dict[str, object]) -> PDFObject:
        """A reference to an annotation on the current page, which belongs to an element."""
        number = len(self._annotated)
        self._annotated.append(element)
        element.kids.append(Clickable(len(self._pages), number))
        entries = {
            "Type": "/Annot",
            "Rect": PDFArray([round(side, 2) for side in box]),
            "F": PRINTED,
            "StructParent": Raw(lambda: b"%d" % (len(self._pages) + number)),
        }
        self._addAnnotation(PDFDictionary(entries | shown), annotation_name(number))  # type: ignore[attr-defined]
        return self._doc.refAnnotation(annotation_name(number))

    def _leading_to(self, target: str) -> dict[str, PDFObject]:
        if target.startswith("#"):
            return {"Dest": self._bookmarkReference(target[1:])}  # type: ignore[attr-defined]
        return {"A": PDFDictionary({"S": "/URI", "URI": PDFString(target)})}


def _face(font: str) -> Face:
    face = getFont(font)
    if not isinstance(face, Face):
        raise TypeError(f"{font} is not a font that can be embedded")
    return face
