"""The ways to files from anywhere in the window; what is behind them is read when it is first wanted."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from isoassess.settings.last_folders import LastFolders
from isoassess.store import Store
from ui.packages.dropping import FileDrop
from ui.packages.line import PackageLine

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from ui.packages.opening import FileOpening
    from ui.packages.packages import Packages


class PackageWays(QObject):
    """`changed`: the file holds something else than before; `line` stands above the screens.

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
        folders: LastFolders,
        listen: Callable[[], object],
        window: QWidget,
        *,
        today: Callable[[], datetime.date],
    ) -> None:
        super().__init__(window)
        self._store, self._catalogue, self._listen = store, catalogue, listen
        self._window, self._today, self._folders = window, today, folders
        self._made: Packages | None = None
        self._opening: FileOpening | None = None
        self.line = PackageLine()
        FileDrop(window).dropped.connect(self._open_dropped)

    @property
    def packages(self) -> "Packages":
        if self._made is None:
            from ui.packages.packages import Packages

            at = (self._store, self._catalogue, self.line, self._listen, self._window)
            self._made = Packages(*at, today=self._today, folders=self._folders)
            self._made.changed.connect(self.changed)
            self._made.begun.connect(self.begun)
        return self._made

    @property
    def opening(self) -> "FileOpening":
        if self._opening is None:
            from ui.packages.opening import FileOpening

            at = (self._folders, self.line, self._window)
            self._opening = FileOpening(self._store, self._packages, *at)
            self._opening.store_wanted.connect(self.store_wanted)
            self._opening.filled_wanted.connect(self.filled_wanted)
        return self._opening

    def look_into(self, file: Path) -> None:
        """Show what is in a package, and ask what to take over."""
        self.packages.look_into(file)

    def open(self, file: Path) -> None:
        """Any file, by what is in it."""
        self.opening.open(file)

    def choose(self) -> None:
        """Let a person name the file."""
        self.opening.choose()

    def export(self, organizations: list[tuple[str, str]]) -> None:
        """Of these, by id and name."""
        self.packages.export(organizations)

    def _packages(self) -> "Packages":
        return self.packages

    def _open_dropped(self, paths: list[Path]) -> None:
        self.opening.open_dropped(paths)
