"""The interview worksheet: every question on paper, with room to tick and to write by hand."""

from collections.abc import Iterable, Iterator

from isoassess.assessment.applicability import claim_can_hold
from isoassess.documents.common_parts import assessor_words, framed, head, preparer_words
from isoassess.documents.document_data import DocumentData
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import sentence
from isoassess.documents.sections.outlook.closing import limits
from isoassess.domain import Clause, Grade, Keep, Rating, Requirement, words
from isoassess.domain.case import Case, Judgement
from isoassess.domain.clause_numbers import is_within
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import Cell, Column, Document, Grid, Line, Prose, Section, Span, Tone

INTERVIEWS = 4
WRITING = 8.0  # millimeters that a line written by hand needs
ROOM = 22.0  # that the answer to a question needs
_BLANK: Line = (Span(""),)


def interview_worksheet(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """All questions of the lens, or those that the options name, by clause."""
    data = DocumentData(case, judgement, options.issued)
    asked = [known for known in case.requirements if _is_asked(known, options)]
    title, against = _("Interview worksheet"), _against(case, len(asked))
    sections = tuple(_sections(data, asked))
    return framed(
        case,
        options,
        title=title,
        running_title=_("interview worksheet"),
        sections=(_opening(case, options, title, against), *sections, limits(case, options)),
        against=against,
    )


def _is_asked(requirement: Requirement, options: Options) -> bool:
    return options.requirements is None or requirement.id in options.requirements


def _against(case: Case, count: int) -> str:
    """Against what, and how much is asked: ISO 9001:2026 · 45 of 301 questions."""
    whole = len(case.requirements)
    if count == whole:
        says = ngettext("{count} question", "{count} questions", count)
    else:
        says = _("{count} of {whole} questions")
    return f"{case.lens.label} \u00b7 {says.format(count=count, whole=whole)}"


def _opening(case: Case, options: Options, title: str, against: str) -> Section:
    """Whose it is, how it is filled in, and who was asked when."""
    blocks = (
        head(case, options, title, against),
        Prose(lines=(_how_to_fill(), _scale()), small=True),
        _interviews(case, options),
    )
    return Section(blocks=blocks)


def _how_to_fill() -> Line:
    says = _(
        "Ask in the words of whoever does the work, ask to be shown it, and write down what was seen: which "
        "record, of which day. “Small firm” says what is enough in a firm of ten. Leave the boxes empty "
        "where nothing was asked: not assessed is never counted as not fulfilled."
    )
    return (Span(says),)


def _scale() -> Line:
    """What each box means."""
    spans = [Span(_("Boxes: "), strong=True)]
    for rating in Rating:
        name, (_name, meaning) = words.rating_in_sentence(rating), words.rating_words(rating)
        figure = f"{rating.level} {name}" if rating.level is not None else name
        spans.append(Span(f"{figure} ({meaning})  ", box=True))
    return tuple(spans)


def _interviews(case: Case, options: Options) -> Grid:
    """A line for each interview; the interviewer is printed where the name is known."""
    columns = (
        Column(title=_("Date, from and to"), share=0.2),
        Column(title=_("Interviewed: name and role"), share=0.38),
        Column(title=_("Clauses"), share=0.14),
        Column(title=_("Interviewer"), share=0.28),
    )
    who = ((Span(preparer_words(case, options) or assessor_words(case), Tone.MUTED),),)
    rows = tuple(((), (), (), who if number == 0 else ()) for number in range(INTERVIEWS))
    return Grid(columns=columns, rows=rows, room=WRITING)


def _sections(data: DocumentData, asked: list[Requirement]) -> Iterator[Section]:
    """One section for each main clause of which something is asked."""
    lens = data.case.lens
    for result in data.judgement.main_clauses:
        number = result.clause.number
        members = [known for known in asked if is_within(known.clause[lens], number)]
        if members:
            yield Section(heading=result.clause.name, blocks=(_questions(data, members),))


def _questions(data: DocumentData, members: Iterable[Requirement]) -> Grid:
    columns = (
        Column(title=_("Question, and what an auditor looks for"), share=0.48, small=True),
        Column(title=_("Rating and evidence"), share=0.32),
        Column(title=_("Asked, action"), share=0.2),
    )
    titles = {result.clause.number: result.clause for result in data.judgement.clauses}
    rows, before = list[tuple[Cell, ...]](), ""
    for requirement in members:
        number = requirement.clause[data.case.lens]
        title = (_clause_line(titles[number]),) if number != before else ()
        rows.append(
            ((*title, *_question(data, requirement)), (_boxes(data, requirement),), _asked_and_action())
        )
        before = number
    return Grid(columns=columns, rows=tuple(rows), room=ROOM)


def _clause_line(clause: Clause) -> Line:
    return (Span(clause.name, Tone.ACCENT, strong=True),)


def _question(data: DocumentData, requirement: Requirement) -> Iterator[Line]:
    """The question, then what helps to ask it, each after its label."""
    yield tuple(
        Span(span.text, span.tone, strong=span.tone is Tone.TEXT)
        for span in data.question(requirement.id, numbered=False)
    )
    yield (Span("\u00a0\u00b7 ".join(requirement.looks_for), Tone.MUTED),)
    if requirement.documents.keep is not Keep.NONE:
        kept = f"{_kept_words(requirement.documents.keep)}: "
        yield (Span(kept, strong=True), Span(sentence(requirement.documents.what)))
    yield (Span(_("Small firm: "), strong=True), Span(sentence(requirement.small_firm)))
    yield from _known(data, requirement)


def _kept_words(keep: Keep) -> str:
    """What documented information is demanded, as a label."""
    return {
        Keep.MAINTAIN: _("Document"),
        Keep.RETAIN: _("Record"),
        Keep.BOTH: _("Document and record"),
        Keep.NONE: "",
    }[keep]


def _asked_and_action() -> Cell:
    """Labels with room below them."""
    return ((Span(_("Asked"), Tone.MUTED),), _BLANK, _BLANK, (Span(_("Action, owner, due"), Tone.MUTED),))


def _boxes(data: DocumentData, requirement: Requirement) -> Line:
    """A box for each rating; that for not applicable only where it may be claimed."""
    case = data.case
    claimed = claim_can_hold(requirement, case.lens, case.profile, case.decision)
    ratings = (rating for rating in Rating if rating.level is not None or claimed)
    labels = (str(rating.level) if rating.level is not None else _("N/A") for rating in ratings)
    return tuple(Span(f"{label} ", strong=True, box=True) for label in labels)


def _known(data: DocumentData, requirement: Requirement) -> Iterator[Line]:
    """How it stands so far, in words; nothing where nothing is known."""
    rating = data.answer(requirement.id).rating
    if not requirement.graded:
        yield (Span(words.note_words(), Tone.MUTED),)
    if rating is not None and rating.level is not None:
        name = words.rating_in_sentence(rating)
        yield (Span(_("So far: {level} {name}").format(level=rating.level, name=name), Tone.MUTED),)
    elif requirement.graded and data.finding(requirement.id).grade is Grade.NOT_APPLICABLE:
        yield (Span(_("So far: not applicable"), Tone.MUTED),)


INTERVIEW_WORKSHEET = KnownDocument(
    write=interview_worksheet,
    title=lambda: _("Interview worksheet"),
    purpose=lambda: _("the questions on paper, to fill by hand"),
    file_name=lambda: _("{organization} interview worksheet {date}.pdf"),
    only=frozenset({"questions"}),
)
