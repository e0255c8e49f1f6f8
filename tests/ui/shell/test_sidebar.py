"""The sidebar holds any name in its width, never scrolls sideways, and is icons in a narrow window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.sample_stores import store_in, window_on
from ui.commands.places import ACTIONS, ORGANIZATIONS, SETTINGS
from ui.shell.places.navigation_button import NavigationButton
from ui.shell.sidebar import Sidebar
from ui.shell.top_bar import TopBar
from ui.widgets.theme import colors, dress
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


def test_folded_each_place_is_an_icon_that_is_named_and_tells_its_figure(
    qtbot: QtBot, sidebar: Sidebar
) -> None:
    sidebar.show_organization(NAMES[0], "ISO 9001:2026")
    sidebar.show_open_actions(7)
    places = [one for one in sidebar.findChildren(NavigationButton) if one.isVisible()]
    sidebar.resize(sidebar.sizeHint().width(), 800)
    QApplication.processEvents()
    drawn = {one.place: one.grab().toImage() for one in places}
    wide, keys = sidebar.width(), [one.shortcut() for one in places]
    sidebar.fold(True)
    qtbot.waitUntil(lambda: sidebar.sizeHint().width() < wide / 3)
    sidebar.resize(sidebar.sizeHint().width(), 800)
    QApplication.processEvents()
    assert not name_label(sidebar, NAMES[0]).isVisible()
    for button in places:
        assert button.isVisible()
        assert button.accessibleName()
        assert button.accessibleName().replace("&", "") in button.toolTip() or button.place == ORGANIZATIONS
    actions = next(one for one in places if one.place == ACTIONS)
    assert actions.toolTip() == "Actions (Ctrl+5) · 7 open"
    pictures = {one.place: one.grab().toImage() for one in places}
    assert len({bytes(picture.constBits()) for picture in pictures.values()}) == len(pictures)
    with qtbot.waitSignal(sidebar.wanted) as wanted:
        actions.click()
    assert wanted.args == [ACTIONS]
    sidebar.fold(False)
    sidebar.resize(wide, 800)
    QApplication.processEvents()
    assert {one.place: one.grab().toImage() for one in places} == drawn
    assert [one.shortcut() for one in places] == keys


def test_a_narrow_window_folds_it_and_names_the_organization_in_the_top_bar(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with store_in(tmp_path, sample=True) as store:
        window = window_on(qtbot, store)
        window.open_organization(store.organizations()[0].id)
        name = store.organizations()[0].name
        for width, percent, folded in ((1300, 100, False), (1300, 200, True), (700, 100, True)):
            dress(qapp, dark=False, percent=percent)
            window.setMinimumSize(1, 1)
            window.resize(width, 700)
            QApplication.processEvents()
            sidebar = window.findChild(Sidebar)
            assert sidebar is not None
            assert sidebar.is_folded is folded
            top = window.findChild(TopBar)
            assert top is not None
            told = [one.accessibleName() or one.text() for one in top.findChildren(QLabel)]
            assert any(name in one for one in told) is folded
            assert any(
                "ISO 9001:2026" in (one.toolTip() or one.text()) for one in top.findChildren(QLabel)
            ) is (folded)
        dress(qapp, dark=False)
        window.close()


def test_an_icon_takes_the_colors_of_the_theme(qapp: QApplication, sidebar: Sidebar) -> None:
    sidebar.fold(True)
    button = next(one for one in sidebar.findChildren(NavigationButton) if one.place == SETTINGS)
    found = []
    for dark in (False, True):
        dress(qapp, dark=dark)
        picture = button.grab().toImage()
        rows, columns = range(picture.height()), range(picture.width())
        found.append(any(picture.pixelColor(x, y).name() == colors().text for y in rows for x in columns))
    dress(qapp, dark=False)
    assert found == [True, True]
