"""A click that was meant for one thing never lands on another that came under the pointer just before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from isoassess.domain import Rating
from tests.ui.sample_stores import store_in, window_on
from ui.actions.details import ActionDetails
from ui.assessment.found import Found
from ui.assessment.parts import NotApplicableBox
from ui.assessment.regrade import RegradeBox
from ui.commands.places import ACTIONS, ASSESSMENT, REPORTS
from ui.documents.outcome import DocumentOutcome
from ui.parts.lock_bar import LockBar
from ui.shell.main_window import MainWindow
from ui.widgets.choosing.rating_row import RatingRow
from ui.widgets.keys.moved_clicks import REACTION, MovedClicks
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.notices import Notices
from ui.widgets.typing.both_values import BothValues, TwoValues
from ui.widgets.typing.saved_text import SavedText

LONGER = 3000  # milliseconds in place of REACTION: a machine that tests much is slower than a hand
VALUES = TwoValues(key="note", field="Note", who="K. Example", theirs="One", mine="Other", texts=True)


class Page(QWidget):
    """A part that comes by itself above buttons, and beside one that stays in its place."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.part = part
        layout = QVBoxLayout(self)
        layout.addWidget(self._button("stays"))
        layout.addWidget(part)
        layout.addWidget(self._button("first"))
        layout.addWidget(self._button("second"))
        layout.addStretch(1)
        self.resize(500, 500)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(name)
        button.setFixedHeight(40)
        button.setObjectName(name)
        button.clicked.connect(self._note)
        return button

    def _note(self) -> None:
        sender = self.sender()
        assert sender is not None
        self.pressed.append(sender.objectName())

    def place_of(self, name: str) -> QPoint:
        button = self.findChild(QPushButton, name)
        assert button is not None
        return button.mapTo(self, button.rect().center())


def bar() -> tuple[QWidget, object]:
    made = NoticeBar("Restore", tone="minor")
    return made, lambda: made.say("Something has changed.")


def notices() -> tuple[QWidget, object]:
    made = Notices()
    return made, lambda: made.show_notice("key", "Something has changed.", button="Look")


def choice() -> tuple[QWidget, object]:
    made = BothValues()
    return made, lambda: made.show_values((VALUES,))


@pytest.fixture(params=[bar, notices, choice], ids=lambda kind: kind.__name__)
def page(request: pytest.FixtureRequest, qtbot: QtBot) -> Page:
    part, show = request.param()
    made = Page(part)
    made.setProperty("show", show)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.place_of("second").y() > made.place_of("first").y())
    wait_until_free(qtbot, part)
    held(part).setInterval(LONGER)
    return made


def come(page: Page) -> None:
    before = page.place_of("first")
    page.property("show")()
    QApplication.processEvents()
    assert page.place_of("first") != before


def held(part: QWidget) -> QTimer:
    """What tells when clicks are taken again."""
    return guard_of(part).moment


def guard_of(part: QWidget) -> MovedClicks:
    guard = part.findChild(MovedClicks)
    assert guard is not None
    return guard


def wait_until_free(qtbot: QtBot, part: QWidget) -> None:
    qtbot.waitUntil(lambda: not guard_of(part).is_waiting(), timeout=2 * LONGER)


def click(page: QWidget, place: QPoint) -> None:
    """On its way through the window, as a person's click comes."""
    handle = page.window().windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_a_moment_is_as_long_as_a_hand_needs(qtbot: QtBot) -> None:
    made = NoticeBar("Restore", tone="minor")
    qtbot.addWidget(made)
    assert held(made).interval() == REACTION


def test_what_came_under_the_pointer_takes_no_click_for_a_moment(qtbot: QtBot, page: Page) -> None:
    meant = page.place_of("second")
    come(page)
    click(page, meant)
    click(page, page.place_of("first"))
    assert page.pressed == []
    wait_until_free(qtbot, page.part)
    click(page, page.place_of("first"))
    assert page.pressed == ["first"]


def test_what_comes_beside_the_part_meanwhile_and_makes_room_late_is_waited_for(
    qtbot: QtBot, page: Page
) -> None:
    come(page)
    late = QPushButton("late")
    layout = page.layout()
    assert layout is not None
    layout.addWidget(late)
    qtbot.waitUntil(late.isVisible)
    moment = held(page.part)
    wait_until_all_is_painted(qtbot, page)
    qtbot.waitUntil(moment.isActive)
    late.move(late.x(), late.y() + 5)
    assert not moment.isActive()
    qtbot.waitUntil(moment.isActive)


def test_what_stayed_in_its_place_is_pressed_at_once(page: Page) -> None:
    come(page)
    click(page, page.place_of("stays"))
    assert page.pressed == ["stays"]


def test_the_part_itself_is_not_pressed_by_a_click_meant_for_what_was_there(page: Page) -> None:
    meant = page.place_of("first")
    come(page)
    click(page, meant)
    assert page.pressed == []
    assert page.part.isVisible()


