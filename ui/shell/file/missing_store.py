"""Asks before a new store is made where there was one: what was kept of it may lie beside its place."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from isoassess.language.texts import _
from isoassess.store import has_companions, is_missing, kept_beside, put_companions_aside
from ui.widgets.other_scripts import lend_fonts

if TYPE_CHECKING:
    from isoassess.store.backup.places import Backup


def instead_of(path: Path, *, was_known: bool, ask: Callable[[], Path | None]) -> Path | None:
    """The file to open: the path itself where it is there or a new one is wanted; None to open nothing.

    `ask` lets the person name another file.
    """
    if not is_missing(path):
        return path
    kept, has_backups = kept_beside(path), bool(_backups(path))
    if not (kept or was_known or has_backups or has_companions(path)):
        return path
    return _asked(path, kept[0] if kept else None, ask, has_backups=has_backups)


def _asked(
    path: Path, kept: Path | None, ask: Callable[[], Path | None], *, has_backups: bool
) -> Path | None:
    lend_fonts()
    box = QMessageBox()
    box.setWindowTitle("IsoAssess")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(_("The file was emptied.") if path.exists() else _("The file is not there any more."))
    box.setInformativeText(_words(path, kept, has_backups=has_backups))
    opens = backup = None
    if kept is not None:
        opens = box.addButton(_("Open &what was kept"), QMessageBox.ButtonRole.AcceptRole)
    if has_backups:
        backup = box.addButton(_("Take a &backup..."), QMessageBox.ButtonRole.AcceptRole)
    another = box.addButton(_("&Open another file..."), QMessageBox.ButtonRole.ActionRole)
    again = box.addButton(_("&Try again"), QMessageBox.ButtonRole.ActionRole)  # a stick may be put in by now
    new = box.addButton(_("&Make a new file"), QMessageBox.ButtonRole.DestructiveRole)
    leave = box.addButton(_("&Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(backup or opens or leave)
    box.setEscapeButton(leave)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    if chosen is new:
        put_companions_aside(path)
        return path
    if chosen is again:
        return instead_of(path, was_known=True, ask=ask)
    if chosen is another:
        return ask()
    if backup is not None and chosen is backup:
        _take_backup(path)
        return instead_of(path, was_known=True, ask=ask)
    return kept if opens is not None and chosen is opens else None


def _take_backup(path: Path) -> None:
    from ui.shell.file.missing_backups import MissingBackups

    dialog = MissingBackups(path, _backups(path))
    dialog.exec()
    dialog.deleteLater()


def _backups(path: Path) -> "list[Backup]":
    """Looked for only where the file is missing, so that nobody else waits for it."""
    from isoassess.settings import own_settings
    from isoassess.settings.declared import BACKUP_FOLDER
    from ui.shell.file.missing_backups import backups_of

    return backups_of(path, own_settings().get(BACKUP_FOLDER))


def _words(path: Path, kept: Path | None, *, has_backups: bool) -> str:
    there = _('At "{path}" there was a file of IsoAssess before.').format(path=path)
    if has_backups:
        there += " " + _("There are backups of it: take one, and go on with what is in it.")
    if kept is None and has_backups:
        return there
    if kept is None:
        return there + " " + _("Look for it, for a place you saved everything to, or for a backup.")
    return (
        there
        + " "
        + _('A copy of it was found: "{kept}". It may be older. Look at its date first.').format(kept=kept)
    )
