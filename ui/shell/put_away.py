"""Says that somebody put the open organization on another shelf, and takes it back from there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import HistoryEntry, Subject
from ui.session.keeping import Keeping
from ui.shell.saved_line import SavedLine
from ui.widgets.notice_bar import NoticeBar

BEAT = 500  # milliseconds between two looks at what is open, while something is said of it
REMOVED, ARCHIVED = "removed", "archived"


class PutAway(QObject):
    """`bar` stands until the organization is back on the list, or another one is open.

    `said` carries the same words, for a dialog in front of the bar.
    """

    said = Signal(str)

    def __init__(
        self, keeping: Keeping, saved: SavedLine, open_id: Callable[[], str], parent: QObject
    ) -> None:
        """`open_id` gives the organization that is open, also in the wizard; empty without one."""
        super().__init__(parent)
        self._store = keeping.store
        self._saved = saved
        self._open_id = open_id
        self._id = ""
        self._people: dict[str, str] = {}  # who did it, by the key of the shelf
        self.bar = NoticeBar(_("Restore"), tone="minor")
        self.bar.pressed.connect(self.restore)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._look)
        keeping.heard.connect(self._follow)

    def leave(self) -> None:
        """The window is closed: look no more."""
        self._beat.stop()

    def _follow(self, news: list[HistoryEntry]) -> None:
        self._look()
        for entry in news:
            is_ours = entry.organization_id == self._id and entry.subject is Subject.ORGANIZATION
            if is_ours and entry.key in (REMOVED, ARCHIVED):
                self._people.pop(entry.key, None)
                if entry.after is not None:
                    self._people[entry.key] = entry.who
        self._show()

    def _look(self) -> None:
        """Another organization may be open by now."""
        open_id = self._open_id()
        if open_id != self._id:
            self._id = open_id
            self._people.clear()
            self._show()

    def _show(self) -> None:
        removed, archived = self._people.get(REMOVED), self._people.get(ARCHIVED)
        words = _removed_words(removed) if removed else _archived_words(archived) if archived else ""
        self.bar.say(words)
        self.said.emit(words)
        (self._beat.start if self._people else self._beat.stop)()

    def say_again(self) -> None:
        """A dialog came in front."""
        self._look()
        self._show()

    def restore(self) -> None:
        try:
            if REMOVED in self._people:
                self._store.restore_organization(self._id)
            if ARCHIVED in self._people:
                self._store.unarchive_organization(self._id)
        except ExpectedError as error:
            self._saved.show_failure(str(error))
            return
        self._people.clear()
        self._show()
        self._saved.show_saved(self._store.last_commit)


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
