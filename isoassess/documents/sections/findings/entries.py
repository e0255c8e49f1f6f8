"""Every requirement by clause: the question, how it is rated and graded, and all that was said and shown."""

from collections import defaultdict

from isoassess.assessment.labels import message_words
from isoassess.assessment.verdict.numbering import number_words
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import cell, clause_anchor, finding_mark, marked
from isoassess.documents.sections.findings.finding_cells import (
    labelled,
    predicted,
    progress,
    said_before,
    told_anchor,
    who_and_when,
)
from isoassess.documents.sections.findings.gaps import OWN_GRADES, REGISTERED
from isoassess.documents.sections.findings.left_open import NOT_APPLICABLE, stated_for_clause
from isoassess.documents.sections.findings.said import said
from isoassess.documents.sections.verdict.opening import share_figures
from isoassess.domain import Action, ClauseResult, Finding, Grade, Rating, words
from isoassess.domain.clause_numbers import from_top
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Column, Grid, Line, Prose, Section, Span, Tone

_TOLD = frozenset({Grade.MAJOR, Grade.NOT_APPLICABLE})


def every_requirement(data: DocumentData) -> Section:
    """The clauses as a tree, each with its requirements; findings elsewhere lead here."""
    return _Entries(data).whole()


class _Entries:
    """The clause tree of a case with the findings of each clause."""

    def __init__(self, data: DocumentData) -> None:
        self._material = data
        self._stated = stated_for_clause(data)
        self._results = {result.clause.number: result for result in data.judgement.clauses}
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in data.judgement.findings:
            self._findings[finding.clause].append(finding)
        self._below: dict[str, list[str]] = defaultdict(list)
        for number in self._results:
            self._below[self._above(number)].append(number)

    def whole(self) -> Section:
        sections = tuple(map(self._clause, self._below[""]))
        return Section(heading=_("Every requirement"), sections=sections)

    def _above(self, number: str) -> str:
        return next((above for above in reversed(from_top(number)[:-1]) if above in self._results), "")

    def _clause(self, number: str) -> Section:
        result = self._results[number]
        main = result in self._material.judgement.main_clauses
        figures = (Prose(lines=(_figures(result),)),) if main else ()
        found = self._findings.get(number, [])
        rows = tuple(self._entry(finding) for finding in found)
        grid = (Grid(columns=_columns(), rows=rows, bare=True),) if rows else ()
        return Section(
            heading=result.clause.name,
            blocks=(*figures, *grid),
            sections=tuple(map(self._clause, self._below.get(number, ()))),
            anchor=clause_anchor(number),
        )

    def _entry(self, finding: Finding) -> tuple[Cell, ...]:
        """What the gap register tells is not told again."""
        if finding.grade not in REGISTERED:
            return entry(self._material, finding, self._stated)
        if finding.number:
            says = _("What was seen and what is done about it: {number} in the gap register.")
        else:
            says = _("What was seen and what is done about it: in the gap register.")
        says = says.format(number=finding.number)
        told = (Span(says, link=told_anchor(finding)),)
        return ((_statement(self._material, finding), told), _graded(finding))


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Requirement"), share=0.74),
        Column(title=_("Likely grade and rating"), share=0.26),
    )


def _figures(result: ClauseResult) -> Line:
    left = _("Not applicable: {count}.").format(count=result.not_applicable)
    says = (
        share_figures(result.share) if result.share.applicable else "",
        left if result.not_applicable else "",
    )
    return (Span(" ".join(filter(None, says)), Tone.MUTED),)


def entry(data: DocumentData, finding: Finding, stated: frozenset[str]) -> tuple[Cell, ...]:
    """All that is known about one requirement, but for what is internal; `stated` as in stated_for_clause."""
    why = _stated_elsewhere() if finding.requirement in stated else _because(finding)
    first = (_statement(data, finding), *said(data, finding), *why, *_action(data, finding))
    return (first, _graded(finding))


def _graded(finding: Finding) -> Cell:
    return (*_number(finding), marked(finding_mark(finding)), *predicted(finding), *_rating(finding))


def _statement(data: DocumentData, finding: Finding) -> Line:
    states, *doubt = data.statement(finding.requirement, numbered=False)
    return (Span(states.text, strong=True, anchor=finding.requirement), *doubt)


def _because(finding: Finding) -> Cell:
    """The reason, where it is not the usual one of a grade."""
    if finding.predicted is not None and finding.grade is Grade.CONFORMING:
        says = _("as said under “Fulfilled by the assessor's own grade”")
        return ((Span(_("Why: "), Tone.MUTED), Span(says, link=OWN_GRADES)),)
    refused = finding.grade is Grade.NOT_ASSESSED and finding.rating is Rating.NOT_APPLICABLE
    told = finding.grade in _TOLD or finding.predicted is not None or refused
    because = message_words(finding.because)
    if not told or not because:
        return ()
    return (labelled(_("The assessor: ") if finding.predicted is not None else _("Why: "), because),)


def _stated_elsewhere() -> Cell:
    return ((Span(_("Why: "), Tone.MUTED), Span(_("as stated under “Not applicable”"), link=NOT_APPLICABLE)),)


def _action(data: DocumentData, finding: Finding) -> Cell:
    return tuple(line for one in data.serving(finding.requirement) for line in _told(one.action))


def _told(action: Action) -> Cell:
    what = action.what.strip() or _("not described")
    lines: list[Line] = [
        *said_before(action),
        (Span(_("Action: "), Tone.MUTED), Span(what), Span(f" ({who_and_when(action)})")),
        *progress(action),
    ]
    if action.check.strip():
        lines.append(labelled(_("Checked: "), action.check.strip()))
    return tuple(lines)


def _rating(finding: Finding) -> Cell:
    """The rating in words, also where it does not count as shown."""
    if finding.rating is None or finding.rating.level is None:
        return ()
    name = words.rating_in_sentence(finding.rating)
    says = _("rated {level}, {name}").format(level=finding.rating.level, name=name)
    claimed = cell(_("claimed, not shown"), Tone.MUTED) if finding.claimed else ()
    return (*cell(says, Tone.MUTED), *claimed)


def _number(finding: Finding) -> Cell:
    """By which the other documents name it; said as closed where it is."""
    said = number_words(finding)
    return cell(said) if said else ()
