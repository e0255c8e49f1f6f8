"""A small note over the window that tells what a word means, and leads to all words."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from isoassess.language.texts import _
from isoassess.reference.terms.explained import ExplainedTerm
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import Text

SHOWS_WORDS = "showsWords"  # the property of an action that shows all words, at the one that is its data
WIDEST, EDGE, BELOW = 360, 8, 4


class WordNote(QFrame):
    """Closed by Escape, or by a click anywhere else; nothing on the screen moves for it."""

    def __init__(self, term: ExplainedTerm, beside: QWidget) -> None:
        super().__init__(beside, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("wordNote")
        self.setAccessibleName(term.name)
        self.setAccessibleDescription(term.says)
        self._term, self._beside = term, beside
        self._inside = inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 12, 14, 10)
        inside.setSpacing(4)
        inside.addWidget(Text("strong", term.name))
        inside.addWidget(Text("muted", term.says))
        if self._action() is not None:
            more = QPushButton(_("All &words"))
            more.setProperty("quiet", True)
            more.setAutoDefault(True)
            more.clicked.connect(self._show_all)
            inside.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            more.setFocus()

    def open_below(self, area: QRect) -> None:
        """Below a part of the widget that it was made for; above it where there is no room below."""
        room = self._beside.screen().availableGeometry().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        width = min(scaled(WIDEST), room.width())
        self.setFixedWidth(width)
        height = self._inside.totalHeightForWidth(width)
        self.setFixedHeight(height)
        corner = self._beside.mapToGlobal(QPoint(area.left(), area.bottom() + BELOW))
        if corner.y() + height > room.bottom():
            corner.setY(self._beside.mapToGlobal(area.topLeft()).y() - BELOW - height)
        corner.setX(max(min(corner.x(), room.right() - width), room.left()))
        self.move(corner.x(), max(corner.y(), room.top()))
        self.show()

    def _action(self) -> QAction | None:
        """What shows all words in the window around."""
        actions = self._beside.window().actions()
        return next((action for action in actions if action.property(SHOWS_WORDS)), None)

    def _show_all(self) -> None:
        action, term_id = self._action(), self._term.id
        self.close()
        if action is not None:
            action.setData(term_id)
            action.trigger()
