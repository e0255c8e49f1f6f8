"""Looks for known words in every file below some folders, in each way in which they may be written there."""

import base64
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

MOST_UNPACKED = 8 * 2**20  # bytes of one stream
_PACKED = re.compile(rb"[\x48\x58\x68\x78][\x01\x5e\x9c\xda]|PK\x03\x04|\x1f\x8b\x08")
_LOCAL_HEADER, _GZIP_HEADER = 30, 10  # bytes


@dataclass
class Found:
    """`hits`: the files with the words that are in them; `bytes`: how much was looked through."""

    hits: dict[Path, set[str]] = field(default_factory=dict)
    files: int = 0
    bytes: int = 0

    def __str__(self) -> str:
        return f"{self.bytes} bytes in {self.files} files, words in {len(self.hits)}"


def look_for(words: Iterable[str], folders: Iterable[Path], *, given: Iterable[Path] = ()) -> Found:
    """In all files but those that a person was `given` because they wanted them readable."""
    found = Found()
    ways = {word: _ways(word) for word in words}
    left_out = set(given)
    for file in files_below(folders):
        if any(one in left_out for one in (file, *file.parents)):
            continue
        try:
            content = file.read_bytes()
        except OSError:  # it went meanwhile
            continue
        found.files += 1
        found.bytes += len(content)
        for unpacked in (content, str(file).encode("utf-8", "surrogateescape"), *_unpacked(content)):
            hit = {word for word, written in ways.items() if any(one in unpacked for one in written)}
            if hit:
                found.hits.setdefault(file, set()).update(hit)
    return found


def files_below(folders: Iterable[Path]) -> Iterator[Path]:
    """Each file once."""
    seen: set[Path] = set()
    for folder in folders:
        for place, _folders, names in os.walk(folder):
            for name in names:
                file = Path(place) / name
                if file.is_file() and file.resolve() not in seen:
                    seen.add(file.resolve())
                    yield file


def open_files(process: int) -> list[Path]:
    """What a process holds open, also what has no name any more."""
    return [one for one in Path(f"/proc/{process}/fd").iterdir() if one.is_file()]


def _ways(word: str) -> set[bytes]:
    plain = [word.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1")]
    escaped = word.encode("ascii", "backslashreplace")
    coded = [part for shift in range(3) for part in _in_base64(word.encode(), shift)]
    return {*plain, escaped, *coded}


def _in_base64(content: bytes, shift: int) -> list[bytes]:
    """Without the letters at both ends, which hang on what stands beside it."""
    coded = base64.b64encode(b"\0" * shift + content)
    whole = coded[(0, 2, 3)[shift] : len(coded) - 4]
    return [whole, whole.replace(b"+", b"-").replace(b"/", b"_")]


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Each stream that can be unpacked, wherever it begins."""
    whole = memoryview(content)
    for begins in _PACKED.finditer(content):
        start, window = begins.start(), 15
        if content[start : start + 2] == b"PK":
            if len(content) < start + _LOCAL_HEADER:
                continue
            names = int.from_bytes(content[start + 26 : start + 28], "little")
            extra = int.from_bytes(content[start + 28 : start + 30], "little")
            start, window = start + _LOCAL_HEADER + names + extra, -15
        elif content[start : start + 2] == b"\x1f\x8b":
            window = 31
        try:
            yield zlib.decompressobj(window).decompress(whole[start:], MOST_UNPACKED)
        except zlib.error:
            continue
