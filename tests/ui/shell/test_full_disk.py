"""On a full disk what is typed waits and says why, and is saved in the same file once there is space."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Rating
from isoassess.store import Change, Held, KeptWaiting, Store, Unsaved, answer_place
from tests.ui.sample_stores import named, today
from ui.commands.places import ASSESSMENT
from ui.session.remembered import Remembered
from ui.shell.file.store_care import LOST, TAKEN_OVER
from ui.shell.main_window import MainWindow
from ui.widgets.notices import Notices

TYPED = "Typed while the disk was full "


def fill(folder: Path) -> Path:
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


def test_what_is_typed_and_rated_on_a_full_disk_waits_for_space(
    qtbot: QtBot, tmp_path: Path, disk: Path
) -> None:
    with Store.open(disk / "store.db", who="tester", busy_timeout=0.05) as store:
        window = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
        qtbot.addWidget(window)
        window.show()
        window.open_organization(store.add_organization(named("Sample Bakery")))
        window.go(ASSESSMENT)
        assert window.open_screens is not None
        screen, opened = window.open_screens.assessment, window.open_screens.open
        window.others.watch(None)
        requirement = screen.requirement_id
        ballast = fill(disk)
        editors = screen.findChildren(QPlainTextEdit)
        editor = next(found for found in editors if found.accessibleName() == "Objective evidence")
        editor.setFocus()
        QTest.keyClicks(editor, TYPED)
        editor.insertPlainText("long " * 30_000)  # more than the room left over beside the file
        assert not screen.finish_typing() or opened.keeping.waiting
        assert opened.rate(requirement, Rating.INFORMAL)
        qtbot.waitUntil(lambda: "No space is left on the disk" in window.said)
        assert window.findChildren(Notices)[0].said(LOST) == ""
        assert requirement not in store.answers(opened.id)
        ballast.unlink()
        qtbot.waitUntil(lambda: requirement in store.answers(opened.id))
        qtbot.waitUntil(lambda: window.said.startswith("Saved"))
        saved = store.answers(opened.id)[requirement]
        assert saved.rating is Rating.INFORMAL
        assert saved.evidence.startswith(TYPED.strip())
        assert window.close()


def test_what_waited_when_a_window_was_ended_is_saved_by_the_next_one(qtbot: QtBot, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.db", who="tester", busy_timeout=0.05) as store:
        window = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
        qtbot.addWidget(window)
        window.open_organization(store.add_organization(named("Sample Bakery")))
        assert window.open_screens is not None
        opened = window.open_screens.open
        place = answer_place(opened.id, opened.case.requirements[0].id)
        identity = store.file.identity
        assert identity is not None
        ended = KeptWaiting(identity.id)
        assert ended.keep(Held(((place, Unsaved(Change("evidence", None, '"Seen"'))),)))
        del ended  # as the system does it with a process that is killed
        window.others.watch(None)
        qtbot.waitUntil(lambda: place.requirement_id in store.answers(opened.id))
        assert store.answers(opened.id)[place.requirement_id].evidence == "Seen"
        assert "ended while 1 change was not saved" in window.findChildren(Notices)[0].said(TAKEN_OVER)
        assert window.close()
        window.others.leave()
        assert KeptWaiting(identity.id).left() == []
