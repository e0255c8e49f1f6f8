"""Paints a chart as a picture of pixels: the shapes and the letters that stand on the paper, no others."""

from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from isoassess.pdf.chart_drawing import ChartDrawing, Disc, Outline, Point, Words
from isoassess.pdf.fonts import coverage
from isoassess.pdf.lettering.other_scripts import font_of

PER_POINT = 200 / 72  # pixels; fine enough for a printer
_FINER = 3  # painted larger and made smaller, so that edges are smooth
_MOST = 60_000_000  # pixels while painting
_FACES = {400: "Inter-Regular.ttf", 600: "Inter-SemiBold.ttf", 700: "Inter-Bold.ttf"}
_SHADES = 128  # as many colors as a chart with smooth edges needs


def painted(drawing: ChartDrawing) -> bytes:
    """The chart as a PNG file on white; equal drawings give equal bytes."""
    size = drawing.width * drawing.height * PER_POINT**2
    finer = next((times for times in (_FINER, 2) if size * times**2 <= _MOST), 1)
    painting = _Painting(drawing, PER_POINT * finer)
    wanted = _pixels(drawing.width, PER_POINT), _pixels(drawing.height, PER_POINT)
    small = painting.image.resize(wanted, Image.Resampling.LANCZOS) if finer > 1 else painting.image
    out = BytesIO()
    dense = round(PER_POINT * 72)
    small.quantize(_SHADES, dither=Image.Dither.NONE).save(out, "PNG", optimize=True, dpi=(dense, dense))
    return out.getvalue()


class _Painting:
    """A drawing on pixels; `scale` says how many make a point."""

    def __init__(self, drawing: ChartDrawing, scale: float) -> None:
        self._scale = scale
        size = _pixels(drawing.width, scale), _pixels(drawing.height, scale)
        self.image = Image.new("RGB", size, "white")
        self._pen = ImageDraw.Draw(self.image)
        for shape in drawing.shapes:
            match shape:
                case Outline():
                    self._outline(shape)
                case Disc():
                    self._disc(shape)
                case Words():
                    self._words(shape)

    def _outline(self, shape: Outline) -> None:
        points = [self._at(point) for point in shape.points]
        if shape.closed and shape.inside is not None and len(points) > 2:
            self._pen.polygon(points, fill=shape.inside)
        if shape.edge is not None and len(points) > 1:
            ends = [*points, points[0]] if shape.closed else points
            self._pen.line(ends, fill=shape.edge, width=self._wide(shape.width), joint="curve")

    def _disc(self, shape: Disc) -> None:
        (x, y), radius = self._at(shape.middle), shape.radius * self._scale
        wide = self._wide(shape.width) if shape.edge is not None else 0
        box = (x - radius, y - radius, x + radius, y + radius)
        self._pen.ellipse(box, fill=shape.inside, outline=shape.edge, width=wide)

    def _words(self, shape: Words) -> None:
        x, y = self._at(shape.at)
        for name, letters in groupby(shape.text, key=_other_font):
            text, font = "".join(letters), _font(name or _FACES[shape.weight], shape.size * self._scale)
            self._pen.text((x, y), text, font=font, fill=shape.color, anchor="ls")
            x += font.getlength(text)

    def _at(self, point: Point) -> Point:
        return point[0] * self._scale, point[1] * self._scale

    def _wide(self, width: float) -> int:
        return max(1, round(width * self._scale))


def _pixels(points: float, scale: float) -> int:
    return max(1, round(points * scale))


def _other_font(letter: str) -> str:
    """The file of the font for a letter of another script; empty where that of all other text has it."""
    code = ord(letter)
    font = None if code in coverage() else font_of(code)
    return "" if font is None else f"{font.fontName}.ttf"


@lru_cache(maxsize=16)
def _font(file: str, size: float) -> ImageFont.FreeTypeFont:
    """Letters of one kind, set as plainly as on paper."""
    content = (files("resources") / "fonts" / file).read_bytes()
    return ImageFont.truetype(BytesIO(content), size, layout_engine=ImageFont.Layout.BASIC)
