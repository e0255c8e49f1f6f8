"""In every dialog with fields a key too many is only typed: it replaces nothing and throws nothing away."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.assessment.whole_clause import ClauseAnswer
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind, Options
from isoassess.domain import Lens, Rating
from isoassess.domain.decision import OwnDecision
from isoassess.store import Subject
from tests.ui.sample_stores import (
    remembered_beside,
    store_in,
    today,
)
from tests.ui.spoken_rules import faults, not_in_tab_order
from ui.actions.served import Served
from ui.actions.several_at_once.dialog import SeveralActionsDialog
from ui.assessment.clauses.rows import TreePlace
from ui.assessment.clauses.whole_clause_dialog import WholeClauseDialog
from ui.assessment.evidence.attachment_dialog import AttachmentDialog
from ui.documents.document_request import DocumentRequest
from ui.documents.issuing.issue_dialog import IssueDialog
from ui.documents.tables.assessment_file import AssessmentFileDialog
from ui.documents.tables.checklist_dialog import ChecklistDialog
from ui.documents.worksheet.read_in_dialog import ReadInDialog
from ui.help.desk import help_desk
from ui.lifecycle.completion import CompleteDialog, ReopenDialog
from ui.lifecycle.new_assessment import NewAssessmentDialog
from ui.packages.client_folder.folder_dialog import FolderDialog
from ui.packages.export_dialog import ExportDialog
from ui.packages.password_dialog import PackagePasswordDialog
from ui.packages.target_dialog import TargetDialog
from ui.parts.deleting.dialog import DeleteDialog
from ui.password.copies_dialog import CopiesDialog
from ui.password.recovery_dialog import RecoveryDialog
from ui.password.remove_dialog import RemoveDialog
from ui.password.set_dialog import SetDialog
from ui.session.open_assessment import OpenAssessment
from ui.standard.own_decision import OwnDecisionDialog
from ui.widgets.keys.typed_texts import DialogWithFields, typed_texts
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.spoken.parts import speak_of_parts
from ui.words.dialog import WordsDialog

Made = Callable[[OpenAssessment, Path], DialogWithFields]


def attached(opened: OpenAssessment, folder: Path) -> DialogWithFields:
    path = folder / "sample list.txt"
    path.write_text("sample")
    assert not opened.files.attach("context-issues", [path])
    file = next(one for one in opened.files.of("context-issues") if one.name == path.name)
    return AttachmentDialog(opened, "context-issues", file)


def decided(opened: OpenAssessment, _folder: Path) -> DialogWithFields:
    assert opened.decide(OwnDecision(lens=Lens.ISO9001_2015, reason="The contract.", name="A. Consultant"))
    return OwnDecisionDialog(opened)


def completed(opened: OpenAssessment, _folder: Path) -> DialogWithFields:
    assert opened.name_assessor("A. Consultant")
    return CompleteDialog(opened)


def reopened(opened: OpenAssessment, folder: Path) -> DialogWithFields:
    completed(opened, folder).close()
    assert opened.complete()
    return ReopenDialog(opened)


def next_one(opened: OpenAssessment, folder: Path) -> DialogWithFields:
    completed(opened, folder).close()
    return NewAssessmentDialog(opened.assessments)


def served(opened: OpenAssessment, _folder: Path) -> DialogWithFields:
    findings = opened.judgement.findings[:9]
    return Served(((found, "Something is so.") for found in findings), (findings[0].requirement,))


def issued(opened: OpenAssessment, _folder: Path) -> DialogWithFields:
    return IssueDialog(
        opened, lambda: DocumentRequest(DocumentKind.SUMMARY, opened.case, opened.judgement, Options())
    )


def deleted(opened: OpenAssessment, _folder: Path) -> DialogWithFields:
    extent = opened._store.extent(Subject.ORGANIZATION, opened.organization_id)
    return DeleteDialog(opened._store, opened.remembered, extent, ())


def exported(opened: OpenAssessment, _folder: Path) -> DialogWithFields:
    return ExportDialog([opened.case.profile.organization.name])


def package_opened(_opened: OpenAssessment, folder: Path) -> DialogWithFields:
    return PackagePasswordDialog(folder / "sample.isoassess", "")


def password_set(opened: OpenAssessment, _folder: Path) -> DialogWithFields:
    return SetDialog(opened._store.path, has_password=False)


def password_removed(opened: OpenAssessment, _folder: Path) -> DialogWithFields:
    return RemoveDialog(opened._store.path)


def recovery_key_shown(opened: OpenAssessment, folder: Path) -> DialogWithFields:
    return RecoveryDialog("ABCD-EFGH-JKMN", opened._store.path, folder, today())


def asked_of_a_clause(opened: OpenAssessment, _folder: Path) -> DialogWithFields:
    ids = tuple(one.id for one in opened.case.requirements[:3])
    place = TreePlace(number="4", title="Context", clause=True, requirements=ids, only=None, parent=-1)
    return WholeClauseDialog(opened, [place], place, ClauseAnswer(rating=Rating.NOT_APPLICABLE))


def asked_of_actions(opened: OpenAssessment, _folder: Path) -> DialogWithFields:
    chosen = tuple(opened._store.actions(opened.organization_id))[:2]
    assert chosen
    return SeveralActionsDialog(chosen, lambda *_asked: "", today=today())


MADE: dict[type[DialogWithFields], Made] = {
    AttachmentDialog: attached,
    OwnDecisionDialog: decided,
    CompleteDialog: completed,
    ReopenDialog: reopened,
    NewAssessmentDialog: next_one,
    IssueDialog: issued,
    DeleteDialog: deleted,
    ExportDialog: exported,
    PackagePasswordDialog: package_opened,
    SetDialog: password_set,
    RemoveDialog: password_removed,
    RecoveryDialog: recovery_key_shown,
    WholeClauseDialog: asked_of_a_clause,
    SeveralActionsDialog: asked_of_actions,
}
# They only choose; what is typed into a search is kept nowhere.
WITHOUT_TEXTS = {
    *(ReadInDialog, ChecklistDialog, CopiesDialog, Served),
    *(FolderDialog, AssessmentFileDialog, TargetDialog),
}


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenAssessment]:
    with store_in(tmp_path, sample=True) as store:
        (known,) = store.organizations()
        assert known.assessment_id is not None
        yield OpenAssessment(store, shipped(), known.assessment_id, remembered_beside(store), today=today)


@pytest.fixture(params=MADE, ids=lambda kind: kind.__name__)
def dialog(
    request: pytest.FixtureRequest, qtbot: QtBot, opened: OpenAssessment, tmp_path: Path
) -> DialogWithFields:
    return in_front(qtbot, MADE[request.param](opened, tmp_path))


def in_front(qtbot: QtBot, made: DialogWithFields) -> DialogWithFields:
    qtbot.addWidget(made)
    made.open()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def kinds_below(kind: type[QWidget]) -> set[type[QWidget]]:
    known: list[type[QWidget]] = kind.__subclasses__()
    return {one for below in known for one in (below, *kinds_below(below))}


def keys_of(dialog: DialogWithFields) -> QWidget:
    field: QWidget | None = dialog.focusWidget()
    assert field is not None
    return field


def writable(dialog: DialogWithFields) -> QLineEdit | QPlainTextEdit:
    found: list[QLineEdit | QPlainTextEdit] = [*dialog.findChildren(QLineEdit)]
    found += dialog.findChildren(QPlainTextEdit)
    return next(one for one in found if one.isVisible() and not isinstance(one.parentWidget(), QComboBox))


def words_in(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def labels_of(dialog: DialogWithFields) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def press_cancel(dialog: DialogWithFields) -> None:
    buttons = dialog.findChildren(QAbstractButton)
    next(one for one in buttons if one.text().replace("&", "") == "Cancel").click()


def test_each_dialog_with_fields_is_among_those_opened_here() -> None:
    assert kinds_below(DialogWithFields) - {FormDialog} == MADE.keys() | WITHOUT_TEXTS


def test_each_is_read_as_it_is_seen(qtbot: QtBot, opened: OpenAssessment, tmp_path: Path) -> None:
    speak_of_parts()
    locking_last = sorted(MADE, key=lambda kind: kind is ReopenDialog)
    for make in [MADE[kind] for kind in locking_last] + [served]:
        made = make(opened, tmp_path)
        qtbot.addWidget(made)
        made.show()
        assert (made.windowTitle(), faults(made)) == (made.windowTitle(), [])
        assert (made.windowTitle(), not_in_tab_order(made)) == (made.windowTitle(), [])
        made.close()


def test_a_key_meant_for_something_else_replaces_nothing(dialog: DialogWithFields) -> None:
    before = typed_texts(dialog)
    QTest.keyClick(keys_of(dialog), Qt.Key.Key_3)
    after = typed_texts(dialog)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert all(new == f"{old}3" for old, new in changed)
    if isinstance(keys_of(dialog), QLineEdit | QPlainTextEdit):
        assert changed


def test_escape_keeps_the_words_and_says_so_and_cancel_gives_them_up(dialog: DialogWithFields) -> None:
    field = writable(dialog)
    field.setFocus()
    QTest.keyClicks(field, " and more")
    typed = words_in(field)
    assert "and more" in typed
    QTest.keyClick(keys_of(dialog), Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert words_in(field) == typed
    assert any("Cancel does" in str(label.property("text")) for label in dialog.findChildren(QWidget))
    press_cancel(dialog)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_closing_the_window_keeps_the_words_and_says_so_and_cancel_gives_them_up(
    dialog: DialogWithFields,
) -> None:
    field = writable(dialog)
    field.setFocus()
    QTest.keyClicks(field, " and more")
    typed = words_in(field)
    for _time in range(2):
        QGuiApplication.sendEvent(dialog.windowHandle(), QCloseEvent())  # as the window manager asks
        assert dialog.isVisible()
        assert words_in(field) == typed
        said = labels_of(dialog)
        assert "Closing the window does not throw away what you typed. Cancel does." in said
    press_cancel(dialog)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_closing_the_window_closes_it_where_nothing_was_typed(dialog: DialogWithFields) -> None:
    QGuiApplication.sendEvent(dialog.windowHandle(), QCloseEvent())
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_escape_closes_it_where_nothing_was_typed(dialog: DialogWithFields) -> None:
    QTest.keyClick(keys_of(dialog), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_closes_it_after_the_guide_and_the_words_were_looked_up(
    qtbot: QtBot, dialog: DialogWithFields
) -> None:
    """What was found: their fields counted as typed here."""
    field = keys_of(dialog)
    guide, words = help_desk(), WordsDialog((), dialog)
    guide.show_here()
    qtbot.waitUntil(lambda: guide.window is not None and guide.window.isVisible())
    words.show()
    assert not dialog.has_typed
    words.close()
    guide.close_window()
    dialog.activateWindow()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_ends_a_search_first_and_then_the_dialog(
    qtbot: QtBot, opened: OpenAssessment, tmp_path: Path
) -> None:
    dialog = in_front(qtbot, served(opened, tmp_path))
    field = writable(dialog)
    field.setFocus()
    QTest.keyClicks(field, "audit")
    QTest.keyClick(keys_of(dialog), Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert words_in(field) == ""
    QTest.keyClick(keys_of(dialog), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_ticks_are_given_up_by_cancel_alone(qtbot: QtBot, opened: OpenAssessment, tmp_path: Path) -> None:
    dialog = in_front(qtbot, served(opened, tmp_path))
    assert isinstance(dialog, Served)
    before = dialog.chosen
    rows = dialog.findChildren(QListWidget)[0]
    rows.setFocus()
    rows.setCurrentRow(1)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    ticked = dialog.chosen
    assert len(ticked) == len(before) + 1
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Esc does not throw away what you ticked. Cancel does." in labels_of(dialog)
    QGuiApplication.sendEvent(dialog.windowHandle(), QCloseEvent())
    assert dialog.isVisible()
    assert "Closing the window does not throw away what you ticked. Cancel does." in labels_of(dialog)
    assert dialog.chosen == ticked
    press_cancel(dialog)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_a_tick_taken_back_holds_nobody(qtbot: QtBot, opened: OpenAssessment, tmp_path: Path) -> None:
    dialog = in_front(qtbot, served(opened, tmp_path))
    rows = dialog.findChildren(QListWidget)[0]
    rows.setFocus()
    rows.setCurrentRow(1)
    for _time in range(2):
        QTest.keyClick(rows, Qt.Key.Key_Space)
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_words_that_came_from_another_window_hold_nobody(
    qtbot: QtBot, opened: OpenAssessment, tmp_path: Path
) -> None:
    shown = in_front(qtbot, attached(opened, tmp_path))
    file = next(one for one in opened.files.of("context-issues") if one.name == "sample list.txt")
    assert not opened.files.describe(replace(file, note="Of another window."), seen=file)
    qtbot.waitUntil(lambda: "Of another window." in typed_texts(shown))
    QTest.keyClick(keys_of(shown), Qt.Key.Key_Escape)
    assert not shown.isVisible()
