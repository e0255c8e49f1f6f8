"""What a spreadsheet says of itself in a sheet that nobody sees: whose answers are in it, and from when."""

import hashlib

import msgspec
from msgspec import Struct

KIND = "isoassess-spreadsheet-1"
HIDDEN = "isoassess"  # the name of the sheet, in every language
_MARK = 16  # hexadecimal digits


class SpreadsheetIdentity(Struct, frozen=True, kw_only=True):
    """The assessment by its id, the versions it was made with, and the data stamp of that moment.

    `assessment` is empty where the spreadsheet was made of a file that is in no store. `day` is in ISO form.
    """

    kind: str = KIND
    assessment: str
    organization: str
    lens: str
    catalogue: str
    stamp: str
    program: str
    day: str


def identity_text(identity: SpreadsheetIdentity) -> str:
    return msgspec.json.encode(identity).decode()


def identity_of(text: str) -> SpreadsheetIdentity | None:
    """What such a text says; None for any other."""
    try:
        found = msgspec.json.decode(text, type=SpreadsheetIdentity)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None
    return found if found.kind == KIND and (found.assessment or found.organization.strip()) else None


def mark_of(text: str) -> str:
    """By what a value is known again without being there a second time."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:_MARK] if text else ""
