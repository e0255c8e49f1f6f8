"""Asks for another file to work in; what comes into one is named, and asked for once more."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from isoassess.errors import BadInput
from isoassess.exchange.file_kinds import FileKind, kind_of, refused
from isoassess.language.texts import _
from isoassess.shown import shown_name
from isoassess.store import default_store
from ui.parts.file_filters import file_filters
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.tips import breakable


def choose_store() -> Path | None:
    """None where a person changed their mind; whether it can be opened is for who opens it."""
    kinds = file_filters(worked_in_first=True)
    place = str(default_store().parent)
    while True:
        chosen, _kind = FileDialog.getOpenFileName(None, _("Open another file"), place, kinds)
        if not chosen:
            return None
        path = Path(chosen)
        says = why_not_worked_in(path)
        if not says:
            return path
        QMessageBox.information(None, "IsoAssess", breakable(says))
        place = str(path.parent)


def why_not_worked_in(path: Path) -> str:
    """What a file is that nobody works in; empty for what may be one, also damaged."""
    try:
        kind = kind_of(path)
    except BadInput:
        return ""
    what = {
        FileKind.PACKAGE: _("a package"),
        FileKind.ASSESSMENT: _("an assessment or a profile"),
        FileKind.TABLES: _("a spreadsheet or a checklist"),
        FileKind.PDF: _("a PDF"),
    }
    if kind in what:
        says = _("{name} is {what}. Open a file of this program first, and then {name} in it.")
        return says.format(name=shown_name(path.name), what=what[kind])
    if kind in (FileKind.STORE, FileKind.CLOSED, FileKind.EMPTY, FileKind.OTHER):
        return ""
    return _("{why}.").format(why=refused(path, kind))
