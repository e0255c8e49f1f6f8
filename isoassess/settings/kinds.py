"""The kinds of value a setting can have: how each is kept in the file, typed and told."""

import base64
import binascii
import os
import re
import unicodedata
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import quote, unquote_to_bytes

from isoassess.errors import BadInput
from isoassess.language.document_numbers import check_number_pattern
from isoassess.language.texts import _

Value = TypeVar("Value")
_COLOR = re.compile("#[0-9a-f]{6}")
_RAW = "file:"  # before a path whose bytes are no text; no whole path begins like this


class Kind(ABC, Generic[Value]):
    """`read` takes what `plain` made for the file, and raises ValueError for what it cannot have made."""

    @abstractmethod
    def read(self, plain: object) -> Value: ...

    @abstractmethod
    def plain(self, value: Value) -> object: ...

    @abstractmethod
    def told(self, value: Value) -> str:
        """For a person; empty where nothing is set."""

    def typed(self, text: str) -> Value:
        """What a person typed (BadInput)."""
        raise BadInput(_("it is not for typing"))


class Word(Kind[str]):
    """One of a few words."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def read(self, plain: object) -> str:
        if isinstance(plain, str) and plain in self.words:
            return plain
        raise ValueError(plain)

    def plain(self, value: str) -> object:
        return value

    def told(self, value: str) -> str:
        return value

    def typed(self, text: str) -> str:
        if text not in self.words:
            says = _('"{word}" is none of these: {words}')
            raise BadInput(says.format(word=text, words=", ".join(self.words)))
        return text


class ShortText(Kind[str]):
    """One line of what a person says of themselves; nothing where it is empty."""

    def __init__(self, longest: int) -> None:
        self.longest = longest  # characters

    def read(self, plain: object) -> str:
        if isinstance(plain, str) and len(plain) <= self.longest and _is_line(plain):
            return plain
        raise ValueError(plain)

    def plain(self, value: str) -> object:
        return value

    def told(self, value: str) -> str:
        return value

    def typed(self, text: str) -> str:
        line = " ".join(text.split())
        if len(line) > self.longest:
            raise BadInput(_("it is longer than {count} characters").format(count=self.longest))
        if not _is_line(line):
            raise BadInput(_("it holds a character that cannot be shown"))
        return line


class YesNo(Kind[bool]):
    def read(self, plain: object) -> bool:
        if isinstance(plain, bool):
            return plain
        raise ValueError(plain)

    def plain(self, value: bool) -> object:
        return value

    def told(self, value: bool) -> str:
        return _("yes") if value else _("no")

    def typed(self, text: str) -> bool:
        return Word("yes", "no").typed(text) == "yes"


class WholePath(Kind[Path | None]):
    """An absolute path, or none."""

    def read(self, plain: object) -> Path | None:
        return None if plain is None else _read_path(plain)

    def plain(self, value: Path | None) -> object:
        return None if value is None else _path_text(value)

    def told(self, value: Path | None) -> str:
        return "" if value is None else str(value)

    def typed(self, text: str) -> Path | None:
        """Also from the folder one is in."""
        path = Path(text).absolute()
        if _path_text(path) is None:
            raise BadInput(_("it is no name of a file or folder"))
        return path


class Paths(Kind[tuple[Path, ...]]):
    """Absolute paths in their order; what is none among them is left out."""

    def read(self, plain: object) -> tuple[Path, ...]:
        if not isinstance(plain, list):
            raise ValueError(plain)
        return tuple(path for one in plain if (path := _path_or_none(one)) is not None)

    def plain(self, value: tuple[Path, ...]) -> object:
        return [text for path in value if (text := _path_text(path)) is not None]

    def told(self, value: tuple[Path, ...]) -> str:
        return ", ".join(map(str, value))


class NamedPaths(Kind[dict[str, Path]]):
    """Absolute paths, each under a name; what is none among them is left out."""

    def read(self, plain: object) -> dict[str, Path]:
        if not isinstance(plain, dict):
            raise ValueError(plain)
        found = {str(name): _path_or_none(one) for name, one in plain.items()}
        return {name: path for name, path in found.items() if path is not None}

    def plain(self, value: dict[str, Path]) -> object:
        found = {name: _path_text(path) for name, path in value.items()}
        return {name: text for name, text in found.items() if text is not None}

    def told(self, value: dict[str, Path]) -> str:
        return ", ".join(f"{name}: {path}" for name, path in value.items())


class Color(Kind[str]):
    """A color as #rrggbb, or none; whether it can be read on paper is for who prints it."""

    def read(self, plain: object) -> str:
        if isinstance(plain, str) and (not plain or _COLOR.fullmatch(plain)):
            return plain
        raise ValueError(plain)

    def plain(self, value: str) -> object:
        return value

    def told(self, value: str) -> str:
        return value

    def typed(self, text: str) -> str:
        if _COLOR.fullmatch(text.lower()) is None:
            raise BadInput(_("it is not a color; write it as # and six digits, such as #0f5f73"))
        return text.lower()


