"""Where a document goes: the name proposed for its file, and the place a person chooses."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from isoassess.documents import DocumentKind, file_name_pattern
from isoassess.domain.case import Case
from isoassess.files.file_names import file_name as named_file
from isoassess.language.texts import _

LONGEST_NAME = 100  # characters of the organization's name
MOST_BYTES = 180  # of it; file systems refuse more than 255 in all


def file_name(kind: DocumentKind, case: Case) -> str:
    """A name that every system takes: organization, document, date."""
    given = case.profile.organization.name[:LONGEST_NAME]
    name = named_file(given, otherwise=_("Organization"), most=MOST_BYTES)
    return file_name_pattern(kind).format(organization=name, date=case.date.isoformat())


def ask_for_pdf(parent: QWidget, title: str, proposed: Path) -> Path | None:
    """The file a person chooses, its name ending in .pdf; None when there is none.

    The dialog asks before a file is replaced, so it asks again where only the ending made it one.
    """
    path = _ask(parent, title, proposed)
    if path is None or path.suffix.lower() == ".pdf":
        return path
    complete = _with_ending(path)
    if not complete.exists():
        return complete
    again = _ask(parent, title, complete)
    return None if again is None else _with_ending(again)


def ask_for_folder(parent: QWidget, title: str, proposed: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, str(proposed))
    return Path(chosen) if chosen else None


def _ask(parent: QWidget, title: str, proposed: Path) -> Path | None:
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(proposed), _("PDF (*.pdf)"))
    return Path(chosen) if chosen else None


def _with_ending(path: Path) -> Path:
    return path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
