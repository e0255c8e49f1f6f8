"""The embedded fonts, and what becomes of characters that they cannot show."""

import functools
import threading
from importlib.resources import files

from reportlab.pdfbase import pdfmetrics

from isoassess.pdf.lettering.face import Face
from isoassess.pdf.lettering.other_scripts import font_of
from isoassess.pdf.lettering.stand_ins import MISSING, UNREADABLE, stand_in
from isoassess.pdf.plain_text import with_plain_breaks

REGULAR = "Inter"
SEMIBOLD = "Inter-SemiBold"
BOLD = "Inter-Bold"

_FILES = {REGULAR: "Inter-Regular.ttf", SEMIBOLD: "Inter-SemiBold.ttf", BOLD: "Inter-Bold.ttf"}
_ONE_AT_A_TIME = threading.Lock()  # two threads must not get two fonts of one name
_LAST = 0xFFFF  # what lies above gets lost when text is copied: ReportLab writes four digits for each


def coverage() -> frozenset[int]:
    """The code points every font of the main text has; registers the fonts on the first call."""
    with _ONE_AT_A_TIME:
        return _registered()


@functools.cache
def _registered() -> frozenset[int]:
    folder = files("resources") / "fonts"
    faces = [
        Face(name, (folder / file).read_bytes(), strong=name != REGULAR) for name, file in _FILES.items()
    ]
    for face in faces:
        pdfmetrics.registerFont(face)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=REGULAR, boldItalic=SEMIBOLD)
    return frozenset.intersection(*(frozenset(face.face.charToGlyph) for face in faces))


def has_glyph(character: str) -> bool:
    """Whether a font here shows this character as what it is."""
    if not character.isprintable():  # also what is for private use, where a font keeps forms of its own
        return False
    code = ord(character)
    return code <= _LAST and (code in coverage() or font_of(code) is not None)


@functools.lru_cache(maxsize=1 << 14)
def printed(character: str) -> str | None:
    """What is printed for a character; None where nothing here can stand for it."""
    return stand_in(character, has_glyph)


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text that would be shown as a box, each once, in the order met."""
    if text.isascii():
        return ()
    found = (character for character in with_plain_breaks(text) if printed(character) is None)
    return tuple(dict.fromkeys(map(_named, found)))


class Lettering:
    """Turns what a person typed into characters the fonts have, and remembers those they have not."""

    def __init__(self) -> None:
        coverage()
        self._replaced: dict[str, None] = {}
        self._replaced_in: dict[str, None] = {}

    @property
    def replaced(self) -> tuple[str, ...]:
        """Each character shown as a box, once, in the order met."""
        return tuple(self._replaced)

    @property
    def replaced_in(self) -> tuple[str, ...]:
        """The texts that hold such a character, as they were given."""
        return tuple(self._replaced_in)

    def plain(self, text: str) -> str:
        """The text without control characters, and with a box for every character without a glyph."""
        if text.isascii() and text.isprintable():
            return text
        shown = list(map(printed, typed := with_plain_breaks(text)))
        if None in shown:
            self._replaced_in.setdefault(text)
            self._replaced.update(
                dict.fromkeys(_named(one) for one, of_it in zip(typed, shown, strict=True) if of_it is None)
            )
        return "".join(MISSING if of_it is None else of_it for of_it in shown)

    def one_line(self, text: str) -> str:
        """The same on one line."""
        return " ".join(self.plain(text).split())


def _named(character: str) -> str:
    """A surrogate is half a character, which no file can hold."""
    return UNREADABLE if "\ud800" <= character <= "\udfff" else character
