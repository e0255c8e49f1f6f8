"""The full assessment report: everything that was asked, said, shown and concluded, with links between."""

from msgspec.structs import replace

from isoassess.documents.common_parts import about_rated, framed, organization_words
from isoassess.documents.document_data import DocumentData
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import paragraph, quoted
from isoassess.documents.sections.evidence.register import evidence_register
from isoassess.documents.sections.findings.claimed import claimed_at_length
from isoassess.documents.sections.findings.documents_shown import documents_shown
from isoassess.documents.sections.findings.entries import every_requirement
from isoassess.documents.sections.findings.gaps import nonconformities, opportunities, own_grades
from isoassess.documents.sections.findings.left_open import not_applicable, not_assessed
from isoassess.documents.sections.outlook.closing import method, sign_off
from isoassess.documents.sections.outlook.in_brief import in_brief
from isoassess.documents.sections.outlook.outlook import outlook
from isoassess.documents.sections.outlook.standards import which_standard
from isoassess.documents.sections.scope.assessed import assessed
from isoassess.documents.sections.verdict.before_stages import prerequisites
from isoassess.documents.sections.verdict.change import change
from isoassess.documents.sections.verdict.conformity import conformity
from isoassess.documents.sections.verdict.first_page import causes_in_brief, rests_on, steps_ahead
from isoassess.documents.sections.verdict.obstacles import shortest_way, way_heading, what_they_rest_on
from isoassess.documents.sections.verdict.opening import counts, cover_banner, more_contradictions, opening
from isoassess.documents.sections.verdict.profile_charts import maturity_profile
from isoassess.documents.sections.verdict.sketch import answers_so_far, is_sketch, still_open
from isoassess.documents.sections.verdict.strengths import strengths
from isoassess.documents.summary.room import SummaryRoom, room_of_first_page
from isoassess.domain import Grade
from isoassess.domain.case import Case, Judgement
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Contents, Document, Section


def full_report(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The report of a case, from its judgement; nothing in it is computed here."""
    data = DocumentData(case, judgement, options.issued)
    title = _("Full assessment report")
    frame = framed(
        case,
        options,
        title=title,
        against=about_rated(case, options),
        banner=cover_banner(data, options),
        running_title=_("full assessment report"),
        sections=(),
    )

    def first_page(room: SummaryRoom) -> Document:
        return replace(frame, sections=_told_first(data, options, title, room), cover=None)

    room = room_of_first_page(first_page, options.paper)
    tell = _of_little if is_sketch(judgement) else _at_length
    sections = (
        *_told_first(data, options, title, room),
        *tell(data, options, room),
        evidence_register(data, options.pictures),
        sign_off(case, options),
    )
    return replace(frame, sections=tuple(filter(None, sections)))


def _told_first(data: DocumentData, options: Options, title: str, room: SummaryRoom) -> tuple[Section, ...]:
    """What is to be known first, on one page; what is cut there is told at length below."""
    sections = (
        opening(data, options, title, doubts=room.doubts),
        causes_in_brief(data),
        steps_ahead(data, room.steps, room.first, where=(quoted(rests_on()), quoted(way_heading(data)))),
        in_brief(data, options.earlier),
    )
    return tuple(filter(None, sections))


def _at_length(data: DocumentData, options: Options, room: SummaryRoom) -> tuple[Section | None, ...]:
    return (
        Section(heading=_("Contents"), blocks=(Contents(depth=2),), fresh=not room.over),
        *_basis(data, options),
        *_results(data),
        *_gaps(data, room),
        *_consequences(data, options),
        every_requirement(data),
    )


def _of_little(data: DocumentData, options: Options, room: SummaryRoom) -> tuple[Section | None, ...]:
    """A few answers need no contents, no chart and no check of what nobody has looked at."""
    return (
        *_basis(data, options),
        Section(heading=_("What is known"), blocks=(counts(data.judgement),)),
        *((what_they_rest_on(data), shortest_way(data)) if data.judgement.causes else ()),
        answers_so_far(data),
        *(() if data.judgement.share.assessed else (Section(blocks=(paragraph(_no_gap(data)),)),)),
        which_standard(data.case),
        outlook(data) if not data.case.lens.certifiable else None,
        not_applicable(data),
        more_contradictions(data, room.doubts),
        still_open(data),
    )


def _basis(data: DocumentData, options: Options) -> tuple[Section, ...]:
    case = data.case
    purpose = _(
        "This report says how far {organization} fulfills {lens} as of {day}: what is in place, what is "
        "missing and what comes next. It is written for those who run the organization and those who prepare "
        "it for a certificate or a contract."
    ).format(organization=organization_words(case), lens=case.lens.label, day=date_words(case.date))
    return (assessed(data, options), method(case, options, purpose, means=not is_sketch(data.judgement)))


def _results(data: DocumentData) -> tuple[Section | None, ...]:
    """What the figures say, what works, what is in the way."""
    judgement = data.judgement
    bars, profile = conformity(judgement), maturity_profile(judgement)
    below = (profile,) if profile is not None else ()
    return (
        replace(bars, blocks=(counts(judgement), *bars.blocks), sections=below),
        strengths(data),
        what_they_rest_on(data),
        shortest_way(data),
        which_standard(data.case),
        prerequisites(data),
    )


def _gaps(data: DocumentData, room: SummaryRoom) -> tuple[Section | None, ...]:
    found = (
        nonconformities(data),
        opportunities(data),
        own_grades(data, Grade.CONFORMING),
        claimed_at_length(data),
    )
    below = tuple(section for section in found if section is not None)
    nothing = () if any(found[:3]) else (paragraph(_no_gap(data)),)
    return (
        Section(heading=_("Gap register"), blocks=nothing, sections=below),
        documents_shown(data),
        not_applicable(data),
        more_contradictions(data, room.doubts),
    )


def _consequences(data: DocumentData, options: Options) -> tuple[Section | None, ...]:
    earlier = options.earlier
    changed = change(earlier) if earlier is not None else None
    return (outlook(data), changed, not_assessed(data))


def _no_gap(data: DocumentData) -> str:
    if not data.judgement.share.assessed:
        return _("Nothing is assessed yet, so no gap is known.")
    return _("No gap is known: everything that is assessed is likely conforming.")


FULL_REPORT = KnownDocument(
    write=full_report,
    code="FR",
    title=lambda: _("Full assessment report"),
    purpose=lambda: _("every requirement with its evidence"),
    file_name=lambda: _("{organization} full report {date}.pdf"),
    only=frozenset({"earlier", "pictures"}),
)
