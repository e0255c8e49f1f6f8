"""An organization in plain words: only what is said, everything that is as by default left out."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

import msgspec
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields


def plain(value: Any) -> Any:
    """What JSON can say, without what is said by default."""
    if isinstance(value, Struct):
        return {name: plain(part) for name, part in said_parts(value)}
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    return value.value if isinstance(value, Enum) else value


def said_parts(value: Struct) -> Iterator[tuple[str, Any]]:
    """The parts that differ from their default, by the names that files have for them."""
    for field in _fields(type(value)):
        part = getattr(value, field.name)
        if part != _default(field):
            yield field.encode_name, part


_fields = cache(fields)


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default_factory is not NODEFAULT:
        return field.default_factory()
    return field.default  # NODEFAULT equals nothing


def encoded(value: Any) -> bytes:
    """As JSON that a person can read, too, and that is the same for the same."""
    return msgspec.json.format(msgspec.json.encode(plain(value)), indent=1) + b"\n"
