"""A file closed by a password, piece by piece, so that any place of it can be read without the rest.

A header says how the key is made; then follow pieces of one size, each with AES-GCM in its own proof. The
number of a piece and whether it is the last are in its nonce, the header is in every proof: a piece that is
missing, moved or of another file is noticed, and so is an end that is cut off.
"""

import io
import os
import struct
import unicodedata
from typing import IO, Any, cast

from isoassess.errors import BadInput
from isoassess.files.package_marks import SEALED
from isoassess.language.texts import _

PIECE, PROOF = 65_536, 16  # bytes
_VERSION = 1
_HEADER = struct.Struct("<16sBBBB16s7s")  # magic, version, log2 of N, r, p, salt, begin of the nonces
HEADER_SIZE = _HEADER.size
COST = (15, 8, 3)  # 32 MB and some 0.2 s: nobody tries out millions of passwords
_MOST_COST = (17, 8, 4)  # what a foreign file may demand
KEY_SIZE = 32
_MOST_PIECES = 2**32


class PasswordWanted(BadInput):
    """The package is closed by a password, and none was given."""


class PasswordWrong(BadInput):
    """The password does not open it."""


def is_sealed(file: IO[bytes]) -> bool:
    file.seek(0)
    begins = file.read(len(SEALED)) == SEALED
    file.seek(0)
    return begins


def _key(password: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    """One letter can be typed as one character or as two; both are one password."""
    from Cryptodome.Protocol.KDF import scrypt  # with the first password, not with the first window

    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    power, r, p = cost
    return cast("bytes", scrypt(typed, salt, KEY_SIZE, 2**power, r, p))  # type: ignore[arg-type]


class _Pieces:
    """Closes and opens single pieces."""

    def __init__(self, key: bytes, header: bytes, begin: bytes) -> None:
        self._key = key
        self._header = header
        self._begin = begin

    def close(self, number: int, content: bytes, *, last: bool) -> bytes:
        closed, proof = self._cipher(number, last=last).encrypt_and_digest(content)
        return bytes(closed + proof)

    def open(self, number: int, closed: bytes, *, last: bool) -> bytes:
        """ValueError where it is not what was closed."""
        cipher = self._cipher(number, last=last)
        content = cipher.decrypt_and_verify(closed[:-PROOF], closed[-PROOF:])
        return bytes(content)

    def _cipher(self, number: int, *, last: bool) -> Any:
        from Cryptodome.Cipher import AES

        nonce = self._begin + struct.pack(">IB", number, last)
        cipher = AES.new(self._key, AES.MODE_GCM, nonce=nonce, mac_len=PROOF)
        cipher.update(self._header)
        return cipher


class SealedWriter(io.RawIOBase):
    """Closes what is written to it; `finish` writes the last piece."""

    def __init__(self, file: IO[bytes], password: str) -> None:
        salt, begin = os.urandom(16), os.urandom(7)
        header = _HEADER.pack(SEALED, _VERSION, *COST, salt, begin)
        self._file = file
        self._pieces = _Pieces(_key(password, salt, COST), header, begin)
        self._waiting = bytearray()
        self._number = 0
        file.write(header)

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self._waiting += content
        while len(self._waiting) > PIECE:  # one whole piece waits: it may be the last
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(content)

    def finish(self) -> None:
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _put(self, content: bytes, *, last: bool) -> None:
        self._file.write(self._pieces.close(self._number, content, last=last))
        self._number += 1


class SealedReader(io.RawIOBase):
    """What a closed file holds, at any place; nothing of it is written anywhere."""

    def __init__(self, file: IO[bytes], password: str, name: str) -> None:
        self._file = file
        self._name = name
        self._place = 0
        self._kept: tuple[int, bytes] = (-1, b"")
        self._pieces, self._count, self._size = self._opened(password)
        try:
            self._piece(0)
        except BadInput:
            says = _("{name}: the password does not open it, or the file is damaged")
            raise PasswordWrong(says.format(name=name)) from None
        self._piece(self._count - 1)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError(offset)
        self._place = start + offset
        return self._place

    def readinto(self, buffer: Any) -> int:
        number, begin = divmod(self._place, PIECE)
        if self._place >= self._size:
            return 0
        piece = self._piece(number)[begin : begin + len(buffer)]
        buffer[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)

    def _opened(self, password: str) -> tuple[_Pieces, int, int]:
        self._file.seek(0)
        header = self._file.read(HEADER_SIZE)
        if len(header) < HEADER_SIZE:
            raise self._damaged()
        _magic, version, power, r, p, salt, begin = _HEADER.unpack(header)
        if version > _VERSION:
            raise BadInput(_("{name}: a newer version of IsoAssess closed it").format(name=self._name))
        cost = (power, r, p)
        if not all(1 <= one <= most for one, most in zip(cost, _MOST_COST, strict=True)):
            raise self._damaged()
        whole = self._file.seek(0, io.SEEK_END) - HEADER_SIZE
        count = -(-whole // (PIECE + PROOF))
        if not 0 < count <= _MOST_PIECES or whole - (count - 1) * (PIECE + PROOF) < PROOF:
            raise self._damaged()
        return _Pieces(_key(password, salt, cost), header, begin), count, whole - count * PROOF

    def _piece(self, number: int) -> bytes:
        if self._kept[0] != number:
            self._file.seek(HEADER_SIZE + number * (PIECE + PROOF))
            closed = self._file.read(PIECE + PROOF)
            try:
                self._kept = number, self._pieces.open(number, closed, last=number == self._count - 1)
            except ValueError:
                raise self._damaged() from None
        return self._kept[1]

    def _damaged(self) -> BadInput:
        says = _("{name}: the file is damaged, or its end is missing; ask for it once more")
        return BadInput(says.format(name=self._name))
