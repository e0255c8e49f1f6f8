"""Words that wait for one file are not written into a copy of it, and that is said there."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer
from isoassess.store import Change, Held, KeptWaiting, Store, Unsaved, answer_place
from tests.ui.sample_stores import named, ticking, today
from ui.session.first_assessment import start_assessment
from ui.session.remembered import Remembered
from ui.shell.file.store_care import LEFT_FOR_OTHER
from ui.shell.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")


class Files:
    """A file in which a window was ended while evidence waited, and a copy of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path, self.copy = folder, folder / "original.db", folder / "copy.db"
        with Store.open(self.path, who="Anna", clock=ticking()) as store:
            organization = store.add_organization(named("Sample Bakery"))
            self.assessment = start_assessment(store, shipped(), organization, today=today())
            assert store.file.identity is not None
            kept = KeptWaiting(store.file.identity.id, who="Anna", opened=store.file)
            change = Change("evidence", None, '"Seen in the log"')
            assert kept.keep(Held(((answer_place(self.assessment, "r"), Unsaved(change)),)))
            del kept  # as the system does it with a process that is killed
        shutil.copyfile(self.path, self.copy)

    def open(self, path: Path) -> tuple[str, str]:
        """The evidence in a file after a window was on it, and what the window said of the original."""
        with Store.open(path, who="Bert", clock=ticking()) as store:
            window = MainWindow(store, shipped, Remembered(self.folder / "settings.json"), today=today)
            window.others.watch(None)
            evidence = store.answers(self.assessment).get("r", Answer()).evidence
            said = window._care.notices.said(f"{LEFT_FOR_OTHER} {self.path}")
            assert window.close()
            window.others.leave()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # before another one
        return evidence, said


def test_the_copy_stays_as_it_is_and_says_where_the_words_wait(tmp_path: Path) -> None:
    files = Files(tmp_path)
    evidence, said = files.open(files.copy)
    assert not evidence
    assert said.startswith(f'IsoAssess was ended while something typed in "{files.path}" was not saved yet.')
    assert files.open(files.path) == ("Seen in the log", "")
    assert files.open(files.copy) == ("", "")


def test_where_the_original_is_gone_the_copy_gets_the_words(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.path.unlink()
    assert files.open(files.copy) == ("Seen in the log", "")
