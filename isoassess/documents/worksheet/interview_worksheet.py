"""The interview worksheet: the questions that apply, with room to tick and to write, by hand or in a form."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from isoassess.assessment.applicability import claim_can_hold
from isoassess.documents.common_parts import assessor_words, framed, head, preparer_words
from isoassess.documents.document_data import DocumentData, all_reported
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import sentence
from isoassess.documents.sections.control import controlled
from isoassess.documents.sections.outlook.closing import limits
from isoassess.documents.worksheet.form_identity import form_text
from isoassess.domain import Confidence, Grade, Keep, Rating, Requirement, words
from isoassess.domain.case import Case, Judgement
from isoassess.domain.clause_numbers import is_within
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import Block, Column, Document, Grid, Line, Prose, Section, Span, Tone
from isoassess.pdf.question_blocks import AskedQuestion, Choice, WritingBox, WritingRoom, WritingRow

INTERVIEWS = 4
WRITING = 8.0  # millimeters that a line written by hand needs
SMALL_FIRM = 49  # people; what is enough in a firm of ten is no help to a larger one
RESPONDENT, DAY = "respondent", "day"  # the fields of a form that are about all of it


def interview_worksheet(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The questions of the lens that apply, or all, or those of them that the options name, by clause."""
    data = DocumentData(case, judgement, options.issued)
    asked = [known for known in case.requirements if _is_asked(data, known, options)]
    title, against = _title(options), _against(case, len(asked))
    shown = framed(
        case,
        options,
        title=title,
        running_title=_("interview worksheet"),
        sections=(
            _opening(case, options, title, against),
            *_sections(data, asked, options),
            limits(case, options),
            controlled(case, options),
        ),
        drafted=False,
        against=against,
    )
    return replace(shown, form=form_text(case, options.form_of)) if options.form_of is not None else shown


def _title(options: Options) -> str:
    if options.form_of is None:
        return _("Interview worksheet")
    return _("Interview worksheet, to fill in on the screen")


def _is_asked(data: DocumentData, requirement: Requirement, options: Options) -> bool:
    if options.requirements is not None and requirement.id not in options.requirements:
        return False
    return options.all_requirements or data.finding(requirement.id).grade is not Grade.NOT_APPLICABLE


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
    on_paper = options.form_of is None
    who = _interviews(case, options) if on_paper else _respondent()
    how = (_how_to_ask(), _how_to_fill() if on_paper else _how_to_send_back())
    blocks: tuple[Block, ...] = (head(case, options, title, against), Prose(lines=(*how, _scale())), who)
    return Section(blocks=blocks)


def _how_to_ask() -> Line:
    says = _(
        "Ask in the words of whoever does the work, ask to be shown it, and write down what was seen: which "
        "record, of which day."
    )
    return (Span(says),)


def _how_to_fill() -> Line:
    says = _("Leave empty what was not asked: not assessed is never counted as not fulfilled.")
    return (Span(says),)


def _how_to_send_back() -> Line:
    says = _(
        "Fill in what you can in any PDF viewer, save the file and send it back. What is left empty changes "
        "nothing: not assessed is never counted as not fulfilled. A tick is taken back with a second click."
    )
    return (Span(says),)


def _scale() -> Line:
    """What each rating means."""
    spans = [Span(_("Ratings: "), strong=True)]
    meant = [f"{rating_label(rating)} ({words.rating_words(rating)[1]})" for rating in Rating]
    return (*spans, Span(" \u00b7 ".join(meant)))


def rating_label(rating: Rating) -> str:
    """The rating with its figure: `3 conforming`."""
    name = words.rating_in_sentence(rating)
    return name if rating.level is None else f"{rating.level} {name}"


def _respondent() -> WritingRoom:
    """Who filled the form in, and when."""
    name = WritingBox(
        name=RESPONDENT,
        label=_("Filled in by: name and role"),
        says=_("Filled in by: name and role"),
        share=0.7,
    )
    day = WritingBox(name=DAY, label=_("Date"), says=_("Date on which it was filled in"), share=0.3)
    return WritingRoom(rows=((name, day),))


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


