"""The control of documents: what one issued says of itself, and the record of each version for ever."""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from isoassess.errors import BadInput
from isoassess.language.texts import _

MOST_VERSIONS = 9_999  # of one kind in one assessment
LONGEST_PREPARED = 200  # characters of a name


class IssuedDocument(Struct, frozen=True, kw_only=True):
    """One version of a document as it was issued.

    `kind` and `format` are the words for them in files and on the command line. `issued` is the day of
    issue, `data_day` the day as of which its data were judged, `stamp` their whole data stamp. `changes`:
    what is new since the version before. `approved_by` is empty where it is signed by hand. The store says
    the rest: of which assessment it is, when (UTC) it was recorded and by whom.
    """

    kind: str
    version: int
    issued: date
    number: str = ""
    prepared_by: str = ""
    approved_by: str = ""
    distribution: str = ""
    changes: str = ""
    stamp: str
    data_day: date
    format: str
    file_name: str
    assessment_id: str = ""
    recorded_at: datetime | None = None
    recorded_by: str = ""


class Control(Struct, frozen=True, kw_only=True):
    """What a document says of itself to those who keep it; no `version` where it is a draft.

    What is empty is left out, or filled in by hand where the document is signed. `earlier`: the versions
    before this one, oldest first.
    """

    number: str = ""
    version: int | None = None
    prepared_by: str = ""
    approved_by: str = ""
    distribution: str = ""
    changes: str = ""
    earlier: tuple[IssuedDocument, ...] = ()


class Preparer(Struct, frozen=True, kw_only=True):
    """Who works with the program, and for which firm: who prepared a document until another name is typed."""

    name: str = ""
    firm: str = ""

    def words(self, assessor: str) -> str:
        """The assessor, else one's own name; with the firm where it is one's own."""
        named = assessor.strip() or self.name
        if not self.firm or named != self.name:
            return named[:LONGEST_PREPARED]
        both = _("{name}, {firm}").format(name=named, firm=self.firm) if named else self.firm
        return both[:LONGEST_PREPARED]


def checked_version(version: int) -> int:
    """The version, from 1 on (BadInput)."""
    if 1 <= version <= MOST_VERSIONS:
        return version
    says = _("A version is a number from 1 to {most}, and {version} is none.")
    raise BadInput(says.format(most=MOST_VERSIONS, version=version))


def next_version(issued: Iterable[IssuedDocument], kind: str, assessment_id: str) -> int:
    """The version that a kind of document gets in an assessment when it is issued now."""
    return max((one.version for one in versions(issued, kind, assessment_id)), default=0) + 1


def versions(issued: Iterable[IssuedDocument], kind: str, assessment_id: str) -> tuple[IssuedDocument, ...]:
    """All versions of a kind of document in an assessment, oldest first."""
    found = (one for one in issued if (one.kind, one.assessment_id) == (kind, assessment_id))
    return tuple(sorted(found, key=lambda one: one.version))


def latest(issued: Iterable[IssuedDocument], assessment_id: str) -> dict[str, IssuedDocument]:
    """The newest version of each kind of document in an assessment."""
    found: dict[str, IssuedDocument] = {}
    for one in issued:
        if one.assessment_id == assessment_id and (
            one.kind not in found or found[one.kind].version < one.version
        ):
            found[one.kind] = one
    return found
