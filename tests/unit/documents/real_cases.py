"""Cases over the shipped catalogue: the sample organization, and one of which nothing is known."""

import datetime

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Lens
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import Profile
from tests.sample_organization import sample

DAY = datetime.date(2026, 11, 18)


def sampled(lens: Lens = Lens.ISO9001_2026) -> Case:
    """The sample organization with its answers, held against a lens."""
    given = sample()
    return open_case(
        shipped(), profile=given.profile, answers=given.answers, lens=lens, on=DAY, assessor="A. Consultant"
    )


def blank(lens: Lens = Lens.ISO9001_2026) -> Case:
    """Nothing known, nothing answered."""
    return open_case(shipped(), profile=Profile(), answers={}, lens=lens, on=DAY)


def judged(case: Case) -> Judgement:
    return judge_case(shipped(), case)
