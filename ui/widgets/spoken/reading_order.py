"""The order in which parts of a page are read: as they were made, unless they stand otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import QRect


def reading_order(areas: Sequence[QRect | None]) -> list[int]:
    """The places of the areas, one that stands above or left of the one before it moved before that.

    What is nowhere comes last.
    """
    order = sorted(range(len(areas)), key=lambda place: areas[place] is None)
    for end in range(1, len(order)):
        place = end
        while place and _stands_before(areas[order[place]], areas[order[place - 1]]):
            order[place - 1], order[place] = order[place], order[place - 1]
            place -= 1
    return order


def _stands_before(one: QRect | None, other: QRect | None) -> bool:
    if one is None or other is None or one.isEmpty() or other.isEmpty():
        return False
    if one.bottom() < other.top():  # above, and not in the next column
        return one.left() <= other.right()
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) + 1
    return shared * 2 > min(one.height(), other.height()) and one.right() < other.left()
