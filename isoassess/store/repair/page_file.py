"""The pages of a file as bytes, whatever SQLite thinks of it: made readable where a password closes it."""

from pathlib import Path

from isoassess.store.errors import from_os
from isoassess.store.file.database import beside
from isoassess.store.repair.wal_frames import kept_frames
from isoassess.store.vault.keyring import KEYRING
from isoassess.store.vault.pages import PAGE_SIZE, RESERVED, is_proven, proof_key, readable

HEADER = 100  # bytes that the first page begins with
_SIZES = [2**power for power in range(9, 17)]


class PageFile:
    """Of a file that nobody has open in this process; `spoiled` are the pages known to be damaged."""

    def __init__(self, path: Path) -> None:
        self._key = KEYRING.find(path)
        self._proof_key = proof_key(self._key) if self._key else b""
        self.spoiled: set[int] = set()
        try:
            self._file = path.open("rb")
            self.size = self._page_size()
            whole = path.stat().st_size
        except OSError as problem:
            raise from_os(path, problem) from problem
        self.count = -(-whole // self.size)
        self._newer: dict[int, bytes] = {}
        frames = kept_frames(beside(path, "-wal"), self.size)
        most = self.count + len(frames)
        for frame in frames:
            if frame.number > most:  # its number is what is damaged
                continue
            self._newer[frame.number] = frame.page
            self.count = max(self.count, frame.number)
            (self.spoiled.discard if frame.sound else self.spoiled.add)(frame.number)
        self.usable = self.size - self._reserved()
        self.read = bytearray(self.count + 1)  # 1 for each page that was asked for

    def close(self) -> None:
        self._file.close()

    def page(self, number: int) -> bytes | None:
        """A page by its number from 1; None where the file does not hold all of it."""
        self.read[number] = 1
        found = self._newer.get(number) or self._read(number)
        if len(found) != self.size:
            self.spoiled.add(number)
            return None
        if self._key is None:
            return found
        if not is_proven(found, number, self._proof_key):
            self.spoiled.add(number)
        return readable(found, number, self._key)

    def _read(self, number: int) -> bytes:
        try:
            self._file.seek((number - 1) * self.size)
            return self._file.read(self.size)
        except OSError:  # a place of the disk that cannot be read any more
            return b""

    def _page_size(self) -> int:
        """What the header says, where it says something that can be; else what this program makes."""
        said = int.from_bytes(self._file.read(18)[16:18], "big")
        said = 65_536 if said == 1 else said
        return said if self._key is None and said in _SIZES else PAGE_SIZE

    def _reserved(self) -> int:
        if self._key is not None:
            return RESERVED
        first = self._newer.get(1) or self._read(1)
        return first[20] if len(first) > HEADER and first[20] in (0, RESERVED) else 0
