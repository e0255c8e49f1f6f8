"""What stands in the way, the shortest way past it, what cannot be true together: each leads there."""

from PySide6.QtWidgets import QWidget

from isoassess.assessment.labels import contradiction_words, message_words
from isoassess.assessment.verdict.shortest_way import next_verdict
from isoassess.domain import Blocker, CertificationStage, Contradiction, RequiredChange, Verdict
from isoassess.domain.case import Case, Judgement
from isoassess.domain.fact_words import fact_words
from isoassess.domain.words import stage_words, verdict_words
from isoassess.language.texts import _, ngettext
from ui.overview.words import how_obstacles, how_way
from ui.parts.linked_lines import LinkedLine, LinkedLinesCard


class ObstaclesCard(LinkedLinesCard):
    """The blockers, what stands before stage 1 first, and clause groups that look systemic."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What stands in the way"), parent=parent)

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        asks = {requirement.id: requirement.asks for requirement in case.requirements}
        lines = [_obstacle(blocker, case, asks) for blocker in judgement.blockers]
        says = "" if lines else _("Nothing. Every gate is open.")
        if judgement.systemic:
            says = " ".join((says, _systemic_words(judgement.systemic))).strip()
        self.show_lines(says, lines)
        self.explain(how_obstacles(case, judgement))


class WayCard(LinkedLinesCard):
    """The smallest set of changes that reaches the next verdict; away where the best is reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The shortest way"), parent=parent)

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        self.setVisible(bool(judgement.shortest_way))
        asks = {requirement.id: requirement.asks for requirement in case.requirements}
        self.show_lines(
            _way_words(judgement.verdict, len(judgement.shortest_way)),
            [_step(change, asks) for change in judgement.shortest_way],
        )
        self.explain(how_way())


class ContradictionsCard(LinkedLinesCard):
    """Statements that cannot both be true; away where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Contradictions"), narrow=True, parent=parent)

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        clauses = {requirement.id: requirement.clause[case.lens] for requirement in case.requirements}
        self.setVisible(bool(judgement.contradictions))
        self.show_lines("", [_contradiction(found, clauses) for found in judgement.contradictions])


def _obstacle(blocker: Blocker, case: Case, asks: dict[str, str]) -> LinkedLine:
    because, opens = message_words(blocker.because), message_words(blocker.opens)
    steps = [opens] if blocker.requirement is None else [because, opens]
    if case.lens.certifiable:
        steps.insert(0, stage_words(blocker.stage) + ":")
    return LinkedLine(
        pill=_pill_words(blocker.clause, blocker.fact),
        tone="major" if blocker.stage is CertificationStage.STAGE_1 else "minor",
        text=asks.get(blocker.requirement or "", because),
        detail=" ".join(steps),
        requirement=blocker.requirement,
        fact=blocker.fact,
    )


def _step(change: RequiredChange, asks: dict[str, str]) -> LinkedLine:
    question, what = asks.get(change.requirement or "", ""), message_words(change.what)
    return LinkedLine(
        pill=_pill_words(change.clause, change.fact),
        tone="accent",
        text=question or what,
        detail=what if question else "",
        requirement=change.requirement,
        fact=change.fact,
    )


def _contradiction(found: Contradiction, clauses: dict[str, str]) -> LinkedLine:
    return LinkedLine(
        pill=_pill_words(clauses.get(found.requirement or "", ""), found.fact),
        tone="minor",
        text=contradiction_words(found),
        requirement=found.requirement,
        fact=found.fact,
    )


def _pill_words(clause: str, fact: str | None) -> str:
    return clause or (fact_words(fact) if fact else "")


def _way_words(verdict: Verdict, count: int) -> str:
    target = next_verdict(verdict)
    if target is None:
        return ""
    return ngettext(
        '{count} change leads to "{verdict}".', '{count} changes lead to "{verdict}".', count
    ).format(count=count, verdict=verdict_words(target))


def _systemic_words(groups: tuple[str, ...]) -> str:
    return _("Three or more likely minors in {clauses}: an auditor may see one major in them.").format(
        clauses=", ".join(groups)
    )
