"""With letters twice as large on a small screen, everything is read without scrolling sideways."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from tests.ui.sample_stores import store_in, today
from ui.commands.places import ASSESSMENT, ASSESSMENT_COMPARISON, HISTORY, OVERVIEW, SETTINGS, STANDARD
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.widgets.layout.fitting import Fitting
from ui.widgets.theme import dress

TRIED = (OVERVIEW, STANDARD, ASSESSMENT_COMPARISON, HISTORY, SETTINGS, ASSESSMENT)
SMALL = (1362, 734)  # what a screen of 1366 x 768 has for a window
PIXELS_OVER = 2


def test_screens_scroll_only_up_and_down(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    dress(qapp, dark=False, percent=200)
    try:
        with store_in(tmp_path, sample=True) as store:
            window = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
            qtbot.addWidget(window)
            window.resize(*SMALL)
            window.show()
            window.open_organization(store.organizations()[0].id)
            found = {}
            for place in TRIED:
                window.go(place)
                assert window.front.place == place
                QApplication.processEvents()
                found[place] = sideways(window)
            assert found == dict.fromkeys(TRIED, 0)
            window.close()
    finally:
        dress(qapp, dark=False)


def sideways(window: MainWindow) -> int:
    """By how many pixels something in sight is wider than the page that it stands on."""
    over = [0]
    for area in window.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None:
            over.append(inside.width() - area.viewport().width())
        if area.isVisible() and isinstance(area, Fitting):
            over.append(area.horizontalScrollBar().maximum())
    return max(one if one > PIXELS_OVER else 0 for one in over)
