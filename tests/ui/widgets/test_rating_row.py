"""The row of ratings says every word whole, also in the narrowest window."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from isoassess.domain import Rating
from ui.widgets.choosing.rating_row import RatingRow
from ui.widgets.theme import dress

NARROWEST = 369  # of the row, in a window of 1366 x 768 at 200 percent


@pytest.mark.parametrize("chosen", [None, *Rating])
def test_no_word_of_a_rating_is_cut_in_the_narrowest_window(
    qapp: QApplication, qtbot: QtBot, chosen: Rating | None
) -> None:
    if not qapp.styleSheet():
        dress(qapp, dark=False)
    row = RatingRow()
    qtbot.addWidget(row)
    row.show_rating(chosen, "conforming")
    row.resize(NARROWEST, 140)
    row.show()
    qtbot.waitExposed(row)
    assert row.width() <= NARROWEST
    for rating in Rating:
        cell = row.cell(rating)
        for label in cell.findChildren(QLabel):
            longest = max(map(label.fontMetrics().horizontalAdvance, label.text().split()))
            assert longest <= label.contentsRect().width(), label.text()
        assert row.rect().contains(cell.geometry())
