"""Says that somebody put the open organization on another shelf, and takes it back from there."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import HistoryEntry, Shelf, Subject
from ui.session.keeping import Keeping
from ui.shell.deleted import LeavingFrame
from ui.shell.saved_line import SavedLine
from ui.widgets.notice_bar import NoticeBar

BEAT = 500  # milliseconds between two looks at what is open, while something is said of it
PAUSE = 2_000  # milliseconds without a key or a click, after which nobody is in the middle of a word
REMOVED, ARCHIVED = "removed", "archived"


class _Closed(Struct, frozen=True):
    """An organization that was closed here because somebody deleted it."""

    id: str
    name: str
    who: str


class PutAway(QObject):
    """`bar` stands until the organization is back on the list, or another one is open.

    What lies under Deleted is not worked in: it is closed at the first pause in which all that was typed in
    it is saved and nobody is asked anything about it; the next key would go into the list. `said` carries the
    words of the bar, for a dialog in front of it.
    """

    said = Signal(str)

    def __init__(self, keeping: Keeping, saved: SavedLine, frame: LeavingFrame, parent: QObject) -> None:
        super().__init__(parent)
        self._store = keeping.store
        self._saved = saved
        self._frame = frame
        self._id = ""
        self._people: dict[str, str] = {}  # who did it, by the key of the shelf
        self._closed: _Closed | None = None
        self.bar = NoticeBar(_("Restore"), tone="minor")
        self.bar.pressed.connect(self.restore)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._look)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._watches = False
        keeping.heard.connect(self._follow)

    def leave(self) -> None:
        """The window is closed: look no more."""
        self._beat.stop()
        self._watch(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever somebody does in the window."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self._pause.start()
        return super().eventFilter(watched, event)

    def look_again(self) -> None:
        """Close what lies under Deleted by something that was done here, and is told of there."""
        intake = self._frame.intake
        if intake.organization_id and self._is_deleted(intake.organization_id):
            intake.finish_typing()
            intake.give_up()
        screens = self._frame.open_screens
        if screens is not None and self._is_deleted(screens.open.organization_id):
            self._frame.leave_organization()

    def _follow(self, news: list[HistoryEntry]) -> None:
        self._look()
        for entry in news:
            if entry.subject is not Subject.ORGANIZATION or entry.key not in (REMOVED, ARCHIVED):
                continue
            if self._closed is not None and entry.organization_id == self._closed.id:
                self._closed = None if entry.after is None else self._closed
            elif entry.organization_id == self._id:
                self._people.pop(entry.key, None)
                if entry.after is not None:
                    self._people[entry.key] = entry.who
                    self._pause.start()
        self._close_deleted()
        self._show()

    def _look(self) -> None:
        """Another organization may be open by now, and what was typed in this one saved."""
        screens = self._frame.open_screens
        open_id = self._frame.intake.organization_id or (screens.open.organization_id if screens else "")
        if open_id != self._id and (open_id or self._closed is None):
            self._id, self._closed = open_id, None
            self._people.clear()
            self._show()
        elif REMOVED in self._people:
            self._close_deleted()
            self._show()

    def _close_deleted(self) -> None:
        screens = self._frame.open_screens
        if screens is None or REMOVED not in self._people or screens.open.organization_id != self._id:
            return
        is_asked = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if is_asked is None and not self._pause.isActive() and screens.finish_typing():
            self._closed = _Closed(self._id, screens.name, self._people.pop(REMOVED))
            self._frame.leave_organization()

    def _show(self) -> None:
        removed, archived = self._people.get(REMOVED), self._people.get(ARCHIVED)
        words = _removed_words(removed) if removed else _archived_words(archived) if archived else ""
        words = _closed_words(self._closed) if self._closed is not None else words
        self.bar.say(words)
        self.said.emit(words)
        (self._beat.start if words else self._beat.stop)()
        self._watch(REMOVED in self._people)

    def _watch(self, wanted: bool) -> None:
        application = QCoreApplication.instance()
        if application is not None and wanted is not self._watches:
            self._watches = wanted
            (application.installEventFilter if wanted else application.removeEventFilter)(self)

    def say_again(self) -> None:
        """A dialog came in front."""
        self._look()
        self._show()

    def restore(self) -> None:
        """Back to the list, and open again where it was closed for this."""
        closed = self._closed
        try:
            if REMOVED in self._people or closed is not None:
                self._store.restore_organization(self._id)
            if ARCHIVED in self._people:
                self._store.unarchive_organization(self._id)
        except ExpectedError as error:
            self._saved.show_failure(str(error))
            return
        self._people.clear()
        self._closed = None
        self._show()
        self._saved.show_saved(self._store.last_commit)
        if closed is not None:
            self._frame.open_organization(closed.id)

    def _is_deleted(self, organization_id: str) -> bool:
        try:
            return organization_id in self._store.organization_ids(shelf=Shelf.REMOVED)
        except ExpectedError:
            return False  # something else is wrong with the file, and is said elsewhere


def _closed_words(closed: _Closed) -> str:
    words = _(
        "{name} was deleted in another window by {who}, so it was closed here. All that you entered is saved "
        "in it: it lies under Deleted."
    )
    return words.format(name=closed.name, who=closed.who)


def _removed_words(who: str) -> str:
    words = _(
        "This organization was deleted in another window by {who}. What you enter is still saved in it."
    )
    return words.format(who=who)


def _archived_words(who: str) -> str:
    words = _(
        "This organization was archived in another window by {who}. What you enter is still saved in it."
    )
    return words.format(who=who)
