"""From which data a document was made."""

from datetime import date

from msgspec import Struct


class Origin(Struct, frozen=True, kw_only=True):
    """From which data a document was made, so that a program can tell it from the file alone.

    `stamp` is the whole one, with the number of its recipe; `document`, `lens` and `organization` say what
    to look for in a store, and `catalogue` and `program` are the versions it was made with.
    """

    stamp: str
    day: date
    document: str
    lens: str
    organization: str
    catalogue: str
    program: str
