"""How to turn the wheel so that a thing comes in sight, on a scrolling page or on one within another."""

from typing import Any

from tests.window.driving.screen import Rectangle

Facts = dict[str, Any]
EDGE = 3  # pixels from the left end of a page, beside what a wheel could change
SLACK = 1
Turn = tuple[int, int, int]  # where the mouse is, left and top, and the notches down


def next_turn(thing: Facts) -> Turn | None:
    """What to do next; None where the thing is seen as whole as its page is high."""
    pages = thing["pages"]
    highest = min([thing["area"][3], *(page["seen"][3] for page in pages[:1] if page["seen"][3])])
    if thing["seen"][3] >= highest - SLACK:
        return None
    wanted: Rectangle = thing["area"]
    for number, page in enumerate(pages):
        way = _way(wanted, page["area"])
        place = _place(page["seen"], pages[number - 1]["seen"] if number else None)
        if way and place:
            return (*place, way)
        if way:
            wanted = page["area"]  # the page itself is out of sight
    return None


def _way(wanted: Rectangle, page: Rectangle) -> int:
    """Down with 1, up with -1; 0 where the page shows it."""
    if wanted[1] < page[1] and wanted[1] + wanted[3] < page[1] + page[3]:
        return -1
    return int(wanted[1] + wanted[3] > page[1] + page[3] and wanted[1] > page[1])


def _place(seen: Rectangle, inner: Rectangle | None) -> tuple[int, int] | None:
    """A place on the page that no inner page covers; None where there is none."""
    left, top, width, height = seen
    tops = [top + height * part // 8 for part in (4, 2, 6, 1, 7)] if width and height else []
    free = (at for at in tops if inner is None or not _holds(inner, left + EDGE, at))
    return next(((left + EDGE, at) for at in free), None)


def _holds(area: Rectangle, left: int, top: int) -> bool:
    return area[0] <= left < area[0] + area[2] and area[1] <= top < area[1] + area[3]
