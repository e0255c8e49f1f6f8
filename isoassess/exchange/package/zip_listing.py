"""Which parts a zip file has, before it is trusted with anything: few, small, plainly named, each once."""

import stat
import struct
import zipfile
from typing import IO

from isoassess.errors import BadInput
from isoassess.exchange.package.manifest import MOST_PARTS, MOST_RATIO, largest, part_words
from isoassess.files.package_marks import MANIFEST
from isoassess.language.texts import _

_LARGEST_LIST = 8_000_000  # bytes; a name has less than a hundred, and what stands around it as many
_END, _END_SIZE, _LONGEST_REMARK = b"PK\x05\x06", 22, 65_535
_BIG_END, _BIG_LOCATOR = b"PK\x06\x06", b"PK\x06\x07"
_MANY, _LONG = 0xFFFF, 0xFFFFFFFF  # look elsewhere
_SMALL = 1_000_000
_ENCRYPTED = 0x1


def listed(file: IO[bytes], name: str) -> zipfile.ZipFile:
    """The opened zip file; BadInput, with `name` before it, for whatever is no package."""
    _check_end(file, name)
    try:
        opened = zipfile.ZipFile(file)
    except (
        zipfile.BadZipFile,
        ValueError,
        OSError,
        EOFError,
        struct.error,
        NotImplementedError,
        UnicodeError,
    ):
        raise _damaged(name) from None
    parts = opened.infolist()
    if len(parts) > MOST_PARTS:
        raise _too_many(name)
    names = [part.filename for part in parts]
    if MANIFEST not in names:
        raise BadInput(_("{name}: not a package of this program").format(name=name))
    if len(set(names)) < len(names):
        raise BadInput(_("{name}: a part is in it twice").format(name=name))
    for part in parts:
        _check(part, name)
    _check_places(parts, name)
    return opened


def _check_end(file: IO[bytes], name: str) -> None:
    """How long the list of parts is, before it is read: a list of 4 GB would fill the memory."""
    size = file.seek(0, 2)
    start = max(0, size - _END_SIZE - _LONGEST_REMARK)
    file.seek(start)
    tail = file.read(size - start)
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < _END_SIZE:
        raise _damaged(name)
    count, length = struct.unpack("<HI", tail[place + 10 : place + 16])
    if count == _MANY or length == _LONG or tail[max(0, place - 20) : place][:4] == _BIG_LOCATOR:
        count, length = _big_end(tail, place, start, file, name)
    if count > MOST_PARTS:
        raise _too_many(name)
    if length > _LARGEST_LIST:
        raise _damaged(name)
    file.seek(0)


def _big_end(tail: bytes, place: int, start: int, file: IO[bytes], name: str) -> tuple[int, int]:
    """The same where the file is larger than 4 GB, or says so."""
    locator = tail[max(0, place - 20) : place]
    if locator[:4] != _BIG_LOCATOR or len(locator) < 20:
        raise _damaged(name)
    (offset,) = struct.unpack("<Q", locator[8:16])
    if offset > start + place:
        raise _damaged(name)
    file.seek(offset)
    record = file.read(56)
    if record[:4] != _BIG_END or len(record) < 56:
        raise _damaged(name)
    count, length = struct.unpack("<QQ", record[32:48])
    return count, length


def _check(part: zipfile.ZipInfo, name: str) -> None:
    says = ""
    limit = largest(part.filename)
    if stat.S_ISLNK(part.external_attr >> 16):
        says = _("{name}: a link is in it, which a package never has")
    elif part.filename.startswith(("/", "\\")) or ".." in part.filename or ":" in part.filename:
        says = _("{name}: a part of it would leave the folder")
    elif limit is None:
        says = _("{name}: a part is in it that no package has, {part}")
    elif part.flag_bits & _ENCRYPTED:
        says = _("{name}: another program has encrypted it; ask for it as it was exported")
    elif part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        says = _("{name}: another program has packed it anew; ask for it as it was exported")
    elif part.file_size > limit:
        says = _("{name}: {part} is too large")
    elif part.file_size > _SMALL and part.file_size > MOST_RATIO * part.compress_size:
        says = _("{name}: {part} would become too large when it is unpacked")
    if says:
        raise BadInput(says.format(name=name, part=part_words(part.filename)))


def _check_places(parts: list[zipfile.ZipInfo], name: str) -> None:
    """No part lies in another one, by which little would become much."""
    end = 0
    for part in sorted(parts, key=lambda one: one.header_offset):
        if part.header_offset < end:
            raise BadInput(_("{name}: its parts lie in one another").format(name=name))
        end = part.header_offset + part.compress_size


def _damaged(name: str) -> BadInput:
    says = _("{name}: no package, or damaged, or its end is missing; nothing was taken over")
    return BadInput(says.format(name=name))


def _too_many(name: str) -> BadInput:
    return BadInput(_("{name}: more than {count} parts").format(name=name, count=MOST_PARTS))
