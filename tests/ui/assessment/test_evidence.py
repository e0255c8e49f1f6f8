"""What shows that a requirement is fulfilled, and what the assessor says beside the rules."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.domain import Answer, Grade, Keep, Rating, Regrade
from isoassess.domain.profile import Organization, Profile
from tests.ui.desk import Desk
from ui.assessment.evidence.attachment_dialog import AttachmentDialog
from ui.assessment.evidence.files import FileChip
from ui.assessment.form import RequirementForm
from ui.widgets.choosing.rating_row import RatingRow
from ui.widgets.days.day_line import DayLine
from ui.widgets.theme import dress


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        dress(qapp, dark=False)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    profile = Profile(organization=Organization(name="Example Fabrications Ltd"))
    desk = Desk(qtbot, tmp_path / "store.db", profile)
    yield desk
    desk.window.close()
    desk.store.close()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "evidence"
    folder.mkdir()
    made = [folder / "supplier list & criteria.xlsx", folder / "IMG_2231.jpg"]
    for place, path in enumerate(made):
        path.write_bytes(b"content %d" % place)
    return made


def form(desk: Desk) -> RequirementForm:
    return cast(RequirementForm, desk.screen.findChild(RequirementForm))


def chips(desk: Desk) -> list[str]:
    return [chip.text() for chip in desk.screen.findChildren(FileChip) if chip.isVisible()]


def button(desk: Desk, words: str) -> QPushButton:
    buttons = desk.screen.findChildren(QPushButton)
    return next(one for one in buttons if one.isVisible() and one.text().replace("&", "") == words)


def given(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(desk: Desk, paths: list[Path], *, on: QWidget | None = None) -> bool:
    """Drop files on the page, or on a part of it, as a file manager does; whether they were taken at all."""
    data, copy, left, none = (
        given(paths),
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
    enter.ignore()
    target = on or form(desk).viewport()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        fall = QDropEvent(QPointF(20, 20), copy, data, left, none, QEvent.Type.Drop)
        QApplication.sendEvent(target, fall)
    return enter.isAccepted()


def dialog(desk: Desk) -> AttachmentDialog:
    return cast(AttachmentDialog, desk.window.findChild(AttachmentDialog))


def open_chip(desk: Desk) -> AttachmentDialog:
    chip = next(chip for chip in desk.screen.findChildren(FileChip) if chip.isVisible())
    desk.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    return dialog(desk)


def press_in(shown: AttachmentDialog, words: str) -> None:
    buttons = shown.findChildren(QPushButton)
    next(one for one in buttons if one.text().replace("&", "") == words).click()


# attaching


def test_files_dropped_on_the_page_are_kept_and_one_undo_takes_them_away(
    desk: Desk, files: list[Path]
) -> None:
    assert drop(desk, files)
    named = desk.stored(desk.ids[0]).attachments
    assert [desk.opened.files.known[id_].name for id_ in named] == [path.name for path in files]
    assert [desk.store.attachment_content(id_) for id_ in named] == [b"content 0", b"content 1"]
    assert len(chips(desk)) == 2
    desk.screen.setFocus()
    desk.undo()
    assert desk.stored(desk.ids[0]) == Answer()
    assert desk.said == [f"Undone: {desk.opened.case.requirements[0].clause[desk.opened.lens]} attachments"]
    assert chips(desk) == []
    desk.redo()
    assert desk.stored(desk.ids[0]).attachments == named


def test_a_file_dropped_on_another_text_is_attached_too_and_not_written_as_its_address(
    desk: Desk, files: list[Path]
) -> None:
    note = desk.field("Note for the report")
    assert drop(desk, files[:1], on=note.viewport())
    note.setFocus()
    QApplication.clipboard().setMimeData(given(files))
    note.paste()
    assert note.toPlainText() == ""
    assert [file.name for file in desk.opened.files.of(desk.ids[0])] == [files[0].name]


def test_files_are_chosen_in_a_folder_and_the_folder_is_remembered(
    desk: Desk, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, folder: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [str(path) for path in files], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    for _time in range(2):
        button(desk, "Attach file...").click()
    assert len(desk.stored(desk.ids[0]).attachments) == 2
    assert Path(asked[1]) == files[0].parent


def test_a_screenshot_pasted_into_the_evidence_is_attached_and_no_text(desk: Desk) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    for _time in range(2):
        QApplication.clipboard().setImage(image)
        desk.field("Objective evidence").setFocus()
        desk.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        image.fill(QColor("white"))
    assert desk.field("Objective evidence").toPlainText() == ""
    names = [file.name for file in desk.opened.files.of(desk.ids[0])]
    assert names == ["Picture 2026-11-23 1.png", "Picture 2026-11-23 2.png"]
    stored = desk.opened.files.content(desk.stored(desk.ids[0]).attachments[0])
    assert QImage.fromData(stored).size() == image.size()


def test_a_text_pasted_into_the_evidence_stays_a_text(desk: Desk) -> None:
    QApplication.clipboard().setText("seen at the gate")
    desk.field("Objective evidence").setFocus()
    desk.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.field("Objective evidence").toPlainText() == "seen at the gate"
    assert desk.opened.files.known == {}


def test_what_cannot_be_attached_is_said_and_the_rest_is_attached(
    desk: Desk, files: list[Path], tmp_path: Path
) -> None:
    huge = tmp_path / "film.mp4"
    with huge.open("wb") as file:
        file.truncate(2_000_000_000)
    assert drop(desk, [huge, files[0], tmp_path / "evidence", tmp_path / "gone.pdf"])
    assert len(chips(desk)) == 1
    for says in (
        '"film.mp4" is larger than 50 MB',
        '"evidence" is a folder',
        '"gone.pdf" cannot be attached',
    ):
        assert says in desk.words()
    desk.screen.focus_requirement(desk.ids[1])
    assert "film.mp4" not in desk.words()


def test_one_file_can_show_several_requirements_and_is_kept_once(
    desk: Desk, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(desk, files[:1])
    desk.screen.focus_requirement(desk.ids[1])
    monkeypatch.setattr(QInputDialog, "getItem", lambda *given: (given[3][0], True))
    button(desk, "Attached elsewhere...").click()
    assert desk.stored(desk.ids[0]).attachments == desk.stored(desk.ids[1]).attachments
    drop(desk, files[:1])  # the same file again is the same attachment
    assert len(desk.opened.files.known) == 1


def test_a_long_name_does_not_widen_the_choice_of_files_beyond_the_screen(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    for ending in ("first", "other"):
        (tmp_path / f"{'long' * 55}\n{ending}.pdf").write_text(ending)
    drop(desk, sorted(tmp_path.glob("long*")))
    desk.screen.focus_requirement(desk.ids[1])

    def choose_second(*given: object) -> tuple[str, bool]:
        offered.extend(cast(list[str], given[3]))
        return offered[1], True

    monkeypatch.setattr(QInputDialog, "getItem", choose_second)
    button(desk, "Attached elsewhere...").click()
    assert all(len(line) <= 90 and "\n" not in line for line in offered)
    (chosen,) = desk.opened.files.of(desk.ids[1])
    assert chosen.name.endswith("other.pdf")


def test_a_file_shows_a_demanded_document_as_much_as_words_do(desk: Desk, files: list[Path]) -> None:
    demanded = next(one.id for one in desk.opened.case.requirements if one.documents.keep is Keep.RETAIN)
    desk.screen.focus_requirement(demanded)
    desk.press(Qt.Key.Key_3)
    assert desk.opened.finding(demanded).claimed
    drop(desk, files[:1])
    assert desk.opened.finding(demanded).grade is Grade.CONFORMING


# what is known of a file


def test_what_is_said_of_a_file_is_stored_and_its_tooltip_says_it(desk: Desk, files: list[Path]) -> None:
    drop(desk, files[:1])
    shown = open_chip(desk)
    for name, text in (
        ("Name", "Supplier list"),
        ("Document number", "QF-12"),
        ("Note on the file", "rev. 4"),
    ):
        field = next(one for one in shown.findChildren(QLineEdit) if one.accessibleName() == name)
        field.setText(text)
    day = cast(DayLine, shown.findChild(DayLine))
    day.setText("31.2.2026")
    shown.accept()  # no day: the dialog stays, and nothing is stored
    assert shown.isVisible()
    assert desk.opened.files.of(desk.ids[0])[0].number == ""
    day.setText("1.3.2026")
    shown.accept()
    (file,) = desk.opened.files.of(desk.ids[0])
    assert (file.name, file.number, file.note) == ("Supplier list", "QF-12", "rev. 4")
    assert file.effective == datetime.date(2026, 3, 1)
    (chip,) = (chip for chip in desk.screen.findChildren(FileChip) if chip.isVisible())
    for said in ("Supplier list", "QF-12", "2026-03-01", "rev. 4"):
        assert said in chip.toolTip()


def test_a_file_is_saved_as_a_copy_and_taken_away_with_undo(
    desk: Desk, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(desk, files[:1])
    copy = tmp_path / "copy.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(copy), ""))
    shown = open_chip(desk)
    press_in(shown, "Save a copy...")
    assert copy.read_bytes() == b"content 0"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "no" / "x"), ""))
    press_in(shown, "Save a copy...")
    assert any("does not exist" in label.text() for label in shown.findChildren(QLabel))
    press_in(shown, "Remove from this requirement")
    assert desk.stored(desk.ids[0]).attachments == ()
    assert chips(desk) == []
    desk.screen.setFocus()
    desk.undo()
    assert len(desk.stored(desk.ids[0]).attachments) == 1


# what the assessor says


def test_who_was_asked_and_both_notes_are_kept_apart(desk: Desk) -> None:
    desk.type("Interviewed", "Head of purchasing")
    desk.type("Note for the report", "Lists are good.")
    desk.type("Internal note", "Ask the workshop instead.")
    desk.press(Qt.Key.Key_Escape)
    stored = desk.stored(desk.ids[0])
    assert (stored.interviewee, stored.note) == ("Head of purchasing", "Lists are good.")
    assert stored.internal == "Ask the workshop instead."


def test_a_requirement_is_flagged_by_key_and_found_again(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F)
    assert desk.stored(desk.ids[0]).flag
    desk.choose("Flagged")
    assert desk.rows() == desk.ids[:1]
    desk.press(Qt.Key.Key_F)
    assert not desk.stored(desk.ids[0]).flag
    desk.undo()
    assert desk.said[-1].endswith("flag removed")


def test_an_own_grade_counts_with_a_reason_and_both_grades_are_seen(desk: Desk) -> None:
    here = desk.ids[0]
    desk.press(Qt.Key.Key_2)
    assert desk.opened.finding(here).grade is Grade.MINOR
    button(desk, "Grade otherwise...").click()
    assert "counts until another one is chosen" in desk.words()
    choose(grades_of(desk), Grade.OFI)
    assert desk.opened.finding(here).grade is Grade.MINOR
    assert "counts until there is a reason" in desk.words()
    assert desk.stored(here).regrade == Regrade()
    desk.type("Reason for the other grade", "A second visit showed it in use.")
    desk.press(Qt.Key.Key_Escape)
    finding = desk.opened.finding(here)
    assert (finding.grade, finding.predicted) == (Grade.OFI, Grade.MINOR)
    assert "By the rules: ▲ Likely minor nonconformity" in desk.words()
    assert "A second visit showed it in use." in desk.words()
    grades = grades_of(desk)
    grades.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert (
        desk.opened.finding(here).predicted is None
    )  # the same as by the rules: nothing is graded otherwise
    desk.press(Qt.Key.Key_Down)
    assert desk.opened.finding(here).grade is Grade.MAJOR
    button(desk, "Follow the rules again").click()
    assert desk.stored(here).regrade == Regrade()
    assert desk.opened.finding(here).grade is Grade.MINOR


def grades_of(desk: Desk) -> QComboBox:
    boxes = desk.screen.findChildren(QComboBox)
    return next(box for box in boxes if box.accessibleName() == "Grade of the assessor")


def choose(grades: QComboBox, grade: Grade) -> None:
    """As by a click in its list."""
    grades.setCurrentIndex(grades.findData(grade))
    grades.activated.emit(grades.currentIndex())


def open_grades(desk: Desk) -> QComboBox:
    desk.press(Qt.Key.Key_2)
    button(desk, "Grade otherwise...").click()
    grades = grades_of(desk)
    assert grades.hasFocus()
    return grades


def test_grading_otherwise_begins_with_no_grade_and_stores_nothing(desk: Desk) -> None:
    """What was found: opening it chose "Likely opportunity for improvement" by itself."""
    grades = open_grades(desk)
    assert grades.currentText() == ""
    assert desk.stored(desk.ids[0]).regrade == Regrade()


def test_escape_takes_back_a_grade_that_is_not_decided(desk: Desk) -> None:
    here = desk.ids[0]
    for chosen in (None, Grade.OFI):
        grades = open_grades(desk) if desk.opened.answer(here).rating is None else reopen(desk)
        if chosen is not None:
            choose(grades, chosen)
            assert desk.field("Reason for the other grade").hasFocus()
        desk.press(Qt.Key.Key_Escape)
        assert not grades.isVisible()
        assert row_has_keys(desk)
        assert desk.stored(here).regrade == Regrade()
        assert button(desk, "Grade otherwise...").isVisible()


def reopen(desk: Desk) -> QComboBox:
    button(desk, "Grade otherwise...").click()
    return grades_of(desk)


def row_has_keys(desk: Desk) -> bool:
    return cast(RatingRow, desk.screen.findChild(RatingRow)).hasFocus()


def test_a_grade_without_a_reason_is_not_stored_and_ends_with_its_requirement(desk: Desk) -> None:
    here = desk.ids[0]
    choose(open_grades(desk), Grade.MAJOR)
    desk.screen.focus_requirement(desk.ids[1])
    desk.screen.focus_requirement(here)
    assert desk.stored(here).regrade == Regrade()
    assert not grades_of(desk).isVisible()


def test_a_reason_is_kept_before_there_is_a_grade_and_the_grade_counts_at_once(desk: Desk) -> None:
    here = desk.ids[0]
    open_grades(desk)
    desk.type("Reason for the other grade", "A second visit showed it in use.")
    desk.press(Qt.Key.Key_Escape)
    assert desk.stored(here).regrade == Regrade(reason="A second visit showed it in use.")
    desk.screen.focus_requirement(desk.ids[1])
    desk.screen.focus_requirement(here)
    assert grades_of(desk).isVisible()
    assert desk.opened.finding(here).grade is Grade.MINOR
    choose(grades_of(desk), Grade.OFI)
    assert desk.stored(here).regrade.grade is desk.opened.finding(here).grade is Grade.OFI


def test_a_grade_chosen_before_its_reason_is_stored_with_it(desk: Desk) -> None:
    here = desk.ids[0]
    choose(open_grades(desk), Grade.OFI)
    desk.type("Reason for the other grade", "A second visit showed it in use.")
    desk.screen.focus_requirement(desk.ids[1])
    assert desk.stored(here).regrade == Regrade(grade=Grade.OFI, reason="A second visit showed it in use.")
    assert desk.stored(desk.ids[1]).regrade == Regrade()


def test_an_own_grade_says_that_it_waits_where_nothing_is_graded(desk: Desk) -> None:
    here = desk.ids[0]
    desk.press(Qt.Key.Key_2)
    desk.opened.regrade(here, Regrade(grade=Grade.OFI, reason="A second visit showed it in use."))
    assert "It does not count while" not in desk.words()
    desk.press(Qt.Key.Key_Delete)
    assert "It does not count while" in desk.words()
    desk.press(Qt.Key.Key_2)
    assert desk.opened.finding(here).grade is Grade.OFI


# a completed assessment


def test_nothing_of_a_completed_assessment_changes_but_all_of_it_can_be_read(
    desk: Desk, files: list[Path]
) -> None:
    desk.press(Qt.Key.Key_2)
    desk.type("Objective evidence", "seen at the gate")
    drop(desk, files[:1])
    desk.press(Qt.Key.Key_Escape)
    before = desk.stored(desk.ids[0])
    assert desk.opened.complete()
    for key in (Qt.Key.Key_4, Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_F):
        desk.screen.setFocus()
        desk.press(key)
    assert not drop(desk, files[1:])
    assert desk.field("Objective evidence").isReadOnly()
    desk.undo()
    assert "completed and locked" in desk.said[-1]
    assert desk.stored(desk.ids[0]) == before
    assert desk.opened.answer(desk.ids[0]).rating is Rating.PARTIAL
    shown = open_chip(desk)
    named = [field for field in shown.findChildren(QLineEdit) if field.accessibleName()]
    assert len(named) == 4
    assert all(field.isReadOnly() for field in named)
    shown.reject()
    assert desk.opened.reopen("A record was found.")
    desk.screen.setFocus()
    desk.press(Qt.Key.Key_4)
    assert desk.stored(desk.ids[0]).rating is Rating.EFFECTIVE


class Shown:
    """Stands where the system would start a program for a file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[Path] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", self._open)

    def _open(self, url: QUrl) -> bool:
        self.paths.append(Path(url.toLocalFile()))
        return True


