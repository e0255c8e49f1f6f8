"""The ways to packages from anywhere in the window; what is behind them is read when it is first wanted."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from isoassess.store import Store
from ui.packages.dropping import PackageDrop
from ui.packages.line import PackageLine

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from ui.packages.packages import Packages


class PackageWays(QObject):
    """`changed`: the file holds something else than before; `line` stands above the screens."""

    changed = Signal()

    def __init__(
        self,
        store: Store,
        catalogue: "Callable[[], Catalogue]",
        listen: Callable[[], object],
        window: QWidget,
        *,
        today: Callable[[], datetime.date],
    ) -> None:
        super().__init__(window)
        self._store, self._catalogue, self._listen = store, catalogue, listen
        self._window, self._today = window, today
        self._made: Packages | None = None
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

    def look_into(self, file: Path) -> None:
        """Show what is in a package, and ask what to take over."""
        self.packages.look_into(file)

    def choose(self) -> None:
        """Let a person name the package."""
        self.packages.choose()

    def export(self, organizations: list[tuple[str, str]]) -> None:
        """Of these, by id and name."""
        self.packages.export(organizations)
