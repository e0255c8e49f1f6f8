"""Asks before a new store is made where there was one: what was kept of it may lie beside its place."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from isoassess.language.texts import _
from isoassess.store import has_companions, is_missing, kept_beside, put_companions_aside


def instead_of(path: Path, *, was_known: bool, ask: Callable[[], Path | None]) -> Path | None:
    """The file to open: the path itself where it is there or a new one is wanted; None to open nothing.

    `ask` lets the person name another file.
    """
    if not is_missing(path):
        return path
    kept = kept_beside(path)
    if not (kept or was_known or has_companions(path)):
        return path
    return _asked(path, kept[0] if kept else None, ask)


def _asked(path: Path, kept: Path | None, ask: Callable[[], Path | None]) -> Path | None:
    box = QMessageBox()
    box.setWindowTitle("IsoAssess")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(_("The file was emptied.") if path.exists() else _("The file is not there any more."))
    box.setInformativeText(_words(path, kept))
    opens = None
    if kept is not None:
        opens = box.addButton(_("Open &what was kept"), QMessageBox.ButtonRole.AcceptRole)
    another = box.addButton(_("&Open another file..."), QMessageBox.ButtonRole.ActionRole)
    again = box.addButton(_("&Try again"), QMessageBox.ButtonRole.ActionRole)  # a stick may be put in by now
    new = box.addButton(_("&Make a new file"), QMessageBox.ButtonRole.DestructiveRole)
    leave = box.addButton(_("&Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(opens or leave)
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
    return kept if opens is not None and chosen is opens else None


def _words(path: Path, kept: Path | None) -> str:
    there = _('At "{path}" there was a file of IsoAssess before.').format(path=path)
    if kept is None:
        return there + " " + _("Look for it, for a place you saved everything to, or for a backup.")
    return (
        there
        + " "
        + _('A copy of it was found: "{kept}". It may be older. Look at its date first.').format(kept=kept)
    )
