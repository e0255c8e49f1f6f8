"""The key that tells the words of what is in front, in the window and in every dialog over it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from ui.commands.anywhere import WORDS
from ui.widgets.word_note import SHOWS_WORDS


class WordsDesk(QObject):
    """One for the application; a dialog bars the keys of the window below it."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.focusWindowChanged.connect(self._hear_in_dialog)

    def serve(self, action: QAction) -> None:
        """Let an action of a window show its words, at the one that is its data."""
        action.setProperty(SHOWS_WORDS, True)
        action.triggered.connect(self._show)

    def _hear_in_dialog(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or any(action.property(SHOWS_WORDS) for action in dialog.actions()):
            return
        action = QAction(dialog)
        action.setShortcut(QKeySequence(WORDS.keys[0]))
        self.serve(action)
        dialog.addAction(action)

    def _show(self) -> None:
        from ui.words.dialog import show_words

        action = self.sender()
        window = action.parent() if isinstance(action, QAction) else None
        if isinstance(action, QAction) and isinstance(window, QWidget):
            term_id = str(action.data() or "")
            action.setData(None)
            show_words(window, term_id)


def words_desk() -> WordsDesk:
    """The one of the application, made when it is first asked for."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    found = application.findChild(WordsDesk, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, WordsDesk) else WordsDesk(application)
