"""A notice that comes moves neither the control with the keys nor the buttons one is about to press."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from tests.ui.look.places import at_rest
from tests.ui.sample_stores import remembered_beside, store_in, today, window_on
from tests.ui.widgets.test_dialogs_with_fields import MADE, Made
from ui.commands.places import ASSESSMENT, REPORTS
from ui.session.open_assessment import OpenAssessment
from ui.shell.main_window import MainWindow
from ui.widgets.layout.form_dialog import Complaint, FormDialog
from ui.widgets.theme import dress
from ui.widgets.typing.both_values import TwoValues

SENTENCE = "Something cannot be done as long as something else is so; what was typed waits here."


@pytest.fixture
def store(qapp: QApplication, tmp_path: Path) -> Iterator[Store]:
    dress(qapp, dark=False)
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> MainWindow:
    made = window_on(qtbot, store)
    made.resize(1366, 768)
    made.open_organization(store.organizations()[0].id)
    return made


def places(window: QWidget) -> dict[QWidget, QRect]:
    """Where the control with the keys and all buttons are on the screen."""
    at_rest()
    focus: QWidget | None = window.focusWidget()
    shown = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.text()]
    parts: list[QWidget] = [*shown, *([focus] if focus is not None else [])]
    return {part: QRect(part.mapToGlobal(QPoint()), part.size()) for part in parts}


def lines_of(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "the file": lambda: window._care.notices.show_notice("sample", SENTENCE, button="What to do..."),
        "another window": lambda: window.others.line.setVisible(True),
        "a package": lambda: window.packages.line.setVisible(True),
    }


@pytest.mark.parametrize("place", [ASSESSMENT, REPORTS])
def test_a_line_about_the_whole_window_moves_no_control(qtbot: QtBot, window: MainWindow, place: str) -> None:
    window.go(place)
    assert window.open_screens is not None
    if place == REPORTS:  # its document comes by itself
        qtbot.waitUntil(window.open_screens.reports.settled, timeout=20_000)
    for name, say in lines_of(window).items():
        before = places(window)
        say()
        after = places(window)
        assert {part for part, area in before.items() if area.bottom() < after[part].bottom()} == set(), name
        assert all(after[part].top() == area.top() for part, area in before.items() if is_upper(window, area))


def is_upper(window: MainWindow, area: QRect) -> bool:
    """Not at the foot of a screen, which ends above the line."""
    return area.bottom() < window.mapToGlobal(QPoint(0, window.height() * 3 // 4)).y()


def test_another_value_of_a_field_leaves_the_field_where_it_is(window: MainWindow) -> None:
    window.go(ASSESSMENT)
    assert window.open_screens is not None
    page = window.open_screens.assessment._form
    page.evidence.setFocus()
    at_rest()
    field = page.evidence.focusProxy()
    assert field is not None
    before = field.mapToGlobal(QPoint())
    said = {"who": "Somebody", "theirs": "Seen.", "mine": "Seen too."}
    values = TwoValues(key="evidence", field="Evidence", texts=True, **said)
    page.both.show_values((values,))
    assert page.both.isVisible()
    at_rest()
    assert field.mapToGlobal(QPoint()) == before


@pytest.mark.parametrize("make", MADE.values(), ids=[kind.__name__ for kind in MADE])
def test_what_is_wrong_in_a_dialog_moves_no_button_of_it(
    qtbot: QtBot, store: Store, tmp_path: Path, make: Made
) -> None:
    (known,) = store.organizations()
    assert known.assessment_id is not None
    opened = OpenAssessment(store, shipped(), known.assessment_id, remembered_beside(store), today=today)
    dialog = make(opened, tmp_path)
    qtbot.addWidget(dialog)
    dialog.open()
    before = places(dialog)
    for complaint in dialog.findChildren(Complaint):
        complaint.say("That is needed.")
    if isinstance(dialog, FormDialog):
        dialog.show_failure("It is not saved.")
    assert places(dialog) == before
