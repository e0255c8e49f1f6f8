"""A chart as plain shapes, so that a window can paint the very drawing that stands on the paper.

Coordinates are points from the upper left corner, colors #rrggbb of the light palette.
"""

from msgspec import Struct

Point = tuple[float, float]


class Outline(Struct, frozen=True, kw_only=True):
    """A line or an area: `edge` and `inside` are colors, None where there is none."""

    points: tuple[Point, ...]
    closed: bool
    inside: str | None
    edge: str | None
    width: float


class Disc(Struct, frozen=True, kw_only=True):
    middle: Point
    radius: float
    inside: str | None
    edge: str | None
    width: float


class Words(Struct, frozen=True, kw_only=True):
    """One line of text from the left end of its base line; `length` is how long it is on paper."""

    at: Point
    text: str
    size: float
    length: float
    color: str
    weight: int  # 400, 600 or 700


class ChartDrawing(Struct, frozen=True, kw_only=True):
    """`alt` says the same in words."""

    width: float
    height: float
    shapes: tuple[Outline | Disc | Words, ...]
    alt: str
