"""A locked window shows nothing, keeps what was typed, and is as before once the password is said."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from isoassess.store import PasswordNeeded, Store
from isoassess.store.vault.keyring import KEYRING
from isoassess.store.vault.pages import is_closed
from isoassess.store.vault.unlocking import unlock
from tests.ui.password.closed_store import PASSWORD, closed_store
from tests.ui.sample_stores import remembered_beside, window_on
from ui.app import open_store, work_with
from ui.commands.places import ASSESSMENT, BACKUPS, HISTORY, ORGANIZATIONS, REPORTS
from ui.password.ask_dialog import AskDialog
from ui.password.card import PasswordCard
from ui.password.changing import NewKey
from ui.shell.lock.going_on import GoingOn
from ui.shell.lock.locking import LOCK_KEYS, Locking
from ui.shell.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("qtbot")
TYPED = "The gauge of bay 4 is kept by the foreman"
MINUTE = 60.0
FAILED = 99  # what the loop says then


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Path, Store]]:
    """The sample store with a password, which was said."""
    path, key = closed_store(tmp_path)
    KEYRING.put(path, key)
    yield path, Store.open(path, who="tester", patience=0.1)
    KEYRING.forget(path)


def with_window(act: Callable[[MainWindow], object]) -> None:
    """Do something with the window as soon as it is there."""

    def begin() -> None:
        window = QApplication.activeWindow()
        if isinstance(window, MainWindow):
            try:
                act(window)
            except BaseException:
                QApplication.exit(FAILED)
                raise
        else:
            QTimer.singleShot(50, begin)

    QTimer.singleShot(50, begin)


def press_lock() -> None:
    """The keys as they come from the system, wherever the focus is."""
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    focused = QApplication.focusWidget() or QApplication.activeWindow()
    assert focused is not None
    QTest.keyClick(focused, LOCK_KEYS.key(), modifiers)


def said_at_the_question() -> None:
    """Types the password into the dialog that asks for it."""
    asked = QApplication.activeModalWidget()
    if isinstance(asked, AskDialog):
        QTest.keyClicks(asked.field, PASSWORD)
        QTest.keyClick(asked.field, Qt.Key.Key_Return)
    else:
        QTimer.singleShot(50, said_at_the_question)


def open_sample(window: MainWindow, store: Store) -> None:
    window.open_organization(store.organizations()[0].id)


def test_what_is_typed_is_saved_and_the_same_place_comes_back(
    qapp: QApplication, opened: tuple[Path, Store]
) -> None:
    path, store = opened
    going_on, seen = GoingOn(), list[tuple[object, ...]]()

    def type_and_lock(window: MainWindow) -> None:
        open_sample(window, store)
        assert window.open_screens is not None
        requirement = window.open_screens.open.judgement.findings[7].requirement
        seen.append((requirement,))
        window.show_requirement(requirement)
        texts = [
            one for one in window.open_screens.assessment.findChildren(QPlainTextEdit) if one.isVisible()
        ]
        texts[0].setFocus()
        texts[0].insertPlainText(TYPED)
        press_lock()

    with_window(type_and_lock)
    assert work_with(store, qapp, None, going_on) == (0, path)
    assert KEYRING.of(path) is None
    assert not [one for one in qapp.topLevelWidgets() if one.isVisible()]
    with pytest.raises(PasswordNeeded):
        Store.open(path, who="tester")

    def look(window: MainWindow) -> None:
        assert window.open_screens is not None
        texts = [one.toPlainText() for one in window.open_screens.assessment.findChildren(QPlainTextEdit)]
        place = window.front.place
        seen.append(
            (window.open_screens.assessment.requirement_id, place, any(TYPED in one for one in texts))
        )
        window.close()

    QTimer.singleShot(50, said_at_the_question)
    again = open_store(path, who="tester", ask=_never, is_locked=going_on.is_locked)
    assert again is not None
    with_window(look)
    assert work_with(again, qapp, None, going_on) == (0, None)
    assert seen[1] == (*seen[0], ASSESSMENT, True)
    assert KEYRING.of(path) is None  # nor after the window was closed


@pytest.mark.parametrize("place", [ORGANIZATIONS, BACKUPS, HISTORY, REPORTS])
def test_every_screen_comes_back(qapp: QApplication, opened: tuple[Path, Store], place: str) -> None:
    path, store = opened
    going_on, seen = GoingOn(), list[str]()

    def go_and_lock(window: MainWindow) -> None:
        if place in (HISTORY, REPORTS):
            open_sample(window, store)
        window.go(place)
        press_lock()

    with_window(go_and_lock)
    assert work_with(store, qapp, None, going_on) == (0, path)
    unlock(path, PASSWORD)

    def look(window: MainWindow) -> None:
        seen.append(window.front.place)
        window.close()

    with_window(look)
    work_with(Store.open(path, who="tester"), qapp, None, going_on)
    assert seen == [place]


def test_a_wizard_comes_back_and_a_finished_profile_stays_finished(
    qapp: QApplication, opened: tuple[Path, Store]
) -> None:
    path, store = opened
    going_on, seen = GoingOn(), list[bool]()
    organization = store.organizations()[0].id

    def look_again(window: MainWindow) -> None:
        open_sample(window, store)
        window.edit_profile()
        press_lock()

    with_window(look_again)
    assert work_with(store, qapp, None, going_on) == (0, path)
    unlock(path, PASSWORD)

    def close_wizard() -> None:
        window = next(one for one in qapp.topLevelWidgets() if isinstance(one, MainWindow))
        wizard = window.intake.wizard
        seen.append(wizard is not None and wizard.isVisible())
        if wizard is not None:
            wizard.reject()
        window.close()

    QTimer.singleShot(500, close_wizard)
    again = Store.open(path, who="tester")
    assert work_with(again, qapp, None, going_on) == (0, None)
    assert seen == [True]
    unlock(path, PASSWORD)
    with Store.open(path, who="tester") as after:
        assert after.wizard_page(organization) is None


def test_what_could_not_be_saved_waits_sealed_and_is_saved_after_the_password(
    qapp: QApplication, opened: tuple[Path, Store], home: Path
) -> None:
    path, store = opened
    going_on, places = GoingOn(), list[tuple[str, str]]()

    def type_and_lock(window: MainWindow) -> None:
        open_sample(window, store)
        assert window.open_screens is not None
        requirement = window.open_screens.open.judgement.findings[7].requirement
        places.append((window.open_screens.open.id, requirement))
        window.show_requirement(requirement)
        writing.enter_context(other.file.writing())
        texts = [
            one for one in window.open_screens.assessment.findChildren(QPlainTextEdit) if one.isVisible()
        ]
        texts[0].setFocus()
        texts[0].insertPlainText(TYPED)
        press_lock()

    with Store.open(path, who="Ann Sample", patience=0.1) as other, ExitStack() as writing:
        with_window(type_and_lock)
        assert work_with(store, qapp, None, going_on) == (0, path)
        assert list(home.rglob("waiting/*.json"))
        assert not [one for one in home.rglob("*") if one.is_file() and TYPED.encode() in one.read_bytes()]
        unlock(path, PASSWORD)  # the other one has its key of this process, too
    with_window(lambda window: window.close())
    assert work_with(Store.open(path, who="tester"), qapp, None, going_on) == (0, None)
    assert not list(home.rglob("waiting/*.json"))
    unlock(path, PASSWORD)
    with Store.open(path, who="tester") as after:
        assessment, requirement = places[0]
        assert TYPED in str(after.answers(assessment)[requirement])


def test_it_locks_over_every_question_as_if_that_were_given_up(
    qapp: QApplication, opened: tuple[Path, Store]
) -> None:
    path, store = opened

    def ask_and_lock(window: MainWindow) -> None:
        open_sample(window, store)
        QTimer.singleShot(100, press_lock)
        window.close_organization()
        window.new_organization()

    with_window(ask_and_lock)
    assert work_with(store, qapp, None, GoingOn()) == (0, path)
    unlock(path, PASSWORD)
    with Store.open(path, who="tester") as after:
        assert len(after.organizations()) == 1


class Clock:
    """As it is set."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(("chosen", "minutes"), [("1", 1), ("15", 15), ("never", None)])
