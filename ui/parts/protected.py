"""A file that somebody has write-protected gives way to another one only when a person says so again."""

import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from isoassess.files.writing import is_protected
from isoassess.language.texts import _, ngettext
from isoassess.shown import shown


def may_replace(window: QWidget, paths: Sequence[Path]) -> bool:
    """Whether files may be written to these paths; those a person gives up are protected no longer."""
    kept = [path for path in paths if is_protected(path)]
    if not kept:
        return True
    says = ngettext(
        "{names} is write-protected. Replace it?", "{names} are write-protected. Replace them?", len(kept)
    )
    answer = QMessageBox.question(
        window, _("Replace?"), says.format(names=shown(", ".join(path.name for path in kept), 300))
    )
    if answer != QMessageBox.StandardButton.Yes:
        return False
    for path in kept:
        with suppress(OSError):  # writing says what is wrong
            path.chmod(path.stat().st_mode | stat.S_IWUSR)
    return True
