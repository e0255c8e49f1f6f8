"""What is new or changed, where the firm stands with it, and what comes next; then what else is known."""

from collections import Counter

from isoassess.assessment.labels.transition import novelty_words, standing_words
from isoassess.assessment.transition import PointStanding, Transition, TransitionPoint
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import cell, marked, paragraph
from isoassess.documents.sections.findings.finding_cells import act
from isoassess.documents.sections.outlook.numbered_sources import NumberedSources
from isoassess.documents.sections.transition.days import sure_words
from isoassess.domain import Confidence
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Column, Count, Counts, Grid, Items, Line, Mark, Section, Span, Tone
from isoassess.reference.transition_facts import TransitionFact, transition_facts

_MARKS = {
    PointStanding.NOT_MET: ("\u2717", Tone.MAJOR),
    PointStanding.NOT_ASSESSED: ("\u25cb", Tone.NEUTRAL),
    PointStanding.TO_CONFIRM: ("\u25c6", Tone.OFI),
    PointStanding.IN_PLACE: ("\u2713", Tone.CONFORMING),
    PointStanding.INFORMATION: ("\u2013", Tone.NEUTRAL),
}


def standings(found: Transition) -> Counts:
    """How many of the points stand how."""
    counted = Counter(point.standing for point in found.points)
    return Counts(items=tuple(Count(mark=_mark(one), number=counted[one]) for one in _MARKS))


def new_or_changed(data: DocumentData, found: Transition) -> Section:
    """Each point with what the new edition does to it and how sure that is."""
    columns = (
        Column(title=_("Clause"), share=0.09),
        Column(title=_("What is asked"), share=0.34),
        Column(title=_("New or changed"), share=0.17),
        Column(title=_("Where it stands"), share=0.14),
        Column(title=_("Next"), share=0.26),
    )
    rows = tuple(_row(data, point) for point in found.points)
    about = _("Requirements in our own words; where it stands follows from the ratings of this assessment.")
    return Section(
        heading=_("New or changed, and what of it is in place"),
        blocks=(paragraph(about), Grid(columns=columns, rows=rows)),
    )


def what_else(sources: NumberedSources) -> Section:
    """What else changes and what is not asked for, with how sure that is."""
    facts = transition_facts()
    lines = tuple(_fact(fact, sources) for fact in (*facts.changes, facts.not_asked))
    return Section(heading=_("What else is known"), blocks=(Items(lines=lines),))


def fact_line(fact: TransitionFact, sources: NumberedSources) -> Line:
    """A fact with how sure it is."""
    return _fact(fact, sources)


def _fact(fact: TransitionFact, sources: NumberedSources) -> Line:
    named = (Span(f"{fact.clause}\u2002", strong=True),) if fact.clause else ()
    doubt = (
        () if fact.confidence is Confidence.HIGH else (Span(f" ({sure_words(fact.confidence)})", Tone.MUTED),)
    )
    return (*named, Span(fact.says), *doubt, Span(" "), *sources.marks(fact.sources))


def _mark(standing: PointStanding) -> Mark:
    shape, tone = _MARKS[standing]
    return Mark(shape=shape, word=standing_words(standing), tone=tone)


def _row(data: DocumentData, point: TransitionPoint) -> tuple[Cell, ...]:
    return (
        ((Span(point.clause, strong=True),),),
        cell(point.requirement.statement),
        cell(novelty_words(point)),
        (marked(_mark(point.standing)),),
        _next(data, point),
    )


def _next(data: DocumentData, point: TransitionPoint) -> Cell:
    """The actions there are; else what is enough for a small firm, or that it has to be looked at again."""
    id_ = point.requirement.id
    if data.is_asked(id_) and data.serving(id_):
        return act(data, data.finding(id_))
    match point.standing:
        case PointStanding.TO_CONFIRM:
            return cell(_("Look again whether it holds by the new wording."))
        case PointStanding.NOT_MET | PointStanding.NOT_ASSESSED:
            enough = _("Enough for a small firm: ")
            return ((Span(enough, Tone.MUTED), Span(point.requirement.small_firm)),)
    return cell("\u2013", Tone.MUTED)
