"""The embedded font, and what becomes of characters that it cannot show."""

import functools
import unicodedata
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from isoassess.pdf.plain_text import with_plain_breaks

REGULAR = "Inter"
SEMIBOLD = "Inter-SemiBold"
BOLD = "Inter-Bold"
MISSING = "\u25a1"  # a visible box: the reader sees that something stood here

_FILES = {REGULAR: "Inter-Regular.ttf", SEMIBOLD: "Inter-SemiBold.ttf", BOLD: "Inter-Bold.ttf"}
_INVISIBLE = frozenset({"Cc", "Cf"})
_SURROGATE = "Cs"
_KEPT = "\n\u00a0"  # where a line ends, and where none may


@functools.cache
def coverage() -> frozenset[int]:
    """The code points every embedded font has; registers the fonts on the first call."""
    folder = files("resources") / "fonts"
    faces = [TTFont(name, BytesIO((folder / file).read_bytes())) for name, file in _FILES.items()]
    for face in faces:
        pdfmetrics.registerFont(face)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=REGULAR, boldItalic=SEMIBOLD)
    return frozenset.intersection(*(frozenset(face.face.charToGlyph) for face in faces))


class Lettering:
    """Turns what a person typed into characters the font has, and remembers those it has not."""

    def __init__(self) -> None:
        self._coverage = coverage()
        self._replaced: dict[str, None] = {}

    @property
    def replaced(self) -> tuple[str, ...]:
        """Each character shown as a box, once, in the order met."""
        return tuple(self._replaced)

    def plain(self, text: str) -> str:
        """The text without control characters, and with a box for every character without a glyph."""
        if text.isascii() and text.isprintable():
            return text
        return "".join(map(self._shown, with_plain_breaks(text)))

    def one_line(self, text: str) -> str:
        """The same on one line."""
        return " ".join(self.plain(text).split())

    def _shown(self, character: str) -> str:
        if character in _KEPT or (ord(character) in self._coverage and character.isprintable()):
            return character
        category = unicodedata.category(character)
        if category in _INVISIBLE or "VARIATION SELECTOR" in unicodedata.name(character, ""):
            return ""
        if category == "Zs":
            return " "
        self._replaced.setdefault("\ufffd" if category == _SURROGATE else character)
        return MISSING
