"""What works: clauses with everything fulfilled, and what is effective by its rating."""

from isoassess.documents.document_data import SPELLED_OUT, DocumentData
from isoassess.documents.phrases import clause_anchor, clause_line, paragraph, share_words
from isoassess.domain import ClauseResult, Finding, Grade, Rating
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Items, Line, Prose, Section, Span, Tone


def strengths(data: DocumentData) -> Section:
    """Where nothing is missing, and what is rated 4; what is merely claimed is none."""
    whole = [result for result in data.judgement.main_clauses if _is_whole(result)]
    best = [f for f in data.graded(Grade.CONFORMING) if f.rating is Rating.EFFECTIVE and not f.claimed]
    blocks: list[Block] = []
    if whole:
        about = _("Everything that is assessed of these clauses is likely fulfilled:")
        blocks += [paragraph(about), Items(lines=tuple(map(_clause, whole)))]
    if best:
        about = _("Rated 4, measured and improving:")
        blocks += [paragraph(about), *_effective(data, best)]
    if not blocks:
        blocks.append(paragraph(_none(data)))
    return Section(heading=_("Strengths"), blocks=tuple(blocks))


def _none(data: DocumentData) -> str:
    if not data.judgement.share.assessed:
        return _("Nothing is assessed yet.")
    return _("Nothing is rated 4 and shown, and no main clause is fulfilled and shown as a whole yet.")


def _is_whole(result: ClauseResult) -> bool:
    share = result.share
    return 0 < share.assessed == share.fulfilled and not share.claimed


def _clause(result: ClauseResult) -> Line:
    share = result.share
    figures = _("fulfilled: {fulfilled}; assessed: {assessed} of those applicable").format(
        fulfilled=share_words(share.fulfilled, share.assessed),
        assessed=share_words(share.assessed, share.applicable),
    )
    name = Span(
        result.clause.name,
        strong=True,
        link=clause_anchor(result.clause.number),
    )
    return (name, Span(f": {figures}", Tone.MUTED))


def _effective(data: DocumentData, best: list[Finding]) -> tuple[Block, ...]:
    """One by one; where they are too many, how many of which clause."""
    if len(best) > SPELLED_OUT:
        return (Prose(lines=(clause_line(finding.clause for finding in best),)),)
    return (Items(lines=tuple(data.statement(finding.requirement) for finding in best)),)