def test_a_file_is_shown_from_a_private_copy_that_goes_with_the_program(
    desk: Desk, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown(monkeypatch)
    drop(desk, files[:1])
    opened = open_chip(desk)
    press_in(opened, "Open")
    press_in(opened, "Open")
    first, second = shown.paths
    assert first.name == second.name == files[0].name
    assert first.read_bytes() == files[0].read_bytes()
    assert first.stat().st_mode & 0o777 == 0o600
    assert first.parent.stat().st_mode & 0o777 == 0o700
    opened.reject()
    desk.remembered.copies.close()
    assert not first.exists()
    assert not second.exists()


@pytest.mark.parametrize("name", ["setup.exe", "run.sh", "shortcut.desktop", "scan.pdf.js"])
def test_a_program_is_not_started_but_can_be_saved(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shown = Shown(monkeypatch)
    source, target = tmp_path / name, tmp_path / "saved"
    source.write_bytes(b"program")
    drop(desk, [source])
    opened = open_chip(desk)
    press_in(opened, "Open")
    assert shown.paths == []
    assert any("is a program" in label.text() for label in opened.findChildren(QLabel))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    press_in(opened, "Save a copy...")
    assert target.read_bytes() == b"program"
    opened.reject()


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_a_protected_file_gives_way_to_a_copy_only_when_a_person_says_so(
    desk: Desk,
    files: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: QMessageBox.StandardButton,
) -> None:
    asked: list[str] = []

    def question(_window: QWidget, _title: str, words: str) -> QMessageBox.StandardButton:
        asked.append(words)
        return answer

    target = tmp_path / "kept.xlsx"
    target.write_bytes(b"precious")
    target.chmod(0o444)
    monkeypatch.setattr(QMessageBox, "question", question)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    drop(desk, files[:1])
    opened = open_chip(desk)
    press_in(opened, "Save a copy...")
    yes = answer is QMessageBox.StandardButton.Yes
    assert ["kept.xlsx" in words for words in asked] == [True]
    assert target.read_bytes() == (files[0].read_bytes() if yes else b"precious")
    opened.reject()
