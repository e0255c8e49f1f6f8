"""A font that takes what it lacks from the fonts of other scripts, so that a text may mix them anywhere."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from isoassess.pdf.lettering.other_scripts import FIRST, font_of

_PERHAPS_OTHER = re.compile(f"[{chr(FIRST)}-\uffff]")


class Borrowed(NamedTuple):
    """A part of another font, where ReportLab has only the number of a part of this one."""

    font: TTFont
    part: int


class Face(TTFont):
    """`strong`: what is borrowed has one weight only, and is drawn with a stroke to look as strong."""

    def __init__(self, name: str, content: bytes, *, strong: bool) -> None:
        super().__init__(name, BytesIO(content))
        self.strong = strong

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """The width in points; the names are those of ReportLab, which calls them."""
        own = super().stringWidth
        if not _PERHAPS_OTHER.search(text):
            return float(own(text, size, encoding))
        parts = self._parts(text)
        return sum(float((other.stringWidth if other else own)(part, size)) for other, part in parts)

    def splitString(  # type: ignore[override]  # noqa: N802  # ReportLab only hands the parts back
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int | Borrowed, bytes]]:
        if not _PERHAPS_OTHER.search(text):
            return list(super().splitString(text, doc, encoding))
        found: list[tuple[int | Borrowed, bytes]] = []
        for other, part in self._parts(text):
            if other is None:
                found.extend(super().splitString(part, doc, encoding))
            else:
                found.extend(
                    (Borrowed(other, number), codes) for number, codes in other.splitString(part, doc)
                )
        return found

    def getSubsetInternalName(self, subset: int | Borrowed, doc: PDFDocument) -> str:  # noqa: N802
        if isinstance(subset, Borrowed):
            return str(subset.font.getSubsetInternalName(subset.part, doc))
        return str(super().getSubsetInternalName(subset, doc))

    def _parts(self, text: str) -> Iterator[tuple[TTFont | None, str]]:
        """The text in parts of one font each; None is this one."""
        for font, characters in groupby(text, self._font_of):
            yield font, "".join(characters)

    def _font_of(self, character: str) -> TTFont | None:
        code = ord(character)
        return None if code in self.face.charToGlyph else font_of(code)
