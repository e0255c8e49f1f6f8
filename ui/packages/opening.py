"""Opens any file of ours by what is in it, whatever it is called, and hands it on to where it belongs."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from isoassess.exchange.cells.cell_file import read_tables
from isoassess.exchange.file_kinds import FileKind, kind_of, refused
from isoassess.exchange.filled_form import read_fields
from isoassess.exchange.spreadsheet.filled_cells import filled_cells
from isoassess.language.texts import _, ngettext
from isoassess.services.filled_worksheet import identity_in
from isoassess.settings.last_folders import FolderOf, LastFolders
from isoassess.shown import shown_name
from isoassess.store import Store, real_place
from ui.packages.line import PackageLine
from ui.parts.file_filters import file_filters
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.tasks import Task
from ui.widgets.tips import breakable

if TYPE_CHECKING:
    from ui.packages.packages import Packages

MOST_NAMED = 5
_COMPANIONS = ("", "-wal", "-shm", "-journal")


class FilledFile(Struct, frozen=True, kw_only=True):
    """What was filled in elsewhere.

    `assessment`: the id of the one it says it is of, may be empty; `is_checklist`: it is somebody's own.
    """

    path: Path
    kind: FileKind
    assessment: str = ""
    is_checklist: bool = False


class FileOpening(QObject):
    """`store_wanted` carries the path of another file to work in, `filled_wanted` a FilledFile."""

    store_wanted = Signal(object)
    filled_wanted = Signal(object)

    def __init__(
        self,
        store: Store,
        packages: "Callable[[], Packages]",
        folders: LastFolders,
        line: PackageLine,
        window: QWidget,
        *,
        is_busy: Callable[[], bool],
    ) -> None:
        """`is_busy`: whether something else is asked or done."""
        super().__init__(window)
        self._is_busy = is_busy
        self._store, self._packages, self._folders = store, packages, folders
        self._line, self._window = line, window
        self._task = Task(self)
        self._task.finished.connect(self._hand_on)
        self._task.failed.connect(line.show_failure)

    @property
    def busy(self) -> bool:
        return self._task.busy or self._is_busy()

    def choose(self) -> None:
        """Let a person name the file."""
        if self.busy:
            return
        start = str(self._folders.of(FolderOf.OPENED))
        file, _kind = FileDialog.getOpenFileName(self._window, _("Open a file"), start, file_filters())
        if file:
            self._folders.remember(FolderOf.OPENED, Path(file).parent)
            self.open(Path(file))

    def open_dropped(self, paths: Sequence[Path]) -> None:
        """One at a time: each asks something."""
        if len(paths) == 1:
            self.open(paths[0])
        elif paths and not self.busy:
            says = _("{count} files were dropped, and none was opened: {names}. Drop one at a time.")
            self._line.show_failure(says.format(count=len(paths), names=_names(paths)))

    def open(self, path: Path) -> None:
        """Look what it is, and do what is done with such a file."""
        if self.busy:
            return
        if _is_open(path, self._store.path):
            says = _("{name} is the file that is open here.")
            self._line.show_failure(says.format(name=shown_name(path.name)))
            return
        self._line.show_busy(_("Reading {name}...").format(name=shown_name(path.name)))
        self._task.run(partial(_looked_at, path))

    def _hand_on(self, found: FilledFile) -> None:
        match found.kind:
            case FileKind.PACKAGE | FileKind.ASSESSMENT:
                self._packages().look_into(found.path)
                return
            case FileKind.TABLES | FileKind.PDF:
                self._line.hide()
                self.filled_wanted.emit(found)
            case FileKind.STORE | FileKind.CLOSED:
                self._line.hide()
                if self._may_change_to(found.path):
                    self.store_wanted.emit(found.path)
            case _other:
                self._line.show_failure(_("{why}.").format(why=refused(found.path, found.kind)))

    def _may_change_to(self, path: Path) -> bool:
        says = _("Open {name} in place of {now}? What you typed is saved first.")
        name, now = (breakable(shown_name(one.name)) for one in (path, self._store.path))
        words = says.format(name=name, now=now)
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        return QMessageBox.question(self._window, _("Open another file"), words, yes | no, no) == yes


def _names(paths: Sequence[Path]) -> str:
    named = ", ".join(shown_name(path.name) for path in paths[:MOST_NAMED])
    more = len(paths) - MOST_NAMED
    says = ngettext("{names} and {count} more", "{names} and {count} more", more)
    return says.format(names=named, count=more) if more > 0 else named


def _looked_at(path: Path) -> FilledFile:
    """What it is, and of what was filled in whose it is (BadInput)."""
    kind = kind_of(path)
    if kind is FileKind.PDF:
        identity = identity_in(read_fields(path), path.name)
        return FilledFile(path=path, kind=kind, assessment=identity.assessment)
    if kind is FileKind.TABLES:
        cells = filled_cells(read_tables(path))
        assessment = cells.identity.assessment if cells is not None else ""
        return FilledFile(path=path, kind=kind, assessment=assessment, is_checklist=cells is None)
    return FilledFile(path=path, kind=kind)


def _is_open(path: Path, store: Path) -> bool:
    """The open file and what lies beside it must not be read here: that ends the locks of SQLite on them."""
    own = real_place(store)
    return any(_is_same(path, own.with_name(own.name + ending)) for ending in _COMPANIONS)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False
