"""What has changed since an earlier assessment: figures first, then requirement by requirement."""

from isoassess.assessment.comparison import ComparedRequirement, Comparison, Movement, Side
from isoassess.assessment.comparison_words import (
    change_words,
    majors_words,
    meaning_words,
    minors_words,
    movement_words,
    points_words,
)
from isoassess.documents.phrases import cell, marked, paragraph, short_grade_mark
from isoassess.domain import Grade, words
from isoassess.language.dates import date_words
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import Block, Cell, Column, Facts, Grid, Section, Span

LISTED = (Movement.NEW, Movement.WORSE, Movement.CLOSED, Movement.BETTER, Movement.UNCHANGED)


def change(comparison: Comparison) -> Section:
    """Both verdicts and shares, how many requirements made which movement, and those that moved."""
    heading = _("Change since {day}").format(day=date_words(comparison.before.date))
    sections = tuple(_moved(comparison, movement) for movement in LISTED if comparison.of(movement))
    return Section(heading=heading, blocks=_figures(comparison), sections=sections)


def _figures(comparison: Comparison) -> tuple[Block, ...]:
    before, after = comparison.before, comparison.after
    rows = [
        (_("Earlier"), _side(before)),
        (_("Now"), _side(after)),
        (_("Change"), " ".join(filter(None, (points_words(comparison), change_words(comparison))))),
        (_("Majors and minors"), f"{majors_words(comparison)} {minors_words(comparison)}"),
    ]
    if before.lens is not after.lens:
        says = _("{before} and {after} ask different questions: the two percentages have different bases.")
        rows.append((_("Please note"), says.format(before=before.lens.label, after=after.lens.label)))
    counts = comparison.counts
    parts = [f"{movement_words(one)}: {counts[one]}" for one in Movement if counts[one]]
    total = ngettext("{count} requirement in all", "{count} requirements in all", len(comparison.rows))
    parts.append(total.format(count=len(comparison.rows)))
    rows.append((_("Requirements"), "; ".join(parts)))
    return (Facts(rows=tuple(rows)),)


def _side(side: Side) -> str:
    return _("{day}, {lens}: {verdict}").format(
        day=date_words(side.date), lens=side.lens.label, verdict=words.verdict_words(side.verdict)
    )


def _moved(comparison: Comparison, movement: Movement) -> Section:
    rows = comparison.of(movement)
    columns = (
        Column(title=_("Clause"), share=0.09),
        Column(title=_("Requirement"), share=0.51),
        Column(title=_("Earlier"), share=0.2),
        Column(title=_("Now"), share=0.2),
    )
    heading = _("{movement} ({count})").format(movement=movement_words(movement), count=len(rows))
    grid = Grid(columns=columns, rows=tuple(map(_row, rows)))
    return Section(heading=heading, blocks=(paragraph(meaning_words(movement)), grid))


def _row(row: ComparedRequirement) -> tuple[Cell, ...]:
    clause = ((Span(row.clause, strong=True, link=row.requirement),),)
    return (clause, cell(row.statement), _grade(row.before), _grade(row.after))


def _grade(grade: Grade | None) -> Cell:
    return cell(_("not asked")) if grade is None else (marked(short_grade_mark(grade)),)
