"""Where a file cannot be opened because it is damaged: the ways out of it, shown when they are needed."""

from collections.abc import Callable
from pathlib import Path

from isoassess.store import NotAStore, StoreDamaged, StoreError


def is_damage(error: StoreError, path: Path) -> bool:
    """Whether it is a store of which something may be saved."""
    if isinstance(error, StoreDamaged):
        return True
    if not isinstance(error, NotAStore):
        return False
    from isoassess.store.repair.ways_out import looks_like_store

    return looks_like_store(path)


def ask_about_damage(
    path: Path, reason: str, another: Callable[[], Path | None], *, second: Path | None = None
) -> Path | None:
    """The file to go on with: a new one, the path with a backup in place, or another; None to quit.

    `another` lets the person name a file; `second` is a folder with further backups.
    """
    from ui.shell.file.damaged_dialog import DamagedDialog  # few ever need it, and all would wait for it

    dialog = DamagedDialog(path, reason, second=second)
    dialog.exec()
    dialog.deleteLater()
    if dialog.wants_another:
        return another()
    return dialog.file if dialog.result() else None
