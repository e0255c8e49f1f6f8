"""Documented information: what is demanded, what is shown, and one count for all who say it."""

from hypothesis import given

from isoassess.assessment.labels import message_words
from isoassess.assessment.verdict.documented import ShownState, documented
from isoassess.assessment.verdict.findings import findings_of
from isoassess.assessment.verdict.prerequisites import prerequisites
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Keep, Lens, Rating
from isoassess.domain.case import Case
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.profile import Profile
from tests.sample_organization import sample
from tests.unit.cases import all_rated, case, cases

DEMANDED = ["scope", "policy", "calibration", "order-record", "audit", "review"]


@given(cases())
def test_the_counts_add_up_to_what_is_demanded(case: Case) -> None:
    found = documented(case, findings_of(case))
    assert [document.requirement for document in found.documents] == DEMANDED
    assert found.shown + found.not_shown + found.not_assessed == found.demanded
    assert found.demanded + len(found.having(ShownState.NOT_APPLICABLE)) == len(DEMANDED)
    assert found.shown == len(found.having(ShownState.SHOWN))


@given(cases())
def test_the_prerequisite_says_the_same_figure(case: Case) -> None:
    findings = findings_of(case)
    found = documented(case, findings)
    point = next(p for p in prerequisites(case, findings) if p.what.id == "documented-information")
    assessed = found.shown + found.not_shown
    says = message_words(point.detail)
    if not assessed:
        assert says == "not assessed"
        return
    assert says.startswith(f"{found.shown} of {assessed} assessed shown")
    assert (f"; {found.not_assessed} not assessed" in says) == (found.not_assessed > 0)


def test_each_has_its_state() -> None:
    answers = all_rated(
        Rating.CONFORMING,
        policy=Answer(rating=Rating.CONFORMING),
        audit=Answer(rating=Rating.ABSENT),
        review=Answer(),
    )
    profile = with_fact(Profile(), "conditions.measuring_equipment", False)
    held = case(answers, profile=profile)
    found = documented(held, findings_of(held))
    assert {document.requirement: document.state for document in found.documents} == {
        "scope": ShownState.SHOWN,
        "policy": ShownState.NOT_SHOWN,
        "calibration": ShownState.NOT_APPLICABLE,
        "order-record": ShownState.SHOWN,
        "audit": ShownState.NOT_SHOWN,
        "review": ShownState.NOT_ASSESSED,
    }
    assert (found.shown, found.not_shown, found.not_assessed, found.demanded) == (2, 2, 1, 5)


def test_a_record_is_not_a_document_to_maintain() -> None:
    held = case()
    found = {document.requirement: document for document in documented(held, findings_of(held)).documents}
    assert found["scope"].maintained
    assert not found["audit"].maintained


def test_every_demand_of_the_catalogue_says_what_exactly() -> None:
    for lens in Lens:
        held = case(sample().answers, lens=lens, requirements=shipped().requirements(lens))
        found = documented(held, findings_of(held))
        assert len(found.documents) == sum(r.documents.keep is not Keep.NONE for r in held.requirements)
        assert all(document.what.strip() for document in found.documents)
