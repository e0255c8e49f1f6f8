"""What a repair has come to: counts of what is saved, and each thing that is not."""

from pathlib import Path

from msgspec import Struct

PROFILE = ""  # among doubtful answers: the profile itself
TOLD = (  # the tables that a person is told of
    *("organization", "assessment", "answer", "attachment", "content", "history"),
    *("finding_number", "issued_document"),
)


Named = tuple[tuple[str, tuple[str, ...]], ...]  # requirements by the name of the organization


class SavedTable(Struct, frozen=True, kw_only=True):
    """`saved` counts all rows in the new file, `remade` those of them that the history gave back.

    `flawed`: rows that are damaged and were kept as they are; `lost`: rows that were seen and cannot be read,
    or are known to be missing.
    """

    name: str
    saved: int
    remade: int = 0
    flawed: int = 0
    lost: int = 0


class Repaired(Struct, frozen=True, kw_only=True):
    """`file` is new, the damaged one is as it was.

    `doubtful`: the answers that are not what their history says. `unconfirmed`: those that could be read in
    one of the two places only, so that nothing tells whether every letter is right.
    `files`: the attached files whose content is damaged. `reduced`: what was made of the history, with less
    than there was.
    """

    damaged: Path
    file: Path
    tables: tuple[SavedTable, ...]
    doubtful: Named = ()
    unconfirmed: Named = ()
    files: tuple[str, ...] = ()
    reduced: tuple[str, ...] = ()

    def count(self, table: str) -> int:
        return next((one.saved for one in self.tables if one.name == table), 0)

    @property
    def lost(self) -> int:
        return sum(one.lost for one in self.tables)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is known to be missing or doubtful."""
        damaged = any(one.flawed for one in self.tables)
        unsure = self.doubtful or self.unconfirmed
        return not (self.lost or damaged or unsure or self.files or self.reduced)
