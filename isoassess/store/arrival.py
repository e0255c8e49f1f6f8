"""That something came from a file, as the history tells it: its kind, its name, and how much came."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec import Struct

READ_IN = "read-in"  # the key of what was read in; it goes with the history wherever that goes
# Of a package. It is so of one file alone, and stays there: two that take each other in end the same.
PACKAGE_TAKEN = "package-taken"
IMPORT_UNDONE = "import-undone"  # and that it was undone; a trigger of the file knows this key, too
EARLIER_NUMBER = (
    "earlier-number"  # of a finding, in a file that was joined with another; goes with the history
)
ARRIVALS = (READ_IN, PACKAGE_TAKEN)
OF_THIS_FILE = (PACKAGE_TAKEN, IMPORT_UNDONE)
_MOST_PEOPLE = 5
_LONGEST_NAME = 255


class ArrivalKind(StrEnum):
    """What a file is that something came from."""

    PACKAGE = "package"
    ASSESSMENT_FILE = "file"
    SPREADSHEET = "spreadsheet"
    WORKSHEET = "worksheet"
    CHECKLIST = "checklist"


class Arrival(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`file`: its name without the folder. Of a package: `people`, who said what came, `entries` of the
    history, which stand right before this one, `answers` and general `actions` they are about, and
    `numbers` that were given to other findings there.
    """

    kind: ArrivalKind
    file: str = ""
    people: tuple[str, ...] = ()
    entries: int = 0
    answers: int = 0
    actions: int = 0
    numbers: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """As the history keeps it."""
        return msgspec.json.encode(self).decode()


def arrival_from(kind: ArrivalKind, file: Path) -> Arrival:
    """A name may hold what is no text."""
    name = file.name.encode("utf-8", "replace").decode()
    return Arrival(kind=kind, file=name[:_LONGEST_NAME])


def people_named(people: Iterable[str]) -> tuple[str, ...]:
    """Each once, and not more than a sentence can name."""
    return tuple(dict.fromkeys(filter(None, people)))[:_MOST_PEOPLE]


def arrival_said(key: str, text: str | None) -> Arrival | None:
    """What an entry of the history tells; None for any other, whoever wrote it in whatever form."""
    if key not in ARRIVALS or text is None:
        return None
    try:
        return msgspec.json.decode(text, type=Arrival)
    except msgspec.DecodeError:
        return None
