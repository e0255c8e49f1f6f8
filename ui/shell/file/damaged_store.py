"""Where a file cannot be opened because it is damaged: the ways out of it, shown when they are needed."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from isoassess.language.texts import ngettext
from isoassess.settings import own_settings, settings_path
from isoassess.settings.declared import BACKUP_FOLDER
from isoassess.store.vault.keyring import KEYRING
from ui.backups.backing_up import back_up_last
from ui.session.remembered import Remembered
from ui.widgets.other_scripts import lend_fonts

NAMED = 6  # damages in their own sentences


class KnownDamage(Struct, frozen=True):
    """What was found in a file that can be opened and yet is damaged, in sentences."""

    path: Path
    found: tuple[str, ...]


def ask_about_damage(
    path: Path, reason: str, another: Callable[[], Path | None], *, may_open: bool = False
) -> Path | None:
    """The file to go on with: a new one, the path with a backup in place, or another; None to quit.

    `another` lets the person name a file. `may_open`: it can be opened as it is, instead of quitting.
    """
    from ui.shell.file.damaged_dialog import DamagedDialog  # few ever need it, and all would wait for it

    lend_fonts()
    dialog = DamagedDialog(path, reason, second=own_settings().get(BACKUP_FOLDER), may_open=may_open)
    dialog.exec()
    dialog.deleteLater()
    if dialog.wants_another:
        return another()
    if not dialog.result():
        return path if may_open else None
    if dialog.file is not None and dialog.file != path:
        Remembered(settings_path()).go_on_in(dialog.file, instead_of=path)
    return dialog.file


def way_out_of(known: KnownDamage, another: Callable[[], Path | None]) -> Path | None:
    """As `ask_about_damage`, of a file that was open just now, whose password is forgotten only then."""
    reason = "\n".join(known.found[:NAMED])
    left = len(known.found) - NAMED
    if left > 0:
        reason += "\n" + ngettext("... and {count} more.", "... and {count} more.", left).format(count=left)
    wanted = ask_about_damage(known.path, reason, another, may_open=True)
    if wanted != known.path:
        KEYRING.forget(known.path)
    return wanted


def after_closing(
    path: Path,
    remembered: Remembered,
    wanted: Path | KnownDamage | None,
    another: Callable[[], Path | None],
    *,
    is_ours: bool,
) -> Path | None:
    """What is done about a file that was closed, and the file to open in its place.

    `is_ours`: no other computer writes in it, and backs it up.
    """
    if isinstance(wanted, KnownDamage):  # a backup of it would only be one more that is damaged
        return way_out_of(wanted, another)
    if is_ours:
        back_up_last(path, remembered)
    KEYRING.forget(path)
    return wanted
