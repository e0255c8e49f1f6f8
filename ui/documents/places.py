"""Where a document goes: the name proposed for its file, and the place a person chooses."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from isoassess.documents import DocumentKind, FileFormat, file_name_pattern
from isoassess.domain.case import Case
from isoassess.files.file_names import organization_name
from isoassess.language.texts import _
from ui.widgets.choosing.file_dialog import FileDialog

MOST_BYTES = 120  # of the organization's name; file systems refuse more than 255 in all


def file_name(kind: DocumentKind, case: Case) -> str:
    """A name that every system takes: organization, document, date."""
    name = organization_name(case.profile.organization.name, otherwise=_("Organization"), most=MOST_BYTES)
    return file_name_pattern(kind).format(organization=name, date=case.date.isoformat())


def format_words(format: FileFormat) -> str:
    """What a person calls a format."""
    return {FileFormat.PDF: _("PDF"), FileFormat.WORD: _("Word")}[format]


def ask_for_file(parent: QWidget, title: str, proposed: Path, *formats: FileFormat) -> Path | None:
    """The file a person chooses, its name ending as a format of those does; None when there is none.

    The first format is the one proposed, a PDF where none is named; another is taken by the kind of file or
    by the ending of the name. The dialog asks before a file is replaced, so it asks again where only the
    ending made it one.
    """
    offered = formats or (FileFormat.PDF,)
    proposed = _with_ending(proposed, offered[0])
    path, format = _ask(parent, title, proposed, offered)
    if path is None or path.suffix.lower() == format.ending:
        return path
    complete = _with_ending(path, format)
    if not complete.exists():
        return complete
    again, format = _ask(parent, title, complete, (format,))
    return None if again is None else _with_ending(again, format)


def ask_for_folder(parent: QWidget, title: str, proposed: Path) -> Path | None:
    chosen = FileDialog.getExistingDirectory(parent, title, str(proposed))
    return Path(chosen) if chosen else None


def _ask(
    parent: QWidget, title: str, proposed: Path, offered: tuple[FileFormat, ...]
) -> tuple[Path | None, FileFormat]:
    """The file, and the format it is to have: that of another kind chosen, else that of the ending."""
    kinds = {f"{format_words(format)} (*{format.ending})": format for format in offered}
    chosen, kind = FileDialog.getSaveFileName(parent, title, str(proposed), ";;".join(kinds))
    path = Path(chosen) if chosen else None
    format = kinds.get(kind, offered[0])
    if path is not None and format is offered[0]:
        format = next((one for one in offered if one.ending == path.suffix.lower()), format)
    return path, format


def _with_ending(path: Path, format: FileFormat) -> Path:
    """The name of another format's file becomes that of this one; any other ending is a part of the name."""
    if path.suffix.lower() == format.ending:
        return path
    others = (known.ending for known in FileFormat)
    name = path.stem if path.suffix.lower() in others else path.name
    return path.with_name(name + format.ending)
