"""Everything a person does about a client's folder: ask for it, say where, stop it, open it."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from isoassess.language.texts import _, ngettext
from isoassess.services.client_folder.writing_folder import FolderStep
from isoassess.store import Store
from ui.packages.client_folder.folder_dialog import FolderDialog
from ui.packages.client_folder.folder_work import FolderDone, FolderWriting, look_of
from ui.packages.line import PackageLine
from ui.packages.work import people_in
from ui.session.remembered import Remembered
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.tasks import Task

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue

MOST_LEFT_OUT = 3  # sentences in the line; the page in the folder has all


class ClientFolders(QObject):
    """One folder at a time; the line above the screens tells of it."""

    def __init__(
        self,
        store: Store,
        catalogue: "Callable[[], Catalogue]",
        remembered: Remembered,
        line: PackageLine,
        window: QWidget,
        *,
        today: Callable[[], datetime.date],
    ) -> None:
        super().__init__(window)
        self._store, self._catalogue, self._remembered = store, catalogue, remembered
        self._line, self._window, self._today = line, window, today
        self._dialog: FolderDialog | None = None
        self._organization = ("", "")
        self._writing: FolderWriting | None = None
        self._first: Path | None = None
        self._task = Task(self)
        self._task.finished.connect(self._tell_done)
        self._task.failed.connect(self._tell_failure)
        self._task.progressed.connect(self._tell_progress)
        line.stop_wanted.connect(self._stop)
        line.open_wanted.connect(self._open)

    @property
    def busy(self) -> bool:
        return self._task.busy or self._dialog is not None

    @property
    def dialog(self) -> FolderDialog | None:
        """The one that is open."""
        return self._dialog

    def ask(self, organization: tuple[str, str]) -> None:
        """Ask what goes in, and where to; `organization` by id and name."""
        if self.busy:
            return
        self._organization = organization
        look = partial(people_in, self._store.path, self._store.who, [organization[0]])
        self._dialog = FolderDialog(organization[1], look, self._window)
        self._dialog.finished.connect(self._close)
        self._dialog.open()

    def _close(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        if result == QDialog.DialogCode.Accepted:
            self._ask_where(dialog)
        dialog.deleteLater()

    def _ask_where(self, dialog: FolderDialog) -> None:
        title = _("Where the client's folder is made")
        start = str(self._remembered.folder)
        parent = FileDialog.getExistingDirectory(self._window, title, start)
        if not parent:
            return
        self._remembered.folder = Path(parent)
        self._writing = FolderWriting()
        self._line.show_busy(_("Writing the client's folder..."), stoppable=True)
        work = partial(
            self._writing.write,
            (self._store.path, self._store.who),
            self._catalogue,
            self._organization,
            Path(parent),
            dialog.options,
            look_of(self._remembered, self._organization[0]),
            self._today(),
        )
        self._task.run(work, self._writing.progress)

    def _stop(self) -> None:
        if self._writing is not None and self._task.busy:
            self._writing.stop()
            self._line.show_busy(_("Stopping..."))

    def _open(self) -> None:
        """The page that lists all of it."""
        first = self._first
        if first is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(first))):
            self._line.show_failure(_("No program here opens {path}.").format(path=first))

    def _tell_progress(self, step: FolderStep) -> None:
        says = _("Writing the client's folder, {done} of {of}: {name}")
        self._line.show_busy(says.format(done=step.done + 1, of=step.of, name=step.name), stoppable=True)

    def _tell_done(self, done: FolderDone) -> None:
        self._first = done.written.first
        count = len(done.written.files)
        says = ngettext(
            "Written and read back: {folder}, with {count} file.",
            "Written and read back: {folder}, with {count} files.",
            count,
        )
        left_out = [f"{one.what}: {one.why}" for one in done.written.left_out]
        told = [says.format(folder=done.written.folder, count=count), *done.refused]
        if left_out:
            told.append(_("Not in it: {what}").format(what=" ".join(left_out[:MOST_LEFT_OUT])))
        if done.written.internal:
            told.append(_("The internal notes are in it."))
        self._line.show_done(" ".join(told), opens=True)

    def _tell_failure(self, sentence: str) -> None:
        self._line.show_failure(sentence)
