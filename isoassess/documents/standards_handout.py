"""ISO 9001 and ISO 9002 compared, on a few pages to be handed over: then, now, and what is claimed."""

from collections.abc import Iterable

from msgspec.structs import replace

from isoassess.catalogue import elements_1994
from isoassess.catalogue.elements_1994 import MODELS, Element
from isoassess.catalogue.question_library import NEWEST
from isoassess.documents.common_parts import framed, organization_words
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import cell, marked, paragraph
from isoassess.documents.sections.control import controlled
from isoassess.documents.sections.outlook.closing import limits
from isoassess.documents.sections.outlook.edition_dates import dates_of_editions, sources_of_dates
from isoassess.documents.sections.outlook.numbered_sources import NumberedSources
from isoassess.documents.sections.outlook.standards import both_answers, decided_otherwise
from isoassess.domain import Confidence
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import Profile
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import (
    Cell,
    Column,
    Document,
    Grid,
    Items,
    Line,
    Mark,
    NoteBox,
    Prose,
    Section,
    Span,
    Title,
    Tone,
)
from isoassess.reference import article_claims
from isoassess.reference.article_claims import SHAPE_OF_TRUTH, ArticleClaim, Truth, truth_words
from isoassess.standard_choice import editions

DESIGN_SOURCES = ("WHIT-73", "QEC", "UKAS")
_TONE_OF_STANDING = {
    Truth.TRUE: Tone.CONFORMING,
    Truth.HALF_TRUE: Tone.OFI,
    Truth.INCOMPLETE: Tone.OFI,
    Truth.IMPRECISE: Tone.OFI,
    Truth.OVERSTATED: Tone.OFI,
    Truth.UNPROVEN: Tone.NEUTRAL,
    Truth.OUTDATED: Tone.MINOR,
    Truth.MIXED_UP: Tone.MINOR,
    Truth.WRONG: Tone.MAJOR,
}


