"""Which of several files with one id a file is: a copy has the id of its original."""

import os
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from isoassess.store.file.identity import identity_of_file


class WhichFile(Struct, frozen=True):
    """A file when it was opened: its absolute path, and where the system numbers files its number."""

    path: str = ""
    device: int = 0
    inode: int = 0

    def is_that(self, other: "WhichFile") -> bool:
        """Whether both are one file, be it under another name by now."""
        if self.inode and (self.device, self.inode) == (other.device, other.inode):
            return True
        return self.path == other.path

    def is_there(self, store_id: str) -> bool:
        """Whether it is still at its path, or another version of it: a store with this id."""
        place = Path(self.path)
        try:
            if not place.is_file():
                return False
            said = identity_of_file(place)
        except OSError:
            return False
        if said is None and not os.access(place, os.R_OK):
            return True  # it may well be
        return said is not None and said.id == store_id


class FileHolder(Protocol):
    """What knows the file that is open in it."""

    @property
    def which(self) -> WhichFile:
        """The one that is open now."""
