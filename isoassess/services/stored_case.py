"""From what lies in the store to a case and its judgement, for whoever has no window open on it."""

import datetime
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from isoassess.assessment.actions import count_actions
from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.assessment.finding_register import FindingKind, Wanted
from isoassess.assessment.planned import all_actions
from isoassess.assessment.verdict.numbering import unnumbered
from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import NO_ANSWER, Rating
from isoassess.domain.case import Case, Judgement
from isoassess.errors import ExpectedError
from isoassess.store import Standing, Store

_GAPS = tuple(f'"{one}"' for one in (Rating.ABSENT, Rating.INFORMAL, Rating.PARTIAL))  # as JSON texts


def stored_case(
    store: Store, catalogue: Catalogue, assessment_id: str, *, on: datetime.date | None = None
) -> Case:
    """The case as it lies in the store; a completed one as of the day it was completed.

    `on` is the day for one that goes on; the day it was started where nothing is said.
    """
    record = store.assessment(assessment_id)
    profile, own_decision = store.judged_on(assessment_id)
    case = open_case(
        catalogue,
        profile=profile,
        answers=store.answers(assessment_id),
        attachments=store.attachments(record.organization_id),
        lens=record.lens,
        on=record.completed or on or record.started,
        assessor=record.assessor,
        own_decision=own_decision,
    )
    earlier = store.earlier_numbers(assessment_id)
    return replace(case, numbers=store.finding_numbers(assessment_id), earlier_numbers=earlier)


def numbered_case(
    store: Store, catalogue: Catalogue, assessment_id: str, *, on: datetime.date | None = None
) -> Case:
    """The same, with a number in the file for each finding: for whatever is given out.

    Findings follow from the profile, the edition and the files as well, and not from ratings alone; so they
    are numbered here, and not where a rating is stored. Where the file takes no number, those without one
    have none.
    """
    case = stored_case(store, catalogue, assessment_id, on=on)
    if wanted := _without_number(case, catalogue):
        with suppress(ExpectedError):
            return _numbered(store, case, assessment_id, wanted)
    return case


def number_all(store: Store, catalogue: Catalogue, organization_id: str) -> None:
    """Gives each finding of an organization its number in the file, before any of it leaves the file.

    A window may show the number already, and another computer would give it to another finding.
    """
    for one in store.assessments(organization_id):
        with suppress(ExpectedError):  # what cannot be judged leaves as it is
            numbered_case(store, catalogue, one.id)


def numbered_in(path: Path, case: Case, catalogue: Catalogue, assessment_id: str, *, who: str) -> Case:
    """The same for a case that was read from a copy of the file at `path`, which is opened only for that."""
    if wanted := _without_number(case, catalogue):
        with suppress(ExpectedError), Store.open(path, who=who) as store:
            return _numbered(store, case, assessment_id, wanted)
    return case


def in_order_of_arising(store: Store, assessment_id: str, wanted: tuple[Wanted, ...]) -> tuple[Wanted, ...]:
    """The findings by the answers that made them; what no answer to it has made comes last.

    So a window that was ended by force, the one that opens the file next and a command give equal numbers.
    """
    if len(wanted) < 2:
        return wanted
    arisen: dict[Wanted, int] = {}
    for key, kind in (("rating", FindingKind.NONCONFORMITY), ("ofi", FindingKind.IMPROVEMENT)):
        for entry in store.history(assessment_id=assessment_id, key=key):
            if entry.before not in _GAPS:  # else it was one before
                arisen[kind, entry.requirement_id or ""] = entry.step
    last = max(arisen.values(), default=0) + 1
    return tuple(sorted(wanted, key=lambda one: arisen.get(one, last)))


def _numbered(store: Store, case: Case, assessment_id: str, wanted: tuple[Wanted, ...]) -> Case:
    in_order = in_order_of_arising(store, assessment_id, wanted)
    return replace(case, numbers=store.number_findings(assessment_id, in_order))


def _without_number(case: Case, catalogue: Catalogue) -> tuple[Wanted, ...]:
    return unnumbered(judge_case(catalogue, case).findings, case.numbers)


def rated_days(store: Store, assessment_id: str, case: Case) -> tuple[datetime.date, datetime.date] | None:
    """From which to which day the ratings of a case were entered in the file.

    None where there are none, and where one was taken over from elsewhere: nobody knows its day.
    """
    moments = store.rated_at(assessment_id)
    rated = [
        moments.get(known.id)
        for known in case.requirements
        if case.answers.get(known.id, NO_ANSWER).rating is not None
    ]
    days = {moment.astimezone().date() for moment in rated if moment is not None}
    return (min(days), max(days)) if days and None not in rated else None


def standing_of(case: Case, judgement: Judgement) -> Standing:
    """What the list of organizations shows of a judgement."""
    return Standing(
        assessed=judgement.share.assessed,
        applicable=judgement.share.applicable,
        verdict=judgement.verdict,
        open_actions=count_actions(all_actions(case), case.date).open,
        catalogue_version=case.catalogue_version,
        clause_8_3=case.decision.today.clause_8_3 if case.lens.certifiable else None,
        indicated_causes=judgement.indication.causes if judgement.indication else None,
    )


def judge_stored(store: Store, catalogue: Catalogue, assessment_id: str, *, on: datetime.date) -> Standing:
    """How a stored assessment stands; nothing is written."""
    case = stored_case(store, catalogue, assessment_id, on=on)
    return standing_of(case, judge_case(catalogue, case))
