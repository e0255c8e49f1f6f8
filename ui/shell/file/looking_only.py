"""What the window says while its file can only be looked at, and how it comes to be written again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import Store
from ui.shell.file.taking_over import free_words, wants_to_take_over
from ui.widgets.notices import Notices

READ_ONLY, FREE, REFUSED = "read-only", "free", "refused"


class LookingOnly(QObject):
    """`written_again`: what waits can be saved now. `reopened`: what is shown may be older than the file."""

    written_again = Signal()
    reopened = Signal()

    def __init__(self, store: Store, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._notices = notices
        self._window = window
        self._was_held = store.file.writer is not None

    @property
    def can_take_over(self) -> bool:
        """Whether the computer that writes in the file gives no sign any more."""
        return self._store.file.is_writer_silent

    def show(self) -> None:
        """Why it can only be looked at; nothing where it can be written."""
        why = self._store.file.why_read_only
        if not why:
            self._notices.take(READ_ONLY)
            return
        words = _("You can look at everything here and export it. {why}").format(why=why)
        button = _("&Write here...") if self.can_take_over else _("Save everything to another place...")
        self._notices.take(FREE)
        self._notices.show_notice(READ_ONLY, words, button=button)

    def show_reopened(self) -> None:
        """The file was opened anew: another computer has written in it, or let it go, or taken it over."""
        was_held, self._was_held = self._was_held, self._store.file.writer is not None
        self.show()
        if was_held and not self._store.file.why_read_only:
            self._notices.show_notice(FREE, free_words(), dismissible=True)
            self.written_again.emit()
        self.reopened.emit()

    def take_over(self) -> None:
        """Write here, where a person says that nobody does elsewhere."""
        writer = self._store.file.writer
        if writer is None or not wants_to_take_over(writer, self._window):
            return
        try:
            self._store.file.take_over()
        except ExpectedError as error:
            self._notices.show_notice(REFUSED, str(error), dismissible=True)
            return
        self._was_held = False
        self.show_reopened()
        self.written_again.emit()
