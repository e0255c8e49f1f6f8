"""The stores behind the pictures: the sample organization, and others that stand differently."""

import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, ActionStatus, Answer, Lens, Rating
from isoassess.domain.profile import InternalAudit, ManagementReview, Organization, Sector, System
from isoassess.store import CarryOver, Store
from tests.sample_organization import put_sample, sample
from tests.ui.sample_stores import bring_up_to_date

TODAY = datetime.date(2026, 11, 18)
EARLIER = datetime.date(2026, 3, 4)
NOW = datetime.datetime(2026, 11, 18, 10, 42, 7, tzinfo=datetime.UTC)
GOOD = (Rating.CONFORMING, Rating.EFFECTIVE)
MIXED = (Rating.CONFORMING, Rating.EFFECTIVE, Rating.PARTIAL, Rating.CONFORMING, Rating.ABSENT)
RUNNING = System(
    internal_audit=InternalAudit.COMPLETE,
    management_review=ManagementReview.HELD,
    corrective_action_cases=4,
    months_of_records=9,
)


class Other(Struct, frozen=True, kw_only=True):
    """An organization beside the sample: how much of it is assessed, how, and how many days ago."""

    name: str
    sector: int
    lens: Lens
    share: float = 0
    ratings: tuple[Rating, ...] = MIXED
    system: System = System()
    days: int = 0


OTHERS = (
    Other(name="Sample Bakery Cooperative", sector=3, lens=Lens.ISO9001_2015, share=0.64, days=1),
    Other(name="Demo Printing Works", sector=9, lens=Lens.ISO9001_2026, days=4),
    Other(name="Sample Freight Services", sector=31, lens=Lens.ISO9002_1994, share=0.4, days=15),
    Other(
        name="Demo Instruments GmbH",
        sector=19,
        lens=Lens.ISO9001_2026,
        share=1,
        ratings=GOOD,
        system=RUNNING,
        days=6,
    ),
    Other(
        name="Sample Timber Yard",
        sector=6,
        lens=Lens.ISO9002_1994,
        share=1,
        ratings=GOOD,
        days=18,
    ),
    Other(
        name="Sample Textiles",
        sector=4,
        lens=Lens.ISO9001_2026,
        share=1,
        ratings=GOOD,
        days=20,
    ),
    Other(
        name="Demo Polymers and Composites for Everything That Has a Very Long Name Indeed SA",
        sector=14,
        lens=Lens.ISO9001_2026,
        share=1,
        ratings=(Rating.ABSENT, Rating.PARTIAL, Rating.INFORMAL),
        days=22,
    ),
)


FIRST, BEGUN, CONTRACT, OUTDATED = (
    sample().organization.name,
    OTHERS[1].name,
    OTHERS[2].name,
    OTHERS[3].name,
)


def make(file: Path) -> None:
    """A store with all of them, one changed elsewhere since it was judged, and one deleted."""
    with Store.open(file, who="sample", clock=lambda: NOW) as store:
        fill(store)
        outdated = next(known for known in store.organizations() if known.name == OUTDATED)
        store.save_profile(outdated.id, replace(store.profile(outdated.id), system=System()))
        store.remove_organization(store.add_organization(sample().profile))


def fill(store: Store) -> None:
    """The sample organization, and others that stand differently, each left some days ago."""
    catalogue = shipped()
    for other in OTHERS:
        left = NOW - datetime.timedelta(days=other.days)
        with Store.open(store.path, who="sample", clock=partial(_at, left)) as earlier:
            assessment_id = add(earlier, other)
            bring_up_to_date(earlier, catalogue, assessment_id, on=TODAY)
    sample_id = put_sample(store, catalogue)
    add_earlier(store, sample_id)
    bring_up_to_date(store, catalogue, sample_id, on=TODAY)


def add_earlier(store: Store, assessment_id: str) -> None:
    """An assessment of the spring before, in which less was in place."""
    now = store.assessment(assessment_id)
    earlier = store.add_assessment(
        now.organization_id,
        lens=now.lens,
        started=EARLIER,
        assessor=now.assessor,
        catalogue_version=now.catalogue_version,
        earlier=assessment_id,
        carry=CarryOver.EVERYTHING,
    )
    gates = {requirement.id for requirement in shipped().requirements(now.lens) if requirement.gate}
    for number, (requirement_id, answer) in enumerate(store.answers(earlier).items()):
        if answer.rating is None or answer.rating.level is None:
            continue
        was = (Rating.INFORMAL, Rating.PARTIAL, Rating.PARTIAL, None)[number // 5 % 4]
        if answer.rating.level < 3:
            was = Rating.PARTIAL if requirement_id in gates else Rating.CONFORMING
        elif requirement_id in gates and number % 35 == 0:
            was = Rating.ABSENT
        if number % 5 == 0 and (was is not None or requirement_id not in gates):
            store.save_answer(earlier, requirement_id, replace(answer, rating=was))
    store.complete_assessment(earlier, EARLIER)


def add(store: Store, other: Other) -> str:
    """Store an organization and the share of its answers; the id of its assessment."""
    catalogue = shipped()
    profile = replace(
        sample().profile,
        organization=Organization(name=other.name),
        sector=Sector(codes=(other.sector,)),
        system=other.system,
    )
    assessment_id = store.add_assessment(
        store.add_organization(profile),
        lens=other.lens,
        started=TODAY,
        assessor="",
        catalogue_version=catalogue.version,
    )
    asked = catalogue.requirements(other.lens)
    for number, requirement in enumerate(asked[: int(len(asked) * other.share)]):
        rating = other.ratings[number % len(other.ratings)]
        action = planned(number) if rating in (Rating.PARTIAL, Rating.ABSENT) else Action()
        answer = Answer(rating=rating, evidence="Seen on site.", action=action)
        store.save_answer(assessment_id, requirement.id, answer)
    return assessment_id


def _at(moment: datetime.datetime) -> datetime.datetime:
    return moment


def planned(number: int) -> Action:
    """Actions of every state, some of them late, some without owner or date."""
    days = 9 * (number % 7) - 20
    return Action(
        what=f"Sample action {number}: agree with the customer what is checked, and keep the record",
        owner=("Dispatch", "", "Quality manager")[number % 3],
        due=TODAY + datetime.timedelta(days=days) if number % 4 else None,
        status=tuple(ActionStatus)[number % 3],
    )
