"""What stands in the way, the shortest way past it, what cannot be true together: each leads there."""

from PySide6.QtWidgets import QWidget

from isoassess.assessment.labels import contradiction_words, message_words
from isoassess.assessment.labels.causes import (
    heading_words,
    obstacle_to_do,
    obstacles_words,
    open_questions,
    points_of,
    points_words,
    questions_left,
    systemic_words,
    way_step_words,
    way_words,
)
from isoassess.assessment.labels.contradictions import alike
from isoassess.assessment.verdict.causes import earliest_stage
from isoassess.assessment.verdict.shortest_way import next_verdict
from isoassess.domain import Blocker, CertificationStage, Contradiction, Finding, Obstacle, WayStep
from isoassess.domain.case import Case, Judgement
from isoassess.domain.fact_words import fact_words
from isoassess.domain.words import SHAPE_OF_GRADE, counted_clauses, grade_words, stage_words, verdict_words
from isoassess.language.texts import _, ngettext
from ui.overview.words import how_obstacles, how_way
from ui.parts.linked_lines import LinkedLine, LinkedLinesCard


class ObstaclesCard(LinkedLinesCard):
    """The causes, those before stage 1 first; when asked for, every point that they account for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What stands in the way"), parent=parent)

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        states = {requirement.id: requirement.statement for requirement in case.requirements}
        causes = [_obstacle(one, case, judgement) for one in judgement.obstacles]
        findings = {finding.requirement: finding for finding in judgement.findings}
        points = [
            _point(blocker, case, states, findings.get(blocker.requirement or ""))
            for one in judgement.obstacles
            for blocker in one.blockers
        ]
        nothing = "" if causes else _("Nothing. Every gate is open.")
        systemic = systemic_words(judgement) if judgement.systemic else ""
        says = " ".join(filter(None, (nothing or obstacles_words(judgement), systemic)))
        self.show_lines(says, (*causes, *points), first=len(causes), rest=_rest_words(judgement, len(points)))
        self.explain(how_obstacles(case, judgement))


class WayCard(LinkedLinesCard):
    """The things to do that reach the next verdict, in their order; away where the best is reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The shortest way"), parent=parent)

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        self.setVisible(bool(judgement.way))
        lines = [_step(number, step, judgement) for number, step in enumerate(judgement.way, start=1)]
        self.show_lines(_way_words(judgement), lines, first=len(lines))
        self.explain(how_way())


class ContradictionsCard(LinkedLinesCard):
    """Statements that cannot both be true; away where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Contradictions"), narrow=True, parent=parent)

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        clauses = {requirement.id: requirement.clause[case.lens] for requirement in case.requirements}
        self.setVisible(bool(judgement.contradictions))
        self.show_lines("", [_contradiction(group, clauses) for group in alike(judgement.contradictions)])


def _obstacle(one: Obstacle, case: Case, judgement: Judgement) -> LinkedLine:
    """A cause; it leads to the first of its points that has a place."""
    staged = case.lens.certifiable and one.cause is not None
    first = next((point for point in one.blockers if point.requirement or point.fact), None)
    return LinkedLine(
        pill=stage_words(earliest_stage(one)) if staged else "",
        tone="major" if earliest_stage(one) is CertificationStage.STAGE_1 else "minor",
        text=f"{heading_words(one.cause)}: {_to_do(one, judgement)}",
        detail=points_words(one) if staged else "",
        requirement=first.requirement if first else None,
        fact=first.fact if first else None,
    )


def _rest_words(judgement: Judgement, count: int) -> str:
    """The points as they are counted above, and beside them what is open and therefore none."""
    certain = (one for one in judgement.obstacles if one.cause is not None and one.certain)
    known = sum(len(points_of(one)) for one in certain)
    if 0 < known < count:
        points = ngettext("Show its {count} point", "Show all {count} points", known).format(count=known)
        return _("{points}, and {open} open").format(points=points, open=count - known)
    if not known:
        return ngettext("Show {count} open", "Show all {count} open", count).format(count=count)
    return ngettext("Show its {count} point", "Show all {count} points", count).format(count=count)


def _to_do(one: Obstacle, judgement: Judgement) -> str:
    """Of questions how many are open: that they are to be answered says the shortest way beside it."""
    left = questions_left(judgement) if one.cause is None else 0
    if not left:
        return obstacle_to_do(one, judgement)
    open_ = open_questions(judgement)
    says = ngettext("{count} is not answered yet.", "{count} are not answered yet.", open_)
    if left < open_:
        needs = ngettext(
            "{count} are not answered yet; the next verdict needs {left} of them.",
            "{count} are not answered yet; the next verdict needs {left} of them.",
            left,
        )
        return needs.format(count=open_, left=left)
    return says.format(count=open_)


def _point(blocker: Blocker, case: Case, states: dict[str, str], finding: Finding | None) -> LinkedLine:
    """A statement alone reads as if it were so: its likely grade is told with it."""
    because, opens = message_words(blocker.because), message_words(blocker.opens)
    steps = [opens]
    if finding is not None:
        graded = f"{SHAPE_OF_GRADE[finding.grade]} {grade_words(finding.grade)}."
        steps = [graded, because, opens]
    if case.lens.certifiable:
        steps.insert(0, stage_words(blocker.stage) + ":")
    if finding is not None and finding.number:
        steps.insert(0, f"{finding.number} ·")
    return LinkedLine(
        pill=_pill_words(blocker.clause, blocker.fact),
        tone="major" if blocker.stage is CertificationStage.STAGE_1 else "minor",
        text=states.get(blocker.requirement or "", because),
        detail=" ".join(steps),
        requirement=blocker.requirement,
        fact=blocker.fact,
    )


def _step(number: int, step: WayStep, judgement: Judgement) -> LinkedLine:
    """A thing to do; it leads to the first of its changes."""
    clauses = [change.clause for change in step.changes if change.clause]
    about = f"{heading_words(step.cause)}: " if step.cause is not None else ""
    return LinkedLine(
        pill=str(number),
        tone="accent",
        text=about + way_step_words(step, judgement),
        detail=counted_clauses(clauses) if step.cause is not None else "",
        requirement=step.changes[0].requirement,
        fact=step.changes[0].fact,
    )


def _contradiction(group: tuple[Contradiction, ...], clauses: dict[str, str]) -> LinkedLine:
    """What all of them say, once; it leads to the first of them."""
    first = group[0]
    numbers = [clauses[one.requirement] for one in group if one.requirement in clauses]
    return LinkedLine(
        pill=_pill_words(clauses.get(first.requirement or "", ""), first.fact),
        tone="minor",
        text=contradiction_words(first),
        detail=counted_clauses(numbers) if len(group) > 1 else "",
        requirement=first.requirement,
        fact=first.fact,
    )


def _pill_words(clause: str, fact: str | None) -> str:
    return clause or (fact_words(fact) if fact else "")


def _way_words(judgement: Judgement) -> str:
    target = next_verdict(judgement.verdict)
    if target is None:
        return ""
    verdict = verdict_words(target)
    if all(step.cause is None for step in judgement.way):  # the step itself says how many
        return _("To “{verdict}”:").format(verdict=verdict)
    return _("To “{verdict}”: {things}.").format(verdict=verdict, things=way_words(judgement.way))
