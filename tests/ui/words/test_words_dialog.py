"""All words in one place: by a key from any screen or dialog, searched, and from one word to the next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QListWidget,
    QPushButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.reference.terms.glossary import glossary
from ui.widgets.explained_text import ExplainedText
from ui.widgets.word_note import WordNote
from ui.words.desk import words_desk
from ui.words.dialog import WordsDialog
from ui.words.on_screen import terms_on_screen


def window_with_words(qtbot: QtBot, window: QWidget | None = None) -> QWidget:
    """A label, a button, a list and what is out of sight."""
    window = window or QWidget()
    label, button, tree, hidden = (
        ExplainedText("heading", "Ready for stage 1"),
        QPushButton("&Quick scan"),
        QTreeWidget(),
        ExplainedText("heading", "Calibration"),
    )
    tree.setHeaderLabels(["Scope"])
    layout = QVBoxLayout(window)
    for part in (label, button, tree, hidden):
        layout.addWidget(part)
    hidden.hide()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_the_words_of_a_screen_are_those_in_sight(qtbot: QtBot) -> None:
    window = window_with_words(qtbot)
    assert [term.id for term in terms_on_screen(window)] == ["ready", "quick-scan", "scope"]
    QListWidget(window).addItem("A gate")  # as in the dialogs that tell what would change
    window.findChildren(QListWidget)[0].show()
    assert "gate" in [term.id for term in terms_on_screen(window)]


def test_all_words_are_there_those_of_the_screen_first_and_are_found(qtbot: QtBot) -> None:
    gate, scope = (next(term for term in glossary() if term.id == id_) for id_ in ("gate", "scope"))
    dialog = WordsDialog((scope, gate))
    qtbot.addWidget(dialog)
    named = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert named[:4] == ["On this screen", "Gate", "Scope", "Other words"]
    assert sorted(named[1:3] + named[4:]) == sorted(term.name for term in glossary())
    assert dialog.term_id == "gate"
    for typed, found in (("CAPA", "corrective-action"), ("certifcation bodies", "certification-body")):
        dialog.search.searched.emit(typed)
        assert dialog.term_id == found
    dialog.search.searched.emit("xyzzy")
    assert dialog.term_id == ""
    assert dialog.list.count() == 1
    dialog.search.searched.emit("")
    assert dialog.list.count() == len(named)
    dialog.search.setText("nothing like it")
    dialog.go_to("stage-2")
    assert dialog.term_id == "stage-2"
    assert dialog.search.text() == ""


def test_a_word_within_a_sentence_leads_to_its_own(qtbot: QtBot) -> None:
    dialog = WordsDialog(())
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.go_to("gate")
    sentence = next(
        label
        for label in dialog.findChildren(ExplainedText)
        if any(term.id == "requirement" for term in label.explained)
    )
    qtbot.mouseClick(sentence, Qt.MouseButton.LeftButton, pos=sentence.point_of("requirement"))
    note = QApplication.activePopupWidget()
    assert isinstance(note, WordNote)
    note.findChildren(QPushButton)[0].click()
    assert dialog.term_id == "requirement"


def test_a_key_tells_the_words_of_a_window_and_of_a_dialog_over_it(qtbot: QtBot) -> None:
    window = QDialog()
    window.setModal(True)
    words_desk()
    window_with_words(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(lambda: any(isinstance(one, QAction) for one in window.actions()))
    (action,) = window.actions()
    assert action.shortcut().toString() == "Shift+F1"
    action.trigger()
    dialog = opened(window)
    assert dialog.list.item(1).text() == "Quick scan"
    dialog.reject()
    action.setData("gate")
    action.trigger()
    assert opened(window).term_id == "gate"
    opened(window).reject()
    assert action.data() is None
    action.trigger()
    again = opened(window)
    qtbot.keyClick(again.search, Qt.Key.Key_Escape)
    assert not again.isVisible(), "one press, one thing"


def opened(window: QWidget) -> WordsDialog:
    (dialog,) = [one for one in window.findChildren(WordsDialog) if one.isVisible()]
    return dialog
