"""The ways to files from anywhere in the window; what is behind them is read when it is first wanted."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from isoassess.store import Store
from ui.commands.anywhere import UNDO_IMPORT
from ui.commands.command import bind
from ui.packages.dropping import FileDrop
from ui.packages.line import PackageLine
from ui.session.remembered import Remembered

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from ui.packages.client_folder.client_folders import ClientFolders
    from ui.packages.opening import FileOpening
    from ui.packages.packages import Packages


class AsksForExport(Protocol):
    """Where organizations are wanted out of the file, each signal with a list of ids and names."""

    @property
    def export_wanted(self) -> SignalInstance: ...
    @property
    def folder_wanted(self) -> SignalInstance: ...


class PackageWays(QObject):
    """`changed`: the file holds something else than before; `line` stands below the screens.

    `begun` carries the id of an organization of which only the profile is known; `store_wanted` and
    `filled_wanted` are those of FileOpening.
    """

    changed = Signal()
    begun = Signal(str)
    store_wanted = Signal(object)
    filled_wanted = Signal(object)

    def __init__(
        self,
        store: Store,
        catalogue: "Callable[[], Catalogue]",
        remembered: Remembered,
        listen: Callable[[], object],
        window: QWidget,
        *,
        today: Callable[[], datetime.date],
        settle: Callable[[], bool],
    ) -> None:
        """`settle` saves what is being typed, and says whether all of it is."""
        super().__init__(window)
        self._store, self._catalogue, self._listen = store, catalogue, listen
        self._window, self._today, self._remembered = window, today, remembered
        self._settle = settle
        self._made: Packages | None = None
        self._made_folders: ClientFolders | None = None
        self._opening: FileOpening | None = None
        self.line = PackageLine()
        self._undo = QAction(UNDO_IMPORT.plain_words, window)
        self._undo.setEnabled(False)
        bind(self._undo, UNDO_IMPORT)
        self._undo.triggered.connect(self._want_undo)
        window.addAction(self._undo)
        FileDrop(window).dropped.connect(self._open_dropped)

    @property
    def packages(self) -> "Packages":
        if self._made is None:
            from ui.packages.packages import Packages

            at = (self._store, self._catalogue, self.line, self._listen, self._window)
            folders = self._remembered.folders
            self._made = Packages(*at, today=self._today, folders=folders, settle=self._settle)
            self._made.changed.connect(self.changed)
            self._made.begun.connect(self.begun)
            self._made.undoable.connect(self._undo.setEnabled)
        return self._made

    @property
    def opening(self) -> "FileOpening":
        if self._opening is None:
            from ui.packages.opening import FileOpening

            at = (self._remembered.folders, self.line, self._window)
            self._opening = FileOpening(self._store, self._packages, *at, is_busy=self._is_busy)
            self._opening.store_wanted.connect(self.store_wanted)
            self._opening.filled_wanted.connect(self.filled_wanted)
        return self._opening

    @property
    def folders(self) -> "ClientFolders":
        if self._made_folders is None:
            from ui.packages.client_folder.client_folders import ClientFolders

            at = (self._store, self._catalogue, self._remembered, self.line, self._window)
            self._made_folders = ClientFolders(*at, today=self._today)
        return self._made_folders

    @property
    def busy(self) -> bool:
        """Whether something is asked or done, of which the line tells."""
        return any(made is not None and made.busy for made in (self._made, self._made_folders))

    def serve(self, asking: AsksForExport) -> None:
        """Do what is wanted there."""
        asking.export_wanted.connect(self.export)
        asking.folder_wanted.connect(self.write_folder)

    def look_into(self, file: Path) -> None:
        """Show what is in a package, and ask what to take over."""
        if not self.busy:
            self.packages.look_into(file)

    def open(self, file: Path) -> None:
        """Any file, by what is in it."""
        self.opening.open(file)

    def choose(self) -> None:
        """Let a person name the file."""
        self.opening.choose()

    def export(self, organizations: list[tuple[str, str]]) -> None:
        """Of these, by id and name."""
        if not self.busy:
            self.packages.export(organizations)

    def write_folder(self, organizations: list[tuple[str, str]]) -> None:
        """Of those that are named, each its own; empty where they could not be read."""
        if not self.busy:
            self.folders.ask(organizations)

    def _is_busy(self) -> bool:
        return self.busy

    def _packages(self) -> "Packages":
        return self.packages

    def _want_undo(self) -> None:
        """Also where what the line said was closed."""
        if not self.busy:
            self.line.undo_wanted.emit()

    def _open_dropped(self, paths: list[Path]) -> None:
        self.opening.open_dropped(paths)
