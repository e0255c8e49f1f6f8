"""The readiness summary in words: what it says, in which order, for a reader who was never in the room."""

from collections.abc import Iterator

from isoassess import words
from isoassess.judgement import Case, Judgement
from isoassess.model import ClauseResult, Gate, Grade, Prerequisite, Share, State
from isoassess.profile import Organization, Site
from isoassess.report import gaps
from isoassess.report.blocks import (
    Banner,
    Bar,
    Bars,
    Cell,
    Column,
    Count,
    Counts,
    Document,
    Facts,
    Grid,
    Line,
    Section,
    Span,
    Title,
    Tone,
)
from isoassess.report.closing import method, sign_off
from isoassess.report.material import Material
from isoassess.report.phrases import (
    date_words,
    grade_mark,
    sentence,
    share_words,
    state_mark,
    verdict_mark,
)
from isoassess.report.stamp import stamp
from isoassess.report.standards import which_standard
from isoassess.texts import _

FOLD = 3
_CHARTED = (Grade.CONFORMING, Grade.OFI, Grade.MINOR, Grade.MAJOR, Grade.NOT_ASSESSED)


def readiness_summary(case: Case, judgement: Judgement) -> Document:
    """The summary of a case, from its judgement; nothing in it is computed here."""
    material = Material(case, judgement)
    sections = (
        _opening(material),
        _conformity(judgement),
        gaps.blockers(material),
        gaps.shortest_way(material),
        which_standard(case),
        _prerequisites(material),
        gaps.nonconformities(material),
        gaps.opportunities(material),
        gaps.not_applicable(material),
        gaps.contradictions(material),
        gaps.not_assessed(material),
        method(case),
        sign_off(case),
    )
    return Document(
        title=_("Certificate readiness summary"),
        running_title=_("readiness summary"),
        organization=_organization(case),
        author=case.assessor,
        subject=_("{lens}, {organization}").format(lens=case.lens.label, organization=_organization(case)),
        language="en-US",
        date=case.date,
        stamp=stamp(case),
        sections=tuple(section for section in sections if section is not None),
    )


def _organization(case: Case) -> str:
    return case.profile.organization.name.strip() or _("Organization not named")


def _opening(material: Material) -> Section:
    case, judgement = material.case, material.judgement
    held_against = case.lens.label
    if case.lens.certifiable:
        held_against += f" \u00b7 {words.design_clause_words(case.decision.today.clause_8_3)}"
    about = _("{standard} \u00b7 assessed {date}").format(standard=held_against, date=date_words(case.date))
    title = Title(text=_("Certificate readiness summary"), of=_organization(case), about=about)
    share = judgement.share
    lines: tuple[Line, ...] = (
        (Span(sentence(judgement.because)),),
        (Span(_figures(share), Tone.MUTED),),
    )
    if not case.lens.certifiable:
        lines = (*lines, (Span(_contract_only(case)),))
    banner = Banner(label=_("Verdict: a prediction"), mark=verdict_mark(judgement.verdict), lines=lines)
    return Section(blocks=(title, banner, _counts(judgement), Facts(rows=_identification(case))))


def _contract_only(case: Case) -> str:
    says = _("No certificate to {lens} exists any more: the verdict answers the contract only.")
    return says.format(lens=case.lens.label)


def _figures(share: Share) -> str:
    if not share.assessed:
        return _("None of the {count} applicable requirements is assessed.").format(count=share.applicable)
    return _("Fulfilled: {fulfilled} of those assessed. Assessed: {assessed} of those applicable.").format(
        fulfilled=share_words(share.fulfilled, share.assessed),
        assessed=share_words(share.assessed, share.applicable),
    )


def _counts(judgement: Judgement) -> Counts:
    share = judgement.share
    numbers = {
        Grade.MAJOR: share.major,
        Grade.MINOR: share.minor,
        Grade.OFI: share.ofi,
        Grade.CONFORMING: share.conforming,
        Grade.NOT_ASSESSED: share.applicable - share.assessed,
        Grade.NOT_APPLICABLE: judgement.not_applicable,
    }
    return Counts(items=tuple(Count(mark=grade_mark(grade), number=n) for grade, n in numbers.items()))


