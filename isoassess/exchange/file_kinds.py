"""What a file is, told by its bytes whatever it is called; whether it is sound, only its reader tells."""

import os
import re
from enum import Enum, auto
from pathlib import Path

from isoassess.errors import BadInput
from isoassess.files.package_marks import SEALED, ZIP
from isoassess.language.texts import _
from isoassess.store.vault.pages import is_closed

_HEAD, _TAIL = 8192, 65536  # bytes that are looked at
_SQLITE = b"SQLite format 3\0"
_PDF, OLE = b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAME_LENGTH, _NAME = slice(26, 28), 30  # in the head of a part of a zip
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OFFICE = ("[Content_Types].xml", "_rels/", "docProps/", "xl/", "word/", "ppt/")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_KEY = re.compile(r"^[A-Za-z_][\w-]*:(\s|$)", re.MULTILINE)
_CATALOGUE = re.compile(r"^catalogue:\s", re.MULTILINE)
_A_CALENDAR = "BEGIN:VCALENDAR"
_BETWEEN_CELLS = re.compile(r"[;,\t]")


class FileKind(Enum):
    """What can be done with it is for the window."""

    STORE = auto()
    CLOSED = auto()  # a store with a password, as far as can be told
    PACKAGE = auto()
    ASSESSMENT = auto()
    CATALOGUE = auto()
    TABLES = auto()
    PDF = auto()
    PICTURE = auto()
    WORD = auto()
    PRESENTATION = auto()
    CALENDAR = auto()
    TEXT = auto()
    EMPTY = auto()
    OTHER = auto()


def kind_of(path: Path) -> FileKind:
    """BadInput where there is no such file, or it cannot be read.

    A store that is open in this process must not be asked: closing it here ends the locks of SQLite.
    """
    try:
        if path.is_dir():
            raise BadInput(_("{name} is a folder; choose a file in it").format(name=path.name or path))
        if not path.exists():
            raise BadInput(_("{path}: there is no such file").format(path=path))
        if not path.is_file():
            raise BadInput(_("{path}: not a file").format(path=path))
        with path.open("rb") as file:
            head = file.read(_HEAD)
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _TAIL))
            tail = file.read(_TAIL)
    except (OSError, ValueError) as problem:  # a path with NUL in it is a ValueError
        reason = getattr(problem, "strerror", None) or problem
        raise BadInput(_("{path}: {reason}").format(path=path, reason=reason)) from None
    kind = _kind(head, tail, path.suffix.lower())
    return FileKind.CLOSED if kind is FileKind.OTHER and is_closed(path) else kind


def _kind(head: bytes, tail: bytes, ending: str) -> FileKind:
    if not head.strip(b"\0\r\n\t "):
        return FileKind.EMPTY
    for beginnings, kind in (
        ((_SQLITE,), FileKind.STORE),
        ((SEALED,), FileKind.PACKAGE),
        ((OLE,), FileKind.TABLES),
        (_PICTURES, FileKind.PICTURE),
    ):
        if head.startswith(beginnings):
            return kind
    if head.startswith(ZIP):
        return _kind_of_zip(head, tail)
    if _PDF in head[:1024]:
        return FileKind.PDF
    text = _text(head)
    return _kind_of_text(text, ending) if text is not None else FileKind.OTHER


def _kind_of_zip(head: bytes, tail: bytes) -> FileKind:
    """By its first part, and for Office by the list of all at its end."""
    end = _NAME + int.from_bytes(head[_NAME_LENGTH], "little")
    first = head[_NAME:end].decode(errors="replace")
    if first == "mimetype":
        is_sheet = _OPEN_DOCUMENT + b"spreadsheet" in head[:512]
        return FileKind.TABLES if is_sheet else FileKind.WORD
    if first.startswith(_OFFICE):
        if b"word/" in tail:
            return FileKind.WORD
        return FileKind.PRESENTATION if b"ppt/" in tail else FileKind.TABLES
    return FileKind.PACKAGE


def _text(head: bytes) -> str | None:
    """None where the bytes are no text."""
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[len(mark) :].decode(name, errors="ignore")
    if any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head):
        return None
    try:
        return head.decode("utf-8-sig", errors="strict" if len(head) < _HEAD else "ignore")
    except UnicodeDecodeError:
        return head.decode("cp1252", errors="replace") if _letters(head) else None


def _letters(head: bytes) -> bool:
    """Whether most of it is what a text of an older system is made of."""
    return sum(byte < 128 for byte in head) > len(head) * 0.7


def _kind_of_text(text: str, ending: str) -> FileKind:
    if text.startswith(_A_CALENDAR):
        return FileKind.CALENDAR
    if _CATALOGUE.search(text):
        return FileKind.CATALOGUE
    if ending in (".yaml", ".yml"):
        return FileKind.ASSESSMENT
    if ending in (".csv", ".tsv"):
        return FileKind.TABLES
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    if _KEY.match(first) or first.lstrip().startswith("{"):
        return FileKind.ASSESSMENT
    return FileKind.TABLES if _BETWEEN_CELLS.search(first) else FileKind.TEXT


def refused(path: Path, kind: FileKind) -> BadInput:
    """Why a file of a kind that is not opened here is not, in a sentence that says what it is."""
    says = {
        FileKind.PICTURE: _("{name} is a picture; attach it to the requirement that it shows"),
        FileKind.WORD: _("{name} is a document to write in; attach it to the requirement that it shows"),
        FileKind.PRESENTATION: _("{name} is a presentation; attach it to the requirement that it shows"),
        FileKind.CATALOGUE: _("{name} is a catalogue of requirements; load it in the question library"),
        FileKind.CALENDAR: _("{name} is a calendar; it is opened with a calendar, and not read in"),
        FileKind.EMPTY: _("{name} is empty"),
        FileKind.TEXT: _("{name} is a text, and neither an assessment nor a table"),
    }
    otherwise = _(
        "{name} is none of the files that are opened here: a file or package of this program, FILE.yaml, "
        "a spreadsheet, an old checklist, a filled worksheet"
    )
    return BadInput(says.get(kind, otherwise).format(name=path.name))


def no_assessment(path: Path, problem: BadInput) -> BadInput:
    """The problem of a file that could not be read as FILE.yaml, or what it is where it is another kind."""
    try:
        kind = kind_of(path)
    except BadInput:
        return problem
    what = {
        FileKind.STORE: _("a file of the program"),
        FileKind.CLOSED: _("a file of the program with a password"),
        FileKind.PACKAGE: _("a package or a zip file"),
        FileKind.TABLES: _("a table"),
        FileKind.PDF: _("a PDF"),
        FileKind.PICTURE: _("a picture"),
        FileKind.WORD: _("a document to write in"),
        FileKind.PRESENTATION: _("a presentation"),
        FileKind.CALENDAR: _("a calendar"),
        FileKind.CATALOGUE: _("a catalogue of requirements"),
    }.get(kind)
    return (
        BadInput(_("{name} is {what}, and no FILE.yaml").format(name=path.name, what=what))
        if what
        else problem
    )
