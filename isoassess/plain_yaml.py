"""Shipped YAML as plain data, parsed once: the result is kept under the hash of the text it came from.

Parsing the whole catalogue takes five times as long as everything else at the start. What is kept is only
the parser's own result, so no change of the program's types can make it stale; the hash sees every change
of the text. Where nothing can be kept the text is parsed again, and nobody notices but the clock.
"""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import yaml
from platformdirs import user_cache_path


def plain_yaml(text: bytes) -> Any:
    """What a text of our own making says, dates as ISO text; yaml.YAMLError where it is not YAML."""
    kept = _folder() / f"{hashlib.sha256(text).hexdigest()}.msgpack"
    try:
        return msgspec.msgpack.decode(kept.read_bytes())
    except (OSError, msgspec.DecodeError):
        pass
    parsed = msgspec.to_builtins(yaml.load(text, Loader=yaml.CSafeLoader))
    _keep(kept, msgspec.msgpack.encode(parsed))
    return parsed


def _folder() -> Path:
    return user_cache_path("IsoAssess", appauthor=False) / "yaml"


def _keep(path: Path, content: bytes) -> None:
    """Write beside and move into place, so that no half-written file is ever read."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).replace(path)
    except OSError:
        return
