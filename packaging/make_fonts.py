"""The fonts of Chinese, Japanese and Korean, cut from Noto Sans to what a document is likely to name.

usage: python make_fonts.py NOTO_SANS_SC NOTO_SANS_KR     (with fontTools 4.68.0; see docs/decisions/0012)

It is run by hand when the choice of characters changes. Equal sources give equal files.
"""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
# of NotoSansSC_400Regular.ttf and NotoSansKR_400Regular.ttf, npm @expo-google-fonts/noto-sans-{sc,kr} 0.4.3
SOURCES = (
    "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
    "8cbc9b353bb9ce848fd69bb6a507319dfacc659cf5fd643db5d88f3c4970e1dd",
)
_HIGH = range(0xA1, 0xFF)
_EVERY = (*range(0x40, 0x7F), *range(0x80, 0xFF))
_BIG5_COMMON = range(0xA1, 0xC7)  # symbols and level 1
HANGUL = (range(0x3131, 0x318F), range(0xAC00, 0xD7A4), range(0x3200, 0x321F), range(0x3260, 0x3280))
FORMS = (range(0x3000, 0x3100), range(0x31F0, 0x3400), range(0xFE30, 0xFE50), range(0xFF00, 0xFFF0))
# in names of people and places, and in Cantonese, but in none of the character sets
NAMES = (
    "佢冇咁咗哋啲喺嗰嘅嘢嚟垚埗堃壆壵奡婳媖嬿弢愔慜攞旸栻棪浵涴湉溦滘滶炆烜燊燚爔猋玙"
    "玚珅珺琎琤璠祎禤秾簃綝羴翀翯翾芃莯蒨藴虓衎袆訸譞谞赟赪軚邘邠鋆鍇锜镕镠雱霂韡頔頵"
    "颙飏骃骉骎鰂鹍鹮鼒龑龢"
)
_DROPPED = ["vhea", "vmtx", "VORG", "GPOS", "GSUB", "GDEF", "BASE", "DSIG", "STAT"]


def main(chinese: Path, korean: Path) -> None:
    """Write both fonts beside the others."""
    for path, expected in zip((chinese, korean), SOURCES, strict=True):
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise SystemExit(f"{path} is not the source that this was made for")
    shown = latin()
    hangul = {code for codes in HANGUL for code in codes}
    write(chinese, {0x20, *(han_and_signs() - hangul - shown)}, "NotoSansSC-IsoAssess")
    write(korean, {0x20, *(hangul - shown)}, "NotoSansKR-IsoAssess")


def han_and_signs() -> set[int]:
    """GB 2312, JIS X 0208 with the extensions of Windows, KS X 1001, and the common part of Big5."""
    sets = (
        in_set("gb2312", _HIGH, _HIGH),
        in_set("cp932", range(0x81, 0xFD), _EVERY),
        in_set("euc_kr", _HIGH, _HIGH),
        in_set("big5", _BIG5_COMMON, _EVERY),
    )
    forms = {code for codes in FORMS for code in codes}
    return (
        {code for codes in sets for code in codes if not 0xE000 <= code < 0xF900} | forms | {*map(ord, NAMES)}
    )


def in_set(name: str, first: Iterable[int], second: Iterable[int]) -> set[int]:
    """The characters of two bytes in a character set."""
    found = set()
    second = tuple(second)
    for one in first:
        for two in second:
            text = bytes([one, two]).decode(name, errors="replace")
            if len(text) == 1 and text != "\ufffd":
                found.add(ord(text))
    return found


def latin() -> set[int]:
    """What the font of all other text has in each of its weights."""
    faces = [TTFont(FONTS / f"Inter-{weight}.ttf") for weight in ("Regular", "SemiBold", "Bold")]
    return set.intersection(*(set(face.getBestCmap()) for face in faces))


def write(source: Path, codes: set[int], name: str) -> None:
    """The part of a font that has these characters, under a name of its own."""
    options = subset.Options(
        hinting=False,
        layout_features=[],
        notdef_outline=True,
        glyph_names=False,
        name_IDs=[0, 1, 2, 4, 5, 6, 13, 14],
    )
    options.drop_tables += _DROPPED
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6):
            record.string = name if record.nameID == 6 else name.replace("-", " ")
    subset.save_font(font, str(FONTS / f"{name}.ttf"), options)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
