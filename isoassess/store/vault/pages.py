"""Single pages of a closed file, made readable: for what SQLite cannot be asked without touching the file.

A page of SQLCipher 4 ends with what it needs to be read, 16 bytes, and with the proof that it is untouched,
64 bytes. The first page begins with the salt in place of what it says in every file of SQLite.
"""

import hashlib
import hmac
import os
from pathlib import Path

from isoassess.store.vault.keyring import SALT_SIZE, FileKey

PAGE_SIZE = 4_096  # bytes, of the files that SQLCipher 4 makes
_VECTOR, _PROOF = 16, 64
RESERVED = _VECTOR + _PROOF  # bytes at the end of each page
_MASK = 0x3A  # by which SQLCipher makes the salt of the proofs of that of the file
_LOOKED_AT = 40  # pages; all of so many are damaged in no file that is worth a key
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


def is_closed(path: Path, *, whole: bool = True) -> bool:
    """Whether it looks like a file that a password closes: whole pages that nothing can be told of.

    `whole`: copied to its end; a piece of one can at least be repaired.

    A file that is open in this process must not be asked: closing it here ends the locks of SQLite.
    """
    try:
        with path.open("rb") as file:
            page = file.read(PAGE_SIZE)
            size = file.seek(0, os.SEEK_END)
    except (OSError, ValueError):  # a path with NUL in it is a ValueError
        return False
    return not (whole and size % PAGE_SIZE) and len(set(page)) > _ALL_BUT and not page.startswith(_OF_OTHERS)


def readable(page: bytes, number: int, key: FileKey) -> bytes:
    """What is on a page, by its number from 1; the proof is not looked at, and its bytes stay as they are."""
    from Cryptodome.Cipher import AES  # here, so that nobody waits for it who has no password

    start = SALT_SIZE if number == 1 else 0
    end = len(page) - _VECTOR - _PROOF
    vector = page[end : end + _VECTOR]
    content = AES.new(key.secret, AES.MODE_CBC, vector).decrypt(page[start:end])
    return (_BEGINNING if start else b"") + content + page[end:]


def proof_key(key: FileKey) -> bytes:
    """By what pages prove themselves untouched."""
    salt = bytes(byte ^ _MASK for byte in key.salt)
    return hashlib.pbkdf2_hmac("sha512", key.secret, salt, 2, len(key.secret))


def is_proven(page: bytes, number: int, key_of_proofs: bytes) -> bool:
    """Whether a page is as it was written, with the key that is meant."""
    start = SALT_SIZE if number == 1 else 0
    end = len(page) - _PROOF
    content = page[start:end] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(key_of_proofs, content, "sha512"), page[end:])


def proves_a_page(path: Path, key: FileKey) -> bool:
    """Whether a key is that of a file, though its first page may be damaged; others are looked at."""
    proofs = proof_key(key)
    try:
        with path.open("rb") as file:
            for number in range(2, _LOOKED_AT):
                file.seek((number - 1) * PAGE_SIZE)
                page = file.read(PAGE_SIZE)
                if len(page) < PAGE_SIZE:
                    return False
                if is_proven(page, number, proofs):
                    return True
    except OSError:
        pass
    return False
