"""Where pages lie on the desk, whatever their sizes, the room and the zoom are."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from ui.pdf_viewer.page_layout import ACTUAL, NARROWEST, PagePoint, lay_out

A4 = QSizeF(595.2756, 841.8898)

sizes = st.lists(st.builds(QSizeF, st.floats(200, 1200), st.floats(200, 1200)), min_size=1, max_size=9)
rooms = st.builds(QSizeF, st.floats(150, 3000), st.floats(100, 2000))
zooms = st.none() | st.floats(0.25, 4)
shares = st.floats(0, 1)


@given(sizes, rooms, zooms)
def test_pages_lie_on_the_desk_and_never_on_each_other(
    pages: list[QSizeF], room: QSizeF, zoom: float | None
) -> None:
    layout = lay_out(pages, room, zoom)
    desk = QRectF(QPointF(), layout.desk).adjusted(-0.1, -0.1, 0.1, 0.1)
    assert all(desk.contains(box) for box in layout.boxes)
    assert not any(one.intersects(other) for one, other in combinations(layout.boxes, 2))


@given(sizes, rooms, zooms, st.integers(0, 8), shares, shares)
def test_a_place_is_found_again(
    pages: list[QSizeF], room: QSizeF, zoom: float | None, page: int, across: float, down: float
) -> None:
    layout = lay_out(pages, room, zoom)
    place = PagePoint(min(page, len(pages) - 1), across, down)
    again = layout.place_of(layout.point_of(place))
    assert again.page == place.page
    assert abs(again.across - across) < 1e-6
    assert abs(again.down - down) < 1e-6


@given(sizes, rooms)
def test_without_a_zoom_nothing_is_wider_than_a_room_of_usual_width(
    pages: list[QSizeF], room: QSizeF
) -> None:
    layout = lay_out(pages, QSizeF(max(room.width(), 500), room.height()), None)
    assert layout.desk.width() <= max(room.width(), 500) + 0.1


def test_two_pages_stand_abreast_where_both_stay_readable() -> None:
    for width, abreast in ((500, False), (740, False), (760, True), (1400, True)):
        first, second, _third = lay_out([A4] * 3, QSizeF(width, 700), None).boxes
        assert (first.top() == second.top()) is abreast
        assert not abreast or first.width() >= NARROWEST


def test_a_single_page_is_not_blown_up_to_fill_a_wide_window() -> None:
    (page,) = lay_out([A4], QSizeF(1900, 900), None).boxes
    assert page.width() < 1000
    assert abs(page.center().x() - 950) < 1


def test_a_zoom_is_told_in_sizes_on_paper() -> None:
    (page,) = lay_out([A4], QSizeF(900, 700), 1.0).boxes
    assert page.width() == A4.width() * ACTUAL


def test_the_last_page_stands_in_for_one_that_is_gone() -> None:
    layout = lay_out([A4, A4], QSizeF(500, 700), None)
    assert layout.boxes[1].contains(layout.point_of(PagePoint(7, 0.5, 0.5)))


def test_a_desk_without_pages_is_empty() -> None:
    assert lay_out([], QSizeF(500, 700), None).boxes == ()
