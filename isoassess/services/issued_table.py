"""The issued documents as a table: on the screen, copied, and as a file for a spreadsheet."""

import csv
import io
from collections.abc import Iterable

from msgspec import Struct

from isoassess.assessment.document_control import IssuedDocument
from isoassess.documents import DocumentKind, kind_words
from isoassess.documents.data_stamp import short
from isoassess.language.texts import _

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class IssuedRow(Struct, frozen=True, kw_only=True):
    """A version, and whether the data are still its own; None where nobody can tell."""

    document: IssuedDocument
    is_of_today: bool | None


def heads() -> tuple[str, ...]:
    return (
        _("Document"),
        _("Version"),
        _("Number"),
        _("Issued"),
        _("Data"),
        _("What changed"),
        _("Prepared by"),
        _("Approved by"),
        _("Distribution"),
        _("Data stamp"),
        _("File"),
    )


def cells(row: IssuedRow) -> tuple[str, ...]:
    """One line each, in the order of the heads; the day as a machine reads it, too."""
    one = row.document
    found = (
        document_words(one.kind),
        str(one.version),
        one.number,
        one.issued.isoformat(),
        data_words(row.is_of_today),
        one.changes,
        one.prepared_by,
        one.approved_by,
        one.distribution,
        short(one.stamp),
        one.file_name,
    )
    return tuple(" ".join(text.split()) for text in found)


def document_words(kind: str) -> str:
    """The name of a document; the word in the record where a newer version of the program wrote it."""
    return kind_words(DocumentKind(kind))[0] if kind in tuple(DocumentKind) else kind


def data_words(is_of_today: bool | None) -> str:
    """Whether the data are still those of the document."""
    if is_of_today is None:
        return _("cannot be compared")
    return _("as today") if is_of_today else _("changed since")


def as_text(rows: Iterable[IssuedRow]) -> str:
    """Lines with tabs, to be pasted."""
    return "\n".join("\t".join(line) for line in (heads(), *map(cells, rows)))


def as_csv(rows: Iterable[IssuedRow]) -> bytes:
    """For a spreadsheet; what it would take for a formula stays text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for line in (heads(), *map(cells, rows)):
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in line])
    return text.getvalue().encode("utf-8-sig")
