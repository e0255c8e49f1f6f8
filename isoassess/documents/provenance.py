"""Reads from a document of ours from which data it was made; nothing but its own metadata is looked at."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

import msgspec

from isoassess.documents.data_stamp import recipe_of
from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.pdf.tagging.own_properties import NAMESPACE, Origin
from isoassess.word.file_parts import ORIGIN, is_unchanged, parts_of

MOST_BYTES = 100_000_000
_MOST_METADATA = 1_000_000
_BEGIN, _END = b"<?xpacket begin=", b"<?xpacket end="
_ZIP = b"PK\x03\x04"
_TAIL = re.compile(rb"startxref\n(\d{1,10})\n%%EOF\n\Z")
_NAME = re.compile(rb"/ID\s*\[\s*<([0-9a-f]{32})>\s*<\1>\s*\]")


class _Damaged(Exception):
    """The metadata are not as we write them."""


def read_origin(path: Path) -> Origin:
    """The origin of a document (BadInput for any other file, and for one that was changed since)."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as problem:  # a path with NUL in it is a ValueError
        reason = getattr(problem, "strerror", None) or problem
        raise BadInput(_("{path}: {reason}").format(path=path, reason=reason)) from None
    return origin_of(content, path.name)


def origin_of(content: bytes, name: str) -> Origin:
    """The origin that a PDF or a file for Word states; `name` stands before every complaint (BadInput).

    That the file is as it was written shows by its identifier, which is a hash. This finds what a program
    or an accident changed; it is no signature and stops nobody who computes the hash anew.
    """
    if len(content) > MOST_BYTES:
        limit = MOST_BYTES // 1_000_000
        raise BadInput(_("{name}: larger than {limit} MB").format(name=name, limit=limit))
    if content.startswith(_ZIP):
        packets, untouched = _word_packets(content)
    elif content.startswith(b"%PDF-"):
        packets, untouched = list(_own_packets(content)), _is_untouched(content)
    else:
        raise BadInput(_("{name}: not a PDF, and no Word document").format(name=name))
    if not packets:
        raise BadInput(_nothing_of_ours(content, name))
    try:
        if len(packets) > 1 or not untouched:
            raise _Damaged
        return _origin(packets[0])
    except (_Damaged, expat.ExpatError, msgspec.ValidationError):
        says = _("{name}: damaged, or changed after IsoAssess wrote it, so its stamp proves nothing")
        raise BadInput(says.format(name=name)) from None


def _word_packets(content: bytes) -> tuple[list[bytes], bool]:
    """What a file for Word says of its origin, and whether all else in it is as it was written."""
    parts = parts_of(content)
    packet = parts.get(ORIGIN, b"")
    ours = NAMESPACE.encode() in packet and len(packet) <= _MOST_METADATA
    return [packet] * ours, is_unchanged(parts)


def _own_packets(content: bytes) -> Iterator[bytes]:
    """The packets of metadata that have properties of ours; every byte is looked at once."""
    ours, at = NAMESPACE.encode(), 0
    while (start := content.find(_BEGIN, at)) >= 0 and (end := content.find(_END, start)) >= 0:
        for begin in {start, content.rfind(_BEGIN, start, end)}:  # one begun within another is one more
            if end - begin <= _MOST_METADATA and ours in (packet := content[begin:end]):
                yield packet
        at = end + len(_END)


def _nothing_of_ours(content: bytes, name: str) -> str:
    if b"/Encrypt" in content:
        return _("{name}: protected by a password, so its stamp cannot be read").format(name=name)
    return _("{name}: there is no data stamp of IsoAssess in it").format(name=name)


def _is_untouched(content: bytes) -> bool:
    """Whether the file ends as we end one, and its identifier is the hash of what stands before."""
    tail = _TAIL.search(content, max(0, len(content) - 40))
    if tail is None:
        return False
    start = int(tail[1])
    named = _NAME.search(content, start, start + 2_000)
    return named is not None and hashlib.sha256(content[:start]).hexdigest()[:32].encode() == named[1]


def _origin(packet: bytes) -> Origin:
    values = _Values()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = values.refuse
    parser.StartElementHandler = values.begin
    parser.EndElementHandler = values.end
    parser.CharacterDataHandler = values.say
    parser.Parse(packet, True)
    origin = msgspec.convert({name: "".join(said) for name, said in values.found.items()}, Origin)
    if recipe_of(origin.stamp) is None:
        raise _Damaged
    return origin


class _Values:
    """Collects the texts of the elements that are ours."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self._open = ""

    def refuse(self, *_declared: object) -> None:
        """Our metadata declare no types: whatever does can hide an attack."""
        raise _Damaged

    def begin(self, name: str, _attributes: dict[str, str]) -> None:
        namespace, _space, self._open = name.rpartition(" ")
        if namespace != NAMESPACE:
            self._open = ""
        elif self._open in self.found:
            raise _Damaged
        else:
            self.found[self._open] = []

    def end(self, _name: str) -> None:
        self._open = ""

    def say(self, text: str) -> None:
        if self._open:
            self.found[self._open].append(text)
