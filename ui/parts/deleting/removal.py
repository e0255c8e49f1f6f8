"""What is done after something was deleted in the file, so that nothing of it is left there and in copies."""

from collections.abc import Mapping
from enum import Enum, auto
from pathlib import Path

from isoassess.errors import ExpectedError
from isoassess.store import Extent, clean_apart, remove_copy, take_out_of_copy
from ui.parts.deleting.words import later_words


class CopyFate(Enum):
    """What becomes of a copy that holds it, too."""

    TAKE_OUT = auto()
    REMOVE = auto()
    KEEP = auto()


def finish(path: Path, extent: Extent, fates: Mapping[Path, CopyFate], *, who: str) -> list[str]:
    """What could not be done, a sentence each; for a thread of its own."""
    problems: list[str] = []
    for copy, fate in fates.items():
        try:
            if fate is CopyFate.TAKE_OUT:
                take_out_of_copy(copy, extent.subject, extent.id, who=who)
            elif fate is CopyFate.REMOVE:
                remove_copy(copy)
        except ExpectedError as error:
            problems.append(str(error))
    try:
        if not clean_apart(path, who=who):
            problems.append(later_words())
    except ExpectedError as error:
        problems.append(later_words(error))
    return problems
