"""The fonts of Chinese, Japanese and Korean, read only when a text needs them."""

import functools
import threading
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfbase.ttfonts import TTFont

CHINESE, KOREAN = "NotoSansSC-IsoAssess", "NotoSansKR-IsoAssess"
_ONE_AT_A_TIME = threading.Lock()  # two threads must not get two fonts of one name
FIRST = 0x2200  # no font here has anything below it that the font of all other text lacks


class _Block(NamedTuple):
    first: int
    last: int
    font: str


_BLOCKS = (
    _Block(0x4E00, 0x9FFF, CHINESE),
    _Block(0xAC00, 0xD7A3, KOREAN),
    _Block(0x3000, 0x3130, CHINESE),
    _Block(0x3131, 0x318E, KOREAN),
    _Block(0x318F, 0x31FF, CHINESE),
    _Block(0x3200, 0x321E, KOREAN),
    _Block(0x321F, 0x325F, CHINESE),
    _Block(0x3260, 0x327F, KOREAN),
    _Block(0x3280, 0x33FF, CHINESE),
    _Block(0xF900, 0xFAFF, CHINESE),
    _Block(0xFE30, 0xFE4F, CHINESE),
    _Block(0xFF00, 0xFFEF, CHINESE),
    _Block(FIRST, 0x266F, CHINESE),  # signs that stand in the character sets of East Asia
)


def font_of(code: int) -> TTFont | None:
    """The font that has a character, by its code point; None where none of these has it."""
    if code < FIRST:
        return None
    for block in _BLOCKS:
        if block.first <= code <= block.last:
            with _ONE_AT_A_TIME:
                font = _read(block.font)
            return font if code in font.face.charToGlyph else None
    return None


@functools.cache
def _read(name: str) -> TTFont:
    content = (files("resources") / "fonts" / f"{name}.ttf").read_bytes()
    return TTFont(name, BytesIO(content), asciiReadable=False)
