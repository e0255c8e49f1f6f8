"""What two files gave one number to, in the same assessment: two findings, or two documents."""

from collections.abc import Iterable

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from isoassess.assessment.finding_register import given
from isoassess.store.joining.content import AssessmentContent
from isoassess.store.joining.numbers import joined_numbers


class NumberClash(Struct, frozen=True, kw_only=True):
    """A number of a finding, or a version of a document, that was given differently.

    `here` and `there`: to which requirements, or as JSON texts to which documents. The document here stays; a
    number `stays_with` the requirement it was given to first, and the other one has the number `instead`.
    """

    assessment: str
    number: str
    here: str
    there: str
    stays_with: str = ""
    instead: str = ""

    @property
    def is_document(self) -> bool:
        return self.here.startswith("{")


def number_clashes(there: AssessmentContent, here: AssessmentContent) -> Iterable[NumberClash]:
    """In the order of the numbers."""
    theirs, ours = _given(there), _given(here)
    for number in sorted(theirs.keys() & ours.keys()):
        if theirs[number] != ours[number]:
            clash = NumberClash(assessment=there.id, number=number, here=ours[number], there=theirs[number])
            yield clash if clash.is_document else _settled(clash, there, here)


def _settled(clash: NumberClash, there: AssessmentContent, here: AssessmentContent) -> NumberClash:
    joined = {one.number: one.requirement for one in joined_numbers(here.numbers, there.numbers)}
    stays = joined[clash.number]
    moved = clash.there if stays == clash.here else clash.here
    kind = clash.number.partition("-")[0]
    instead = next(number for need, number in given(joined).items() if need == (kind, moved))
    return replace(clash, stays_with=stays, instead=instead)


def _given(one: AssessmentContent) -> dict[str, str]:
    numbers = {given.number: given.requirement for given in one.numbers}
    return numbers | {f"{doc.kind} {doc.version}": msgspec.json.encode(doc).decode() for doc in one.issued}
