"""How the requirements of each main clause stand, as a chart whose figures carry their base."""

from isoassess.assessment.verdict.claimed import fulfilled_words
from isoassess.documents.phrases import grade_mark, share_words
from isoassess.domain import ClauseResult, Grade, Share, words
from isoassess.domain.case import Judgement
from isoassess.language.texts import _
from isoassess.pdf.blocks import Bar, Bars, Prose, Section, Span

_OPEN = (Grade.MAJOR, Grade.MINOR, Grade.NOT_ASSESSED)
_CHARTED = (Grade.CONFORMING, Grade.OFI, Grade.MINOR, Grade.MAJOR, Grade.NOT_ASSESSED)


def conformity(judgement: Judgement) -> Section:
    """One row for each clause of the top level; a standard that is one clause at the top shows the next."""
    rows = (*map(_bar, judgement.main_clauses), _total(judgement))
    legend = tuple(map(grade_mark, _CHARTED))
    columns = (_("fulfilled of assessed"), _("assessed of applicable"))
    alt = " ".join((_("Likely fulfilled of those assessed, by clause."), *map(_said, rows)))
    bars = Bars(legend=legend, columns=columns, rows=rows, alt=alt)
    merely = fulfilled_words(judgement.share.claimed)
    said = (Prose(lines=((Span(merely),),), small=True),) if merely else ()
    return Section(heading=_("Conformity by clause"), blocks=(bars, *said))


def _said(row: Bar) -> str:
    """A row in a few words: the share fulfilled, then of the rest only what there is."""
    share, _assessed = row.figures
    rest = [
        f"{words.grade_short(grade)} {number}"
        for grade, number in zip(_CHARTED, row.parts, strict=True)
        if number and grade in _OPEN
    ]
    return f"{row.label}: {', '.join((share, *rest))}."


def _bar(result: ClauseResult) -> Bar:
    return _shares(result.clause.name, result.share)


def _total(judgement: Judgement) -> Bar:
    return _shares(_("All clauses"), judgement.share, strong=True)


def _shares(label: str, share: Share, *, strong: bool = False) -> Bar:
    parts = (share.conforming, share.ofi, share.minor, share.major, share.applicable - share.assessed)
    fulfilled = share_words(share.fulfilled, share.assessed)
    figures = (fulfilled, share_words(share.assessed, share.applicable))
    if not share.applicable:
        figures = (_("not applicable"), "")
    return Bar(label=label, parts=parts, figures=figures, strong=strong)
