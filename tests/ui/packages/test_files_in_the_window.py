"""Files that come into the window: each is known by its content, and what is done with it can be undone."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from isoassess.assessment.case_builder import judge_case
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Rating
from isoassess.domain.profile import System
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.files.yaml_reader import read_file
from isoassess.services.assessment_files.held import file_of_case, file_of_profile
from isoassess.services.assessment_files.saving import file_content
from isoassess.services.names_inside import names_in_file, names_words
from isoassess.services.packages.exporting import export
from isoassess.services.stored_case import stored_case
from isoassess.services.tables.spreadsheet_files import spreadsheet_file
from isoassess.store import Store
from tests.ui.packages.driver import SOON, assessment, dialog_in, firm, press, told
from tests.ui.sample_stores import TODAY, store_in, window_on
from ui.commands.places import REPORTS
from ui.documents.tables.checklist_dialog import ChecklistDialog
from ui.packages.import_dialog import ImportDialog
from ui.packages.target_dialog import FileUse, TargetDialog
from ui.shell.main_window import MainWindow
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.texts import Text
from ui.widgets.tips import BREAK

NOBODY = "quality-policy"
SAMPLE = "Example Fabrications Ltd"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


def written(store: Store, path: Path, **changed: Answer) -> Path:
    """The assessment as FILE.yaml, with some answers said otherwise."""
    record = store.assessment(assessment(store))
    file = file_of_case(stored_case(store, shipped(), record.id), record.started)
    answers = file.answers | {name.replace("_", "-"): answer for name, answer in changed.items()}
    path.write_bytes(file_content(replace(file, answers=answers)))
    return path


def go_on(qtbot: QtBot, window: MainWindow, use: FileUse | None = None) -> ImportDialog:
    """Answer what becomes of the file, as proposed or otherwise; what it would change is shown."""
    target = dialog_in(qtbot, window, TargetDialog)
    assert isinstance(target, TargetDialog)
    if use is not None:
        target.choose(use)
    press(target, "Go on")
    shown = dialog_in(qtbot, window, ImportDialog)
    assert isinstance(shown, ImportDialog)
    return shown


def drop(window: MainWindow, paths: Sequence[Path]) -> None:
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    spot, way = QPoint(30, 30), Qt.DropAction.CopyAction
    entered = QDragEnterEvent(spot, way, given, buttons, keys)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window, QDropEvent(spot.toPointF(), way, given, buttons, keys))


def test_a_file_becomes_a_new_organization_and_that_is_undone(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    first, answers = firm(store), store.answers(assessment(store))
    file = written(store, tmp_path / "given.yaml")
    window = window_on(qtbot, store)
    drop(window, [file])
    press(go_on(qtbot, window, FileUse.NEW), "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    new = next(one.id for one in store.organizations() if one.id != first)
    assert store.answers(store.assessments(new)[0].id) == answers
    window.packages.line.undo_wanted.emit()
    qtbot.waitUntil(lambda: "which had come with it, is under Deleted." in told(window), timeout=SOON)
    assert len(store.organizations()) == 1


def test_a_file_is_merged_with_the_one_that_bears_its_name_and_that_is_undone(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    now = assessment(store)
    before = store.answers(now)
    file = written(store, tmp_path / "given.yaml", quality_policy=Answer(evidence="In the file."))
    window = window_on(qtbot, store)
    window.packages.open(file)
    shown = go_on(qtbot, window)
    assert shown.model.undecided == 1
    assert shown.values.words[1] == "In the file."
    assert shown.model.authors(0)[1] == "not told by whom, or when"
    assert shown.theirs.text().replace("&", "") == "Take all from the file"
    assert not shown.confirm.isEnabled()
    shown.theirs.click()
    press(shown, "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    assert store.answers(now)[NOBODY].evidence == "In the file."
    assert store.answers(now)[NOBODY].rating == before[NOBODY].rating  # of which the file says nothing
    window.packages.line.undo_wanted.emit()
    qtbot.waitUntil(lambda: "as it was before" in told(window), timeout=SOON)
    assert store.answers(now) == before


def test_what_is_kept_of_a_conflict_stays(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    now = assessment(store)
    said = Answer(evidence="In the file.", note="And a note.")
    file = written(store, tmp_path / "given.yaml", quality_policy=said)
    before = store.answers(now)[NOBODY]
    window = window_on(qtbot, store)
    window.packages.open(file)
    shown = go_on(qtbot, window)
    shown.mine.click()
    press(shown, "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    after = store.answers(now)[NOBODY]
    assert (after.evidence, after.note) == (before.evidence, before.note or "And a note.")


def test_a_profile_begins_a_new_organization_in_the_wizard(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "profile.yaml"
    file.write_bytes(file_content(file_of_profile(store.profile(firm(store)))))
    window = window_on(qtbot, store)
    window.packages.open(file)
    shown = go_on(qtbot, window, FileUse.BEGINNING)
    said = "\n".join(text.text() for text in shown.findChildren(Text)).replace(BREAK, "")
    assert "Asked anew, because time has changed it: Internal audits" in said
    press(shown, "Take over")
    qtbot.waitUntil(lambda: window.intake.wizard is not None, timeout=SOON)
    begun = window.intake.organization_id
    assert store.profile(begun).system == System()
    assert store.profile(begun).organization.name == SAMPLE
    assert store.assessments(begun) == []
    wizard = window.intake.wizard
    assert wizard is not None
    wizard.reject()


def test_an_organization_of_the_list_begins_another_one(qtbot: QtBot, store: Store) -> None:
    window = window_on(qtbot, store)
    window.home.beginning_wanted.emit(firm(store))
    wizard = window.intake.wizard
    assert wizard is not None
    begun = window.intake.organization_id
    assert store.profile(begun).organization.name == f"{SAMPLE} (copy)"
    assert store.profile(begun).system == System()
    assert store.assessments(begun) == []
    assert "Asked anew" in told(window)
    wizard.reject()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("bad.yaml", "organization:\n  nome: x\n", 'bad.yaml, line 2: organization: "nome" is not known'),
        ("torn.yaml", "organization: [\n", "torn.yaml, line 2: not readable as YAML"),
        ("strange.yaml", "answers: {no-such: {rating: 3}}\n", "strange.yaml: answers: "),
        ("own.yaml", "catalogue: own\n", "own.yaml is a catalogue of requirements; load it in the question"),
        ("letter.txt", "Dear all,\n", "letter.txt"),
        ("empty.isoassess", "", "empty.isoassess is empty."),
        ("photo.db", "\x89PNG", "photo.db is a picture; attach it"),
        ("program", "\x7fELF\x01\x02", "program is none of the files that are opened here"),
    ],
)
def test_what_cannot_be_opened_is_named_and_nothing_is_stored(
    qtbot: QtBot, store: Store, tmp_path: Path, name: str, content: str, says: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content.encode("latin-1"))
    before = store.last_commit
    window = window_on(qtbot, store)
    drop(window, [file])
    qtbot.waitUntil(lambda: says in told(window), timeout=SOON)
    assert window.packages.packages.dialog is None
    assert store.last_commit == before


def test_a_folder_several_files_and_the_open_file_are_refused(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    window = window_on(qtbot, store)
    drop(window, [tmp_path])
    qtbot.waitUntil(lambda: "is a folder" in told(window), timeout=SOON)
    drop(window, [tmp_path / "one.yaml", tmp_path / "two.yaml"])
    assert "2 files were dropped, and none was opened: one.yaml, two.yaml. Drop one" in told(window)
    drop(window, [tmp_path / f"{number}.yaml" for number in range(7)])
    assert "4.yaml and 2 more. Drop one at a time." in told(window)
    for file in (store.path, store.path.with_name(store.path.name + "-wal")):
        drop(window, [file])
        assert f"{file.name} is the file that is open here." in told(window)


def test_nothing_is_dropped_while_a_dialog_waits(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    file = written(store, tmp_path / "given.yaml")
    window = window_on(qtbot, store)
    window.packages.open(file)
    dialog = dialog_in(qtbot, window, TargetDialog)
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(file))])
    entered = QDragEnterEvent(
        QPoint(30, 30),
        Qt.DropAction.CopyAction,
        given,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entered.ignore()
    QApplication.sendEvent(window, entered)
    assert not entered.isAccepted()
    dialog.reject()


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_another_file_is_opened_in_place_of_this_one_where_a_person_says_so(
    qtbot: QtBot,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: QMessageBox.StandardButton,
) -> None:
    other = tmp_path / "other.db"
    shutil.copyfile(store.path, other)
    monkeypatch.setattr(QMessageBox, "question", lambda *_given: answer)
    window = window_on(qtbot, store)
    wanted: list[Path] = []
    window.another_wanted.connect(wanted.append)
    window.packages.open(other)
    qtbot.waitUntil(lambda: not window.packages.opening.busy, timeout=SOON)
    assert wanted == ([other] if answer is QMessageBox.StandardButton.Yes else [])


def test_the_dialog_begins_where_a_file_was_opened_last(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    file = written(store, stick / "given.yaml")
    begun: list[str] = []

    def name_it(_parent: object, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        begun.append(place)
        return str(file), ""

    monkeypatch.setattr(FileDialog, "getOpenFileName", name_it)
    window = window_on(qtbot, store)
    for _time in range(2):
        window.home.file_wanted.emit()
        dialog_in(qtbot, window, TargetDialog).reject()
        qtbot.waitUntil(lambda: not window.packages.opening.busy)
    file.unlink()
    stick.rmdir()  # it is pulled out
    window.home.file_wanted.emit()
    qtbot.waitUntil(lambda: "no such file" in told(window), timeout=SOON)
    assert begun[1] == str(stick)
    assert begun[2] == begun[0] != begun[1]


def spreadsheet(store: Store, path: Path) -> Path:
    case = stored_case(store, shipped(), assessment(store), on=TODAY)
    path.write_bytes(spreadsheet_file(case, judge_case(shipped(), case), assessment(store)))
    return path


def test_a_spreadsheet_of_ours_goes_to_its_assessment(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    file = spreadsheet(store, tmp_path / "renamed.bin")
    window = window_on(qtbot, store)
    drop(window, [file])
    qtbot.waitUntil(lambda: window.open_screens is not None, timeout=SOON)
    screens = window.open_screens
    assert screens is not None
    assert window.front.place == REPORTS
    qtbot.waitUntil(lambda: not screens.reports.tables.reading_in.busy, timeout=SOON)
    qtbot.waitUntil(screens.reports.settled, timeout=SOON)
    assert screens.reports.outcome.says


def test_a_checklist_needs_an_open_organization(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_text("Clause;Question;Status;Evidence\n5.2;Is there a policy?;yes;On the wall\n")
    window = window_on(qtbot, store)
    drop(window, [file])
    qtbot.waitUntil(lambda: "looks like a checklist" in told(window), timeout=SOON)
    assert "choose “Take over an old checklist...” there, in the menu or in the reports" in told(window)
    window.home.opened.emit(firm(store))
    screens = window.open_screens
    assert screens is not None
    assert "looks like a checklist" in told(window)
    screens.open.rate("calibration", Rating.EFFECTIVE)
    assert told(window) == ""  # something else was done
    drop(window, [file])
    taking = screens.reports.tables.checklist
    qtbot.waitUntil(lambda: isinstance(taking.dialog, ChecklistDialog), timeout=SOON)
    assert taking.dialog is not None
    taking.dialog.reject()
    qtbot.waitUntil(screens.reports.settled, timeout=SOON)


def test_a_spreadsheet_of_an_assessment_that_is_not_here_is_told(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    file = spreadsheet(store, tmp_path / "answers.xlsx")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with store_in(elsewhere) as other:
        window = window_on(qtbot, other)
        drop(window, [file])
        qtbot.waitUntil(lambda: "of an assessment that is not in offices.db" in told(window), timeout=SOON)
        assert window.open_screens is None


def test_a_package_is_known_whatever_it_is_called(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    file = export(store, [firm(store)], tmp_path / "out").file
    file = file.rename(tmp_path / "attachment.dat")
    window = window_on(qtbot, store)
    drop(window, [file])
    dialog_in(qtbot, window, ImportDialog).reject()


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    def named(name: str) -> Path:
        monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / name), ""))
        return tmp_path / name

    return named


@pytest.mark.parametrize("alone", [False, True])
def test_the_open_assessment_is_saved_as_a_file_and_what_is_missing_is_said_before(
    qtbot: QtBot, store: Store, save_as: Callable[[str], Path], *, alone: bool
) -> None:
    target = save_as("saved.yaml")
    store.save_answer(assessment(store), NOBODY, Answer(evidence="Seen.", internal="Only for me."))
    window = window_on(qtbot, store)
    window.open_organization(firm(store))
    window.go(REPORTS)
    screens = window.open_screens
    assert screens is not None
    tables = screens.reports.tables
    tables.save_file.click()
    dialog = tables.file.dialog
    assert dialog is not None
    said = "\n".join(text.text() for text in dialog.findChildren(Text)).replace(BREAK, "")
    assert "Not in it: who changed what, and when (the history); 1 internal note." in said
    if alone:
        dialog.profile.setChecked(True)
    press(dialog, "Save...")
    qtbot.waitUntil(target.exists, timeout=SOON)
    qtbot.waitUntil(lambda: "Written: saved.yaml" in screens.reports.outcome.says, timeout=SOON)
    found = read_file(target, AssessmentFile)
    assert screens.reports.outcome.says.startswith(names_words(names_in_file(found)))
    assert found.profile == store.profile(firm(store))
    assert ("Only for me." in target.read_text(), bool(found.answers)) == (False, not alone)
    qtbot.waitUntil(screens.reports.settled, timeout=SOON)
