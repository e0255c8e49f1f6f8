"""Periods and dates under a calendar, as close together as the words of the calendar allow."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportlab.graphics.shapes import Drawing, Group, Line, Polygon, Rect

from isoassess.language.dates import date_words, short_month
from isoassess.pdf.blocks import Period, Timeline, Tone
from isoassess.pdf.charts.shapes import LEADING, MIDDLE, SIZE, SMALL, area, sheet, word
from isoassess.pdf.fonts import REGULAR
from isoassess.pdf.line_breaking import clipped
from isoassess.pdf.stylesheet import LINE, RULE, Stylesheet, fill, ink

ROW = 16.0
HEAD = 27.0
FOOT = 10.0  # for the day under its line
LABEL = 0.3  # of the width
WHEN = 0.24
THICK = 7.0
DIAMOND = 4.2
NARROWEST = 22.0  # from one tick to the next
MOST_LINES = 2
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000, 12000)  # months from tick to tick


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Which day stands where; days as ordinals."""

    first: int
    last: int
    left: float
    right: float
    step: int  # months from tick to tick

    def x(self, day: int) -> float:
        share = (day - self.first) / max(1, self.last - self.first)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def ticks(self) -> Iterator[date]:
        """First days of months, as many as have room; the last is where the calendar ends."""
        begin, end = _month_of(date.fromordinal(self.first)), _month_of(date.fromordinal(self.last))
        for month in range(-(-begin // self.step) * self.step, end + 1, self.step):
            yield _first_of(month)


def timeline(block: Timeline, stylesheet: Stylesheet, width: float) -> Drawing:
    """A calendar, and a row for each period."""
    labels = [
        clipped(stylesheet.label(p.label), REGULAR, SIZE, width * LABEL - 10, MOST_LINES)
        for p in block.periods
    ]
    whens = [
        clipped(stylesheet.label(p.when), REGULAR, SIZE, width * WHEN - 8, MOST_LINES) for p in block.periods
    ]
    heights = [
        max(ROW, max(len(label), len(when)) * LEADING + 5) for label, when in zip(labels, whens, strict=True)
    ]
    foot = FOOT * ((block.today is not None) + (block.target is not None))
    drawing = sheet(width, sum(heights) + HEAD + foot)
    calendar = _calendar(block, width)
    top = drawing.height - HEAD
    drawing.add(_head(calendar, stylesheet, width, (top, foot)))
    for period, label, when, height in zip(block.periods, labels, whens, heights, strict=True):
        drawing.add(_row(period, (label, when), calendar, width, (top, height)))
        top -= height
    if block.target is not None:
        words = stylesheet.label(f"{block.target.label} {block.target.when}")
        x = calendar.x(block.target.start.toordinal())
        drawing.add(_marked_day(x, words, Tone.ACCENT, (foot - FOOT, drawing.height - HEAD)))
    if block.today is not None:
        words = stylesheet.label(date_words(block.today))
        x = calendar.x(block.today.toordinal())
        drawing.add(_marked_day(x, words, Tone.MAJOR, (0.0, drawing.height - HEAD)))
    return drawing


def _calendar(block: Timeline, width: float) -> _Calendar:
    """From the first day of the first month to a tick behind all days, so that every bar ends within."""
    days = [day for p in block.periods for day in (p.start, p.end) if day is not None]
    days += [block.today] if block.today is not None else []
    days += [block.target.start] if block.target is not None else []
    first, last = (min(days), max(days)) if days else (date(2000, 1, 1), date(2000, 1, 2))
    left, right = width * LABEL + DIAMOND, width * (1 - WHEN) - DIAMOND
    begin, end = _month_of(first), _month_of(last) + 1
    room = (right - left) / NARROWEST
    step = next((step for step in _STEPS if (end - begin) / step + 1 <= room), _STEPS[-1])
    behind = max(last, _first_of(-(-end // step) * step))
    return _Calendar(first.replace(day=1).toordinal(), behind.toordinal(), left, right, step)


def _month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_of(month: int) -> date:
    """The first day of a month counted from year 0, within the years that there are."""
    month = min(max(month, 12), 9999 * 12 + 11)
    return date(month // 12, month % 12 + 1, 1)


def _head(calendar: _Calendar, stylesheet: Stylesheet, width: float, rows: tuple[float, float]) -> Group:
    """Years above months; a year is written where it begins, or where the calendar does."""
    y, foot = rows
    made = Group(Line(0, y, width, y, strokeColor=RULE, strokeWidth=0.8))
    ticks = list(calendar.ticks())
    monthly = any(tick.month > 1 for tick in ticks)
    year = 0
    for tick in ticks:
        x = calendar.x(tick.toordinal())
        made.add(Line(x, foot, x, y + 4, strokeColor=LINE, strokeWidth=0.4))
        if monthly:
            made.add(word(x, y + 6, stylesheet.label(short_month(tick)), tone=Tone.MUTED, size=SMALL))
        if tick.year != year:
            made.add(word(x, y + 15 if monthly else y + 6, str(tick.year), strong=True, size=SMALL))
        year = tick.year
    return made


def _row(
    period: Period,
    words: tuple[list[str], list[str]],
    calendar: _Calendar,
    width: float,
    rows: tuple[float, float],
) -> Group:
    (label, when), (top, height) = words, rows
    middle = top - height / 2
    made = Group(Line(0, top - height, width, top - height, strokeColor=LINE, strokeWidth=0.4))
    first = middle + (len(label) - 1) * LEADING / 2 - MIDDLE
    for place, line in enumerate(label):
        made.add(word(0, first - place * LEADING, line))
    first = middle + (len(when) - 1) * LEADING / 2 - MIDDLE
    for place, line in enumerate(when):
        made.add(word(width, first - place * LEADING, line, anchor="end"))
    made.add(_drawn(period, calendar, middle))
    return made


def _drawn(period: Period, calendar: _Calendar, middle: float) -> Rect | Polygon:
    """A bar for a period, a diamond for a date."""
    left = calendar.x(period.start.toordinal())
    if period.end is None or period.end <= period.start:
        corners = [
            left - DIAMOND,
            middle,
            left,
            middle + DIAMOND,
            left + DIAMOND,
            middle,
            left,
            middle - DIAMOND,
        ]
        return Polygon(corners, fillColor=ink(period.tone), strokeColor=None)
    right = max(left + 2, calendar.x(period.end.toordinal()))
    return area(left, middle - THICK / 2, right - left, THICK, fill(period.tone))


def _marked_day(x: float, words: str, tone: Tone, rows: tuple[float, float]) -> Group:
    """A line through the calendar, with the day below it."""
    foot, top = rows
    line = Line(x, foot + FOOT - 2, x, top, strokeColor=ink(tone), strokeWidth=0.8)
    line.strokeDashArray = [2, 2]
    return Group(line, word(x, foot + 1, words, tone=tone, anchor="middle", size=SMALL))
