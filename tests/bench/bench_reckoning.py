"""What is reckoned while a person waits: the verdict over a full assessment, and the choice of a standard."""

from functools import partial

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Lens
from isoassess.standard_choice.choice import choose
from isoassess.standard_choice.what_if import what_ifs
from tests.bench.measuring import Bench, By, Counted, Effort, Measured, Results, Row, Unit, in_turns
from tests.sample_organization import sample

DAY_OF_SAMPLE = sample().assessment.date
CASE = """
from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Lens
from isoassess.standard_choice.choice import choose
from isoassess.standard_choice.what_if import what_ifs
from tests.sample_organization import sample
given = sample()
day = given.assessment.date
case = open_case(shipped(), profile=given.profile, answers=given.answers, lens=Lens.ISO9001_2026, on=day)
judge_case(shipped(), case)
choose(given.profile, on=day)
what_ifs(case.decision)
"""


def measure(effort: Effort) -> Results:
    given, day = sample(), DAY_OF_SAMPLE
    assert day is not None
    case = open_case(shipped(), profile=given.profile, answers=given.answers, lens=Lens.ISO9001_2026, on=day)
    verdict, choice, changes = in_turns(
        effort.rounds(300, 50),
        partial(judge_case, shipped(), case),
        partial(choose, given.profile, on=day),
        partial(what_ifs, case.decision),
    )
    return {
        "verdict": Measured(ours=verdict, note=f"{len(case.requirements)} requirements"),
        "choice": Measured(ours=choice),
        "changes": Measured(ours=changes, note=f"{len(what_ifs(case.decision))} of them found"),
    }


BENCH = Bench(
    rows=(
        Row(
            name="verdict",
            work="verdict over a full assessment",
            budget=2.5,
            unit=Unit.MILLISECONDS,
            by=By.PROCESSOR,
            counted=Counted(f"{CASE}judge_case(shipped(), case)", less=CASE),
        ),
        Row(
            name="choice",
            work="choice of a standard from a profile",
            budget=1.0,
            unit=Unit.MILLISECONDS,
            by=By.PROCESSOR,
            counted=Counted(f"{CASE}choose(given.profile, on=day)", less=CASE),
        ),
        Row(
            name="changes",
            work="what would change the choice, where it is shown",
            budget=3,
            unit=Unit.MILLISECONDS,
            by=By.PROCESSOR,
            counted=Counted(f"{CASE}what_ifs(case.decision)", less=CASE),
        ),
    ),
    measure=measure,
)
