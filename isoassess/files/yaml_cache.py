"""Shipped YAML as plain data, parsed once: the result is kept under the hash of the text it came from.

Parsing the whole catalogue takes five times as long as everything else at the start. What is kept is only
the parser's own result, so no change of the program's types can make it stale; the hash sees every change
of the text, and a checksum every change of what is kept. Where nothing can be kept, or what is there is
spoiled, the text is parsed again, and nobody notices but the clock.
"""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from platformdirs import user_cache_path

from isoassess.errors import CannotWrite
from isoassess.files.writing import write_whole

_CHECKED = hashlib.sha256().digest_size  # bytes in front of what is kept


def plain_yaml(text: bytes) -> Any:
    """What a text of our own making says, dates as ISO text; yaml.YAMLError where it is not YAML."""
    name = hashlib.sha256(text)
    place = _folder() / f"{name.hexdigest()}.msgpack"
    kept = _read(place, name.digest())
    if kept is not None:
        return msgspec.msgpack.decode(kept)
    import yaml  # a window that finds everything kept opens without it

    parsed = msgspec.to_builtins(yaml.load(text, Loader=yaml.CSafeLoader))
    _keep(place, name.digest(), msgspec.msgpack.encode(parsed))
    return parsed


def _folder() -> Path:
    return user_cache_path("IsoAssess", appauthor=False) / "yaml"


def _read(place: Path, of: bytes) -> bytes | None:
    """What is kept, exactly as it was written for this text; None for anything else."""
    try:
        content = place.read_bytes()
    except OSError:
        return None
    check, kept = content[:_CHECKED], content[_CHECKED:]
    return kept if check == _checksum(of, kept) else None


def _keep(place: Path, of: bytes, content: bytes) -> None:
    with suppress(OSError, CannotWrite):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, _checksum(of, content) + content)


def _checksum(of: bytes, content: bytes) -> bytes:
    """Over the text's own hash, too: what is kept for another text is nothing worth here."""
    return hashlib.sha256(of + content).digest()
