"""Charts: plain shapes from values, in which every number can be read and no word hides another."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Drawing, Group, Polygon, Rect, Shape, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from isoassess.pdf.blocks import Level, Maturity, Period, Radar, Series, Timeline
from isoassess.pdf.charts import maturity, radar, timeline
from isoassess.pdf.charts.timeline import DIAMOND, HEAD
from isoassess.pdf.fonts import Lettering
from isoassess.pdf.stylesheet import Stylesheet

WIDTH = 480.0
Box = tuple[float, float, float, float]
AXES = st.lists(st.text("abc W", min_size=1, max_size=60), min_size=3, max_size=24)


def stylesheet() -> Stylesheet:
    return Stylesheet(Lettering())


def words(shape: Shape, transform: tuple[float, ...] = (1, 0, 0, 1, 0, 0)) -> list[tuple[str, Box]]:
    """Every word of a drawing with the box around it."""
    if isinstance(shape, String):
        wide = stringWidth(shape.text, shape.fontName, shape.fontSize)
        x, y = shape.x + transform[4], shape.y + transform[5]
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[shape.textAnchor]
        return [(shape.text, (left, y, left + wide, y + shape.fontSize * 0.72))]
    if isinstance(shape, Group | Drawing):
        inside = _combined(transform, shape.transform)
        return [found for kid in shape.contents for found in words(kid, inside)]
    return []


def _combined(outer: tuple[float, ...], inner: Sequence[float]) -> tuple[float, ...]:
    """Charts only move what they group; they never turn or stretch it."""
    assert list(inner[:4]) == [1, 0, 0, 1]
    return (1, 0, 0, 1, outer[4] + inner[4], outer[5] + inner[5])


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    found = [(text, box) for text, box in words(drawing) if text.strip()]
    return [
        (one, two)
        for place, (one, a) in enumerate(found)
        for two, b in found[place + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def outside(drawing: Drawing) -> list[str]:
    return [
        text
        for text, (left, bottom, right, top) in words(drawing)
        if left < -0.5 or bottom < -0.5 or right > drawing.width + 0.5 or top > drawing.height + 0.5
    ]


def of_axes(axes: list[str], values: list[float | None] | None = None) -> Radar:
    shown = values if values is not None else [50.0] * len(axes)
    return Radar(axes=tuple(axes), series=(Series(name="Now", values=tuple(shown)),), alt="Radar")


@given(AXES)
def test_no_word_of_a_radar_hides_another_or_leaves_the_drawing(axes: list[str]) -> None:
    drawing = radar(of_axes(axes), stylesheet(), WIDTH)
    assert overlapping(drawing) == []
    assert outside(drawing) == []


ELEMENTS = (
    *("4.1 Management responsibility", "4.2 Quality system", "4.3 Contract review", "4.4 Design control"),
    *("4.5 Document and data control", "4.6 Purchasing", "4.7 Control of customer-supplied product"),
    *("4.8 Product identification and traceability", "4.9 Process control", "4.10 Inspection and testing"),
    *("4.11 Control of inspection, measuring and test equipment", "4.12 Inspection and test status"),
    *("4.13 Control of nonconforming product", "4.14 Corrective and preventive action"),
    *("4.15 Handling, storage, packaging, preservation and delivery", "4.16 Control of quality records"),
    *("4.17 Internal quality audits", "4.18 Training", "4.19 Servicing", "4.20 Statistical techniques"),
)


@pytest.mark.parametrize("count", range(3, len(ELEMENTS) + 1))
def test_the_elements_of_1994_have_room_around_a_radar(count: int) -> None:
    drawing = radar(of_axes(list(ELEMENTS[-count:])), stylesheet(), WIDTH)
    assert overlapping(drawing) == []
    assert outside(drawing) == []


def test_a_radar_says_every_value_and_the_scale() -> None:
    texts = [
        text for text, _box in words(radar(of_axes(["a", "b", "c"], [10, None, 72.5]), stylesheet(), WIDTH))
    ]
    assert {"10\u00a0%", "\u2013\u00a0%", "72.5\u00a0%", "25", "50", "75", "100\u00a0%", "Now"} <= set(texts)


def test_a_value_beyond_the_scale_stays_inside_the_rings() -> None:
    drawing = radar(of_axes(["a", "b", "c"], [1000, -5, 50]), stylesheet(), WIDTH)
    area = next(shape for shape in _all(drawing) if isinstance(shape, Polygon))
    assert max(map(abs, area.points)) <= 92.0


def _all(shape: Shape) -> list[Shape]:
    inside = shape.contents if isinstance(shape, Group | Drawing) else []
    return [shape, *(found for kid in inside for found in _all(kid))]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_radar_of_hardly_any_axes_is_drawn_all_the_same(count: int) -> None:
    assert radar(of_axes(["a"] * count), stylesheet(), WIDTH).height > 100


def test_a_maturity_profile_names_its_levels_and_says_every_figure() -> None:
    rows = (
        Level(label="Leadership", level=2.6, figure="2.6 (of 14)"),
        Level(label="Support", level=None, figure="not assessed"),
    )
    block = Maturity(levels=("absent", "informal", "partial", "conforming", "effective"), rows=rows, alt="")
    drawing = maturity(block, stylesheet(), WIDTH)
    assert {text for text, _box in words(drawing)} >= {"2.6 (of 14)", "not assessed", "0", "4", "effective"}
    assert overlapping(drawing) == []
    assert outside(drawing) == []


DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@given(st.lists(st.tuples(DAYS, DAYS | st.none()), max_size=8), DAYS | st.none())
def test_no_word_of_a_calendar_hides_another(
    days: list[tuple[date, date | None]], today: date | None
) -> None:
    periods = tuple(Period(label="Internal audit", start=a, end=b, when="in time") for a, b in days)
    drawing = timeline(Timeline(periods=periods, today=today, alt=""), stylesheet(), WIDTH)
    assert overlapping(drawing) == []
    assert outside(drawing) == []


@given(st.lists(st.tuples(DAYS, DAYS | st.none()), min_size=1, max_size=8), DAYS, DAYS)
def test_every_bar_ends_before_the_last_month_that_is_named(
    days: list[tuple[date, date | None]], today: date, wished: date
) -> None:
    periods = tuple(Period(label="Internal audit", start=a, end=b, when="in time") for a, b in days)
    target = Period(label="Target", start=wished, when="a day")
    drawing = timeline(Timeline(periods=periods, today=today, target=target, alt=""), stylesheet(), WIDTH)
    head = drawing.height - HEAD
    named = max(box[0] for _text, box in words(drawing) if box[1] > head)
    bars = [shape for shape in _all(drawing) if isinstance(shape, Rect | Polygon)]
    assert bars
    for shape in bars:
        assert shape.getBounds()[2] <= named + DIAMOND
    assert outside(drawing) == []


def test_the_target_has_its_line_and_its_day() -> None:
    period = Period(label="Certificate", start=date(2027, 6, 30), when="30 June 2027")
    target = Period(label="Target", start=date(2027, 9, 30), when="30 September 2027")
    drawing = timeline(
        Timeline(periods=(period,), today=date(2026, 12, 1), target=target, alt=""), stylesheet(), WIDTH
    )
    assert "Target 30 September 2027" in [text for text, _box in words(drawing)]
    assert overlapping(drawing) == []


def test_a_calendar_names_its_months_and_years() -> None:
    period = Period(label="Records", start=date(2026, 11, 20), end=date(2027, 2, 3), when="until February")
    drawing = timeline(Timeline(periods=(period,), today=date(2026, 12, 1), alt=""), stylesheet(), WIDTH)
    texts = [text for text, _box in words(drawing)]
    assert texts == [
        "Nov",
        "2026",
        "Dec",
        "Jan",
        "2027",
        "Feb",
        "Mar",
        "Records",
        "until February",
        "1 December 2026",
    ]


@pytest.mark.parametrize("end", [None, date.max, date.min])
def test_a_calendar_of_any_length_is_drawn(end: date | None) -> None:
    period = Period(label="Long", start=date.min, end=end, when="")
    assert overlapping(timeline(Timeline(periods=(period,), alt=""), stylesheet(), WIDTH)) == []
