"""What the history says of findings that had another number before two files came together."""

from collections.abc import Iterator

import msgspec

from isoassess.store.arrival import EARLIER_NUMBER
from isoassess.store.joining.content import (
    AssessmentContent,
    ContentEntry,
    FieldPlace,
    OrganizationContent,
    entry_at,
    name_of_entry,
)
from isoassess.store.joining.numbers import joined_numbers
from isoassess.store.records import Subject


def earlier_numbers(
    there: OrganizationContent, here: OrganizationContent, *, step: int
) -> Iterator[ContentEntry]:
    """An entry for each number that does not stay with its finding, but where one of the two has it already.

    Whoever joins them, and whenever, the entry is the same: of the moment at which the assessment was added.
    Steps go on from `step`.
    """
    known = {name_of_entry(one) for content in (here, there) for one in content.history}
    theirs = {one.id: one for one in there.assessments}
    for one in here.assessments:
        if one.id in theirs:
            for requirement, number in _moved(theirs[one.id], one):
                place = FieldPlace(Subject.ASSESSMENT, one.id, requirement, EARLIER_NUMBER)
                text = msgspec.json.encode(number).decode()
                entry = entry_at(place, step + 1, None, text, "", one.added_at)
                if name_of_entry(entry) not in known:
                    step += 1
                    yield entry


def _moved(there: AssessmentContent, here: AssessmentContent) -> list[tuple[str, str]]:
    """Each requirement with the number that is another finding's afterwards."""
    given = {(one.requirement, one.number) for one in (*here.numbers, *there.numbers)}
    stay = {(one.requirement, one.number) for one in joined_numbers(here.numbers, there.numbers)}
    return sorted(given - stay)
