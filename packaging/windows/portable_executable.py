"""What a program file for Windows says of itself: the machine, the protection, the libraries it asks for."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

X86_64 = 0x8664
PE32_PLUS = 0x20B
ANY_ADDRESS = 0x0040  # may be put anywhere in memory (ASLR)
DATA_IS_NO_CODE = 0x0100  # NX
IMPORTS, DELAYED_IMPORTS = 1, 13  # places in the table of directories
SUFFIXES = (".exe", ".dll", ".pyd")


class NotExecutable(Exception):
    """It is no program file, or a broken one; the sentence says which."""


@dataclass(frozen=True)
class _Section:
    address: int  # in memory, from where the file is put
    length: int
    offset: int  # in the file


@dataclass(frozen=True)
class Executable:
    """A program or library as its headers describe it."""

    machine: int
    protection: int
    libraries: tuple[str, ...]  # in lower case, those that are asked for only when needed among them

    @property
    def is_protected(self) -> bool:
        """May be put anywhere in memory, and no data run as code."""
        wanted = ANY_ADDRESS | DATA_IS_NO_CODE
        return self.protection & wanted == wanted


def executables(folder: Path) -> list[Path]:
    """Every program, library and module of Python in a folder, in order."""
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES)


def read_executable(file: Path) -> Executable:
    """Raises NotExecutable."""
    content = file.read_bytes()
    try:
        return _read(content)
    except (struct.error, IndexError, UnicodeDecodeError, ValueError) as error:
        raise NotExecutable(f"{file.name} is broken: {error}") from None
    except NotExecutable as reason:
        raise NotExecutable(f"{file.name} {reason}") from None


def _read(content: bytes) -> Executable:
    if content[:2] != b"MZ":
        raise NotExecutable("does not begin like a program")
    (start,) = struct.unpack_from("<I", content, 0x3C)
    if content[start : start + 4] != b"PE\0\0":
        raise NotExecutable("has no PE header")
    machine, sections, _time, _symbols, _count, optional = struct.unpack_from("<HHIIIH", content, start + 4)
    header = start + 24
    (magic,) = struct.unpack_from("<H", content, header)
    if machine != X86_64 or magic != PE32_PLUS:
        return Executable(machine, 0, ())
    (protection,) = struct.unpack_from("<H", content, header + 70)
    table = _sections(content, header + optional, sections)
    names = {*_imported(content, header, table), *_imported_late(content, header, table)}
    return Executable(machine, protection, tuple(sorted(names)))


def _sections(content: bytes, place: int, count: int) -> list[_Section]:
    found = []
    for number in range(count):
        length, address, stored, offset = struct.unpack_from("<IIII", content, place + 40 * number + 8)
        found.append(_Section(address, max(length, stored), offset))
    return found


def _imported(content: bytes, header: int, table: list[_Section]) -> Iterator[str]:
    yield from _names(content, header, table, IMPORTS, size=20, name_at=12)


def _imported_late(content: bytes, header: int, table: list[_Section]) -> Iterator[str]:
    yield from _names(content, header, table, DELAYED_IMPORTS, size=32, name_at=4)


def _names(
    content: bytes, header: int, table: list[_Section], directory: int, *, size: int, name_at: int
) -> Iterator[str]:
    (known,) = struct.unpack_from("<I", content, header + 108)
    if directory >= known:
        return
    (address,) = struct.unpack_from("<I", content, header + 112 + 8 * directory)
    if not address:
        return
    entry = _offset(address, table)
    while any(content[entry : entry + size]):
        (name,) = struct.unpack_from("<I", content, entry + name_at)
        start = _offset(name, table)
        yield content[start : content.index(b"\0", start)].decode("ascii").lower()
        entry += size


def _offset(address: int, table: list[_Section]) -> int:
    for section in table:
        if section.address <= address < section.address + section.length:
            return address - section.address + section.offset
    raise ValueError(f"nothing lies at address {address:#x}")
