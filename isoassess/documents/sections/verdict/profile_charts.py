"""Conformity and maturity of each main clause as pictures, every figure with its base beside it."""

from isoassess.assessment.verdict.maturity import ClauseLevels, Levels, levels_of, maturity
from isoassess.documents.phrases import cell, paragraph, share_words
from isoassess.domain import ClauseResult, Rating, words
from isoassess.domain.case import Case, Judgement
from isoassess.language.dates import amount_words, date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Column, Grid, Level, Maturity, Radar, Section, Series

FEWEST_AXES = 3


def radar(case: Case, judgement: Judgement) -> Section | None:
    """The share fulfilled of each main clause; None where there are too few for a shape."""
    results = tuple(result for result in judgement.main_clauses if result.share.applicable)
    if sum(result.share.assessed > 0 for result in results) < FEWEST_AXES:
        return None
    about = _(
        "The share of the assessed requirements that are likely fulfilled; how many are assessed stands in "
        "brackets. Where nothing is assessed there is no point."
    )
    series = Series(
        name=_("fulfilled of assessed, as of {date}").format(date=date_words(case.date)),
        values=tuple(result.share.percent for result in results),
    )
    alt = " ".join(
        _("{clause}: {share}.").format(
            clause=result.clause.name, share=share_words(result.share.fulfilled, result.share.assessed)
        )
        for result in results
    )
    chart = Radar(axes=tuple(map(_axis, results)), series=(series,), alt=alt)
    return Section(heading=_("Conformity at a glance"), blocks=(paragraph(about), chart))


def maturity_profile(judgement: Judgement) -> Section | None:
    """How far the ratings have come, as a picture and in figures; None where nothing is rated."""
    whole = levels_of(judgement.findings)
    if not whole.rated:
        return None
    rows = maturity(judgement)
    about = _(
        "The mean rating of each main clause on the scale from 0 to 4, and how many requirements it rests "
        "on. Maturity is not conformity: a high mean can hide a requirement that stops a certificate, so "
        "the verdict does not rest on it."
    )
    levels = (
        *(_level(row.clause.name, row.levels) for row in rows),
        _level(_("All clauses"), whole, strong=True),
    )
    chart = Maturity(
        levels=tuple(words.rating_in_sentence(rating) for rating in Rating if rating.level is not None),
        rows=levels,
        alt=" ".join(_("{clause}: {figure}.").format(clause=row.label, figure=row.figure) for row in levels),
    )
    return Section(
        heading=_("Maturity profile"), blocks=(paragraph(about), chart, _distribution(rows, whole))
    )


def _axis(result: ClauseResult) -> str:
    return _("{clause} ({assessed})").format(clause=result.clause.name, assessed=result.share.assessed)


def _level(label: str, levels: Levels, *, strong: bool = False) -> Level:
    figure = _("{mean} ({rated} of {applicable} rated)").format(
        mean="\u2013" if levels.mean is None else amount_words(levels.mean, decimals=1),
        rated=levels.rated,
        applicable=levels.applicable,
    )
    return Level(label=label, level=levels.mean, figure=figure, strong=strong)


def _distribution(rows: tuple[ClauseLevels, ...], whole: Levels) -> Grid:
    """How many requirements are rated how; each row adds up to what applies."""
    titles = [_("rated {level}").format(level=level) for level in range(len(whole.counts))]
    columns = (
        Column(title=_("How many requirements"), share=0.3),
        *(
            Column(title=title, share=0.1, figures=True)
            for title in (*titles, _("not rated"), _("applicable"))
        ),
    )
    lines = [_counted(row.clause.name, row.levels) for row in rows]
    return Grid(columns=columns, rows=(*lines, _counted(_("All clauses"), whole)), named=True)


def _counted(label: str, levels: Levels) -> tuple[Cell, ...]:
    figures = (*levels.counts, levels.applicable - levels.rated, levels.applicable)
    return (cell(label), *(cell(str(figure)) for figure in figures))