def test_a_second_press_of_a_double_click_meets_nothing_else(qtbot: QtBot, page: Page) -> None:
    come(page)
    handle, place = page.windowHandle(), page.place_of("first")
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert page.pressed == []
    wait_until_free(qtbot, page.part)
    click(page, page.place_of("second"))
    assert page.pressed == ["second"]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with store_in(tmp_path, sample=True) as store:
        made = window_on(qtbot, store)
        made.open_organization(store.organizations()[0].id)
        made.go(ASSESSMENT)
        QApplication.processEvents()
        yield made


def test_a_field_below_the_own_grade_takes_no_click_when_it_opens(qtbot: QtBot, window: MainWindow) -> None:
    screens = window.open_screens
    assert screens is not None
    box = screens.assessment.findChild(RegradeBox)
    assert box is not None
    known = screens.open.case.answers.items()
    rated = (id_ for id_, answer in known if answer.rating is Rating.PARTIAL and not answer.regrade.grade)
    screens.assessment.focus_requirement(next(rated))
    QApplication.processEvents()
    guards = window.findChildren(MovedClicks)
    qtbot.waitUntil(lambda: not any(guard.is_waiting() for guard in guards))
    held(box).setInterval(LONGER)
    fields = [one for one in screens.assessment.findChildren(QPlainTextEdit) if one.isVisible()]
    before = {field: top_in(window, field) for field in fields}
    box.opener.click()
    QApplication.processEvents()
    assert box.isVisible()
    moved = next(field for field in fields if top_in(window, field) > before[field])
    given = QApplication.focusWidget()
    click(window, moved.mapTo(window, QPoint(30, 6)))
    assert QApplication.focusWidget() is given
    assert box.isVisible()
    wait_until_free(qtbot, box)
    qtbot.waitUntil(lambda: not any(guard.is_waiting() for guard in guards))
    click(window, moved.mapTo(window, QPoint(30, 6)))
    assert QApplication.focusWidget() is moved


def top_in(window: QWidget, widget: QWidget) -> int:
    return widget.mapTo(window, QPoint()).y()


def bars_below_screens(window: MainWindow) -> list[NoticeBar]:
    bars = [bar for bar in window.findChildren(NoticeBar) if window.others.line.isAncestorOf(bar)]
    assert len(bars) > 2
    return bars


@pytest.mark.parametrize("number", range(3))
def test_no_bar_below_the_screens_moves_a_rating_under_the_hand(
    qtbot: QtBot, window: MainWindow, number: int
) -> None:
    """What was found: the line came above, and the click that followed rated what nobody meant to rate."""
    screens = window.open_screens
    assert screens is not None
    wait_until_all_free(qtbot, window)
    row = screens.assessment.findChild(RatingRow)
    assert row is not None
    was = top_in(window, row)
    bar = bars_below_screens(window)[number]
    bar.say("Something has changed in another window.")
    qtbot.waitUntil(lambda: bar.isVisible() and top_in(window, bar) > was)
    assert top_in(window, row) == was
    wait_until_all_free(qtbot, window)
    click(window, row.mapTo(window, row.cell(Rating.PARTIAL).geometry().center()))
    assert screens.open.answer(screens.assessment.requirement_id).rating is Rating.PARTIAL


def wait_until_all_free(qtbot: QtBot, window: QWidget) -> None:
    guards = window.findChildren(MovedClicks)
    qtbot.waitUntil(lambda: not any(guard.is_waiting() for guard in guards), timeout=3 * LONGER)


class Painted(QObject):
    """Notes when a window has been asked to paint what it has to."""

    done = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.done = self.done or event.type() is QEvent.Type.UpdateRequest
        return False


def wait_until_all_is_painted(qtbot: QtBot, page: QWidget) -> None:
    """Else what was due before would be taken for the painting of what moves next."""
    painted = Painted()
    for asked in (page, page.windowHandle()):
        asked.installEventFilter(painted)
    page.update()
    qtbot.waitUntil(lambda: painted.done)
    for asked in (page, page.windowHandle()):
        asked.removeEventFilter(painted)


def test_a_moment_begins_when_what_moved_is_painted(qtbot: QtBot, page: Page) -> None:
    """What was found: a busy machine painted the line only when the moment was over."""
    guard = guard_of(page.part)
    held(page.part).setInterval(1)
    meant = page.place_of("first")
    wait_until_all_is_painted(qtbot, page)
    page.setUpdatesEnabled(False)
    page.property("show")()
    qtbot.waitUntil(lambda: page.place_of("first") != meant)
    QTest.qWait(20)  # far longer than the moment
    assert guard.is_waiting()
    click(page, page.place_of("first"))
    assert page.pressed == []
    page.setUpdatesEnabled(True)
    wait_until_free(qtbot, page.part)
    click(page, page.place_of("first"))
    assert page.pressed == ["first"]


def test_the_assessment_holds_clicks_around_all_that_comes_by_itself(window: MainWindow) -> None:
    kinds = (RegradeBox, NotApplicableBox, BothValues, LockBar, NoticeBar, Notices, Found, SavedText)
    for place in (ACTIONS, REPORTS):
        window.go(place)
    for kind in (*kinds, DocumentOutcome, ActionDetails):
        parts = window.findChildren(kind)
        assert parts
        assert all(part.findChildren(MovedClicks) for part in parts)
