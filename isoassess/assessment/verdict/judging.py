"""The whole judgement of a case: likely findings, the verdict by gates, and what follows from it."""

from isoassess.assessment.verdict.causes import causes_of, obstacles_of, unassessed_of, way_of
from isoassess.assessment.verdict.checks import contradictions
from isoassess.assessment.verdict.findings import clause_results, findings_of, share_of, systemic_groups
from isoassess.assessment.verdict.gates import blockers_of, verdict_of
from isoassess.assessment.verdict.indication import indication_of
from isoassess.assessment.verdict.numbering import numbered
from isoassess.assessment.verdict.prerequisites import prerequisites
from isoassess.assessment.verdict.reasons import reason_of
from isoassess.assessment.verdict.shortest_way import shortest_way, to_state
from isoassess.domain import Clause, Grade
from isoassess.domain.case import Case, Judgement


def judge(case: Case, clauses: tuple[Clause, ...]) -> Judgement:
    """Everything that follows from a case; `clauses` is the clause tree of its lens, in order."""
    findings = findings_of(case)
    blockers = blockers_of(case, findings)
    verdict = verdict_of(case, findings, blockers)
    share, cause_of, unassessed = share_of(findings), causes_of(case), unassessed_of(findings)
    obstacles = obstacles_of(blockers, cause_of, findings)
    systemic = systemic_groups(findings)
    changes = shortest_way(case, findings, verdict)
    return Judgement(
        verdict=verdict,
        because=reason_of(verdict, obstacles, share),
        indication=indication_of(case, findings, verdict, obstacles),
        share=share,
        not_applicable=sum(finding.grade is Grade.NOT_APPLICABLE and finding.graded for finding in findings),
        findings=numbered(findings, case.numbers),
        clauses=clause_results(clauses, findings),
        blockers=blockers,
        obstacles=obstacles,
        shortest_way=changes,
        way=way_of((*changes, *to_state(case, verdict)), cause_of, unassessed),
        systemic=systemic,
        prerequisites=prerequisites(case, findings),
        contradictions=contradictions(case, findings),
    )
