"""The days of a transition, held against a second reckoning that counts days one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from isoassess.timeline.transition_days import (
    AuditDay,
    AuditKind,
    TransitionDays,
    TransitionStep,
    transition_days,
)

ON = date(2026, 11, 28)
UNTIL = date(2029, 9, 30)
READY = date(2027, 6, 30)
DAY = timedelta(days=1)


def reckoned(expires: date | None, on: date = ON) -> TransitionDays:
    found = transition_days(expires, on)
    assert found is not None
    return found


def months_before(day: date, months: int) -> date:
    """Back day by day to the month before, as often as there are months, and to the same day of it."""
    wanted, walked = day.day, day
    for _month in range(months):
        month = walked.month
        while walked.month == month:
            walked -= DAY
    last = walked.day
    return walked - DAY * (last - min(wanted, last))


def test_a_certificate_that_runs_out_in_the_transition() -> None:
    found = reckoned(date(2028, 5, 1))
    assert found.latest == date(2029, 6, 4)  # 30 September 2029, less 28 days, less 90
    assert found.audits == (
        AuditDay(kind=AuditKind.SURVEILLANCE, day=date(2027, 5, 1)),
        AuditDay(kind=AuditKind.RECERTIFICATION, day=date(2028, 1, 4)),
        AuditDay(kind=AuditKind.SURVEILLANCE, day=date(2029, 5, 1), renewed=True),
    )
    assert found.audit == found.audits[1]  # at the first no body is ready yet
    assert dict(found.steps) == {
        TransitionStep.ASK: ON,
        TransitionStep.RATE: date(2027, 6, 14),
        TransitionStep.USE: date(2027, 8, 9),
        TransitionStep.INTERNAL_AUDIT: date(2027, 12, 7),
        TransitionStep.AUDIT: date(2028, 1, 4),
        TransitionStep.FINDINGS: date(2028, 4, 3),
        TransitionStep.CERTIFICATE: date(2028, 5, 1),
    }


@pytest.mark.parametrize("expires", [None, date(2026, 12, 1)])
def test_where_no_own_audit_fits_or_is_known_the_last_day_is_planned_for(expires: date | None) -> None:
    found = reckoned(expires, date(2029, 5, 20))
    assert found.audit == AuditDay(kind=AuditKind.SPECIAL, day=date(2029, 6, 4))
    assert found.late


def test_a_certificate_that_runs_out_before_any_body_is_ready_is_renewed_first() -> None:
    found = reckoned(date(2027, 4, 12))
    assert found.audit == AuditDay(kind=AuditKind.SURVEILLANCE, day=date(2028, 4, 12), renewed=True)
    assert not found.late


days = some.dates(date(2026, 9, 16), date(2029, 9, 30))
expiries = some.none() | some.dates(date(2026, 9, 16), date(2032, 12, 31))


@given(expiries, days)
def test_no_audit_is_planned_before_a_body_is_ready_or_too_late_to_be_decided_on(
    expires: date | None, on: date
) -> None:
    found = reckoned(expires, on)
    assert READY <= found.audit.day <= found.latest
    assert found.latest + DAY * (90 + 28) == UNTIL
    assert all(on <= audit.day <= UNTIL for audit in found.audits)


@given(expiries, days)
def test_the_steps_are_reckoned_back_from_the_audit_and_on_from_it(expires: date | None, on: date) -> None:
    found = reckoned(expires, on)
    steps, audit = dict(found.steps), found.audit.day
    assert list(steps) == list(TransitionStep)
    assert steps[TransitionStep.AUDIT] == audit
    assert steps[TransitionStep.INTERNAL_AUDIT] == audit - DAY * 28
    assert steps[TransitionStep.USE] == months_before(audit - DAY * 56, 3)
    assert steps[TransitionStep.RATE] == steps[TransitionStep.USE] - DAY * 56
    assert steps[TransitionStep.FINDINGS] == audit + DAY * 90
    assert steps[TransitionStep.CERTIFICATE] == audit + DAY * 118 <= UNTIL
    assert found.late is (min(steps.values()) < on)


@given(some.dates(date(2026, 9, 16), date(2032, 12, 31)), days)
def test_the_own_audits_are_a_year_apart_and_every_third_is_a_recertification(
    expires: date, on: date
) -> None:
    found = reckoned(expires, on)
    ends = [
        audit.day + DAY * (118 if audit.kind is AuditKind.RECERTIFICATION else 0) for audit in found.audits
    ]
    for day, audit in zip(ends, found.audits, strict=True):
        years = day.year - expires.year
        assert months_before(max(day, expires), 12 * abs(years)) in (
            min(day, expires),
            min(day, expires) - DAY,
        )
        assert (audit.kind is AuditKind.RECERTIFICATION) is (years % 3 == 0)
        assert audit.renewed is (years > 0)
