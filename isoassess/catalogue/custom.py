"""A catalogue file of the user's own, or a newer one of ours: checked as a whole, refused with the place."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec
from platformdirs import user_data_path

from isoassess.catalogue.catalogue import Catalogue, CatalogueFile, contradictions, joined, shipped_parts
from isoassess.catalogue.checks import lost_ids, unsound
from isoassess.errors import BadInput, CannotWrite
from isoassess.files.file_names import is_plain_name
from isoassess.files.writing import write_whole
from isoassess.files.yaml_nodes import composed, decoded, line_of_entry
from isoassess.files.yaml_reader import read_file
from isoassess.language.texts import _


def folder() -> Path:
    """Where loaded catalogue files lie."""
    return user_data_path("IsoAssess", appauthor=False) / "catalogues"


def in_use() -> Catalogue:
    """The catalogue with every file that was loaded; BadInput where one of them has become unfit."""
    parts = before = shipped_parts()
    for path in _kept():
        parts = _joined_with(parts, _read(path), path)
    return joined(parts, own=_told_apart(part for part in parts.values() if part not in before.values()))


def _told_apart(own: Iterable[CatalogueFile]) -> str:
    """The SHA-256 over what the files say, in 64 hexadecimal digits; empty where there are none.

    Neither their names and order on the disk nor how they are laid out counts.
    """
    contents = sorted(json.dumps(msgspec.to_builtins(part), sort_keys=True) for part in own)
    return hashlib.sha256("\n".join(contents).encode()).hexdigest() if contents else ""


def check(path: Path) -> CatalogueFile:
    """The file as it would be used; BadInput names file, line, key and reason where it is unfit."""
    part = _read(path)
    parts = _joined_with(shipped_parts(), part, path)
    for reason in _reasons(part, parts, path):
        raise BadInput(reason)
    return part


def load(path: Path) -> CatalogueFile:
    """Check a file and keep a copy of it to work with; an earlier one of the same name gives way."""
    part = check(path)
    target = folder() / f"{part.catalogue}.yaml"
    _refuse_another(target, part)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        content = path.read_bytes()
    except OSError as error:
        raise _not_written(target, error) from None
    write_whole(target, content)
    return part


def unload(name: str) -> bool:
    """Go back to what was shipped; whether there was such a file. Answers stay where they are."""
    kept = {path.stem: path for path in _kept()}
    if name not in kept:
        return False
    try:
        kept[name].unlink()
    except OSError as error:
        raise _not_written(kept[name], error) from None
    return True


def loaded() -> tuple[str, ...]:
    """The names of the catalogues that were loaded; none where their folder cannot be read."""
    try:
        return tuple(path.stem for path in _kept())
    except BadInput:
        return ()


def own_files() -> dict[str, bytes]:
    """The loaded files as they are, by name (BadInput where one cannot be read)."""
    try:
        return {path.stem: path.read_bytes() for path in _kept()}
    except OSError as error:
        raise BadInput(_("{path}: {reason}").format(path=folder(), reason=error.strerror)) from None


def _kept() -> list[Path]:
    """The loaded files (BadInput where it cannot be seen which there are)."""
    place = folder()
    try:
        return sorted(path for path in place.iterdir() if path.suffix == ".yaml")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BadInput(_("{path}: {reason}").format(path=place, reason=error.strerror)) from None


def _read(path: Path) -> CatalogueFile:
    part = read_file(path, CatalogueFile)
    if not is_plain_name(part.catalogue):
        says = _('{file}: catalogue: "{name}" cannot be the name of a file on every system')
        raise BadInput(says.format(file=path.name, name=part.catalogue))
    return part


def _refuse_another(target: Path, part: CatalogueFile) -> None:
    """Only a catalogue that says it is the same one gives way."""
    try:
        if not os.path.lexists(target) or (
            not target.is_symlink() and _read(target).catalogue == part.catalogue
        ):
            return
    except BadInput:
        pass
    says = _("{path} is there already and holds something else; it was left as it is")
    raise CannotWrite(says.format(path=target))


def _not_written(path: Path, error: OSError) -> CannotWrite:
    return CannotWrite(_("{path} could not be written: {reason}").format(path=path, reason=error.strerror))


def _joined_with(
    parts: dict[str, CatalogueFile], part: CatalogueFile, path: Path
) -> dict[str, CatalogueFile]:
    """The parts with this one in the place of the one of the same catalogue, or after them."""
    others = {name: other for name, other in parts.items() if other.catalogue != part.catalogue}
    return others | {path.name: part}


def _reasons(part: CatalogueFile, parts: dict[str, CatalogueFile], path: Path) -> list[str]:
    """Why the file cannot be used, each with its line; empty where it can."""
    root = composed(decoded(path.read_bytes()))
    before = [old for old in shipped_parts().values() if old.catalogue == part.catalogue]
    released = [known.id for old in before for known in old.requirements]
    found = [what.partition(": ")[::2] for name, what in contradictions(parts) if name == path.name]
    found += list(unsound(part))
    found += [
        (id_, _("is missing; ids are permanent, answers hang on them")) for id_ in lost_ids(released, [part])
    ]
    return [_placed(path.name, line_of_entry(root, place), place, what) for place, what in found]


def _placed(name: str, line: int | None, place: str, what: str) -> str:
    if line is None:
        return f"{name}: {place}: {what}"
    return _("{file}, line {line}: {place}: {what}").format(file=name, line=line, place=place, what=what)
