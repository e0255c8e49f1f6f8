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
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.domain import Answer, Attachment, Grade, Keep, Rating, Regrade
from isoassess.domain.profile import Organization, Profile
from tests.ui.assessment_driver import AssessmentDriver
from ui.assessment.evidence.attachment_dialog import AttachmentDialog
from ui.assessment.evidence.attachment_fields import AttachmentFields
from ui.assessment.evidence.files import FileChip
from ui.assessment.form import RequirementForm
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.choosing.rating_row import RatingRow
from ui.widgets.days.day_line import DayLine
from ui.widgets.theme import dress


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        dress(qapp, dark=False)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[AssessmentDriver]:
    profile = Profile(organization=Organization(name="Example Fabrications Ltd"))
    driver = AssessmentDriver(qtbot, tmp_path / "store.db", profile)
    yield driver
    driver.window.close()
    driver.store.close()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "evidence"
    folder.mkdir()
    made = [folder / "supplier list & criteria.xlsx", folder / "IMG_2231.jpg"]
    for place, path in enumerate(made):
        path.write_bytes(b"content %d" % place)
    return made


def form(driver: AssessmentDriver) -> RequirementForm:
    return cast(RequirementForm, driver.screen.findChild(RequirementForm))


def chips(driver: AssessmentDriver) -> list[str]:
    return [chip.text() for chip in driver.screen.findChildren(FileChip) if chip.isVisible()]


def button(driver: AssessmentDriver, words: str) -> QPushButton:
    buttons = driver.screen.findChildren(QPushButton)
    return next(one for one in buttons if one.isVisible() and one.text().replace("&", "") == words)


