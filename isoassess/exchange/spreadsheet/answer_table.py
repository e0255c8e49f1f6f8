"""The answers as a table: one row for each requirement, with the cells that are filled in."""

from collections.abc import Iterator
from datetime import date

from isoassess.assessment.applicability import claim_can_hold
from isoassess.domain import NO_ANSWER, Answer, Finding, Grade, Rating, Requirement
from isoassess.domain.answer_fields import answer_field, value_of
from isoassess.domain.case import Case, Judgement
from isoassess.domain.clause_numbers import group
from isoassess.domain.words import rating_in_sentence
from isoassess.exchange.spreadsheet.identity import mark_of
from isoassess.exchange.spreadsheet.plain_cells import cell_text, cut_text, value_text
from isoassess.exchange.spreadsheet.tables import HowFilled, SheetColumn, SheetRow, SheetTable
from isoassess.language.texts import _

FILLED = (
    *("rating", "evidence", "interviewee", "note", "reason"),
    *("action.what", "action.owner", "action.due"),
)
ID = "id"
_WIDTHS = {"rating": 14, "evidence": 36, "interviewee": 14, "note": 22, "reason": 18}
_ACTION_WIDTHS = {"action.what": 28, "action.owner": 13, "action.due": 11}


def answer_table(case: Case, judgement: Judgement) -> SheetTable:
    """All that is asked, also for information alone, in clause order under the names of the clause groups."""
    return SheetTable(
        slug="answers", name=_("Answers"), columns=_columns(), rows=tuple(_rows(case, judgement)), fixed=2
    )


def answer_marks(case: Case) -> dict[str, tuple[str, ...]]:
    """By requirement, the marks of its cells as they are written, in the order of `FILLED`."""
    return {
        known.id: tuple(mark_of(shown_value(_answer(case, known), key)) for key in FILLED)
        for known in case.requirements
    }


def shown_value(answer: Answer, key: str) -> str:
    """What a cell of a spreadsheet says of a field, as it is compared."""
    return cut_text(value_text(value_of(answer, key)))


def rating_choice(rating: Rating) -> str:
    """`2 partial`, as it is chosen in a cell."""
    name = rating_in_sentence(rating)
    return name if rating.level is None else f"{rating.level} {name}"


def _columns() -> tuple[SheetColumn, ...]:
    heads = (
        SheetColumn(key="clause", head=_("Clause"), width=8),
        SheetColumn(key="asks", head=_("Question"), width=38),
        SheetColumn(key="shown", head=_("To be shown"), width=20),
    )
    filling = {"rating": HowFilled.CHOICE, "action.due": HowFilled.DAY}
    widths = _WIDTHS | _ACTION_WIDTHS
    filled = (
        SheetColumn(
            key=key,
            head=answer_field(key).label,
            width=widths[key],
            filling=filling.get(key, HowFilled.TEXT),
        )
        for key in FILLED
    )
    return (*heads, *filled, SheetColumn(key=ID, head=_("Id (leave as it is)"), width=20, printed=False))


def _rows(case: Case, judgement: Judgement) -> Iterator[SheetRow]:
    names = {result.clause.number: result.clause.name for result in judgement.clauses}
    findings = {finding.requirement: finding for finding in judgement.findings}
    above = ""
    for known in case.requirements:
        clause_group = group(known.clause[case.lens])
        if clause_group != above:
            above = clause_group
            yield _heading(names.get(above, above))
        yield _row(case, known, findings[known.id])


def _heading(name: str) -> SheetRow:
    return SheetRow(cells=(name, *[""] * (3 + len(FILLED))), heading=True)


def _row(case: Case, known: Requirement, finding: Finding) -> SheetRow:
    answer = _answer(case, known)
    left_out = finding.grade is Grade.NOT_APPLICABLE and answer.rating is not Rating.NOT_APPLICABLE
    falls_away = known.graded and left_out
    return SheetRow(
        cells=(
            known.clause[case.lens],
            _asked(known, falls_away=falls_away),
            cell_text(known.documents.what),
            *(_cell(answer, key) for key in FILLED),
            known.id,
        ),
        locked=falls_away,
        choices=_choices(case, known),
        known_by=known.id,
    )


def _asked(known: Requirement, *, falls_away: bool) -> str:
    """The question, with what sets it apart from the others in a line of its own."""
    if not known.graded:
        return known.asks + "\n" + _("(for information, not graded)")
    return known.asks + ("\n" + _("(does not apply, by the profile)") if falls_away else "")


def _cell(answer: Answer, key: str) -> str | date:
    value = value_of(answer, key)
    if isinstance(value, Rating):
        return rating_choice(value)
    return value if isinstance(value, date) else cell_text(value_text(value))


def _choices(case: Case, known: Requirement) -> tuple[str, ...]:
    """Not applicable only where a claim could hold, or where it stands already."""
    chosen = [rating for rating in Rating if rating.level is not None]
    answer = _answer(case, known)
    can_hold = claim_can_hold(known, case.lens, case.profile, case.decision)
    if can_hold or answer.rating is Rating.NOT_APPLICABLE:
        chosen.append(Rating.NOT_APPLICABLE)
    return tuple(map(rating_choice, chosen))


def _answer(case: Case, known: Requirement) -> Answer:
    return case.answers.get(known.id, NO_ANSWER)
