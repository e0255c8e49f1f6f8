"""The line below the list: what was put on another shelf, with the way back, and what could not be done."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.language.texts import _
from isoassess.store import Shelf
from isoassess.store.sample import is_sample
from ui.commands.command import bind
from ui.commands.of_list import UNDO_MOVE
from ui.widgets.layout.frames import keep_place, quiet
from ui.widgets.spoken.announcing import announce
from ui.widgets.texts import ErrorText, Line, Text, ToldText
from ui.widgets.tips import tip

NAME_WIDTH = 300  # a long name does not widen the window
LINE = 30  # kept free for one line, so that nothing moves when it comes


class Moved(Struct, frozen=True, kw_only=True):
    """An organization that was put from one shelf on another, or was made as a copy of one."""

    id: str
    name: str
    before: Shelf
    after: Shelf
    copy_of: str = ""  # to undo a copy puts it under Deleted
    more: tuple[str, ...] = ()  # the ids of those that went with it

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.id, *self.more)

    @property
    def way_back(self) -> tuple[Shelf, str]:
        """What is shown when it is undone: a shelf, and an organization on it."""
        return (self.after, self.copy_of) if self.copy_of else (self.before, self.id)


class Notice(QWidget):
    """Has its place, and is shown while it has something to say; `undo_wanted` carries the last Moved.

    `nothing_to_undo` where somebody undoes, and nothing was moved.
    """

    undo_wanted = Signal(object)
    nothing_to_undo = Signal()
    undone = Signal(str)  # what, in words

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moves: list[Moved] = []  # the last one is said
        self._chosen = Text("small")
        self._failure = ErrorText()
        self._done = ToldText("normal")
        self._says = Line("normal")
        self._undo = quiet(_("&Undo"))
        self._lay_out()
        self._undo.clicked.connect(self._want_undo)
        self._show()

    def hear_keys(self, screen: QWidget) -> None:
        """Undo by the keys on this screen, also while nothing is said here."""
        undo = QShortcut(screen)
        bind(undo, UNDO_MOVE)
        undo.activated.connect(self._want_undo)

    def show_failure(self, sentence: str) -> None:
        """Why the last thing was not done; empty takes it away."""
        self._failure.setText(sentence)
        self._done.setText("")
        self._show()

    def show_done(self, sentence: str) -> None:
        """What was done and cannot be undone, until the next thing is."""
        self._done.setText(sentence)
        self._show()

    def show_back(self, moved: Moved) -> None:
        """What was undone, and where it is now."""
        metrics = self._says.fontMetrics()
        short = metrics.elidedText(moved.name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH)
        self.undone.emit(_undone_words(moved).format(name=short, count=len(moved.ids)))

    def show_chosen(self, count: int) -> None:
        """How many are chosen, where that is more than one."""
        says = _(
            "{count} organizations are chosen. What is done in the menu or by keys is done to all of them."
        )
        words = says.format(count=count) if count > 1 else ""
        if words != self._chosen.text():
            self._chosen.setText(words)
            announce(self, words)
            self._show()

    def add_moved(self, moved: Moved) -> None:
        self._moves.append(moved)
        self._show()

    def add_copy(self, copied: str, name: str, original: str) -> None:
        """One that was made of another, to which undoing leads back."""
        self.add_moved(
            Moved(id=copied, name=name, before=Shelf.REMOVED, after=Shelf.ACTIVE, copy_of=original)
        )

    def drop_moved(self, moved: Moved) -> None:
        """It is back; the one before it can be brought back next."""
        self._moves.remove(moved)
        self._show()

    def keep_moved(self, lies_on: Callable[[str, Shelf], bool]) -> None:
        """Of what was put elsewhere since, nothing can be undone here any more."""
        last = {moved.id: moved.after for moved in self._moves}
        kept = {id_ for id_, shelf in last.items() if lies_on(id_, shelf)}
        self._moves = [moved for moved in self._moves if moved.id in kept]
        self._show()

    def forget_moves(self) -> None:
        """Something else was done since: who undoes now does not mean these."""
        self._moves.clear()
        self._show()

    def focus_undo(self) -> None:
        self._undo.setFocus()

    def _lay_out(self) -> None:
        self._failure.setMinimumWidth(1)  # nor does a long path
        moved = QHBoxLayout()
        moved.setSpacing(6)
        moved.addWidget(self._says)
        moved.addWidget(self._undo)
        moved.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._chosen)
        layout.addWidget(self._failure)
        layout.addWidget(self._done)
        layout.addLayout(moved)
        keep_place(self, LINE)

    def _want_undo(self) -> None:
        if self._moves:
            self.undo_wanted.emit(self._moves[-1])
        else:
            self.nothing_to_undo.emit()

    def _show(self) -> None:
        if self._moves:
            name, count = self._moves[-1].name, len(self._moves[-1].ids)
            short = self._says.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH)
            self._says.setText(_moved_words(self._moves[-1]).format(name=short, count=count))
            self._says.setToolTip(tip(name))
            self._undo.setAccessibleName(_undo_words(self._moves[-1]).format(name=name, count=count))
        self._says.setVisible(bool(self._moves))
        self._undo.setVisible(bool(self._moves))
        for text in (self._failure, self._done, self._chosen):
            text.setVisible(bool(text.text()))
        said = self._failure.text() or self._done.text() or self._chosen.text()
        self.setVisible(bool(self._moves or said))


def _moved_words(moved: Moved) -> str:
    if moved.more:
        return {
            Shelf.ACTIVE: _("{count} organizations are active again."),
            Shelf.ARCHIVED: _("{count} organizations were archived."),
            Shelf.REMOVED: _("{count} organizations were deleted. They can be brought back from Deleted."),
        }[moved.after]
    if moved.copy_of:
        return _("{name} was made as a copy.")
    if is_sample(moved.id):
        return _("The sample was removed.")
    return {
        Shelf.ACTIVE: _("{name} is active again."),
        Shelf.ARCHIVED: _("{name} was archived."),
        Shelf.REMOVED: _("{name} was deleted. It stays under Deleted and can be brought back."),
    }[moved.after]


def _undone_words(moved: Moved) -> str:
    if moved.more:
        return _("Undone: {count} organizations are where they were.")
    if moved.copy_of:
        return _("Undone: the copy {name} lies under Deleted.")
    if is_sample(moved.id):
        return _("Undone: the sample is back.")
    return {
        Shelf.ACTIVE: _("Undone: {name} is active again."),
        Shelf.ARCHIVED: _("Undone: {name} is in the archive again."),
        Shelf.REMOVED: _("Undone: {name} lies under Deleted again."),
    }[moved.before]


def _undo_words(moved: Moved) -> str:
    if moved.more:
        return _("Undo: put {count} organizations back")
    if moved.copy_of:
        return _("Undo: put the copy {name} under Deleted")
    if is_sample(moved.id):
        return _("Undo: put the sample back")
    return {
        Shelf.ACTIVE: _("Undo: bring {name} back"),
        Shelf.ARCHIVED: _("Undo: put {name} back into the archive"),
        Shelf.REMOVED: _("Undo: put {name} back under Deleted"),
    }[moved.before]
