"""Where a file cannot be opened because it is damaged: the ways out of it, shown when they are needed."""

from collections.abc import Callable
from pathlib import Path

from isoassess.settings import own_settings
from isoassess.settings.declared import BACKUP_FOLDER
from isoassess.store import NotAStore, StoreDamaged
from ui.widgets.other_scripts import lend_fonts


def is_damage(error: Exception, path: Path) -> bool:
    """Whether it is a store of which something may be saved."""
    if isinstance(error, StoreDamaged):
        return True
    if not isinstance(error, NotAStore):
        return False
    from isoassess.store.repair.ways_out import looks_like_store

    return looks_like_store(path)


def ask_about_damage(path: Path, reason: str, another: Callable[[], Path | None]) -> Path | None:
    """The file to go on with: a new one, the path with a backup in place, or another; None to quit.

    `another` lets the person name a file.
    """
    from ui.shell.file.damaged_dialog import DamagedDialog  # few ever need it, and all would wait for it

    lend_fonts()
    dialog = DamagedDialog(path, reason, second=own_settings().get(BACKUP_FOLDER))
    dialog.exec()
    dialog.deleteLater()
    if dialog.wants_another:
        return another()
    return dialog.file if dialog.result() else None