def standards_handout(case: Case, _judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The comparison; with an organization also both answers for it, without one it names none."""
    known, sources = case.profile != Profile(), _sources()
    title = _("ISO 9001 and ISO 9002 compared")
    against = _("Facts as of {day}").format(day=date_words(article_claims.table().as_of))
    made = framed(
        case,
        options,
        title=title,
        running_title=title,
        sections=(
            _opening(case, options, title, against, sources, known=known),
            _answer(case) if known else None,
            _design_question(sources),
            _side_by_side(),
            dates_of_editions(sources),
            _way_today(),
            _claims(sources),
            sources.section(),
            limits(case, options, sources=against + "."),
            controlled(case, options),
        ),
        drafted=False,
        against=against,
    )
    return made if known else _of_nobody(made)


def _of_nobody(document: Document) -> Document:
    """The same for anybody: it belongs to no organization and keeps nobody's secret."""
    cover = document.cover
    if cover is not None:
        cover = replace(cover, title=replace(cover.title, of=""))
    return replace(document, organization="", subject=document.title, confidential=False, cover=cover)


def _opening(
    case: Case, options: Options, title: str, against: str, sources: NumberedSources, *, known: bool
) -> Section:
    head = Title(
        text=title,
        of=organization_words(case) if known else "",
        about=against,
        logos=() if options.cover else options.logos,
    )
    in_short = article_claims.table().in_short
    lead = Span(_("Which of the two standards suits a firm? "))
    line = (lead, Span(f"{in_short.says} "), *sources.marks(in_short.sources))
    return Section(blocks=(head, Prose(lines=(line,))))


def _answer(case: Case) -> Section:
    """Both answers for the organization, and what a person decided otherwise."""
    own = case.own_decision
    lines = (*both_answers(case), *((decided_otherwise(own),) if own is not None else ()))
    heading = _("The answer for {organization}").format(organization=organization_words(case))
    return Section(heading=heading, blocks=(Prose(lines=lines),))


def _design_question(sources: NumberedSources) -> Section:
    """The design test in plain words."""
    before = _(
        "Design turns a need into the characteristics of what is delivered. What counts is who would have to "
        "change a wrong design. One yes is enough for ISO 9001 with clause 8.3, whole or in part:"
    )
    after = _(
        "Without any yes, and with complete orders, there is no design: ISO 9002 was the model for this. To "
        "design your own process or tools is no design of the product. As long as a key fact is unknown, ask."
    )
    return Section(
        heading=_("The difference: who designs"),
        blocks=(
            paragraph(before),
            Items(lines=_lines(_signs_of_design()), numbered=True),
            Prose(lines=((Span(f"{after} "), *sources.marks(DESIGN_SOURCES)),)),
        ),
    )


def _signs_of_design() -> tuple[str, ...]:
    return (
        _("We design what we deliver, alone or with the customer; services, software and research count."),
        _("Somebody designs it in our name, and we would have it changed."),
        _("Orders come with gaps, and we decide what they leave open."),
        _("We may change characteristics without asking the customer. Alone, this makes 8.3 apply in part."),
        _("It carries our name as the maker, and nobody else would change its design."),
    )


def _side_by_side() -> Section:
    """Every element, whether each model has it, and where it lives today."""
    found = elements_1994.shipped()
    columns = (
        Column(title=_("No."), share=0.06, small=True),
        Column(title=_("Element"), share=0.265, small=True),
        *(Column(title=model.label, share=0.09, small=True) for model in MODELS),
        Column(title=_("Today in {edition}").format(edition=NEWEST.label), share=0.495, small=True),
    )
    grid = Grid(columns=columns, rows=tuple(map(_element_row, found)))
    heading = _("Side by side: the 1994 models")
    return Section(heading=heading, blocks=(paragraph(elements_1994.in_short(found)), grid))


def _element_row(element: Element) -> tuple[Cell, ...]:
    return (
        ((Span(element.clause.number, strong=True),),),
        cell(element.clause.title),
        *(_has_it(has=element.is_in(model)) for model in MODELS),
        cell(_today(element)),
    )


def _has_it(*, has: bool) -> Cell:
    if has:
        return (marked(Mark(shape="\u2713", word=_("yes"), tone=Tone.CONFORMING)),)
    return ((Span(_("–\u00a0no"), strong=True),),)


def _today(element: Element) -> str:
    """The clause that most of it went to, and the numbers of the others."""
    if not element.today:
        return _("nowhere")
    first, *others = element.today
    numbers = ", ".join(clause.number for clause in others)
    return _("{main}; also {clauses}").format(main=first.name, clauses=numbers) if others else first.name


def _way_today() -> Section:
    """The route for a firm that ISO 9002 would have fitted, and the document that bears the number now."""
    lines = (
        _(
            "Be certified to ISO 9001, and state in the documented scope (4.3) that clause 8.3 is not "
            "applicable and why: who defines the characteristics, which document proves it, and that nobody "
            "here may change them."
        ),
        _(
            "Keep the proof at hand: contracts or orders that leave the design with the customer, drawings "
            "or specifications that the customer has released, and the rule on who approves a change."
        ),
        _(
            "Expect the claim to be tested. Design bought from a subcontractor is no reason: it can be "
            "handed out, the responsibility for it cannot."
        ),
        _("Ask the certification body in writing which edition it would certify to, and until when."),
    )
    guidance = editions.table().guidance
    note = NoteBox(
        label=_("What is called ISO 9002 today"),
        lines=_lines((_about_guidance(guidance.name, guidance.published.words),)),
    )
    return Section(
        heading=_("The way today: ISO 9001 with 8.3 not applicable"),
        blocks=(Items(lines=_lines(lines), numbered=True), note),
    )


def _about_guidance(name: str, published: str) -> str:
    return _(
        "{name}, published on {day}, helps to apply ISO 9001:2015. It sets no requirements, is for every "
        "organization, and nobody is audited or certified to it. It shares the number with the model of "
        "1994, no more."
    ).format(name=name, day=published)


def _claims(sources: NumberedSources) -> Section:
    """What is commonly claimed, how true that is, and what is true, with the sources and their dates."""
    table = article_claims.table()
    columns = (
        Column(title=_("How true"), share=0.12, small=True),
        Column(title=_("What is commonly claimed"), share=0.27, small=True),
        Column(title=_("What is true"), share=0.4, small=True),
        Column(title=_("Source, date"), share=0.21, small=True),
    )
    rows = tuple(_claim_row(claim, sources) for claim in table.claims)
    counts = ", ".join(f"{number} {truth_words(standing)}" for standing, number in table.counts().items())
    about = _("{count} claims: {counts}.")
    return Section(
        heading=_("Common claims, and what is true"),
        blocks=(
            paragraph(about.format(count=len(rows), counts=counts)),
            Grid(columns=columns, rows=rows),
        ),
    )


def _claim_row(claim: ArticleClaim, sources: NumberedSources) -> tuple[Cell, ...]:
    standing = claim.stands
    mark = Mark(shape=SHAPE_OF_TRUTH[standing], word=truth_words(standing), tone=_TONE_OF_STANDING[standing])
    doubt = (Span(_(" (reported)"), Tone.MUTED),) if claim.confidence is not Confidence.HIGH else ()
    fact = (Span(claim.fact), *doubt)
    return (marked(mark),), cell(claim.says), (fact,), sources.dated_marks(claim.sources)


def _sources() -> NumberedSources:
    """Where the facts come from, in the order in which they are told."""
    table = article_claims.table()
    return NumberedSources(
        (
            *table.in_short.sources,
            *DESIGN_SOURCES,
            *sources_of_dates(),
            *(key for claim in table.claims for key in claim.sources),
        )
    )


def _lines(texts: Iterable[str]) -> tuple[Line, ...]:
    return tuple((Span(text),) for text in texts)


STANDARDS_HANDOUT = KnownDocument(
    write=standards_handout,
    code="SH",
    title=lambda: _("ISO 9001 and ISO 9002 compared"),
    purpose=lambda: _("handout"),
    file_name=lambda: _("{organization} ISO 9001 and ISO 9002 compared {date}.pdf"),
)
