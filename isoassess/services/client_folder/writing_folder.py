"""Writes a client's folder: made hidden beside its place, read back file by file, then named at once."""

import datetime
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from isoassess.catalogue.catalogue import Catalogue
from isoassess.documents.provenance import origin_of
from isoassess.errors import BadInput, CannotWrite, ExpectedError
from isoassess.exchange.package.manifest import SUFFIX
from isoassess.exchange.package.writing import PackageOptions
from isoassess.files.file_names import organization_name
from isoassess.files.folder_failure import folder_failure
from isoassess.files.temporary import TemporaryFolder
from isoassess.language.texts import _
from isoassess.services.client_folder.folder_contents import MOST_ORGANIZATION, FolderOptions, folder_contents
from isoassess.services.client_folder.folder_files import FolderContents, FolderFile, NotInFolder
from isoassess.services.client_folder.folder_index import ListedFile, index_name, index_page
from isoassess.services.client_folder.folder_places import FolderPlaces, Place, folder_name
from isoassess.services.packages.exporting import ExportStopped, export
from isoassess.store import Store, StoreError

USUAL_FOLDER = FolderOptions()
_SAID = 8  # of the package's steps in one of the folder's


class FolderStep(Struct, frozen=True, kw_only=True):
    """How far it is: `name` is what is made now."""

    done: int
    of: int
    name: str = ""


class WrittenFolder(Struct, frozen=True, kw_only=True):
    """`folder`: where it is; `first`: what is opened first; `files` are all, without that one."""

    folder: Path
    first: Path
    files: tuple[ListedFile, ...]
    left_out: tuple[NotInFolder, ...]
    internal: bool


Tell = Callable[[FolderStep], None]


def folder_place(parent: Path, organization: str, day: datetime.date) -> Path:
    """Where a folder of the organization can be made in another one: under a name that is free."""
    name = folder_name(organization, day.isoformat())
    place, count = parent / name, 1
    while os.path.lexists(place):
        count += 1
        place = parent / f"{name} ({count})"
    return place


def write_client_folder(
    store: Store,
    catalogue: Catalogue,
    organization_id: str,
    folder: Path,
    *,
    today: datetime.date,
    options: FolderOptions = USUAL_FOLDER,
    tell: Tell = lambda _step: None,
    stopped: Callable[[], bool] = lambda: False,
) -> WrittenFolder:
    """Everything of one organization in `folder`, which is not there yet or empty; whole or not at all.

    A document that cannot be made is named in the list and stops nothing. Raises BadInput where there is
    such a folder, CannotWrite, ExportStopped, and the errors of the store.
    """
    check_new(folder)
    is_empty = os.path.lexists(folder)
    with _named_failures(folder), TemporaryFolder(folder.parent, foreign=True) as temporary:
        made = temporary / "folder"
        made.mkdir()
        work = _FolderWork(store, made, tell, stopped)
        done = work.fill(catalogue, organization_id, options, today)
        work.read_back()
        check_new(folder, may_be_empty=is_empty)
        if is_empty and folder.is_dir():
            folder.rmdir()  # it is empty still, or this fails
        made.rename(folder)
    return WrittenFolder(
        folder=folder,
        first=folder / index_name(),
        files=done.files,
        left_out=done.left_out,
        internal=options.internal,
    )


def check_new(folder: Path, *, may_be_empty: bool = True) -> None:
    """BadInput where something has this name, or has something in it: nothing is ever written over."""
    if "\0" in str(folder) or not folder.name:
        raise BadInput(_("Say the name of the folder that is to be made."))
    if os.path.lexists(folder) and not (may_be_empty and _is_empty_folder(folder)):
        says = _("{folder} is there already, and not empty; name a folder that is not there, or empty.")
        raise BadInput(says.format(folder=folder))


def _is_empty_folder(folder: Path) -> bool:
    """A link to one is none: it would be in the way."""
    try:
        return not folder.is_symlink() and not any(folder.iterdir())
    except OSError:
        return False


class _FilledFolder(Struct, frozen=True, kw_only=True):
    files: tuple[ListedFile, ...]
    left_out: tuple[NotInFolder, ...]


