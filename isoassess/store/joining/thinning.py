"""An organization with less of what is said of it, as it is put into a package."""

from collections.abc import Iterable

from msgspec.structs import replace

from isoassess.domain.answer_fields import secret_keys
from isoassess.domain.profile import LOGO, without_logo
from isoassess.store.arrival import EARLIER_NUMBER, READ_IN
from isoassess.store.joining.content import (
    FILES,
    AssessmentContent,
    AttachmentContent,
    ContentEntry,
    FieldPlace,
    Fields,
    OrganizationContent,
    fields_of,
    with_fields,
)
from isoassess.store.joining.order import counted, is_value, value_place, values_by_place
from isoassess.store.records import EntryKind, Subject


def thinned(
    content: OrganizationContent, *, history: bool = True, attachments: bool = True, internal: bool = True
) -> OrganizationContent:
    """Without the earlier entries of each field, the attached files, or what is only for the assessor.

    Without the history a file that no answer names any more stays behind, too: a person took it off. So do
    the names of files that were read in; who said each field last stays, for by that two copies are joined.
    Where a logo lies on this computer is never in it.
    """
    dropped = frozenset[str]() if internal else secret_keys()
    dropped |= frozenset() if attachments else {FILES}
    less = replace(
        content,
        attachments=_files(content, history=history) if attachments else (),
        assessments=tuple(map(_without_logo, content.assessments)),
    )
    files = {one.id for one in less.attachments}
    kept = [
        entry
        for entry in content.history
        if not _stays_here(entry, dropped)
        and not (entry.subject is Subject.ATTACHMENT and entry.key.partition(".")[0] not in files)
    ]
    fields = {place: text for place, text in fields_of(less).items() if not _stays_here(place, dropped)}
    told = kept if history else _newest(kept, values_by_place(fields))
    return replace(with_fields(less, fields), history=counted(told))


def _stays_here(said: ContentEntry | FieldPlace, dropped: frozenset[str]) -> bool:
    if said.subject is Subject.PROFILE:
        return said.key == LOGO
    return said.subject is Subject.ANSWER and said.key in dropped


def _without_logo(one: AssessmentContent) -> AssessmentContent:
    then = one.completed_profile
    return one if then is None else replace(one, completed_profile=without_logo(then))


def _files(content: OrganizationContent, *, history: bool) -> tuple[AttachmentContent, ...]:
    named = {id_ for one in content.assessments for said in one.answers.values() for id_ in said.attachments}
    return tuple(file for file in content.attachments if history or file.id in named)


def _newest(entries: Iterable[ContentEntry], values: Fields) -> list[ContentEntry]:
    """The last of each field that says what it says now, as if nothing had been before it."""
    last: dict[FieldPlace, ContentEntry] = {}
    for entry in entries:
        if entry.key == READ_IN and entry.subject in (Subject.ORGANIZATION, Subject.ASSESSMENT):
            continue
        place = value_place(entry)
        before = last.get(place)
        if entry.key == EARLIER_NUMBER:  # a finding may have had several
            place = replace(place, key=f"{entry.key} {entry.after}")
        says_now = not is_value(entry) or entry.after == values.get(place)
        if before is None or says_now or before.after != values.get(place):
            last[place] = entry
    kept = {id(entry) for entry in last.values()}
    return [
        replace(entry, kind=EntryKind.CHANGE, of_step=None, before=None)
        for entry in entries
        if id(entry) in kept
    ]
