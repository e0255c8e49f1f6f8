"""What can come back filled in: how it is asked for, how it is read, and what it is called."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from isoassess.domain.case import Case
from isoassess.exchange.filled_form import read_fields
from isoassess.language.texts import _
from isoassess.services.filled_worksheet import FormEntry, filled_worksheet
from isoassess.services.filled_worksheet_words import told
from isoassess.store import locked
from isoassess.store.arrival import Arrival, ArrivalKind, arrival_from
from ui.session.open_assessment import OpenAssessment


class CameBack(Struct, frozen=True, kw_only=True):
    """What a file says: its entries, and what there is to know before, a sentence each.

    `doubtful`: some of it is likely not as it was meant, so that a person has to say that it is.
    """

    entries: tuple[FormEntry, ...]
    sentences: tuple[str, ...]
    arrival: Arrival
    doubtful: bool = False

    @property
    def conflicts(self) -> tuple[FormEntry, ...]:
        return tuple(entry for entry in self.entries if entry.conflicts)


class ComingBack(Struct, frozen=True, kw_only=True):
    """`files` is the filter of the file dialog; `theirs` names its side of a conflict, `take_all` the button;
    `done` and `undone` are told after it was read in, and after that was taken back.

    `read` gets the file, the case and the id of the assessment; it works on any thread (BadInput).
    """

    title: str
    files: str
    theirs: str
    take_all: str
    done: str
    undone: str
    read: Callable[[Path, Case, str], CameBack]


def why_nothing_comes_back(opened: OpenAssessment) -> str:
    """Why nothing can be read into it now, known before a file is asked for; empty where it can."""
    if opened.completed is not None:
        return str(locked())
    return opened.keeping.store.file.why_read_only


def worksheet_form() -> ComingBack:
    """An interview worksheet that was filled in as a form."""
    return ComingBack(
        title=_("Read in a filled worksheet"),
        files=_("PDF (*.pdf)"),
        theirs=_("In the worksheet"),
        take_all=_("&Take all from the worksheet"),
        done=_("The worksheet was read in."),
        undone=_("What came from the worksheet was taken back: the answers are as before it."),
        read=_read_form,
    )


def _read_form(path: Path, case: Case, assessment_id: str) -> CameBack:
    worksheet = filled_worksheet(read_fields(path), case, assessment_id, name=path.name)
    arrival = arrival_from(ArrivalKind.WORKSHEET, path)
    return CameBack(entries=worksheet.entries, sentences=told(worksheet, case), arrival=arrival)
