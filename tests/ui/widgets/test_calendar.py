"""A day is stepped to, or taken from the days of a month by key and mouse; whoever leaves them takes none."""

import datetime
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QTableView, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from isoassess.errors import BadInput
from isoassess.language import texts
from ui.widgets.days.calendar_popup import CalendarPopup
from ui.widgets.days.day_line import DayLine
from ui.widgets.theme import colors, dress

SHOWN = datetime.date(2027, 1, 15)
ALT_DOWN = (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


class Month:
    """The calendar that a field has opened."""

    def __init__(self, line: DayLine) -> None:
        (self.popup,) = (one for one in line.findChildren(CalendarPopup) if one.isVisible())
        view, days = self.popup.findChild(QTableView), self.popup.findChild(QCalendarWidget)
        assert isinstance(view, QTableView)
        assert isinstance(days, QCalendarWidget)
        self.view, self._days = view, days

    @property
    def head(self) -> list[str]:
        return [self.view.model().index(0, column).data() for column in range(7)]

    def cells(self) -> list[QModelIndex]:
        model = self.view.model()
        return [model.index(row, column) for row in range(1, model.rowCount()) for column in range(7)]

    def cell(self, day: int) -> QModelIndex:
        """The day of the month that is shown, not that of the month before or after it."""
        cells = self.cells()
        return cells[[cell.data() for cell in cells].index(1) + day - 1]

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.popup.focusWidget(), key)

    def click(self, cell: QModelIndex) -> None:
        center = self.view.visualRect(cell).center()
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=center)

    def turn(self, where: str) -> None:
        button = self.popup.findChild(QToolButton, f"qt_calendar_{where}month")
        assert isinstance(button, QToolButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def picture(self, cell: QModelIndex | QPersistentModelIndex) -> QImage:
        return self.view.viewport().grab(self.view.visualRect(cell)).toImage()

    @property
    def selected(self) -> datetime.date:
        day = self._days.selectedDate()
        return datetime.date(day.year(), day.month(), day.day())


class DayInWindow:
    """A field for a day in a window of its own; `settled` is the text whenever it was done with."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.line = DayLine("Start")
        self.line.show_day(SHOWN)
        self.settled: list[str] = []
        self.line.settled.connect(self._note)
        QVBoxLayout(self.window).addWidget(self.line)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.line.setFocus()
        qtbot.waitUntil(self.line.hasFocus)

    def open(self) -> Month:
        QTest.keyClick(self.line, *ALT_DOWN)
        return Month(self.line)

    def press_button(self) -> None:
        button = self.line.findChild(QToolButton)
        assert isinstance(button, QToolButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _note(self) -> None:
        self.settled.append(self.line.text())


@pytest.fixture
def field(qtbot: QtBot) -> DayInWindow:
    return DayInWindow(qtbot)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def dressed(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    dress(qapp, dark=request.param)
    yield
    dress(qapp, dark=False)


@pytest.fixture
def country(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("keys", "taken"),
    [
        ((), "2027-01-15"),
        ((Qt.Key.Key_Right,), "2027-01-16"),
        ((Qt.Key.Key_Left,), "2027-01-14"),
        ((Qt.Key.Key_Down,), "2027-01-22"),
        ((Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up), "2026-12-25"),
        ((Qt.Key.Key_Home,), "2027-01-01"),
        ((Qt.Key.Key_End,), "2027-01-31"),
        ((Qt.Key.Key_End, Qt.Key.Key_PageDown), "2027-02-28"),
        ((Qt.Key.Key_PageUp,), "2026-12-15"),
    ],
)
def test_a_day_is_gone_to_by_key_and_taken_with_enter(
    field: DayInWindow, keys: tuple[Qt.Key, ...], taken: str
) -> None:
    month = field.open()
    assert month.selected == SHOWN
    for key in (*keys, Qt.Key.Key_Return):
        month.press(key)
    assert field.line.text() == taken
    assert field.settled[-1] == taken
    assert not field.line.calendar_open
    assert field.line.hasFocus()


def test_what_is_half_typed_when_the_days_are_opened_is_taken_for_no_day(field: DayInWindow) -> None:
    """1.1.20 goes on to be a day of 2027."""
    field.line.clear()
    QTest.keyClicks(field.line, "1.1.20")
    field.open().press(Qt.Key.Key_Escape)
    QTest.keyClicks(field.line, "27")
    assert field.settled == []
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert set(field.settled) == {"1.1.2027"}


def test_escape_leaves_the_day_as_it_was(field: DayInWindow) -> None:
    month = field.open()
    month.press(Qt.Key.Key_PageDown)
    month.press(Qt.Key.Key_Escape)
    assert not month.popup.isVisible()
    assert field.line.text() == "2027-01-15"
    assert field.settled == []
    assert not field.line.calendar_open
    assert field.line.hasFocus()


def test_a_day_is_taken_with_one_click_also_in_another_month(field: DayInWindow) -> None:
    field.press_button()
    month = Month(field.line)
    month.turn("next")
    month.turn("next")
    month.turn("prev")
    month.click(month.cell(9))
    assert field.line.text() == "2027-02-09"
    assert field.settled[-1] == "2027-02-09"
    QTest.keyClick(field.line, Qt.Key.Key_F4)
    month = Month(field.line)
    month.click(month.cells()[-1])  # a day of March at the end of the days of February
    assert field.line.text()[:8] == "2027-03-"


def test_no_day_is_taken_before_the_first_or_after_the_last_that_is_allowed(field: DayInWindow) -> None:
    field.line.first, field.line.last = datetime.date(2027, 1, 10), datetime.date(2027, 1, 20)
    month = field.open()
    month.click(month.cell(9))
    assert field.line.text() == "2027-01-15"
    assert month.popup.isVisible()
    month.press(Qt.Key.Key_PageDown)
    month.press(Qt.Key.Key_Return)
    assert field.line.text() == "2027-01-20"


def test_an_empty_field_begins_at_the_day_that_is_offered(field: DayInWindow) -> None:
    field.line.show_day(None)
    field.line.offer = datetime.date(2028, 2, 29)
    assert field.open().selected == datetime.date(2028, 2, 29)


@pytest.mark.parametrize("locked", ["read-only", "disabled"])
def test_a_field_that_cannot_be_changed_opens_no_calendar(field: DayInWindow, locked: str) -> None:
    field.line.setReadOnly(locked == "read-only")
    field.line.setEnabled(locked != "disabled")
    field.line.open_calendar()
    field.press_button()
    assert not any(one.isVisible() for one in field.line.findChildren(CalendarPopup))
    assert not field.line.calendar_open


@pytest.mark.parametrize(
    ("country", "first"), [("de_DE", "Mon"), ("en_US", "Sun"), ("ar_EG", "Sat")], indirect=["country"]
)
@pytest.mark.usefixtures("country")
def test_the_week_begins_as_in_the_country_and_is_said_in_the_language_of_the_texts(
    field: DayInWindow, first: str
) -> None:
    month = field.open()
    week = ["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"]
    assert month.head == week[week.index(first) :] + week[: week.index(first)]
    friday = month.cell(SHOWN.day)
    assert month.head[friday.column()] == "Fri"


def test_another_language_of_the_texts_names_the_days(
    field: DayInWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "_language", "de")
    assert sorted(field.open().head) == ["Di.", "Do.", "Fr.", "Mi.", "Mo.", "Sa.", "So."]


@pytest.mark.usefixtures("dressed")
def test_the_chosen_day_is_filled_and_today_ringed_and_other_months_are_paler(field: DayInWindow) -> None:
    today = datetime.date.today()
    chosen = 15 if today.day != 15 else 16
    plain = next(day for day in (10, 11, 12) if day not in (today.day, chosen))
    field.line.show_day(today.replace(day=chosen))
    month = field.open()
    accent = QColor(colors().accent)
    filled, ringed, usual = (
        share(month.picture(month.cell(day)), accent) for day in (chosen, today.day, plain)
    )
    assert filled > 0.5 > ringed > 0.01 > usual == 0
    elsewhere = month.cells()[-1]
    assert 40 < contrast(month.picture(elsewhere)) < contrast(month.picture(month.cell(plain)))
    assert contrast(month.picture(month.cell(chosen))) > 60


@pytest.mark.parametrize(
    ("key", "reached"),
    [
        (Qt.Key.Key_Up, "2027-02-01"),
        (Qt.Key.Key_Down, "2027-01-30"),
        (Qt.Key.Key_PageUp, "2027-02-28"),
        (Qt.Key.Key_PageDown, "2026-12-31"),
    ],
)
def test_a_day_is_stepped_to_by_key_and_taken_after_a_pause(
    qtbot: QtBot, field: DayInWindow, key: Qt.Key, reached: str
) -> None:
    field.line.show_day(datetime.date(2027, 1, 31))
    QTest.keyClick(field.line, key)
    assert field.line.text() == reached
    assert field.settled == []
    qtbot.waitUntil(lambda: field.settled == [reached])


def test_steps_stay_within_the_days_that_are_allowed(field: DayInWindow) -> None:
    field.line.first, field.line.last = SHOWN, datetime.date(2027, 2, 1)
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert field.line.text() == "2027-01-15"
    QTest.keyClick(field.line, Qt.Key.Key_PageUp)
    assert field.line.text() == "2027-02-01"


def test_no_step_is_made_from_what_is_no_day_or_is_locked(field: DayInWindow) -> None:
    field.line.setText("31.2.")
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.line.text() == "31.2."
    field.line.show_day(SHOWN)
    field.line.setReadOnly(True)
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.line.text() == "2027-01-15"


def test_space_takes_the_day_that_is_offered_to_an_empty_field(field: DayInWindow) -> None:
    field.line.show_day(None)
    field.line.offer = datetime.date(2028, 2, 29)
    QTest.keyClick(field.line, Qt.Key.Key_Space)
    assert field.settled == ["2028-02-29"]


def test_a_day_that_is_not_allowed_is_refused_with_the_days_that_are(field: DayInWindow) -> None:
    field.line.first, field.line.last = SHOWN, datetime.date(2027, 2, 1)
    field.line.setText("2027-02-02")
    with pytest.raises(BadInput, match=r"^Enter a date from 15 January 2027 to 1 February 2027\.$"):
        field.line.day()
    assert not field.line.readable


@pytest.mark.parametrize("corner", ["top left", "top right", "bottom left", "bottom right"])
def test_the_calendar_is_whole_on_the_screen_and_leaves_the_field_in_sight(
    field: DayInWindow, corner: str
) -> None:
    screen, frame = field.line.screen().availableGeometry(), field.window.frameGeometry()
    if "right" in corner:
        frame.moveRight(screen.right() + 60)
    if "bottom" in corner:
        frame.moveBottom(screen.bottom())
    field.window.move(frame.topLeft())
    popup = field.open().popup
    frame_alone = popup.windowHandle().frameMargins()  # only the offscreen platform frames a popup
    shown = popup.geometry().translated(-frame_alone.left(), -frame_alone.top())
    line = field.line.rect().translated(field.line.mapToGlobal(field.line.rect().topLeft()))
    assert screen.contains(shown)
    assert not shown.intersects(line)
    assert (shown.bottom() < line.top()) is ("bottom" in corner)


def share(picture: QImage, color: QColor) -> float:
    """How much of a picture has nearly this color."""
    found = [near(picture.pixelColor(x, y), color) for x, y in points(picture)]
    return sum(found) / len(found)


def contrast(picture: QImage) -> int:
    """How far the lightest of a cell is from its darkest, away from the edges."""
    inner = [picture.pixelColor(x, y).lightness() for x, y in points(picture, margin=6)]
    return max(inner) - min(inner)


def points(picture: QImage, margin: int = 0) -> list[tuple[int, int]]:
    across, down = range(margin, picture.width() - margin), range(margin, picture.height() - margin)
    return [(x, y) for x in across for y in down]


def near(one: QColor, other: QColor) -> bool:
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(mine - theirs) < 24 for mine, theirs in parts)