class NamedColors(Kind[dict[str, str]]):
    """Colors or none, each under a name; what is none among them is left out."""

    _one = Color()

    def read(self, plain: object) -> dict[str, str]:
        if not isinstance(plain, dict):
            raise ValueError(plain)
        found: dict[str, str] = {}
        for name, one in plain.items():
            with suppress(ValueError):
                found[str(name)] = self._one.read(one)
        return found

    def plain(self, value: dict[str, str]) -> object:
        return dict(value)

    def told(self, value: dict[str, str]) -> str:
        return ", ".join(f"{name}: {color}" for name, color in value.items())


class NumberPattern(Kind[str]):
    """How documents are numbered."""

    def read(self, plain: object) -> str:
        try:
            return check_number_pattern(plain if isinstance(plain, str) else "")
        except BadInput as problem:
            raise ValueError(plain) from problem

    def plain(self, value: str) -> object:
        return value

    def told(self, value: str) -> str:
        return value

    def typed(self, text: str) -> str:
        return check_number_pattern(text)


class Names(Kind[frozenset[str]]):
    """Names in no order."""

    def read(self, plain: object) -> frozenset[str]:
        if not isinstance(plain, list):
            raise ValueError(plain)
        return frozenset(one for one in plain if isinstance(one, str))

    def plain(self, value: frozenset[str]) -> object:
        return sorted(value)

    def told(self, value: frozenset[str]) -> str:
        return ", ".join(sorted(value))


class Binary(Kind[bytes]):
    """Bytes that only the window understands, as base64."""

    def read(self, plain: object) -> bytes:
        if not isinstance(plain, str):
            raise ValueError(plain)
        try:
            return base64.b64decode(plain, validate=True)
        except binascii.Error as error:
            raise ValueError(plain) from error

    def plain(self, value: bytes) -> object:
        return _base64(value)

    def told(self, value: bytes) -> str:
        return _base64(value)


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _read_path(plain: object) -> Path:
    """ValueError for what no system can have written as a whole path."""
    if not isinstance(plain, str):
        raise ValueError(plain)
    text = os.fsdecode(unquote_to_bytes(plain.removeprefix(_RAW))) if plain.startswith(_RAW) else plain
    if _path_text(Path(text)) is None:
        raise ValueError(plain)
    return Path(text)


def _path_or_none(plain: object) -> Path | None:
    try:
        return _read_path(plain)
    except ValueError:
        return None


def _path_text(path: Path) -> str | None:
    """How it is kept; None where it is not whole or cannot be a name."""
    text = str(path)
    if "\0" in text or not path.is_absolute():
        return None
    try:
        raw = os.fsencode(text)
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return _RAW + quote(raw)
    except UnicodeEncodeError:
        return None
    return text


def _is_line(text: str) -> bool:
    """Whether nothing in it ends a line, rings or is half a sign; what joins letters belongs to names."""
    return not any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in text)
