"""The days of a month in a small window of their own, to choose one by key or mouse."""

import datetime

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from isoassess.language.texts import _, language_in_use
from ui.widgets.layout.sizes import fix_height, fix_width
from ui.widgets.theme import colors

CELL_WIDTH, CELL_HEIGHT = 38, 30
HEAD = 44  # above the days: the month and the ways to others


class CalendarPopup(QFrame):
    """`chosen` carries the day taken; Escape, or a click elsewhere, takes none."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(
        self, day: datetime.date, first: datetime.date, last: datetime.date, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Calendar"))
        self._days = MonthView()
        self._days.setDateRange(_qt(first), _qt(last))
        self._days.setSelectedDate(_qt(day))
        self._days.activated.connect(self._take)
        self._days.clicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._days)

    def open_below(self, field: QWidget) -> None:
        """Below the field, above it where there is no room, and always within the screen."""
        self.adjustSize()
        screen = field.screen().availableGeometry()
        below = field.mapToGlobal(QPoint(0, field.height() + 2))
        if below.y() + self.height() > screen.bottom() + 1:
            above = field.mapToGlobal(QPoint(0, -self.height() - 2))
            below = (
                above if above.y() >= screen.top() else QPoint(below.x(), screen.bottom() + 1 - self.height())
            )
        below.setX(max(screen.left(), min(below.x(), screen.right() + 1 - self.width())))
        below.setY(max(screen.top(), below.y()))
        self.move(below)
        self.show()
        self._days.setFocus(Qt.FocusReason.PopupFocusReason)  # what is half typed in the field stays so

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _take(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(datetime.date(day.year(), day.month(), day.day()))


class MonthView(QCalendarWidget):
    """Every day readable: the chosen one filled, today ringed, those of other months paler."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt takes the names of days and months from a locale only; they are those of the CLDR as well.
        names = QLocale(language_in_use())
        names.setNumberOptions(QLocale().numberOptions())
        begins = QLocale().firstDayOfWeek()
        self.setLocale(names)
        self.setFirstDayOfWeek(begins)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setDateEditEnabled(False)
        self._color_names()
        fix_width(self, 7 * CELL_WIDTH + 8)
        fix_height(self, 7 * CELL_HEIGHT + HEAD)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._color_names()

    def paintCell(self, painter: QPainter, cell: QRect, day: QDate | datetime.date) -> None:
        shown = colors()
        known = QDate(day.year, day.month, day.day) if isinstance(day, datetime.date) else day
        chosen = known == self.selectedDate()
        box = cell.adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(cell, QColor(shown.panel))
        painter.setPen(QPen(QColor(shown.accent), 1.5) if known == QDate.currentDate() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.accent) if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(self._ink(known, chosen=chosen)))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(known.day()))
        painter.restore()

    def _ink(self, day: QDate, *, chosen: bool) -> str:
        shown = colors()
        if chosen:
            return shown.accent_text
        here = day.month() == self.monthShown() and self.minimumDate() <= day <= self.maximumDate()
        return shown.text if here else shown.faint

    def _color_names(self) -> None:
        """The names of the weekdays, also of those that Qt paints red."""
        named, ground = QTextCharFormat(), colors()
        named.setForeground(QColor(ground.muted))
        named.setBackground(QColor(ground.panel))
        self.setHeaderTextFormat(named)
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, named)


def _qt(day: datetime.date) -> QDate:
    return QDate(day.year, day.month, day.day)