def given(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(driver: AssessmentDriver, paths: list[Path], *, on: QWidget | None = None) -> bool:
    """Drop files on the page, or on a part of it, as a file manager does; whether they were taken at all."""
    data, copy, left, none = (
        given(paths),
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
    enter.ignore()
    target = on or form(driver).viewport()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        fall = QDropEvent(QPointF(20, 20), copy, data, left, none, QEvent.Type.Drop)
        QApplication.sendEvent(target, fall)
    return enter.isAccepted()


def dialog(driver: AssessmentDriver) -> AttachmentDialog:
    return cast(AttachmentDialog, driver.window.findChild(AttachmentDialog))


def open_chip(driver: AssessmentDriver) -> AttachmentDialog:
    chip = next(chip for chip in driver.screen.findChildren(FileChip) if chip.isVisible())
    driver.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    return dialog(driver)


def press_in(shown: AttachmentDialog, words: str) -> None:
    buttons = shown.findChildren(QPushButton)
    next(one for one in buttons if one.text().replace("&", "") == words).click()


# attaching


def test_files_dropped_on_the_page_are_kept_and_one_undo_takes_them_away(
    driver: AssessmentDriver, files: list[Path]
) -> None:
    assert drop(driver, files)
    named = driver.stored(driver.ids[0]).attachments
    assert [driver.opened.files.known[id_].name for id_ in named] == [path.name for path in files]
    assert [driver.store.attachment_content(id_) for id_ in named] == [b"content 0", b"content 1"]
    assert len(chips(driver)) == 2
    driver.screen.setFocus()
    driver.undo()
    assert driver.stored(driver.ids[0]) == Answer()
    assert driver.said == [
        f"Undone: attachments of {driver.opened.case.requirements[0].clause[driver.opened.lens]}"
    ]
    assert chips(driver) == []
    driver.redo()
    assert driver.stored(driver.ids[0]).attachments == named


def test_a_file_dropped_on_another_text_is_attached_too_and_not_written_as_its_address(
    driver: AssessmentDriver, files: list[Path]
) -> None:
    note = driver.field("Note for the report")
    assert drop(driver, files[:1], on=note.viewport())
    note.setFocus()
    QApplication.clipboard().setMimeData(given(files))
    note.paste()
    assert note.toPlainText() == ""
    assert [file.name for file in driver.opened.files.of(driver.ids[0])] == [files[0].name]


def test_files_are_chosen_in_a_folder_and_the_folder_is_remembered(
    driver: AssessmentDriver, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, folder: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [str(path) for path in files], ""

    monkeypatch.setattr(FileDialog, "getOpenFileNames", choose)
    for _time in range(2):
        button(driver, "Attach file...").click()
    assert len(driver.stored(driver.ids[0]).attachments) == 2
    assert Path(asked[1]) == files[0].parent


def test_a_screenshot_pasted_into_the_evidence_is_attached_and_no_text(driver: AssessmentDriver) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    for _time in range(2):
        QApplication.clipboard().setImage(image)
        driver.field("Objective evidence").setFocus()
        driver.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        image.fill(QColor("white"))
    assert driver.field("Objective evidence").toPlainText() == ""
    names = [file.name for file in driver.opened.files.of(driver.ids[0])]
    assert names == ["Picture 2026-11-23 1.png", "Picture 2026-11-23 2.png"]
    stored = driver.opened.files.content(driver.stored(driver.ids[0]).attachments[0])
    assert QImage.fromData(stored).size() == image.size()


def test_a_text_pasted_into_the_evidence_stays_a_text(driver: AssessmentDriver) -> None:
    QApplication.clipboard().setText("seen at the gate")
    driver.field("Objective evidence").setFocus()
    driver.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert driver.field("Objective evidence").toPlainText() == "seen at the gate"
    assert driver.opened.files.known == {}


def test_what_cannot_be_attached_is_said_and_the_rest_is_attached(
    driver: AssessmentDriver, files: list[Path], tmp_path: Path
) -> None:
    huge = tmp_path / "film.mp4"
    with huge.open("wb") as file:
        file.truncate(2_000_000_000)
    assert drop(driver, [huge, files[0], tmp_path / "evidence", tmp_path / "gone.pdf"])
    assert len(chips(driver)) == 1
    for says in (
        '"film.mp4" is larger than 50 MB',
        '"evidence" is a folder',
        '"gone.pdf" cannot be attached',
    ):
        assert says in driver.words()
    driver.screen.focus_requirement(driver.ids[1])
    assert "film.mp4" not in driver.words()


def test_one_file_can_show_several_requirements_and_is_kept_once(
    driver: AssessmentDriver, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(driver, files[:1])
    driver.screen.focus_requirement(driver.ids[1])
    monkeypatch.setattr(QInputDialog, "getItem", lambda *given: (given[3][0], True))
    button(driver, "Attached elsewhere...").click()
    assert driver.stored(driver.ids[0]).attachments == driver.stored(driver.ids[1]).attachments
    drop(driver, files[:1])  # the same file again is the same attachment
    assert len(driver.opened.files.known) == 1


def test_a_long_name_does_not_widen_the_choice_of_files_beyond_the_screen(
    driver: AssessmentDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    for ending in ("first", "other"):
        (tmp_path / f"{'long' * 55}\n{ending}.pdf").write_text(ending)
    drop(driver, sorted(tmp_path.glob("long*")))
    driver.screen.focus_requirement(driver.ids[1])

    def choose_second(*given: object) -> tuple[str, bool]:
        offered.extend(cast(list[str], given[3]))
        return offered[1], True

    monkeypatch.setattr(QInputDialog, "getItem", choose_second)
    button(driver, "Attached elsewhere...").click()
    assert all(len(line) <= 90 and "\n" not in line for line in offered)
    (chosen,) = driver.opened.files.of(driver.ids[1])
    assert chosen.name.endswith("other.pdf")


def test_a_file_shows_a_demanded_document_as_much_as_words_do(
    driver: AssessmentDriver, files: list[Path]
) -> None:
    demanded = next(one.id for one in driver.opened.case.requirements if one.documents.keep is Keep.RETAIN)
    driver.screen.focus_requirement(demanded)
    driver.press(Qt.Key.Key_3)
    assert driver.opened.finding(demanded).claimed
    drop(driver, files[:1])
    assert driver.opened.finding(demanded).grade is Grade.CONFORMING


# what is known of a file


def test_what_is_said_of_a_file_is_stored_and_its_tooltip_says_it(
    driver: AssessmentDriver, files: list[Path]
) -> None:
    drop(driver, files[:1])
    shown = open_chip(driver)
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
    assert driver.opened.files.of(driver.ids[0])[0].number == ""
    day.setText("1.3.2026")
    shown.accept()
    (file,) = driver.opened.files.of(driver.ids[0])
    assert (file.name, file.number, file.note) == ("Supplier list", "QF-12", "rev. 4")
    assert file.effective == datetime.date(2026, 3, 1)
    (chip,) = (chip for chip in driver.screen.findChildren(FileChip) if chip.isVisible())
    for said in ("Supplier list", "QF-12", "2026-03-01", "rev. 4"):
        assert said in chip.toolTip()


def test_a_file_is_saved_as_a_copy_and_taken_away_with_undo(
    driver: AssessmentDriver, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(driver, files[:1])
    copy = tmp_path / "copy.xlsx"
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_given: (str(copy), ""))
    shown = open_chip(driver)
    press_in(shown, "Save a copy...")
    assert copy.read_bytes() == b"content 0"
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "no" / "x"), ""))
    press_in(shown, "Save a copy...")
    assert any("does not exist" in label.text() for label in shown.findChildren(QLabel))
    note = next(one for one in shown.findChildren(QLineEdit) if one.accessibleName() == "Note on the file")
    driver.qtbot.keyClicks(note, "rev. 7")
    press_in(shown, "Remove from this requirement")
    (file,) = driver.opened.files.known.values()
    assert file.note == "rev. 7"  # the file is still there, with what was typed about it
    assert driver.stored(driver.ids[0]).attachments == ()
    assert chips(driver) == []
    driver.screen.setFocus()
    driver.undo()
    assert len(driver.stored(driver.ids[0]).attachments) == 1


# what the assessor says


def test_who_was_asked_and_both_notes_are_kept_apart(driver: AssessmentDriver) -> None:
    driver.type("Interviewed", "Head of purchasing")
    driver.type("Note for the report", "Lists are good.")
    driver.type("Internal note", "Ask the workshop instead.")
    driver.press(Qt.Key.Key_Escape)
    stored = driver.stored(driver.ids[0])
    assert (stored.interviewee, stored.note) == ("Head of purchasing", "Lists are good.")
    assert stored.internal == "Ask the workshop instead."


def test_a_requirement_is_flagged_by_key_and_found_again(driver: AssessmentDriver) -> None:
    driver.press(Qt.Key.Key_F)
    assert driver.stored(driver.ids[0]).flag
    driver.choose("Flagged")
    assert driver.rows() == driver.ids[:1]
    driver.press(Qt.Key.Key_F)
    assert not driver.stored(driver.ids[0]).flag
    driver.undo()
    assert driver.said[-1].endswith("flag removed")


def test_an_own_grade_counts_with_a_reason_and_both_grades_are_seen(driver: AssessmentDriver) -> None:
    here = driver.ids[0]
    driver.press(Qt.Key.Key_2)
    assert driver.opened.finding(here).grade is Grade.MINOR
    button(driver, "Grade otherwise...").click()
    assert "counts until another one is chosen" in driver.words()
    choose(grades_of(driver), Grade.OFI)
    assert driver.opened.finding(here).grade is Grade.MINOR
    assert "counts until there is a reason" in driver.words()
    assert driver.stored(here).regrade == Regrade()
    driver.type("Reason for the other grade", "A second visit showed it in use.")
    driver.press(Qt.Key.Key_Escape)
    finding = driver.opened.finding(here)
    assert (finding.grade, finding.predicted) == (Grade.OFI, Grade.MINOR)
    assert "By the rules: ▲ Likely minor nonconformity" in driver.words()
    assert "A second visit showed it in use." in driver.words()
    grades = grades_of(driver)
    grades.setFocus()
    driver.press(Qt.Key.Key_Down)
    assert (
        driver.opened.finding(here).predicted is None
    )  # the same as by the rules: nothing is graded otherwise
    driver.press(Qt.Key.Key_Down)
    assert driver.opened.finding(here).grade is Grade.MAJOR
    button(driver, "Follow the rules again").click()
    assert driver.stored(here).regrade == Regrade()
    assert driver.opened.finding(here).grade is Grade.MINOR


def grades_of(driver: AssessmentDriver) -> QComboBox:
    boxes = driver.screen.findChildren(QComboBox)
    return next(box for box in boxes if box.accessibleName() == "Grade of the assessor")


def choose(grades: QComboBox, grade: Grade) -> None:
    """As by a click in its list."""
    grades.setCurrentIndex(grades.findData(grade))
    grades.activated.emit(grades.currentIndex())


def open_grades(driver: AssessmentDriver) -> QComboBox:
    driver.press(Qt.Key.Key_2)
    button(driver, "Grade otherwise...").click()
    grades = grades_of(driver)
    assert grades.hasFocus()
    return grades


def test_grading_otherwise_begins_with_no_grade_and_stores_nothing(driver: AssessmentDriver) -> None:
    """What was found: opening it chose "Likely opportunity for improvement" by itself."""
    grades = open_grades(driver)
    assert grades.currentText() == ""
    assert driver.stored(driver.ids[0]).regrade == Regrade()


def test_escape_takes_back_a_grade_that_is_not_decided(driver: AssessmentDriver) -> None:
    here = driver.ids[0]
    for chosen in (None, Grade.OFI):
        grades = open_grades(driver) if driver.opened.answer(here).rating is None else reopen(driver)
        if chosen is not None:
            choose(grades, chosen)
            assert driver.field("Reason for the other grade").hasFocus()
        driver.press(Qt.Key.Key_Escape)
        assert not grades.isVisible()
        assert row_has_keys(driver)
        assert driver.stored(here).regrade == Regrade()
        assert button(driver, "Grade otherwise...").isVisible()


def reopen(driver: AssessmentDriver) -> QComboBox:
    button(driver, "Grade otherwise...").click()
    return grades_of(driver)


def row_has_keys(driver: AssessmentDriver) -> bool:
    return cast(RatingRow, driver.screen.findChild(RatingRow)).hasFocus()


def test_a_grade_without_a_reason_is_not_stored_and_ends_with_its_requirement(
    driver: AssessmentDriver,
) -> None:
    here = driver.ids[0]
    choose(open_grades(driver), Grade.MAJOR)
    driver.screen.focus_requirement(driver.ids[1])
    driver.screen.focus_requirement(here)
    assert driver.stored(here).regrade == Regrade()
    assert not grades_of(driver).isVisible()


def test_a_reason_is_kept_before_there_is_a_grade_and_the_grade_counts_at_once(
    driver: AssessmentDriver,
) -> None:
    here = driver.ids[0]
    open_grades(driver)
    driver.type("Reason for the other grade", "A second visit showed it in use.")
    driver.press(Qt.Key.Key_Escape)
    assert driver.stored(here).regrade == Regrade(reason="A second visit showed it in use.")
    driver.screen.focus_requirement(driver.ids[1])
    driver.screen.focus_requirement(here)
    assert grades_of(driver).isVisible()
    assert driver.opened.finding(here).grade is Grade.MINOR
    choose(grades_of(driver), Grade.OFI)
    assert driver.stored(here).regrade.grade is driver.opened.finding(here).grade is Grade.OFI


def test_a_grade_chosen_before_its_reason_is_stored_with_it(driver: AssessmentDriver) -> None:
    here = driver.ids[0]
    choose(open_grades(driver), Grade.OFI)
    driver.type("Reason for the other grade", "A second visit showed it in use.")
    driver.screen.focus_requirement(driver.ids[1])
    assert driver.stored(here).regrade == Regrade(grade=Grade.OFI, reason="A second visit showed it in use.")
    assert driver.stored(driver.ids[1]).regrade == Regrade()


def test_an_own_grade_says_that_it_waits_where_nothing_is_graded(driver: AssessmentDriver) -> None:
    here = driver.ids[0]
    driver.press(Qt.Key.Key_2)
    driver.opened.regrade(here, Regrade(grade=Grade.OFI, reason="A second visit showed it in use."))
    assert "It does not count while" not in driver.words()
    driver.press(Qt.Key.Key_Delete)
    assert "It does not count while" in driver.words()
    driver.press(Qt.Key.Key_2)
    assert driver.opened.finding(here).grade is Grade.OFI


# a completed assessment


def test_nothing_of_a_completed_assessment_changes_but_all_of_it_can_be_read(
    driver: AssessmentDriver, files: list[Path]
) -> None:
    driver.press(Qt.Key.Key_2)
    driver.type("Objective evidence", "seen at the gate")
    drop(driver, files[:1])
    driver.press(Qt.Key.Key_Escape)
    before = driver.stored(driver.ids[0])
    assert driver.opened.complete()
    for key in (Qt.Key.Key_4, Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_F):
        driver.screen.setFocus()
        driver.press(key)
    assert not drop(driver, files[1:])
    assert driver.field("Objective evidence").isReadOnly()
    driver.undo()
    assert "completed and locked" in driver.said[-1]
    assert driver.stored(driver.ids[0]) == before
    assert driver.opened.answer(driver.ids[0]).rating is Rating.PARTIAL
    shown = open_chip(driver)
    named = [field for field in shown.findChildren(QLineEdit) if field.accessibleName()]
    assert len(named) == 4
    assert all(field.isReadOnly() for field in named)
    shown.reject()
    assert driver.opened.reopen("A record was found.")
    driver.screen.setFocus()
    driver.press(Qt.Key.Key_4)
    assert driver.stored(driver.ids[0]).rating is Rating.EFFECTIVE


class OpenedFiles:
    """Stands where the system would start a program for a file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[Path] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", self._open)

    def _open(self, url: QUrl) -> bool:
        self.paths.append(Path(url.toLocalFile()))
        return True


def test_a_file_is_shown_from_a_private_copy_that_goes_with_the_program(
    driver: AssessmentDriver, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = OpenedFiles(monkeypatch)
    drop(driver, files[:1])
    opened = open_chip(driver)
    press_in(opened, "Open")
    press_in(opened, "Open")
    first, second = shown.paths
    assert first.name == second.name == files[0].name
    assert first.read_bytes() == files[0].read_bytes()
    assert first.stat().st_mode & 0o777 == 0o600
    assert first.parent.stat().st_mode & 0o777 == 0o700
    opened.reject()
    driver.remembered.copies.close()
    assert not first.exists()
    assert not second.exists()


@pytest.mark.parametrize("name", ["setup.exe", "run.sh", "shortcut.desktop", "scan.pdf.js"])
def test_a_program_is_not_started_but_can_be_saved(
    driver: AssessmentDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shown = OpenedFiles(monkeypatch)
    source, target = tmp_path / name, tmp_path / "saved"
    source.write_bytes(b"program")
    drop(driver, [source])
    opened = open_chip(driver)
    press_in(opened, "Open")
    assert shown.paths == []
    assert any("is a program" in label.text() for label in opened.findChildren(QLabel))
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    press_in(opened, "Save a copy...")
    assert target.read_bytes() == b"program"
    opened.reject()


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_a_protected_file_gives_way_to_a_copy_only_when_a_person_says_so(
    driver: AssessmentDriver,
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
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    drop(driver, files[:1])
    opened = open_chip(driver)
    press_in(opened, "Save a copy...")
    yes = answer is QMessageBox.StandardButton.Yes
    assert ["kept.xlsx" in words for words in asked] == [True]
    assert target.read_bytes() == (files[0].read_bytes() if yes else b"precious")
    opened.reject()


def test_the_day_of_a_file_is_called_in_the_lower_edge_as_its_label_says(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    fields = AttachmentFields(Attachment(id="1", name="sheet.txt", sha256="0" * 64, size=1))
    form = fields.form()
    host.setLayout(form)
    label = form.labelForField(fields.day)
    assert isinstance(label, QLabel)
    host.show()
    qtbot.keyClicks(fields.day.line, "no day")
    fields.day.flush()
    assert fields.day.refused_names() == [label.text().replace("&", "")]
