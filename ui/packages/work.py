"""What is done with packages off the GUI thread: values go in, a value comes back."""

import datetime
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from isoassess.exchange.file_kinds import FileKind, kind_of
from isoassess.exchange.package.sealing import PasswordWanted, PasswordWrong
from isoassess.exchange.package.writing import PackageOptions
from isoassess.services.assessment_files.content import FileTarget
from isoassess.services.assessment_files.taking import (
    FilePreview,
    FoundFile,
    begun_anew,
    find,
    now_by,
    preview_file,
    take_file,
)
from isoassess.services.assessment_files.words import said_by
from isoassess.services.names_inside import NamedPerson
from isoassess.services.packages.exporting import Exported, export
from isoassess.services.packages.importing import (
    Imported,
    PackagePreview,
    preview,
    take_in,
    take_out,
)
from isoassess.services.packages.names_leaving import names_in_content
from isoassess.services.packages.undone_words import undone_join_words
from isoassess.store import Store
from isoassess.store.joining.content import FieldPlace
from isoassess.store.joining.joined import JoinRule, Sides
from ui.widgets.tasks import Progress

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue


class ClosedPackage(Struct, frozen=True, kw_only=True):
    """The package is closed; `says` why what was typed does not open it, empty where nothing was typed."""

    file: Path
    says: str = ""


class LookedInto(Struct, frozen=True, kw_only=True):
    """What was found in a package, and the password that opened it."""

    found: PackagePreview
    password: str


class LookedAtFile(Struct, frozen=True, kw_only=True):
    """A FILE.yaml beside what is here."""

    found: FilePreview


def look(
    file: Path, store: Path, who: str, catalogue: "Callable[[], Catalogue]", password: str
) -> LookedInto | ClosedPackage | FoundFile:
    """Into a package, or a FILE.yaml."""
    if kind_of(file) is FileKind.ASSESSMENT:
        with Store.open(store, who=who) as here:
            return find(file, here, catalogue())
    try:
        with Store.open(store, who=who) as here:
            return LookedInto(found=preview(file, here, catalogue(), password=password), password=password)
    except PasswordWanted:
        return ClosedPackage(file=file)
    except PasswordWrong as error:
        return ClosedPackage(file=file, says=str(error))


def people_in(store: Path, who: str, ids: Sequence[str]) -> tuple[NamedPerson, ...]:
    """Whose names leave with these organizations."""
    with Store.open(store, who=who) as opened:
        return names_in_content(one for id_ in ids if (one := opened.content(id_)) is not None)


def take(looked: LookedInto, asking: Store, chosen: Mapping[str, Sides]) -> Imported:
    """What was not chosen was changed after it was looked at, and the newer stands."""
    now = datetime.datetime.now(datetime.UTC)
    return take_in(
        looked.found.file,
        asking.path,
        who=asking.who,
        now=now,
        rule=JoinRule.NEWER,
        chosen=chosen,
        password=looked.password,
        asking=asking,
    )


def look_at_file(
    read: FoundFile,
    begins: bool,
    target: FileTarget,
    store: Path,
    who: str,
    catalogue: "Callable[[], Catalogue]",
    today: datetime.date,
) -> LookedAtFile:
    """`begins`: only its profile is wanted, as the beginning of a new organization."""
    by = said_by(read.path, read.file, catalogue().version, today)
    begun = begun_anew(read.file, today) if begins else None
    file, asked = (begun.file, begun.asked_anew) if begun else (read.file, ())
    with Store.open(store, who=who) as here:
        return LookedAtFile(found=preview_file(read.path, file, target, here, by, asked_anew=asked))


def take_from_file(
    looked: LookedAtFile,
    asking: Store,
    taken: Collection[FieldPlace],
    catalogue: "Callable[[], Catalogue]",
    today: datetime.date,
) -> Imported:
    by = now_by(asking.who, catalogue(), today)
    return take_file(looked.found, asking.path, by=by, taken=taken, asking=asking)


class TakenOut(Struct, frozen=True, kw_only=True):
    """An import was undone; `says` what became of it."""

    says: str


def undo(
    imported: Imported, asking: Store, catalogue: "Callable[[], Catalogue]", away_too: Collection[str]
) -> TakenOut:
    """`away_too`: organizations that came with it and are put away though they were used since."""
    undone = take_out(imported, asking.path, who=asking.who, asking=asking, away_too=away_too)
    with Store.open(asking.path, who=asking.who) as here:
        return TakenOut(says=undone_join_words(here, undone, catalogue()))


class Stoppable:
    """Export that a person can stop; how far it is goes to `progress`."""

    def __init__(self) -> None:
        self.progress = Progress()
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def write(
        self, store: Path, who: str, ids: Sequence[str], file: Path, options: PackageOptions, password: str
    ) -> Exported:
        with Store.open(store, who=who) as opened:
            return export(
                opened,
                ids,
                file,
                options=options,
                password=password,
                progress=lambda done, of: self.progress.tell((done, of)),
                stopped=self._stopped.is_set,
            )
