"""A contract bound to the edition of 1987 makes no major of what only the edition of 1994 asks."""

import pytest

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Finding, Grade, Lens, Rating
from isoassess.domain.profile import Profile
from tests.unit.cases import TODAY

ADDED = ("quality-manual-1994",)
LENSES = (Lens.ISO9002_1994, Lens.ISO9001_1994)


def findings(named: str, lens: Lens) -> tuple[Finding, ...]:
    answers = {known.id: Answer(rating=Rating.ABSENT) for known in shipped().requirements(lens)}
    profile = Profile(named_standard=named)
    case = open_case(shipped(), profile=profile, answers=answers, lens=lens, on=TODAY, assessor="")
    return judge_case(shipped(), case).findings


def majors(named: str, lens: Lens) -> dict[str, Grade]:
    return {found.requirement: found.grade for found in findings(named, lens) if found.grade is Grade.MAJOR}


@pytest.mark.parametrize(
    ("named", "lens"),
    [
        ("assicurazione della qualità conforme a EN 29002", Lens.ISO9002_1994),
        ("EN 29002", Lens.ISO9002_1994),
        ("ISO 9002:1987", Lens.ISO9002_1994),
        ("ANSI/ASQC Q92", Lens.ISO9002_1994),
        ("EN 29001", Lens.ISO9001_1994),
    ],
)
def test_what_only_1994_asks_is_no_major_for_a_contract_of_1987(named: str, lens: Lens) -> None:
    of_1987, of_1994 = findings(named, lens), findings("", lens)
    beyond = {found.requirement for found in of_1987 if found.because.id == "only-1994-asks"}
    assert set(ADDED) <= beyond
    assert all(found.grade is Grade.MINOR for found in of_1987 if found.requirement in beyond)
    assert {found.clause for found in of_1987 if found.requirement in beyond} >= {"4.2.3", "4.14.3"}
    servicing = [found for found in of_1987 if found.clause == "4.19"]
    assert servicing
    assert all((found.requirement in beyond) is (lens is Lens.ISO9002_1994) for found in servicing)
    rest = [found for found in of_1987 if found.requirement not in beyond]
    assert rest == [found for found in of_1994 if found.requirement not in beyond]


@pytest.mark.parametrize(
    "named", ["", "ISO 9002:1994", "NF EN ISO 9002", "EN ISO 9002:1994", "ISO 9001:2015"]
)
@pytest.mark.parametrize("lens", LENSES)
def test_under_the_edition_of_1994_a_missing_manual_stays_a_major(named: str, lens: Lens) -> None:
    assert set(ADDED) <= set(majors(named, lens))
