"""Single pages of a closed file, made readable: for what SQLite cannot be asked without touching the file.

A page of SQLCipher 4 ends with what it needs to be read, 16 bytes, and with the proof that it is untouched,
64 bytes. The first page begins with the salt in place of what it says in every file of SQLite.
"""

import os
from pathlib import Path

from isoassess.store.vault.keyring import SALT_SIZE, FileKey

PAGE_SIZE = 4_096  # bytes, of the files that SQLCipher 4 makes
_VECTOR, _PROOF = 16, 64
_ALL_BUT = 240  # different bytes that a page of chance has: all 256 but in one of some million pages
_OF_OTHERS = (
    b"SQLite",
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"7z",
    b"GIF8",
    b"Rar!",
    b"RIFF",
)
_BEGINNING = b"SQLite format 3\0"


def is_closed(path: Path) -> bool:
    """Whether it looks like a file that a password closes: whole pages that nothing can be told of.

    A file that is open in this process must not be asked: closing it here ends the locks of SQLite.
    """
    try:
        with path.open("rb") as file:
            page = file.read(PAGE_SIZE)
            size = file.seek(0, os.SEEK_END)
    except (OSError, ValueError):  # a path with NUL in it is a ValueError
        return False
    return not size % PAGE_SIZE and len(set(page)) > _ALL_BUT and not page.startswith(_OF_OTHERS)


def readable(page: bytes, number: int, key: FileKey) -> bytes:
    """What is on a page, by its number from 1; the proof is not looked at, and its bytes stay as they are."""
    from Cryptodome.Cipher import AES  # here, so that nobody waits for it who has no password

    start = SALT_SIZE if number == 1 else 0
    end = len(page) - _VECTOR - _PROOF
    vector = page[end : end + _VECTOR]
    content = AES.new(key.secret, AES.MODE_CBC, vector).decrypt(page[start:end])
    return (_BEGINNING if start else b"") + content + page[end:]
