"""Program files for Windows that nobody compiled: as much of one as is read."""

import struct
from collections.abc import Sequence
from pathlib import Path

from windows.portable_executable import ANY_ADDRESS, DATA_IS_NO_CODE, X86_64

PROTECTED = ANY_ADDRESS | DATA_IS_NO_CODE
SECTION_AT, ADDRESS = 0x400, 0x1000  # where the only section lies, in the file and in memory
HEADERS, OPTIONAL = 0x80, 240


def made_up_program(
    imports: Sequence[str] = (),
    *,
    late: Sequence[str] = (),
    machine: int = X86_64,
    protection: int = PROTECTED,
) -> bytes:
    """A program that asks for these libraries, at its start or only when needed."""
    section, places = _section(imports, late)
    head = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", HEADERS)
    coff = b"PE\0\0" + struct.pack("<HHIIIHH", machine, 1, 0, 0, 0, OPTIONAL, 0)
    optional = struct.pack("<H", 0x20B).ljust(70, b"\0") + struct.pack("<H", protection)
    directories = [b"\0" * 8] * 16
    directories[1], directories[13] = (struct.pack("<II", place, 1) for place in places)
    optional = optional.ljust(108, b"\0") + struct.pack("<I", 16) + b"".join(directories)
    table = b".rdata\0\0" + struct.pack("<IIII", len(section), ADDRESS, len(section), SECTION_AT)
    headers = head.ljust(HEADERS, b"\0") + coff + optional + table.ljust(40, b"\0")
    return headers.ljust(SECTION_AT, b"\0") + section


def put(folder: Path, name: str, content: bytes) -> Path:
    """The file in a folder that is made for it."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def _section(imports: Sequence[str], late: Sequence[str]) -> tuple[bytes, tuple[int, int]]:
    """Both tables, then the names they point to; and where the tables lie in memory."""
    late_at = 20 * (len(imports) + 1)
    names_at = late_at + 32 * (len(late) + 1)
    names, pointers = b"", []
    for name in (*imports, *late):
        pointers.append(ADDRESS + names_at + len(names))
        names += name.encode("ascii") + b"\0"
    table = b"".join(struct.pack("<IIIII", 1, 0, 0, place, 1) for place in pointers[: len(imports)])
    table += b"\0" * 20
    table += b"".join(struct.pack("<II", 1, place).ljust(32, b"\1") for place in pointers[len(imports) :])
    table += b"\0" * 32
    return table + names, (ADDRESS if imports else 0, ADDRESS + late_at if late else 0)