def _sections(data: DocumentData, asked: Sequence[Requirement], options: Options) -> Iterator[Section]:
    """One section for each main clause of which something is asked, with one for each clause below it."""
    lens = data.case.lens
    names = {result.clause.number: result.clause.name for result in data.judgement.clauses}
    number_of = {known.id: number for number, known in enumerate(asked, start=1)}
    for result in data.judgement.main_clauses:
        main = result.clause.number
        members = [known for known in asked if is_within(known.clause[lens], main)]
        below = {
            clause: tuple(_question(data, known, number_of[known.id], options) for known in group)
            for clause, group in groupby(members, key=lambda known: known.clause[lens])
        }
        if below:
            clauses = (Section(heading=names[n], blocks=blocks) for n, blocks in below.items() if n != main)
            yield Section(heading=result.clause.name, blocks=below.get(main, ()), sections=tuple(clauses))


def _question(data: DocumentData, requirement: Requirement, number: int, options: Options) -> AskedQuestion:
    claimed = claim_can_hold(requirement, data.case.lens, data.case.profile, data.case.decision)
    ratings = [rating for rating in Rating if rating.level is not None or claimed]
    choice = Choice(
        name=f"{requirement.id}.rating",
        says=_("Rating of question {number}").format(number=number),
        values=tuple((rating.value, rating_label(rating)) for rating in ratings),
    )
    certain = requirement.confidence is Confidence.HIGH or all_reported(data.case)
    doubt = "" if certain else _(" (reported)")
    return AskedQuestion(
        number=number,
        place=requirement.clause[data.case.lens],
        question=requirement.asks + doubt,
        hints=tuple(_hints(data, requirement, options)),
        choice=choice,
        rows=tuple(_rows(requirement, number, claimed=claimed)),
    )


def _rows(requirement: Requirement, number: int, *, claimed: bool) -> Iterator[WritingRow]:
    """Boxes for what was seen, who was asked, what is to be done; and why not, where it may not apply."""
    numbered = _("{box}, question {number}")

    def box(key: str, label: str, lines: int, share: float = 1.0) -> WritingBox:
        says = numbered.format(box=label, number=number)
        return WritingBox(name=f"{requirement.id}.{key}", label=label, says=says, lines=lines, share=share)

    yield (box("evidence", _("Seen: which record, of which day"), 3),)
    yield (
        box("interviewee", _("Asked"), 2, 0.36),
        box("note", _("Note; action, owner, due"), 2, 0.64),
    )
    if claimed:
        yield (box("reason", _("If N/A: why"), 1),)


def _hints(data: DocumentData, requirement: Requirement, options: Options) -> Iterator[tuple[str, str]]:
    """What helps to ask it, each with its label."""
    yield "", " \u00b7 ".join(requirement.looks_for)
    if requirement.documents.keep is not Keep.NONE:
        yield f"{_kept_words(requirement.documents.keep)}:", sentence(requirement.documents.what)
    if _is_small(data.case) and requirement.small_firm:
        yield _("Small firm:"), sentence(requirement.small_firm)
    if not requirement.graded:
        yield "", words.note_words()
    if options.earlier_ratings and (known := _known(data, requirement)):
        yield _("So far:"), known


def _is_small(case: Case) -> bool:
    """Whether it is, as far as is known: a firm of which nothing is known may be."""
    people = case.profile.people.effective_personnel
    return people is None or people <= SMALL_FIRM


def _kept_words(keep: Keep) -> str:
    """What documented information is demanded, as a label."""
    return {
        Keep.MAINTAIN: _("Document"),
        Keep.RETAIN: _("Record"),
        Keep.BOTH: _("Document and record"),
        Keep.NONE: "",
    }[keep]


def _known(data: DocumentData, requirement: Requirement) -> str:
    """How it is rated so far, in words; empty where it is not."""
    rating = data.answer(requirement.id).rating
    if rating is not None and rating.level is not None:
        return rating_label(rating)
    not_applicable = data.finding(requirement.id).grade is Grade.NOT_APPLICABLE
    return _("not applicable") if not_applicable and requirement.graded else ""


INTERVIEW_WORKSHEET = KnownDocument(
    write=interview_worksheet,
    code="IW",
    title=lambda: _("Interview worksheet"),
    purpose=lambda: _("the questions, to be answered on paper or on the screen"),
    file_name=lambda: _("{organization} interview worksheet {date}.pdf"),
    only=frozenset({"questions", "all_requirements", "earlier_ratings", "form"}),
)
