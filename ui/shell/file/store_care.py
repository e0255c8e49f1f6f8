"""What the window does about its file: says what became of it, saves it elsewhere, opens another one."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from isoassess.errors import ExpectedError
from isoassess.files.writing import write_whole
from isoassess.language.texts import _
from isoassess.store import Store, StoreLost, StoreOverwritten, is_shared
from ui.session.remembered import Remembered
from ui.session.unsaved import may_be_lost
from ui.shell.file.care_words import (
    elsewhere_words,
    refused_words,
    shared_words,
    synced_words,
    taken_words,
)
from ui.shell.file.cleaning import Cleaning
from ui.shell.file.damage_care import DAMAGED, DOUBTFUL, DamageCare, DoubtCare
from ui.shell.file.file_watch import FileWatch
from ui.shell.file.looking_only import READ_ONLY, REFUSED, LookingOnly
from ui.shell.file.lost_dialog import LostDialog, Way
from ui.shell.file.version_care import DONE, FOUND, VersionCare
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.notices import Notices

if TYPE_CHECKING:
    from ui.session.open_assessment import OpenAssessment

LOST, SYNCED, SAVED_ELSEWHERE, SETTINGS = "lost", "synced", "elsewhere", "settings"
TAKEN_OVER, LEFT_FOR_OTHER = "taken-over", "left-for-other"
SHARED = "shared"
LATER = 1500  # milliseconds after which nobody waits for the first window any more


class StoreCare(QObject):
    """One for the window; `notices` is where it speaks.

    `usable`: what waits can be saved now. `moved`: the store goes on in another file, at this path.
    `reopened`: what is shown may be older than the file. `another_wanted` carries the path of the file to
    open in place of this store, or a KnownDamage of this one.
    """

    usable = Signal()
    moved = Signal(str)
    reopened = Signal()
    another_wanted = Signal(object)
    text_wanted = Signal()  # what waits, as plain text

    def __init__(
        self, store: Store, remembered: Remembered, window: QWidget, *, waits: Callable[[], str]
    ) -> None:
        """`waits` tries to save what is not in the file yet, and says what is left of it; else empty."""
        super().__init__(window)
        self._waits = waits
        self._store = store
        self._remembered = remembered
        self._window = window
        self._dialog: LostDialog | None = None
        self._error: ExpectedError | None = None  # what is wrong with the file
        self.notices = Notices()
        self._watch = FileWatch(store, self)
        self._cleaning = Cleaning(store, self)
        self._versions = VersionCare(store, remembered, self.notices, window)
        self._damages = DamageCare(store, remembered, self.notices, self)
        self._doubts = DoubtCare(store, self.notices, self)
        self._doubts.confirmed.connect(self._damages.look_again)
        self._damages.wanted.connect(self.another_wanted)
        self._versions.brought.connect(self.reopened)
        self._watch.lost.connect(self._show_lost)
        self._watch.found.connect(self._show_found)
        self._looking = LookingOnly(store, self.notices, window)
        self._watch.reopened.connect(self._looking.show_reopened)
        self._watch.reopened.connect(self._damages.look_again)
        self._watch.writer_changed.connect(self._looking.show)
        self._looking.reopened.connect(self.reopened)
        self._looking.written_again.connect(self.usable)
        self.notices.wanted.connect(self._act)
        self._first, self._later = QTimer(self), QTimer(self)  # single shots of Qt would outlive the window
        for timer, wait, say in ((self._first, 0, self._say_first), (self._later, LATER, self._look_through)):
            timer.setSingleShot(True)
            timer.timeout.connect(say)
            timer.start(wait)

    def leave(self) -> None:
        """The window is closed: look no more."""
        self._later.stop()
        self._cleaning.leave()
        self._damages.leave()
        self._watch.stop()

    def may_close(self) -> bool:
        """Whether nothing is lost when the window goes: what is no longer at its place is kept first."""
        if self._watch.check_file() or not isinstance(self._error, StoreLost):
            return True
        return self._keep_beside()

    def look_at(self, opened: "OpenAssessment") -> None:
        """As DoubtCare."""
        self._doubts.look_at(opened)

    def save_text(self, text: str) -> None:
        """Ask where to, and write what waits there."""
        title, suggested = _("Save what waits as text"), str(Path.home() / "isoassess-not-saved.txt")
        chosen, _kind = FileDialog.getSaveFileName(self._window, title, suggested, _("Text (*.txt)"))
        if not chosen:
            return
        try:
            write_whole(Path(chosen), text.encode(), private=True)
        except ExpectedError as error:
            self.notices.show_notice(REFUSED, str(error), dismissible=True)

    def show_taken_over(self, count: int, refused: bool) -> None:
        """Say that something was left waiting by a window that was ended; `refused`: some is not taken."""
        words = refused_words(count) if refused else taken_words(count)
        self.notices.show_notice(TAKEN_OVER, words.format(count=count), dismissible=True)

    def show_left_for_other(self, path: str) -> None:
        """Say that something typed waits for the file of which this one is a copy."""
        words = _(
            'IsoAssess was ended while something typed in "{path}" was not saved yet. It was kept, and is '
            "saved when you open that file."
        )
        self.notices.show_notice(f"{LEFT_FOR_OTHER} {path}", words.format(path=path), dismissible=True)

    def _say_first(self) -> None:
        fallen = self._remembered.tell_fallen_back()
        if fallen:
            self.notices.show_notice(SETTINGS, fallen, dismissible=True)
        self._looking.show()
        identity = self._store.file.identity
        if identity is None:
            return
        service = self._store.file.carried_by
        if service:
            self._advise_once(SYNCED, identity.id, synced_words(service, self._store.path))
        if is_shared(self._store.path):
            self._advise_once(SHARED, f"{identity.id} {SHARED}", shared_words(self._store.path))

    def _advise_once(self, key: str, store_id: str, words: str) -> None:
        """Of each store, however often it is opened."""
        if not self._remembered.was_advised(store_id):
            self._remembered.remember_advised(store_id)
            self.notices.show_notice(key, words, dismissible=True)

    def _look_through(self) -> None:
        self._cleaning.begin()
        self._versions.look()
        self._damages.look()

    def _show_lost(self, error: ExpectedError) -> None:
        """A dialog that came by itself would take the keys of whoever is typing, and be answered by them."""
        self._error = error
        if isinstance(error, StoreLost):
            self.notices.show_notice(LOST, str(error), button=_("W&hat to do..."))
            if self._dialog is not None:
                self._ask()
        else:
            button = _("Save everything to another place...")
            self.notices.show_notice(LOST, str(error), button=button)

    def _show_found(self) -> None:
        self._error = None
        self.notices.take(LOST)
        self.notices.take(REFUSED)
        self._forget_dialog()
        self.usable.emit()

    def _act(self, key: str) -> None:
        if key == LOST and isinstance(self._error, StoreLost):
            self._ask()
        elif key in (FOUND, DONE, DAMAGED, DOUBTFUL):
            return  # others see to it
        elif key == READ_ONLY and self._looking.can_take_over:
            self._looking.take_over()
        else:
            self._save_elsewhere()

    def _ask(self) -> None:
        if self._error is None:
            return
        self._forget_dialog()
        is_whole = not isinstance(self._error, StoreOverwritten) or self._store.file.is_whole()
        self._dialog = LostDialog(self._error, self._window, waits=bool(self._waits()), is_whole=is_whole)
        self._dialog.chosen.connect(self._go)
        self._dialog.open()

    def _go(self, way: Way) -> None:
        self._forget_dialog()
        if way is Way.SAVE_ELSEWHERE:
            self._save_elsewhere()
        elif way is Way.SAVE_TEXT:
            self.text_wanted.emit()
        elif way is Way.OPEN_PRESENT:
            present = self._store.path
            if self._keep_beside():
                self.another_wanted.emit(present)

    def _save_elsewhere(self) -> None:
        kinds = _("IsoAssess files (*.db);;All files (*)")
        suggested = str(_suggested(self._store.path))
        title = _("Save everything to another place")
        chosen, _kind = FileDialog.getSaveFileName(self._window, title, suggested, kinds)
        if not chosen:
            return
        place, before = _with_ending(Path(chosen)), self._store.path
        try:
            self._store.file.save_elsewhere(place, replace=True)  # the dialog has asked
            self._store.file.move_to(place.absolute())
        except ExpectedError as error:
            self.notices.show_notice(REFUSED, str(error), dismissible=True)
            return
        self._remembered.go_on_in(self._store.path, instead_of=before)
        self._gone_on()
        words = elsewhere_words(self._store.path, self._waits())
        self.notices.show_notice(SAVED_ELSEWHERE, words, dismissible=True)

    def _keep_beside(self) -> bool:
        """Whether what is open is safe in a file of its own, or a person goes on without it."""
        try:
            place = self._store.file.keep_beside()
        except ExpectedError as error:
            text = _("What is open here could not be kept. If you go on, all of it may be lost.")
            return may_be_lost(self._window, str(error), text=text)
        self._gone_on()
        _tell_kept(self._window, place, self._waits())
        return True

    def _gone_on(self) -> None:
        self.notices.take(READ_ONLY)
        self.moved.emit(str(self._store.path))
        self._watch.check_file()
        self._show_found()

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.blockSignals(True)
            self._dialog.done(0)
            self._dialog.deleteLater()
            self._dialog = None


def _with_ending(place: Path) -> Path:
    """By which it is found again; not where that would be another file, about which nobody was asked."""
    named = place.with_name(f"{place.name}.db")
    return named if not (place.suffix or place.exists() or named.exists()) else place


def _suggested(path: Path) -> Path:
    """A place that can be written and is free, as near as can be."""
    folder = path.parent if path.parent.is_dir() and os.access(path.parent, os.W_OK) else Path.home()
    place, number = folder / path.name, 1
    while place.exists():
        number += 1
        place = folder / f"{path.stem}-{number}{path.suffix}"
    return place


def _tell_kept(window: QWidget, place: Path, left: str) -> None:
    """`left`: what could not be saved there."""
    box = QMessageBox(window)
    box.setWindowTitle("IsoAssess")
    box.setIcon(QMessageBox.Icon.Information)
    box.setText(_("What was open here is kept."))
    words = [_('It is in "{place}".').format(place=place)]
    if left:
        words += [_("What is still marked as not saved is not in it."), left]
    box.setInformativeText("\n".join(words))
    box.exec()
    box.deleteLater()
