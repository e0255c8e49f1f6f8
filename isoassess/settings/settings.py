"""The file that settings are kept in: whole or not there, shared by all windows, never in the way."""

import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from isoassess.errors import CannotWrite
from isoassess.files.locking import held
from isoassess.files.writing import write_whole
from isoassess.language.texts import _
from isoassess.settings.kinds import Kind

Value = TypeVar("Value")
Plain = dict[str, object]
_LARGEST = 1_000_000  # bytes; what is larger was not written here
_PATIENCE = 1.0  # seconds a change waits for that of another window


class Setting(Struct, Generic[Value], frozen=True, kw_only=True):
    """One setting, named as in the file and on the command line.

    `label` and `help` are called where they are shown; what is `internal` only the window sets.
    """

    name: str
    kind: Kind[Value]
    default: Value
    label: Callable[[], str]
    help: Callable[[], str]
    internal: bool = False

    def of(self, plain: Mapping[str, object]) -> Value:
        """Its value among those of a file; the default for none, or for what is not of its kind."""
        try:
            return self.of_kind(plain)
        except ValueError:
            return self.default

    def reads(self, plain: Mapping[str, object]) -> bool:
        """Whether its value in a file, where there is one, is of its kind."""
        try:
            self.of_kind(plain)
        except ValueError:
            return False
        return True

    def of_kind(self, plain: Mapping[str, object]) -> Value:
        """Its value among those of a file, the default for none (ValueError)."""
        return self.kind.read(plain[self.name]) if self.name in plain else self.default


class SpoiledSettings(Exception):
    """The file does not hold settings."""


class Settings:
    """Read anew each time, since others change them too.

    A file that is missing, spoiled or not to be read counts as one without settings. `after_spoiled` is what
    counts from then on in place of a spoiled one.
    """

    def __init__(self, path: Path, *, after_spoiled: Mapping[str, object] | None = None) -> None:
        self._path = path
        self._after_spoiled = dict(after_spoiled or {})
        self._waiting: list[Callable[[Plain], None]] = []
        self.put_aside: Path | None = None  # where the spoiled one is kept, once another took its place

    def get(self, setting: Setting[Value]) -> Value:
        return setting.of(self._counting())

    def put(self, setting: Setting[Value], value: Value) -> None:
        """CannotWrite where the file cannot be changed: it counts here, and goes with the next change."""
        self.change(setting, lambda _now: value)

    def change(self, setting: Setting[Value], to: Callable[[Value], Value]) -> None:
        """The same for a value that depends on the one now, whoever set that."""

        def edit(plain: Plain) -> None:
            plain[setting.name] = setting.kind.plain(to(setting.of(plain)))

        self._edit(edit)

    def reset(self, setting: Setting[Value]) -> None:
        """Back to the default."""

        def edit(plain: Plain) -> None:
            plain.pop(setting.name, None)

        self._edit(edit)

    def fallen_back(self, known: Iterable[Setting[Any]]) -> tuple[Setting[Any], ...] | None:
        """Those whose value in the file is not of their kind; None where the whole file is spoiled."""
        try:
            plain = _read(self._path)
        except OSError:
            return ()
        except SpoiledSettings:
            return None
        return tuple(setting for setting in known if not setting.reads(plain))

    def begin_with(self, plain: Mapping[str, object]) -> None:
        """Take over what another file held, as far as nothing is set here yet."""

        def edit(now: Plain) -> None:
            now.update({**plain, **now})

        self._edit(edit)

    def _counting(self) -> Plain:
        try:
            plain = _read(self._path)
        except OSError:
            plain = {}
        except SpoiledSettings:
            plain = dict(self._after_spoiled)
        for edit in self._waiting:
            edit(plain)
        return plain

    def _edit(self, edit: Callable[[Plain], None]) -> None:
        self._waiting.append(edit)
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with held(self._path.with_suffix(".lock"), patience=_PATIENCE):
                self._write()
        except OSError as error:
            says = _("{file} could not be changed: {reason}")
            raise CannotWrite(says.format(file=self._path, reason=error.strerror)) from error
        self._waiting.clear()

    def _write(self) -> None:
        """With all that waits, into what the file holds by now (OSError, CannotWrite)."""
        try:
            before: Plain | None = _read(self._path)
            plain = dict(before or {})
        except SpoiledSettings:
            before, plain = None, dict(self._after_spoiled)
        for edit in self._waiting:
            edit(plain)
        if plain == before:
            return
        if before is None:
            self.put_aside = self._path.rename(_free_beside(self._path))  # nothing in it is lost
        content = msgspec.json.format(msgspec.json.encode(plain, order="deterministic"), indent=2)
        write_whole(self._path, content + b"\n", private=True)


def _read(path: Path) -> Plain:
    """What the file holds, nothing where there is none (OSError, SpoiledSettings)."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return {}
    if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for
        raise IsADirectoryError(0, _("it is no file"))
    if found.st_size > _LARGEST:
        raise SpoiledSettings
    try:
        return msgspec.json.decode(path.read_bytes().removeprefix(b"\xef\xbb\xbf"), type=Plain)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise SpoiledSettings from error


def _free_beside(path: Path) -> Path:
    """A name for a spoiled file that nothing has yet."""
    free = path.with_name(f"{path.stem}.spoiled{path.suffix}")
    number = 2
    while free.exists() or free.is_symlink():
        free = path.with_name(f"{path.stem}.spoiled-{number}{path.suffix}")
        number += 1
    return free
