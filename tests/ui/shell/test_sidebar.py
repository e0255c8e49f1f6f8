"""The sidebar holds any name in its width: nothing in it is cut off, and it never scrolls sideways."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from ui.shell.sidebar import Sidebar
from ui.widgets.theme import dress
from ui.widgets.tips import BREAK

NAMES = (
    "Sample Bakery",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft GmbH",
    "W" * 400,
    "Sample Manufacturing and Industrial Instrumentation of the North GmbH",
    "様" * 60,
)


@pytest.fixture
def sidebar(qtbot: QtBot, qapp: QApplication) -> Sidebar:
    dress(qapp, dark=False)
    made = Sidebar()
    qtbot.addWidget(made)
    made.resize(made.width(), 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def name_label(sidebar: Sidebar, name: str) -> QLabel:
    return next(label for label in sidebar.findChildren(QLabel) if label.accessibleName() == name)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_room(qtbot: QtBot, sidebar: Sidebar, name: str) -> None:
    sidebar.show_organization(name, "ISO 9001:2026")
    QApplication.processEvents()
    area = sidebar.findChild(QScrollArea)
    assert area is not None
    inside = area.widget()
    assert inside is not None
    assert inside.width() <= area.viewport().width()
    assert area.horizontalScrollBar().maximum() == 0
    label = name_label(sidebar, name)
    assert label.width() <= area.viewport().width()
    assert label.height() >= label.heightForWidth(label.width())
    assert label.minimumSizeHint().width() <= label.width()


def test_a_word_that_fits_is_broken_nowhere(sidebar: Sidebar) -> None:
    sidebar.show_organization(NAMES[3], "ISO 9001:2026")
    assert BREAK not in name_label(sidebar, NAMES[3]).text()
