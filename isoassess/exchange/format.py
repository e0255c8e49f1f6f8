"""What sets one format of files apart from the others: the module of each says it of its own."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from isoassess.exchange.assessment_file import AssessmentFile


class Format(Struct, frozen=True, kw_only=True):
    """A format that an assessment is read from: by the endings of its files, and how (BadInput)."""

    suffixes: frozenset[str]
    read: Callable[[Path], AssessmentFile]
