"""About says how new the data are and where they lie; a report of a problem names nothing of a client."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from isoassess import faults
from isoassess.domain.profile import Organization
from isoassess.store import Store
from tests.ready_stores import put_empty_store
from tests.sample_organization import sample
from ui.backups.backing_up import BackingUp
from ui.help.about import AboutDialog
from ui.help.data_places import log_path
from ui.help.licences_dialog import LicencesDialog
from ui.help.problem_dialog import ProblemDialog
from ui.session.remembered import Remembered
from ui.shell.fault_dialog import PlainLog

MARK = "Zwiebelfisch"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Names, evidence, the name of the file and of its folder bear the mark."""
    folder = tmp_path / f"{MARK} clients"
    folder.mkdir()
    path = folder / f"{MARK}.db"
    put_empty_store(path)
    profile = replace(sample().profile, organization=Organization(name=f"{MARK} Works", contact=MARK))
    with Store.open(path, who=MARK) as made:
        made.add_organization(profile)
        yield made


@pytest.fixture
def about(qtbot: QtBot, store: Store) -> Iterator[AboutDialog]:
    backing_up = BackingUp(store, Remembered(store.path.with_name("settings.json")))
    dialog = AboutDialog(backing_up)
    qtbot.addWidget(dialog)
    yield dialog
    backing_up.leave()


def test_about_tells_version_dates_and_places(
    about: AboutDialog, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "\n".join(label.text() for label in about.findChildren(QLabel))
    assert "ISO 9001:2026: published 16 September 2026 (reported)." in said
    assert "certificates until 15 December 2003" in said
    assert about.places.places[0].path == store.path
    opened = []
    monkeypatch.setattr(
        "ui.help.data_places.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile())
    )
    buttons = {button.accessibleName(): button for button in about.places.findChildren(QPushButton)}
    buttons["Show folder: Your file"].click()
    buttons["Show folder: Backups"].click()
    assert opened == [str(store.path.parent)] * 2
    buttons["Copy path: Your file"].click()
    assert QGuiApplication.clipboard().text() == str(store.path)
    assert buttons["Copy path: Your file"].text() == "Copied"


def test_the_licences_of_all_parts_are_shown(qtbot: QtBot, about: AboutDialog) -> None:
    about.show()
    about.show_licences()
    (dialog,) = about.findChildren(LicencesDialog)
    assert isinstance(dialog, QDialog)
    (listed,), (text,) = dialog.findChildren(QListWidget), dialog.findChildren(QPlainTextEdit)
    assert "MIT" in text.toPlainText()
    listed.setCurrentRow(1)
    assert "SIL" in text.toPlainText()
    dialog.reject()


def test_a_report_names_nothing_of_a_client_and_is_saved_as_it_is_shown(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_path().parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(log_path())
    handler.setFormatter(PlainLog())
    faults.log.addHandler(handler)
    try:
        raise ValueError(f"evidence {MARK} at {store.path}")
    except ValueError as error:
        faults.tell(error)
    faults.log.removeHandler(handler)
    handler.close()
    with log_path().open("a", encoding="utf-8") as log:
        log.write(f"{store.path}: {MARK} photo.jpg\n")
    monkeypatch.setattr("ui.help.problem_dialog.tried", lambda: (0, "ok      program: IsoAssess"))
    dialog = ProblemDialog(store)
    qtbot.addWidget(dialog)
    dialog.show()
    out = [one for one in dialog.findChildren(QPushButton) if one.text() in ("&Save as...", "&Copy")]
    assert [one.isEnabled() for one in out] == [False, False]
    qtbot.waitUntil(lambda: "ok      program" in dialog.report)
    assert [one.isEnabled() for one in out] == [True, True]
    assert "builtins.ValueError" in dialog.report
    assert "Organizations: 1" in dialog.report
    assert "1 line was left out" in dialog.report
    assert MARK not in dialog.report
    assert str(tmp_path) not in dialog.report
    typed = dialog.findChildren(QPlainTextEdit)[0]
    typed.setPlainText("It went dark.")
    assert "It went dark." in dialog.report
    dialog.copy_report()
    assert QGuiApplication.clipboard().text() == dialog.report
    place = tmp_path / "problem"
    monkeypatch.setattr("ui.help.problem_dialog.FileDialog.getSaveFileName", lambda *_asked: (str(place), ""))
    dialog.save_report()
    assert place.with_suffix(".txt").read_text(encoding="utf-8") == dialog.report
    assert dialog.says == f"Saved as problem.txt in {tmp_path}. Nothing was sent."
    place = tmp_path / "none" / "problem.txt"
    dialog.save_report()
    assert "none" in dialog.says
    assert not place.exists()


def test_a_self_test_that_cannot_be_done_is_said_in_the_report(
    qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/isoassess")
    dialog = ProblemDialog(store)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "The self-test could not be done." in dialog.report)