def _identification(case: Case) -> tuple[tuple[str, str], ...]:
    profile, unknown = case.profile, _("not stated")
    personnel = profile.people.effective_personnel
    certificate = profile.certificate
    rows = (
        (_("Organization"), _address(_organization(case), profile.organization)),
        (_("Scope"), profile.offer.scope.strip() or _offer(case) or unknown),
        (_("Sites"), "\n".join(map(_site, profile.people.sites)) or unknown),
        (_("Effective personnel"), unknown if personnel is None else str(personnel)),
        (
            _("Assessed"),
            _("{date}, by {who}").format(
                date=date_words(case.date), who=case.assessor or _("an assessor not named")
            ),
        ),
        (_("Edition"), _edition(case)),
        (_("Certificate held"), ", ".join(filter(None, (certificate.standard, certificate.body)))),
        (_("Target date"), date_words(profile.target_date) if profile.target_date else ""),
    )
    return tuple((name, value) for name, value in rows if value)


def _edition(case: Case) -> str:
    version = case.catalogue_version or _("not stated")
    says = _("{lens}, requirements of catalogue version {version}")
    return says.format(lens=case.lens.label, version=version)


def _address(name: str, organization: Organization) -> str:
    parts = (name, organization.legal_form, organization.address, organization.country)
    return ", ".join(part.strip() for part in parts if part.strip())


def _offer(case: Case) -> str:
    offer = case.profile.offer
    return "; ".join(text.strip() for text in (offer.products, offer.services) if text.strip())


def _site(site: Site) -> str:
    people = "" if site.personnel is None else _("{count} people").format(count=site.personnel)
    central = _("central office") if site.is_central else ""
    return ", ".join(part for part in (site.name, site.address, site.activities, people, central) if part)


def _conformity(judgement: Judgement) -> Section:
    """One row for each clause of the top level; a standard that is one clause at the top shows the next."""
    rows = (*map(_bar, judgement.main_clauses), _total(judgement))
    alt = " ".join(f"{row.label}: {row.figures[0]}." for row in rows)
    bars = Bars(
        legend=tuple(map(grade_mark, _CHARTED)),
        columns=(_("fulfilled of assessed"), _("assessed of applicable")),
        rows=rows,
        alt=alt,
    )
    return Section(heading=_("Conformity by clause"), blocks=(bars,))


def _bar(result: ClauseResult) -> Bar:
    return _shares(f"{result.clause.number} {result.clause.title}", result.share)


def _total(judgement: Judgement) -> Bar:
    return _shares(_("All clauses"), judgement.share, strong=True)


def _shares(label: str, share: Share, *, strong: bool = False) -> Bar:
    parts = (share.conforming, share.ofi, share.minor, share.major, share.applicable - share.assessed)
    fulfilled = share_words(share.fulfilled, share.assessed)
    figures = (fulfilled, share_words(share.assessed, share.applicable))
    if not share.applicable:
        figures = (_("not applicable"), "")
    return Bar(label=label, parts=parts, figures=figures, strong=strong)


def _prerequisites(material: Material) -> Section | None:
    found = material.judgement.prerequisites
    if not found or not material.case.lens.certifiable:
        return None
    columns = (
        Column(title=_("Before"), share=0.1),
        Column(title=_("What must be in place"), share=0.46),
        Column(title=_("State"), share=0.44),
    )
    rows = tuple(row for stage in Gate for row in _prerequisite_rows(stage, found))
    heading = _("Before a certification body comes")
    return Section(heading=heading, blocks=(Grid(columns=columns, rows=rows),))


def _prerequisite_rows(stage: Gate, found: tuple[Prerequisite, ...]) -> Iterator[tuple[Cell, ...]]:
    """One row for each point; those nothing is known about share a row where they are many."""
    here = tuple(point for point in found if point.stage is stage)
    unknown = tuple(point for point in here if point.state is State.UNKNOWN)
    before: Cell = ((Span(words.stage_words(stage)),),)
    folded = unknown if len(unknown) > FOLD else ()
    for point in here:
        if point not in folded:
            yield before, ((Span(point.what),),), (_state(point.state, point.detail),)
    if folded:
        yield before, ((Span("; ".join(point.what for point in folded)),),), (_state(State.UNKNOWN, ""),)


def _state(state: State, detail: str) -> Line:
    mark = state_mark(state)
    more = f": {detail}" if detail and detail != mark.word else ""
    return (Span(f"{mark.shape}\u00a0{mark.word}", mark.tone, strong=True), Span(more))
