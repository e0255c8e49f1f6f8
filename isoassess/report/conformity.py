"""How the requirements of each main clause stand, as a chart whose figures carry their base."""

from isoassess.judgement import Judgement
from isoassess.model import ClauseResult, Grade, Share
from isoassess.report.blocks import Bar, Bars, Section
from isoassess.report.phrases import grade_mark, share_words
from isoassess.texts import _

_CHARTED = (Grade.CONFORMING, Grade.OFI, Grade.MINOR, Grade.MAJOR, Grade.NOT_ASSESSED)


def conformity(judgement: Judgement) -> Section:
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
