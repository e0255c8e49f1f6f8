"""A button that opens a menu below itself, by mouse or by key."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget


class MenuButton(QPushButton):
    """Fill `menu_shown` when it is about to show; Enter, Space and Down open it."""

    def __init__(self, word: str, parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self.setObjectName("menuButton")
        self.setAutoDefault(True)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow of the theme stands at the right
        self.menu_shown = QMenu(self)
        self.menu_shown.setAccessibleName(word.replace("&", ""))
        self.menu_shown.setLayoutDirection(QGuiApplication.layoutDirection())
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Show the menu, its first line chosen."""
        self.menu_shown.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self.menu_shown.setActiveAction(self.menu_shown.actions()[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_menu()
        else:
            super().keyPressEvent(event)
