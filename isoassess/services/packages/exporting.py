"""A package of organizations, read back and compared before it takes its place."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from msgspec import Struct
from msgspec.structs import replace

from isoassess.catalogue import custom
from isoassess.errors import BadInput, CannotWrite, ExpectedError
from isoassess.exchange.package.manifest import SUFFIX
from isoassess.exchange.package.reading import opened_package
from isoassess.exchange.package.writing import USUAL, PackageOptions, write_package
from isoassess.files.read_ahead import read_ahead
from isoassess.files.temporary import TemporaryFolder
from isoassess.files.writing import growing
from isoassess.language.texts import _
from isoassess.services.stored_case import number_all
from isoassess.store import NotInStore, Store, real_place
from isoassess.store.joining.comparing import compare
from isoassess.store.joining.content import OrganizationContent
from isoassess.store.joining.joined import JoinRule, joined
from isoassess.store.joining.order import in_order
from isoassess.store.joining.thinning import thinned
from isoassess.store.vault.keyring import KEYRING

Progress = Callable[[int, int], None]  # steps that are done, and how many there are


class ExportStopped(ExpectedError):
    """A person has stopped it; nothing was written."""


class Exported(Struct, frozen=True, kw_only=True):
    """`file`: where it is; `files` and `size` (bytes) are of what was attached; `notes`: of internal ones."""

    file: Path
    organizations: tuple[str, ...]
    files: int
    size: int
    notes: int


def export(
    store: Store,
    organization_ids: Sequence[str],
    file: Path,
    *,
    options: PackageOptions = USUAL,
    password: str = "",
    progress: Progress = lambda _done, _of: None,
    stopped: Callable[[], bool] = lambda: False,
    over_protected: bool = False,
) -> Exported:
    """Writes the package to `file`, which gets the usual ending where it lacks it; whole or not at all.

    What was written is taken into a file of its own and compared with what was to be written.
    """
    target = _target(file, store)
    for id_ in dict.fromkeys(organization_ids):
        number_all(store, custom.in_use(), id_)
    contents = [_content(store, id_, options) for id_ in dict.fromkeys(organization_ids)]
    files = {one.sha256: one for content in contents for one in content.attachments}
    written = len(files) + 2 * len(contents)

    def tell(done: int) -> None:
        if stopped():
            raise ExportStopped(_("Stopped; nothing was written."))
        progress(done, written + len(files) + 1)

    with growing(target, private=True, over_protected=over_protected) as (part, grown):
        _write(grown, store, contents, options, password, lambda done: tell(min(done, written)))
        _check(part, store, contents, password, lambda done: tell(written + done))
    return Exported(
        file=target,
        organizations=tuple(content.name for content in contents),
        files=len(files),
        size=sum(one.size for one in files.values()),
        notes=sum(
            bool(answer.internal)
            for content in contents
            for one in content.assessments
            for answer in one.answers.values()
        ),
    )


def _write(
    file: IO[bytes],
    store: Store,
    contents: Sequence[OrganizationContent],
    options: PackageOptions,
    password: str,
    tell: Callable[[int], None],
) -> None:
    write_package(
        file,
        contents,
        store.file_bytes,
        wanted=options,
        catalogue_version=custom.in_use().version,
        catalogues=custom.own_files(),
        password=password,
        tell=lambda counted: tell(counted.done),
    )
    file.flush()


def package_place(file: Path) -> Path:
    """Where a package of this name is written: with the usual ending, by which it is found again."""
    if file.is_dir():
        raise BadInput(_("{file} is a folder; say the name of a file").format(file=file))
    return file if file.suffix.lower() == SUFFIX else file.with_name(file.name + SUFFIX)


def _target(file: Path, store: Store) -> Path:
    target = package_place(file)
    if real_place(store.path) in (real_place(file), real_place(target)):
        raise BadInput(_("{file} is the file itself; choose another name for the package").format(file=file))
    return target


def _content(store: Store, organization_id: str, options: PackageOptions) -> OrganizationContent:
    content = store.content(organization_id)
    if content is None:
        raise NotInStore(_("This organization is not in the file."))
    return thinned(
        content,
        history=options.history,
        attachments=options.attachments,
        internal=options.internal,
    )


def _check(
    part: Path,
    store: Store,
    contents: Sequence[OrganizationContent],
    password: str,
    tell: Callable[[int], None],
) -> None:
    """Take it in where nothing is yet, and compare: what a person gets is what was meant, or nothing."""
    read = 0
    with opened_package(part, password) as package, TemporaryFolder() as folder:
        there = package.organizations()
        copy = folder / "read-back.db"
        KEYRING.share(real_place(store.path), copy)
        try:
            files = [one.sha256 for content in there for one in content.attachments]
            with (
                read_ahead(package.file, list(dict.fromkeys(files))) as ahead,
                Store.open(copy, who=store.who, passing=True) as second,
            ):

                def told(sha256: str) -> bytes:
                    nonlocal read
                    read += 1
                    tell(read)
                    return ahead(sha256)

                second.join(there, JoinRule.NEWER, told)
                found = [second.content(content.id) for content in contents]
        finally:
            KEYRING.put(copy, None)
        for name in package.manifest.catalogues:
            package.catalogue(name)
    now = datetime.now(UTC)
    wanted = [joined(compare(content, None), {}, who=store.who, at=now) for content in contents]
    if sorted(there, key=lambda one: one.id) != sorted(contents, key=lambda one: one.id) or not all(
        _same(one, other) for one, other in zip(wanted, found, strict=True)
    ):
        says = _("What was read back is not what was to be written, so nothing was written; check the file.")
        raise CannotWrite(says)


def _same(wanted: OrganizationContent, found: OrganizationContent | None) -> bool:
    """Apart from when something was said of which no history tells."""
    if found is None:
        return False
    said = [(one.subject, one.key, one.before, one.after) for one in in_order(wanted.history)]
    return said == [(one.subject, one.key, one.before, one.after) for one in found.history] and replace(
        wanted, history=()
    ) == replace(found, history=())
