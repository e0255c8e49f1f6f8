"""Everything a person does about a client's folder: ask for it, say where, stop it, open it."""

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from isoassess.language.texts import _, ngettext
from isoassess.services.client_folder.folder_contents import FolderOptions
from isoassess.services.client_folder.writing_folder import FolderStep
from isoassess.settings.last_folders import FolderOf
from isoassess.store import Store
from ui.documents.look.remembered_look import look_of
from ui.documents.prepared_by import preparer_of
from ui.packages.client_folder.folder_dialog import FolderDialog
from ui.packages.client_folder.folder_work import FolderDone, FolderWriting
from ui.packages.line import PackageLine
from ui.packages.work import people_in
from ui.session.remembered import Remembered
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.tasks import Task

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue

MOST_NAMED = 5  # organizations in the dialog
MOST_LEFT_OUT = 3  # sentences in the line; the page in the folder has all


class ClientFolders(QObject):
    """One folder after the other; the line below the screens tells of it."""

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
        self._organizations: list[tuple[str, str]] = []  # of which folders are left to be written
        self._at: tuple[Path, FolderOptions] | None = None  # where, and what goes in
        self._done: list[FolderDone] = []
        self._failed: list[str] = []
        self._stopped = False
        self._writing: FolderWriting | None = None
        self._first: Path | None = None
        self._task = Task(self)
        self._task.finished.connect(self._take_done)
        self._task.failed.connect(self._take_failure)
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

    def ask(self, organizations: Sequence[tuple[str, str]]) -> None:
        """Ask what goes in, and where to; `organizations` by id and name, each gets a folder of its own."""
        if self.busy or not organizations:
            return
        self._organizations, self._done, self._failed = list(organizations), [], []
        self._stopped = False
        ids = [id_ for id_, _name in organizations]
        look = partial(people_in, self._store.path, self._store.who, ids)
        named = names_in_a_row([name for _id, name in organizations])
        self._dialog = FolderDialog(named, look, self._window)
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
        ids = [id_ for id_, _name in self._organizations]
        of = (FolderOf.DOCUMENTS, ids[0]) if len(ids) == 1 else (FolderOf.CLIENTS, "")
        start = str(self._remembered.folders.of(*of))
        parent = FileDialog.getExistingDirectory(self._window, title, start)
        if not parent:
            return
        self._remembered.folders.remember(of[0], Path(parent), of[1])
        self._at = Path(parent), dialog.options
        self._write_next()

    def _write_next(self) -> None:
        assert self._at is not None
        (parent, options), organization = self._at, self._organizations.pop(0)
        self._writing = FolderWriting()
        self._line.show_busy(_("Writing the client's folder..."), stoppable=True)
        work = partial(
            self._writing.write,
            (self._store.path, self._store.who),
            self._catalogue,
            organization,
            parent,
            options,
            look_of(self._remembered, organization[0]),
            preparer_of(self._remembered),
            self._today(),
        )
        self._task.run(work, self._writing.progress)

    def _stop(self) -> None:
        if self._writing is not None and self._task.busy:
            self._organizations.clear()
            self._stopped = True
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

    def _take_done(self, done: FolderDone) -> None:
        self._done.append(done)
        self._go_on()

    def _take_failure(self, sentence: str) -> None:
        self._failed.append(sentence)
        self._go_on()

    def _go_on(self) -> None:
        """The next one is written also where one could not be, which is said in the end."""
        if self._organizations:
            self._write_next()
        elif len(self._done) == 1 and not self._failed:
            self._tell_done(self._done[0])
        elif not self._done:
            self._line.show_failure(" ".join(dict.fromkeys(self._failed)))
        else:
            self._tell_several(self._done)

    def _tell_several(self, done: Sequence[FolderDone]) -> None:
        """How many were written, and what could not be."""
        parent = done[0].written.folder.parent
        self._first = parent
        says = ngettext(
            "Written and read back: {count} folder in {parent}.",
            "Written and read back: {count} folders in {parent}.",
            len(done),
        )
        missing = sum(bool(one.written.left_out) for one in done)
        lacks = ngettext(
            "In {count} of them something is missing; its page says what.",
            "In {count} of them something is missing; their pages say what.",
            missing,
        )
        others = [_("Stopped: of the others nothing was written.")] if self._stopped else self._failed
        told = [says.format(count=len(done), parent=parent), *dict.fromkeys(others)]
        self._line.show_done(" ".join([*told, lacks.format(count=missing)] if missing else told), opens=True)

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


def names_in_a_row(names: Sequence[str]) -> str:
    """The names of organizations; of many, the first ones and how many more there are."""
    known = [name or _("Organization not named") for name in names]
    if len(known) <= MOST_NAMED:
        return ", ".join(known)
    says = _("{names} and {count} more")
    return says.format(names=", ".join(known[:MOST_NAMED]), count=len(known) - MOST_NAMED)
