"""From which to which day ratings were entered: what the head of a report tells beside its own day."""

import datetime
from pathlib import Path

from isoassess.assessment.case_builder import judge_case
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import Options, stamp
from isoassess.documents.readiness_summary import readiness_summary
from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.services.stored_case import rated_days, stored_case
from isoassess.store import CarryOver, Store
from tests.unit.pdf.reading_back import words_of
from tests.unit.store.store_values import new_assessment

FIRST, LAST = datetime.date(2026, 11, 18), datetime.date(2026, 11, 20)
RATED = Answer(rating=Rating.PARTIAL)


class Clock:
    """Noon of a day that a test sets."""

    day = FIRST

    def __call__(self) -> datetime.datetime:
        return datetime.datetime.combine(self.day, datetime.time(12), datetime.UTC)


def rated_on_two_days(store: Store, clock: Clock) -> str:
    """Besides, a text is written before, and one rating is changed on the last day."""
    clock.day = FIRST - datetime.timedelta(days=3)
    organization = store.add_organization(Profile(organization=Organization(name="Sample Bakery")))
    assessment = new_assessment(store, organization)
    store.save_answer(assessment, "calibration", Answer(evidence="Seen in the workshop"))
    store.save_answer(assessment, "scope-statement", RATED)
    clock.day = FIRST
    store.save_answer(assessment, "policy-current", RATED)
    clock.day = LAST
    store.save_answer(assessment, "scope-statement", Answer(rating=Rating.CONFORMING))
    return assessment


def test_the_head_says_from_which_to_which_day_the_ratings_that_stand_were_entered(tmp_path: Path) -> None:
    clock = Clock()
    with Store.open(tmp_path / "firm.db", who="A. Consultant", clock=clock) as store:
        case = stored_case(store, shipped(), id_ := rated_on_two_days(store, clock), on=LAST)
        assert rated_days(store, id_, case) == (FIRST, LAST)
    options = Options(rated=(FIRST, LAST))
    said = words_of(readiness_summary(case, judge_case(shipped(), case), options))
    assert "ratings entered 18 to 20 November 2026" in said
    assert stamp(case) in said  # the days are in no stamp
    alone = words_of(readiness_summary(case, judge_case(shipped(), case)))
    assert "ratings entered" not in alone


def test_of_ratings_that_were_taken_over_no_day_is_told(tmp_path: Path) -> None:
    clock = Clock()
    with Store.open(tmp_path / "firm.db", who="A. Consultant", clock=clock) as store:
        earlier = rated_on_two_days(store, clock)
        following = store.add_assessment(
            store.assessment(earlier).organization_id,
            lens=Lens.ISO9001_2026,
            started=LAST,
            assessor="A. Consultant",
            catalogue_version="1",
            earlier=earlier,
            carry=CarryOver.EVERYTHING,
        )
        assert rated_days(store, following, stored_case(store, shipped(), following)) is None
        empty = new_assessment(store, store.add_organization(Profile()))
        assert rated_days(store, empty, stored_case(store, shipped(), empty)) is None
