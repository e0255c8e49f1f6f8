"""The judgement of a full assessment; budget 5 ms."""

from statistics import median
from time import perf_counter

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Lens
from tests.sample_organization import sample

ROUNDS = 200
BUDGET = 5.0


def main() -> float:
    """Prints the median in milliseconds, which it returns."""
    catalogue, given = shipped(), sample()
    lens = Lens.ISO9001_2026
    day = given.assessment.date
    assert day is not None
    case = open_case(catalogue, profile=given.profile, answers=given.answers, lens=lens, on=day)
    times = []
    for _number in range(ROUNDS):
        start = perf_counter()
        judge_case(catalogue, case)
        times.append((perf_counter() - start) * 1000)
    taken = median(times)
    print(f"verdict: {taken:.2f} ms for {len(case.requirements)} requirements (budget {BUDGET} ms)")
    return taken


if __name__ == "__main__":
    main()