class _FolderWork:
    """Makes one file after the other and remembers of each what it must be."""

    def __init__(self, store: Store, folder: Path, tell: Tell, stopped: Callable[[], bool]) -> None:
        self._store, self._folder = store, folder
        self._tell, self._stopped = tell, stopped
        self._hashes: dict[Place, str] = {}
        self._stamped: set[Place] = set()
        self._steps = 0
        self._listed: list[ListedFile] = []

    def fill(
        self, catalogue: Catalogue, organization_id: str, options: FolderOptions, today: datetime.date
    ) -> _FilledFolder:
        name = self._store.profile(organization_id).organization.name
        places = FolderPlaces()
        first = places.give((), index_name())
        called = organization_name(name, otherwise=_("Organization"), most=MOST_ORGANIZATION)
        package = places.give((), called + SUFFIX)
        contents = folder_contents(
            self._store, catalogue, organization_id, options=options, places=places, today=today
        )
        self._steps = len(contents.files) + _SAID + 2
        left_out = [*self._make(contents), *self._put_package(package, organization_id, options)]
        page = index_page(name, today, self._listed, left_out)
        self._put(first, page)
        return _FilledFolder(files=tuple(self._listed), left_out=tuple(left_out))

    def read_back(self) -> None:
        """What lies there is what was made, and nothing else does (CannotWrite)."""
        self._say(self._steps - 1, _("Reading it back"))
        found = {
            tuple(file.relative_to(self._folder).parts): file
            for file in self._folder.rglob("*")
            if not file.is_dir()
        }
        if found.keys() != self._hashes.keys():
            raise CannotWrite(_not_the_same())
        for place, file in found.items():
            self._check_stopped()
            content = file.read_bytes()
            if hashlib.sha256(content).hexdigest() != self._hashes[place]:
                raise CannotWrite(_not_the_same())
            if place in self._stamped:
                origin_of(content, file.name)

    def _make(self, contents: FolderContents) -> Iterator[NotInFolder]:
        yield from contents.left_out
        for number, file in enumerate(contents.files):
            self._say(number, file.place[-1])
            try:
                content = file.make()
            except ExpectedError as problem:
                yield NotInFolder(what=_what(file), why=str(problem))
                continue
            self._put(file.place, content)
            if file.is_document:
                self._stamped.add(file.place)
            listed = ListedFile(place=file.place, group=file.group, about=file.about, size=len(content))
            self._listed.append(listed)

    def _put_package(
        self, place: Place, organization_id: str, options: FolderOptions
    ) -> Iterator[NotInFolder]:
        """Where the organization is damaged, there may be none, and the rest is there all the same."""
        wanted = PackageOptions(
            attachments=options.attachments, history=options.history, internal=options.internal
        )
        begun = self._steps - _SAID - 2

        def tell(done: int, of: int) -> None:
            self._say(begun + done * _SAID // max(of, 1), place[-1])

        path = self._folder.joinpath(*place)
        stopped = self._stopped
        try:
            done = export(
                self._store, [organization_id], path, options=wanted, progress=tell, stopped=stopped
            )
        except (BadInput, StoreError) as problem:
            if not self._listed:
                raise
            yield NotInFolder(what=_("For IsoAssess"), why=str(problem))
            return
        about = _("To be taken over by IsoAssess on another computer")
        if done.notes:
            about = _("{what}, with the internal notes").format(what=about)
        if options.history:
            about = _("{what}, with the history: who changed what, and when").format(what=about)
        else:
            about = _("{what}, with who said each field last, and when").format(what=about)
        size, digest = _measured(path)
        self._hashes[place] = digest
        self._listed.append(ListedFile(place=place, group=_("For IsoAssess"), about=about, size=size))

    def _put(self, place: Place, content: bytes) -> None:
        path = self._folder
        for one in place[:-1]:  # never the hidden folder itself, which is gone with its stick
            path /= one
            path.mkdir(exist_ok=True)
        path /= place[-1]
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        self._hashes[place] = hashlib.sha256(content).hexdigest()

    def _say(self, done: int, name: str) -> None:
        self._check_stopped()
        self._tell(FolderStep(done=done, of=self._steps, name=name))

    def _check_stopped(self) -> None:
        if self._stopped():
            raise ExportStopped(_("Stopped; nothing was written."))


def _measured(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return file.tell(), digest


def _what(file: FolderFile) -> str:
    """A document by its title, anything else by its heading."""
    return f"{file.group}: {file.about.partition(':')[0]}" if file.is_document else file.group


def _not_the_same() -> str:
    return _("What was read back is not what was written, so nothing was kept; try another place.")


@contextmanager
def _named_failures(folder: Path) -> Iterator[None]:
    """What went wrong in the hidden folder is said of the one that was meant (CannotWrite)."""
    try:
        yield
    except OSError as problem:
        raise CannotWrite(folder_failure(problem.errno, folder)) from problem
    except CannotWrite as problem:
        cause = problem.__cause__
        if isinstance(cause, OSError):
            raise CannotWrite(folder_failure(cause.errno, folder)) from cause
        raise
