"""The days of a transition: the firm's own audits, which of them will do, and what is due before and after.

Reckoned back from the audit with the longest usual duration of each step, and from the last day of the old
edition with the time that closing findings and deciding may take. A certificate runs three years.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import count, takewhile

from msgspec import Struct

from isoassess.domain import Lens
from isoassess.standard_choice.editions import table
from isoassess.timeline.durations import CertificationStep, Unit, later, shipped

YEAR, CYCLE = 12, 3  # months of a year, years of a certificate


class AuditKind(StrEnum):
    """An audit that a certified firm has anyway, or one for the transition alone."""

    SURVEILLANCE = "surveillance"
    RECERTIFICATION = "recertification"
    SPECIAL = "special"


class AuditDay(Struct, frozen=True, kw_only=True):
    """The last usual day of an audit; `renewed`: it comes only once the certificate of today is renewed."""

    kind: AuditKind
    day: date
    renewed: bool = False


class TransitionStep(StrEnum):
    """What is done on the way to the new certificate, in order."""

    ASK = "ask"
    RATE = "rate"
    USE = "use"
    INTERNAL_AUDIT = "internal-audit"
    AUDIT = "audit"
    FINDINGS = "findings"
    CERTIFICATE = "certificate"


class TransitionDays(Struct, frozen=True, kw_only=True):
    """`audit`: the one that will do for the transition. `latest`: the last day that any audit for it can be.

    `steps`: by when each step is done; a day before `on` means that it is late already.
    """

    on: date
    audits: tuple[AuditDay, ...]
    audit: AuditDay
    latest: date
    steps: tuple[tuple[TransitionStep, date], ...]

    @property
    def late(self) -> bool:
        """Whether the usual durations no longer fit before the audit."""
        return any(day < self.on for _step, day in self.steps)


def transition_days(expires: date | None, on: date) -> TransitionDays | None:
    """None where the last day of the old edition is not known; `expires`: of the firm's own certificate."""
    ends = table().of(Lens.ISO9001_2015).ends
    if ends is None:
        return None
    latest = closing_before(ends.date)
    audits = tuple(audit for audit in _own_audits(expires, ends.date) if audit.day >= on)
    chosen = _chosen(audits, on, latest)
    return TransitionDays(on=on, audits=audits, audit=chosen, latest=latest, steps=_steps(chosen.day, on))


def closing_before(day: date) -> date:
    """The last day of an audit after which findings can be closed and decided on before a day."""
    return _before(_before(day, CertificationStep.CERTIFICATE), CertificationStep.FINDINGS)


def _own_audits(expires: date | None, until: date) -> Iterator[AuditDay]:
    """Those of the certificate of today from its first surveillance, and of the next as far as it can run."""
    if expires is None:
        return
    anniversaries = ((year, later(expires, year * YEAR, Unit.MONTHS)) for year in count(1 - CYCLE))
    for year, day in takewhile(lambda known: known[1] <= until, anniversaries):
        again = year % CYCLE == 0
        yield AuditDay(
            kind=AuditKind.RECERTIFICATION if again else AuditKind.SURVEILLANCE,
            day=closing_before(day) if again else day,
            renewed=year > 0,
        )


def _chosen(audits: tuple[AuditDay, ...], on: date, latest: date) -> AuditDay:
    """The first that bodies are ready for and that leaves time to prepare, else the last, else a special."""
    accredited = table().of(Lens.ISO9001_2026).accredited
    ready = accredited.date if accredited is not None else on
    fit = [audit for audit in audits if ready <= audit.day <= latest]
    in_time = (audit for audit in fit if _begin(audit.day) >= on)
    last = fit[-1] if fit else AuditDay(kind=AuditKind.SPECIAL, day=latest)
    return next(in_time, last)


def _steps(audit: date, on: date) -> tuple[tuple[TransitionStep, date], ...]:
    audited = _before(audit, CertificationStep.MANAGEMENT_REVIEW)
    closed = _after(audit, CertificationStep.FINDINGS)
    return (
        (TransitionStep.ASK, on),
        (TransitionStep.RATE, _begin(audit)),
        (TransitionStep.USE, _in_use(audit)),
        (TransitionStep.INTERNAL_AUDIT, audited),
        (TransitionStep.AUDIT, audit),
        (TransitionStep.FINDINGS, closed),
        (TransitionStep.CERTIFICATE, _after(closed, CertificationStep.CERTIFICATE)),
    )


def _in_use(audit: date) -> date:
    """From when what is new has to be in use, so that there are records when it is audited inside."""
    audited = _before(audit, CertificationStep.MANAGEMENT_REVIEW)
    return _before(_before(audited, CertificationStep.INTERNAL_AUDIT), CertificationStep.RECORDS)


def _begin(audit: date) -> date:
    return _before(_in_use(audit), CertificationStep.DOCUMENTS)


def _before(day: date, step: CertificationStep) -> date:
    duration = shipped().durations[step]
    return later(day, -duration.most, duration.unit)


def _after(day: date, step: CertificationStep) -> date:
    duration = shipped().durations[step]
    return later(day, duration.most, duration.unit)
