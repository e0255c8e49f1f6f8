"""The parts of a Word file of ours, read back: where its origin stands, and whether it was changed."""

import hashlib
import re
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

CONTENT_TYPES = "[Content_Types].xml"
ORIGIN = "customXml/item1.xml"
_MOST_BYTES = 300_000_000  # of all parts together, unpacked
_MOST_PARTS = 2_000
# What zipfile raises for a file that is none, is cut off or damaged, has a password, or is packed otherwise.
_NOT_OURS = (BadZipFile, OSError, EOFError, ValueError, RuntimeError, zlib.error)
_DIGEST = re.compile(rb'<origin xmlns="[^"]+" digest="([0-9a-f]{64})">')


def digest_of(parts: Mapping[str, bytes]) -> str:
    """One number over all parts but the one that says the origin."""
    whole = hashlib.sha256()
    for name in sorted(parts.keys() - {ORIGIN}):
        content = parts[name]
        whole.update(f"{name}\0{len(content)}\0".encode("utf-8", "replace"))
        whole.update(content)
    return whole.hexdigest()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts by name; none where the file is none, is damaged, or is larger than any of ours."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            listed = packed.infolist()
            names = {one.filename for one in listed}
            if len(names) != len(listed) or len(listed) > _MOST_PARTS:
                return {}
            if sum(one.file_size for one in listed) > _MOST_BYTES:
                return {}
            return {one.filename: packed.read(one) for one in listed}
    except _NOT_OURS:
        return {}


def is_unchanged(parts: Mapping[str, bytes]) -> bool:
    """Whether all parts are as they were written: finds what a program changed, and is no signature."""
    said = _DIGEST.search(parts.get(ORIGIN, b""))
    return said is not None and said[1].decode() == digest_of(parts)
