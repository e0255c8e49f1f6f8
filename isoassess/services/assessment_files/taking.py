"""Looks into a FILE.yaml beside what is here, and takes it in: all of it or nothing, with the way back."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct

from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import Lens
from isoassess.errors import BadInput
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.language.texts import _
from isoassess.services.assessment_files.content import Bringing, FileTarget, brought, compared, told_of_file
from isoassess.services.assessment_files.held import file_of_profile, is_profile_alone
from isoassess.services.assessment_files.reading import read_assessment
from isoassess.services.assessment_files.starting import started_again
from isoassess.services.filled_worksheet import is_same_name
from isoassess.services.packages.importing import Imported, safe_backup
from isoassess.store import NotInStore, Shelf, Store, is_missing, locked, new_id
from isoassess.store.arrival import ArrivalKind, arrival_from
from isoassess.store.joining.comparing import ComparedContent
from isoassess.store.joining.content import FieldPlace, OrganizationContent
from isoassess.store.joining.joined import JoinRule

Places = Collection[FieldPlace]


class KnownOrganization(Struct, frozen=True, kw_only=True):
    """One that a file can be merged into; `has_its_name`: it is called as the one in the file."""

    id: str
    name: str
    has_its_name: bool = False


class KnownAssessment(Struct, frozen=True, kw_only=True):
    """One that goes on."""

    id: str
    lens: Lens
    started: date


class FoundFile(Struct, frozen=True, kw_only=True):
    """A file that was read, and where it can go; those that bear its name come first."""

    path: Path
    file: AssessmentFile
    organizations: tuple[KnownOrganization, ...] = ()

    @property
    def name(self) -> str:
        return self.file.organization.name

    @property
    def is_profile(self) -> bool:
        return is_profile_alone(self.file)


class FilePreview(Struct, frozen=True, kw_only=True):
    """What would change; `asked_anew` are facts of the file that are left open in a new organization."""

    path: Path
    file: AssessmentFile
    target: FileTarget
    comparison: ComparedContent
    asked_anew: tuple[str, ...] = ()

    @property
    def comparisons(self) -> tuple[ComparedContent, ...]:
        return (self.comparison,)

    @property
    def brings_nothing(self) -> bool:
        return self.comparison.brings_nothing


def find(path: Path, store: Store | None, catalogue: Catalogue) -> FoundFile:
    """What the file says (BadInput with the line), and the organizations on the list."""
    file = read_assessment(path, catalogue)
    listed = store.organizations(shelf=Shelf.ACTIVE) if store is not None else ()
    known = (
        KnownOrganization(
            id=one.id, name=one.name, has_its_name=is_same_name(one.name, file.organization.name)
        )
        for one in listed
    )
    return FoundFile(
        path=path, file=file, organizations=tuple(sorted(known, key=lambda one: not one.has_its_name))
    )


def going_on(store: Store, organization_id: str) -> tuple[KnownAssessment, ...]:
    """The assessments a file can be merged into, the newest first."""
    return tuple(
        KnownAssessment(id=one.id, lens=one.lens, started=one.started)
        for one in store.assessments(organization_id)
        if one.completed is None
    )


def same_assessment(store: Store, organization_id: str, file: AssessmentFile) -> str:
    """The only one that is going on with the day and the standard that a file names; empty where none is."""
    said = file.assessment
    same = [
        one.id
        for one in going_on(store, organization_id)
        if (one.lens, one.started) == (said.lens, said.date)
    ]
    return same[0] if len(same) == 1 else ""


def new_target(file: AssessmentFile, *, profile_alone: bool = False) -> FileTarget:
    """A new organization, with an assessment where the file has one and that is wanted."""
    without = profile_alone or is_profile_alone(file)
    return FileTarget(organization=new_id(), assessment="" if without else new_id())


class BegunAnew(Struct, frozen=True, kw_only=True):
    """The profile of a file as a beginning, and the keys of what is asked anew."""

    file: AssessmentFile
    asked_anew: tuple[str, ...]


def begun_anew(file: AssessmentFile, today: date) -> BegunAnew:
    """Nothing of it is assessed, and what time has changed is open."""
    started = started_again(file.profile, today)
    return BegunAnew(file=file_of_profile(started.profile), asked_anew=started.asked_anew)


def preview_file(
    path: Path,
    file: AssessmentFile,
    target: FileTarget,
    store: Store | None,
    by: Bringing,
    *,
    asked_anew: tuple[str, ...] = (),
) -> FilePreview:
    """What would become of it; nothing is changed."""
    here = store.content(target.organization) if store is not None else None
    comparison = compared(brought(file, here, target, by), here)
    return FilePreview(path=path, file=file, target=target, comparison=comparison, asked_anew=asked_anew)


def take_file(
    found: FilePreview,
    store: Path,
    *,
    by: Bringing,
    taken: Places = (),
    asking: Store | None = None,
) -> Imported:
    """`taken`: the fields of what is here that change; what else differs stays as it is.

    `asking`: an open store of the same file, which knows what is done as its own.
    """
    is_new = is_missing(store)
    with Store.open(store, who=by.who) as here:
        here.file.check_may_write()
        here.writes_for(asking)
        before = None if is_new else safe_backup(store, by.at)
        content = here.content(found.target.organization)
        _check_target(found, content)
        there = told_of_file(brought(found.file, content, found.target, by, taken), content, found.path, by)
        done = here.join([there], JoinRule.MINE, _no_file)
    known = {one.id for one in content.assessments} if content is not None else set()
    begun = () if content is None or found.target.assessment in {*known, ""} else (found.target.assessment,)
    return Imported(
        taken=done,
        before=before,
        assessments=begun,
        file=arrival_from(ArrivalKind.ASSESSMENT_FILE, found.path).file,
    )


def now_by(who: str, catalogue: Catalogue, today: date) -> Bringing:
    return Bringing(who=who, at=datetime.now(UTC), today=today, catalogue_version=catalogue.version)


def _check_target(found: FilePreview, content: OrganizationContent | None) -> None:
    """What was looked at may be gone, or completed, since."""
    if found.comparison.here is None:
        return
    if content is None or content.removed_at is not None:
        raise NotInStore(_("This organization is not in the file."))
    completed = {one.id for one in content.assessments if one.completed is not None}
    if found.target.assessment in completed:
        raise locked()


def _no_file(_sha256: str) -> bytes:
    raise BadInput(_("A FILE.yaml holds no attached files."))
