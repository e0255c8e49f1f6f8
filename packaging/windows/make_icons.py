"""The program's picture and that of its files as icons for Windows, and the picture of the installer.

usage: python make_icons.py PICTURE PROGRAM_ICON DOCUMENT_ICON SIDE     (with Pillow)
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

SIZES = [(side, side) for side in (16, 20, 24, 32, 40, 48, 64, 256)]
SIDE = 512  # of the drawing the sizes are made from
BESIDE = (164, 314)
PAPER, EDGE = (255, 255, 255, 255), (120, 130, 140, 255)


def main(picture: Path, program: Path, document: Path, side: Path) -> None:
    """Write both icons and the picture."""
    mark = Image.open(picture).convert("RGBA").resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    mark.save(program, format="ICO", sizes=SIZES)
    sheet_with(mark).save(document, format="ICO", sizes=SIZES)
    beside(mark).save(side, format="BMP")


def sheet_with(mark: Image.Image) -> Image.Image:
    """A sheet of paper with a folded corner, and the mark on it."""
    drawing = Image.new("RGBA", (SIDE, SIDE))
    pen = ImageDraw.Draw(drawing)
    left, right, fold = SIDE // 8, SIDE * 7 // 8, SIDE // 4
    outline = [(left, 8), (right - fold, 8), (right, fold + 8), (right, SIDE - 8), (left, SIDE - 8)]
    pen.polygon(outline, fill=PAPER, outline=EDGE, width=14)
    pen.polygon([(right - fold, 8), (right - fold, fold + 8), (right, fold + 8)], fill=EDGE)
    small = mark.resize((SIDE // 2, SIDE // 2), Image.Resampling.LANCZOS)
    drawing.alpha_composite(small, (SIDE // 4, SIDE * 3 // 8))
    return drawing


def beside(mark: Image.Image) -> Image.Image:
    """The mark on its own color, as large as NSIS wants it."""
    color = mark.getpixel((SIDE // 2, SIDE // 16))
    drawing = Image.new("RGBA", BESIDE, color if isinstance(color, tuple) else None)
    small = mark.resize((BESIDE[0] * 3 // 4,) * 2, Image.Resampling.LANCZOS)
    drawing.alpha_composite(small, (BESIDE[0] // 8, BESIDE[0] // 8))
    return drawing.convert("RGB")


if __name__ == "__main__":
    main(*(Path(word) for word in sys.argv[1:]))
