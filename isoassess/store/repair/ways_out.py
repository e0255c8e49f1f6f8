"""What can be done about a damaged file: the newest sound backup, and what of the file is not in it."""

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from isoassess.errors import ExpectedError
from isoassess.store.backup.places import Backup, folder_beside, folder_in, found_in
from isoassess.store.backup.reading import opened
from isoassess.store.errors import PasswordNeeded, StoreError
from isoassess.store.file.database import driver
from isoassess.store.file.place import real_place
from isoassess.store.file.soundness import inner_damage
from isoassess.store.repair.page_file import PageFile
from isoassess.store.repair.row_shapes import SavedRow, TableShape, shapes_of
from isoassess.store.repair.salvage import Salvage


class WaysOut(Struct, frozen=True, kw_only=True):
    """`backup`: the newest that is sound, None without one; `passed_over`: how many newer ones are not.

    `closed`: without a sound one, the newest that only opens with a password that nobody has said.
    `newer`: how many entries of the history can be read in the file that the backup does not have, the last
    of them from `last`.
    """

    backup: Backup | None
    passed_over: int = 0
    newer: int = 0
    last: datetime | None = None
    closed: Backup | None = None


def ways_out(path: Path, second: Path | None = None, *, strict: bool = False) -> WaysOut:
    """Looks through the backups and the file; may take as long as reading both.

    `strict`: a backup counts only where every text and attached file in it is as it was saved, as of a file
    that can be opened and yet is damaged.
    """
    place = real_place(path)
    passed_over, closed = 0, None
    for backup in _backups(place, second):
        try:
            with opened(backup.path) as found:
                if strict and next(inner_damage(found.connection, backup.path), ""):
                    passed_over += 1
                    continue
                query = "SELECT coalesce(max(id), 0) FROM history"
                newest = int(driver(found.connection).execute(query).fetchone()[0])
                newer, last = _newer(place, found.ready, newest)
        except PasswordNeeded:
            closed = closed or backup
            continue
        except (ExpectedError, OSError):
            passed_over += 1
            continue
        return WaysOut(backup=backup, passed_over=passed_over, newer=newer, last=last)
    return WaysOut(backup=None, passed_over=passed_over, closed=closed)


def _backups(place: Path, second: Path | None) -> list[Backup]:
    """Of whatever computer: the file may have come from another one with its backups."""
    found = found_in(folder_beside(place))
    if second is not None:
        found += found_in(folder_in(second, place))
    return sorted(found, reverse=True)


def _newer(place: Path, ready: Path, newest: int) -> tuple[int, datetime | None]:
    shapes = [shape for shape in shapes_of(ready) if shape.name == "history"]
    times: dict[int, str] = {}

    def keep(_shape: TableShape, row: SavedRow) -> None:
        number = row.fields["id"]
        if isinstance(number, int) and number > newest and not row.flawed:
            times[number] = str(row.fields["at"])

    try:
        with closing(PageFile(place)) as pages:
            Salvage(pages).read(shapes, keep)
    except StoreError:
        return 0, None
    moments = list(_moments(times.values()))
    return len(times), max(moments, default=None)


def _moments(texts: Iterable[str]) -> Iterator[datetime]:
    for text in texts:
        with suppress(ValueError):
            yield datetime.fromisoformat(text).replace(tzinfo=UTC)