def test_it_locks_itself_once_nobody_was_here_for_long_enough(
    qtbot: QtBot, opened: tuple[Path, Store], qapp: QApplication, chosen: str, minutes: int | None
) -> None:
    _path, store = opened
    window, remembered, clock = window_on(qtbot, store), remembered_beside(store), Clock()
    remembered.lock_after = chosen
    locking = Locking(window, qapp, remembered, clock=clock)
    waits = (minutes or 600) * MINUTE
    seen: list[bool] = []

    def let_time_pass() -> None:
        clock.now += waits - 1
        locking.look()
        seen.append(locking.is_locked)
        QTest.keyClick(window, Qt.Key.Key_Down)  # somebody is here
        clock.now += waits - 1
        locking.look()
        seen.append(locking.is_locked)
        clock.now += 1
        locking.look()
        seen.append(locking.is_locked)
        qapp.exit()

    QTimer.singleShot(0, let_time_pass)
    qapp.exec()
    assert seen == [False, False, minutes is not None]
    locking.leave()
    store.close()


def test_a_new_password_is_written_once_the_window_is_gone_and_told_when_it_is_back(
    qapp: QApplication, opened: tuple[Path, Store]
) -> None:
    path, store = opened
    going_on, seen = GoingOn(), list[tuple[str, str]]()

    def remove(window: MainWindow) -> None:
        window.go(BACKUPS)
        window.fixed.key_wanted.emit(NewKey(None))

    with_window(remove)
    assert work_with(store, qapp, None, going_on) == (0, path)
    assert not is_closed(path)

    def look(window: MainWindow) -> None:
        (card,) = window.findChildren(PasswordCard)
        seen.append((window.front.place, card.said))
        window.close()

    with_window(look)
    assert work_with(Store.open(path, who="tester"), qapp, None, going_on) == (0, None)
    assert seen == [(BACKUPS, "The file has no password any more.")]


def test_without_a_password_there_is_nothing_to_lock(qapp: QApplication, opened: tuple[Path, Store]) -> None:
    path, store = opened
    store.file.reseal(None)

    def press_and_close(window: MainWindow) -> None:
        press_lock()
        QTimer.singleShot(100, window.close)

    with_window(press_and_close)
    assert work_with(store, qapp, None, GoingOn()) == (0, None)
    assert KEYRING.of(path) is None


def _never(reason: str) -> Path | None:
    raise AssertionError(reason)
