"""The readiness summary: what the owner must know, in which order, for a reader who was not in the room."""

from functools import cache, partial

from msgspec.structs import replace

from isoassess.documents.common_parts import about_rated, framed
from isoassess.documents.document_data import DocumentData
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.sections.findings.gaps import own_grades
from isoassess.documents.sections.outlook.closing import limits, sign_off
from isoassess.documents.sections.outlook.in_brief import in_brief
from isoassess.documents.sections.outlook.standards import which_standard
from isoassess.documents.sections.verdict.before_stages import prerequisites_in_brief
from isoassess.documents.sections.verdict.brief import (
    besides,
    first_of,
    in_small,
    nonconformities,
    not_applicable_in_brief,
)
from isoassess.documents.sections.verdict.conformity import conformity
from isoassess.documents.sections.verdict.first_page import causes_in_brief, steps_ahead
from isoassess.documents.sections.verdict.opening import (
    cover_banner,
    identified,
    more_contradictions,
    opening,
)
from isoassess.documents.sections.verdict.sketch import is_sketch, still_open
from isoassess.documents.summary.room import SummaryRoom, written_in_room
from isoassess.documents.summary.shortening import cut_cover, cut_section
from isoassess.domain import Grade
from isoassess.domain.case import Case, Judgement
from isoassess.language.texts import _
from isoassess.pdf.blocks import Document, Section

_FIRST = 4  # sections: verdict, causes, steps, certificate


def readiness_summary(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The summary of a case on two to four pages; what has no room there is told in the full report."""
    data = DocumentData(case, judgement, options.issued)
    findings = sum(1 for _finding in data.graded(Grade.MAJOR, Grade.MINOR))
    return written_in_room(cache(_Summary(data, options).written), findings, options.paper, first=_FIRST)


class _Summary:
    """The summary of a case for any room; what does not depend on it is written once."""

    def __init__(self, data: DocumentData, options: Options) -> None:
        case = data.case
        certified = case.lens.certifiable
        self._title = _("Certificate readiness summary") if certified else _("Contract readiness summary")
        self._data = data
        self._options = options
        self._frame = framed(
            case,
            options,
            title=self._title,
            against=about_rated(case, options),
            banner=cover_banner(data, options),
            running_title=_("readiness summary"),
            sections=(),
        )
        self._frame = replace(self._frame, cover=cut_cover(self._frame.cover))
        self._limits = cache(partial(limits, case, options))
        self._first_page = cache(self._told_first)

    def written(self, room: SummaryRoom) -> Document:
        data, options = self._data, self._options
        told = _of_little(data, room) if is_sketch(data.judgement) else _at_length(data, room)
        end = self._limits(listed=False, shortened=room.text is not None)
        sections = (
            *self._first_page(room.steps, room.doubts, room.first, room.text),
            cut_section(identified(data, options, room.sites), room.text),
            *told,
            cut_section(end, room.sentence),
            cut_section(sign_off(data.case, options), room.text),
        )
        return replace(self._frame, sections=tuple(filter(None, sections)))

    def _told_first(
        self, steps: int | None, doubts: int, letters: int | None, text: int | None
    ) -> tuple[Section, ...]:
        """What is to be known first."""
        data = self._data
        where = _("the full assessment report")
        sections = (
            opening(data, self._options, self._title, doubts=doubts, name=text),
            causes_in_brief(data),
            steps_ahead(data, steps, letters, where=(where, where)) or Section(),
            in_brief(data, self._options.earlier),
        )
        return tuple(filter(None, sections))


def _at_length(data: DocumentData, room: SummaryRoom) -> tuple[Section | None, ...]:
    return (
        conformity(data.judgement),
        cut_section(in_small(which_standard(data.case)), room.sentence),
        prerequisites_in_brief(data, detailed=room.detail, explained=room.explained),
        nonconformities(data, room),
        first_of(own_grades(data, Grade.OFI, Grade.CONFORMING), room),
        first_of(not_applicable_in_brief(data, room.text), room),
        besides(data),
        first_of(more_contradictions(data, room.doubts), replace(room, text=room.sentence)),
    )


def _of_little(data: DocumentData, room: SummaryRoom) -> tuple[Section | None, ...]:
    """No chart and no check of what nobody has looked at."""
    return (
        nonconformities(data, room),
        first_of(own_grades(data, Grade.OFI, Grade.CONFORMING), room),
        cut_section(in_small(which_standard(data.case)), room.sentence),
        first_of(not_applicable_in_brief(data, room.text), room),
        still_open(data),
        first_of(more_contradictions(data, room.doubts), replace(room, text=room.sentence)),
    )


READINESS_SUMMARY = KnownDocument(
    write=readiness_summary,
    code="RS",
    title=lambda: _("Readiness summary"),
    purpose=lambda: _("for the management"),
    file_name=lambda: _("{organization} readiness summary {date}.pdf"),
    only=frozenset({"earlier"}),
)
