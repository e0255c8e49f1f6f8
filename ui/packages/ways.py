"""The ways to packages from anywhere in the window; what is behind them is read when it is first wanted."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from isoassess.store import Store
from ui.packages.dropping import PackageDrop
from ui.packages.line import PackageLine
from ui.session.remembered import Remembered

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from ui.packages.client_folder.client_folders import ClientFolders
    from ui.packages.packages import Packages


class AsksForExport(Protocol):
    """Where organizations are wanted out of the file, each signal with a list of ids and names."""

    @property
    def export_wanted(self) -> SignalInstance: ...
    @property
    def folder_wanted(self) -> SignalInstance: ...


class PackageWays(QObject):
    """`changed`: the file holds something else than before; `line` stands above the screens."""

    changed = Signal()

    def __init__(
        self,
        store: Store,
        catalogue: "Callable[[], Catalogue]",
        remembered: Remembered,
        listen: Callable[[], object],
        window: QWidget,
        *,
        today: Callable[[], datetime.date],
    ) -> None:
        super().__init__(window)
        self._store, self._catalogue, self._listen = store, catalogue, listen
        self._window, self._today, self._remembered = window, today, remembered
        self._made: Packages | None = None
        self._made_folders: ClientFolders | None = None
        self.line = PackageLine()
        PackageDrop(window).dropped.connect(self.look_into)

    @property
    def packages(self) -> "Packages":
        if self._made is None:
            from ui.packages.packages import Packages

            at = (self._store, self._catalogue, self.line, self._listen, self._window)
            self._made = Packages(*at, today=self._today)
            self._made.changed.connect(self.changed)
        return self._made

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

    def choose(self) -> None:
        """Let a person name the package."""
        if not self.busy:
            self.packages.choose()

    def export(self, organizations: list[tuple[str, str]]) -> None:
        """Of these, by id and name."""
        if not self.busy:
            self.packages.export(organizations)

    def write_folder(self, organizations: list[tuple[str, str]]) -> None:
        """Of the one that is named; empty where it could not be read."""
        if organizations and not self.busy:
            self.folders.ask(organizations[0])
