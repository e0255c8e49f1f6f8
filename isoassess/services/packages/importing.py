"""Looks into a package, and takes it in: all of it or nothing, with a backup first and the way back."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from isoassess.assessment.planned import is_own
from isoassess.catalogue.catalogue import Catalogue
from isoassess.errors import BadInput
from isoassess.exchange.package.manifest import Manifest
from isoassess.exchange.package.reading import OpenedPackage, opened_package
from isoassess.language.texts import _
from isoassess.store import Store, StoreError, Subject, is_missing
from isoassess.store.arrival import ArrivalKind, arrival_from
from isoassess.store.backup.making import never
from isoassess.store.backup.places import Backup
from isoassess.store.backup.reading import opened
from isoassess.store.backup.rounds import back_up
from isoassess.store.joining.comparing import ComparedContent, ContentSide, compare
from isoassess.store.joining.content import FieldPlace, OrganizationContent
from isoassess.store.joining.joined import JoinRule, Sides
from isoassess.store.joining.locks import asked, completed_place, locked
from isoassess.store.joining.outcomes import TakenIn, UndoneJoin

REMOVED = FieldPlace(Subject.ORGANIZATION, key="removed")


class PackagePreview(Struct, frozen=True, kw_only=True):
    """`unknown`: requirements that are answered in it and that the catalogue in use does not have."""

    file: Path
    manifest: Manifest
    comparisons: tuple[ComparedContent, ...]
    unknown: tuple[str, ...] = ()

    @property
    def brings_nothing(self) -> bool:
        return self.says_nothing_new and not any(map(is_put_back, self.comparisons))

    @property
    def says_nothing_new(self) -> bool:
        """But for where an organization lies."""
        return all(one.brings_nothing for one in self.comparisons)

    @property
    def locked_count(self) -> int:
        """Assessments that are completed here and that it changes."""
        return sum(len(locked(one)) for one in self.comparisons)

    def conflict_count(self, *, reopened: bool = False) -> int:
        """How many wait for a choice; `reopened`: what is completed here is opened for what it changes."""
        return sum(len(asked(one, locked(one) if reopened else ())) for one in self.comparisons)


class Imported(Struct, frozen=True, kw_only=True):
    """`before`: the backup that holds the file as it was, None where there was none yet.

    `assessments`: those that were not in the file, of organizations that were. `file`: what it came from.
    """

    taken: TakenIn
    before: Backup | None
    assessments: tuple[str, ...] = ()
    file: str = ""


def preview(file: Path, store: Store, catalogue: Catalogue, *, password: str = "") -> PackagePreview:
    """What is in a package and what would change; nothing is changed. Every part of it is read."""
    return _preview(file, store.content, catalogue, password)


def preview_of_new(file: Path, catalogue: Catalogue, *, password: str = "") -> PackagePreview:
    """The same where there is no file yet."""
    return _preview(file, lambda _id: None, catalogue, password)


def _preview(
    file: Path, here: Callable[[str], OrganizationContent | None], catalogue: Catalogue, password: str
) -> PackagePreview:
    with opened_package(file, password) as package:
        package.look_through()
        there = _organizations(package)
        return PackagePreview(
            file=file,
            manifest=package.manifest,
            comparisons=tuple(compare(one, here(one.id)) for one in there),
            unknown=tuple(sorted(_unknown(there, catalogue))),
        )


def take_in(
    file: Path,
    store: Path,
    *,
    who: str,
    now: datetime,
    rule: JoinRule,
    chosen: Mapping[str, Sides] | None = None,
    password: str = "",
    asking: Store | None = None,
) -> Imported:
    """`chosen`: a side for fields one by one, by organization; the rule decides the other conflicts.

    An assessment that is completed here, and that the package changes, stays as it was completed; where the
    package's side of its completion is chosen (`reopening`) it is opened, with the package as the reason.

    `asking`: an open store of the same file, which knows what is done as its own. An organization that was
    removed here is on the list again.
    """
    with opened_package(file, password) as package:
        there = _organizations(package)
        is_new = is_missing(store)
        with Store.open(store, who=who) as here:
            here.file.check_may_write()
            here.writes_for(asking)
            before = None if is_new else safe_backup(store, now)
            comparisons = [compare(one, here.content(one.id)) for one in there]
            sides = _with_shelf(comparisons, chosen or {})
            arrival = arrival_from(ArrivalKind.PACKAGE, file)
            reason = _("What the package {name} changes was taken over.").format(name=arrival.file)
            taken = here.join(
                there,
                rule,
                package.file,
                sides,
                package=arrival,
                reopened=dict.fromkeys(_reopened(sides), reason),
            )
    new = tuple(id_ for one in comparisons for id_ in one.new_assessments)
    return Imported(taken=taken, before=before, assessments=new, file=arrival.file)


def take_out(
    imported: Imported,
    store: Path,
    *,
    who: str,
    asking: Store | None = None,
    away_too: Collection[str] = (),
) -> UndoneJoin:
    """Undoes it: what it changed says again what it said before, but where somebody changed it since; what
    it brought is put away, but where somebody used it since and it is not in `away_too`.

    An assessment or a file that came into an organization which was here goes for good, where nobody used it
    since: the package has it still. What is undone is as if it had never been taken over.
    """
    if imported.before is None:
        raise BadInput(_("There was no file before, so there is nothing to go back to."))
    with opened(imported.before.path) as before, Store.open(store, who=who) as here:
        here.writes_for(asking)
        return here.undo_join(
            before.connection,
            imported.taken,
            file=imported.file,
            assessments=imported.assessments,
            away_too=away_too,
        )


def _organizations(package: OpenedPackage) -> tuple[OrganizationContent, ...]:
    found = package.organizations()
    if not found:
        raise BadInput(_("{name}: no organization is in it").format(name=package.name))
    return found


def _unknown(there: tuple[OrganizationContent, ...], catalogue: Catalogue) -> set[str]:
    answered = {id_ for one in there for assessment in one.assessments for id_ in assessment.answers}
    return {id_ for id_ in answered if not is_own(id_) and not _is_known(id_, catalogue)}


def _is_known(id_: str, catalogue: Catalogue) -> bool:
    try:
        catalogue.requirement(id_)
    except BadInput:
        return False
    return True


def is_put_back(one: ComparedContent) -> bool:
    """Whether it was put under Deleted here, and not there: taken over, it is on the list again."""
    return one.here is not None and one.here.removed_at is not None and one.there.removed_at is None


def left_deleted(found: PackagePreview) -> dict[str, Sides]:
    """The choice by which what would come back to the list stays under Deleted."""
    back = filter(is_put_back, found.comparisons)
    return {one.there.id: {REMOVED: ContentSide.HERE} for one in back}


def reopening(found: PackagePreview) -> dict[str, Sides]:
    """The choice by which what is completed here, and changed in the package, is opened for that."""
    return {
        one.there.id: dict.fromkeys(map(completed_place, locked(one)), ContentSide.THERE)
        for one in found.comparisons
    }


def _reopened(chosen: Mapping[str, Sides]) -> set[str]:
    every = ((place, side) for sides in chosen.values() for place, side in sides.items())
    return {
        place.assessment
        for place, side in every
        if side is ContentSide.THERE and place == completed_place(place.assessment)
    }


def _with_shelf(comparisons: list[ComparedContent], chosen: Mapping[str, Sides]) -> dict[str, Sides]:
    back = {one.there.id: {REMOVED: ContentSide.THERE} for one in comparisons if is_put_back(one)}
    ids = {one.there.id for one in comparisons}
    return {id_: {**back.get(id_, {}), **chosen.get(id_, {})} for id_ in ids}


def safe_backup(store: Path, now: datetime) -> Backup:
    """The backup that is made before anything is taken over (StoreError where none can be)."""
    done = back_up(store, now=now, halted=never, everywhere=False)
    if done.newest is None:
        says = _("Nothing was taken over, because no backup of the file as it is now could be made. {why}")
        raise StoreError(says.format(why=" ".join(done.failures)))
    return done.newest
