"""What no file keeps never stands in a field, and what stands around it is saved."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.assessment_driver import AssessmentDriver
from tests.ui.sample_stores import named, open_begun, store_in
from ui.actions.text_cell import TextCell
from ui.lifecycle.completion import CompleteDialog, ReopenDialog
from ui.standard.own_decision import OwnDecisionDialog
from ui.widgets.typing.editors import LineEdit, ParagraphEdit
from ui.widgets.typing.inputs import LineInput, TextInput
from ui.widgets.typing.saved_text import SavedText
from ui.wizard.questions.sites_table import CellEdit

BROKEN, WHOLE = "Log\0 of \ud83dMay \U0001f642\udc00", "Log of May \U0001f642"
Input = QLineEdit | QPlainTextEdit


def paste(field: Input) -> None:
    data = QMimeData()
    data.setText(BROKEN)
    QApplication.clipboard().setMimeData(data)
    field.paste()


def text_of(field: Input) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.fixture(params=[LineInput, TextInput, LineEdit, CellEdit, TextCell, ParagraphEdit])
def field(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Input]:
    around = QWidget()
    made = request.param(*([3] if request.param is ParagraphEdit else []), parent=around)
    around.show()
    yield cast(Input, made)
    around.close()


def test_what_no_file_keeps_is_left_out_of_what_is_pasted(field: Input) -> None:
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Left)
    paste(field)
    assert text_of(field) == f"a{WHOLE}b"
    QTest.keyClicks(field, "!")
    assert text_of(field) == f"a{WHOLE}!b"


def test_what_no_file_keeps_is_left_out_of_what_is_composed(field: Input) -> None:
    event = QInputMethodEvent()
    event.setCommitString(BROKEN)
    QApplication.sendEvent(field, event)
    assert text_of(field) == WHOLE


def test_evidence_pasted_with_a_nul_is_in_the_file_and_so_is_what_is_typed_after_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    driver = AssessmentDriver(qtbot, tmp_path / "store.db", named("Sample Bakery"))
    names = ("Objective evidence", "Note for the report", "Internal note", "Interviewed")
    for name in names:
        driver.field(name).setFocus()
        paste(driver.field(name))
        driver.type(name, "; seen")
    assert driver.screen.finish_typing()
    stored = driver.stored(driver.screen.requirement_id)
    assert {stored.evidence, stored.note, stored.internal, stored.interviewee} == {f"{WHOLE}; seen"}
    driver.window.deleteLater()
    driver.store.close()


def test_every_field_that_writes_into_the_file_leaves_it_out(qtbot: QtBot, tmp_path: Path) -> None:
    """Whoever makes a field of Qt's own for such a text is found here."""
    with store_in(tmp_path) as store:
        opened = open_begun(store, named("Sample Bakery"))
        dialogs = (CompleteDialog(opened), ReopenDialog(opened), OwnDecisionDialog(opened))
        for dialog in dialogs:
            qtbot.addWidget(dialog)
            fields = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)]
            assert fields
            assert all(isinstance(one, LineInput | TextInput) for one in fields)


def test_lines_are_broken_and_never_scrolled_sideways(qtbot: QtBot) -> None:
    """What was found: a bar lay over the second line of a check, at some widths."""
    field = SavedText("Check", lines=2)
    qtbot.addWidget(field)
    field.show_text("Two of six fixtures of November 2026 went back without a photo.")
    field.show()
    editor = field.findChild(QPlainTextEdit)
    assert editor is not None
    for width in range(500, 60, -7):
        field.resize(width, field.height())
        QApplication.processEvents()
        assert not editor.horizontalScrollBar().isVisible()
