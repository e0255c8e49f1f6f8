"""How long the steps to a certificate take: dated facts, and the days they lead to."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from isoassess.domain import Confidence
from isoassess.files.yaml_reader import read_resource
from isoassess.language.texts import _


class CertificationStep(StrEnum):
    """The milestones on the way to a first certificate, in their order."""

    DOCUMENTS = "documents-ready"
    RECORDS = "records-running"
    INTERNAL_AUDIT = "internal-audit"
    MANAGEMENT_REVIEW = "management-review"
    STAGE_1 = "stage-1"
    STAGE_2 = "stage-2"
    FINDINGS = "findings-closed"
    CERTIFICATE = "certificate"


class Unit(StrEnum):
    """What a duration is counted in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Duration(Struct, frozen=True, kw_only=True):
    """The shortest and the longest usual duration, where it comes from, and how sure it is."""

    least: int
    most: int
    unit: Unit
    confidence: Confidence
    source: tuple[str, ...]

    def without(self, count: int) -> "Duration":
        """What is left once so many of its units have passed."""
        return replace(self, least=max(0, self.least - count), most=max(0, self.most - count))

    @property
    def words(self) -> str:
        """Such as `2 to 8 weeks (reported)`."""
        words = {
            Unit.DAYS: _("{least} to {most} days"),
            Unit.WEEKS: _("{least} to {most} weeks"),
            Unit.MONTHS: _("{least} to {most} months"),
        }
        told = words[self.unit].format(least=self.least, most=self.most)
        sure = {
            Confidence.HIGH: "{told}",
            Confidence.MEDIUM: _("{told} (reported)"),
            Confidence.LOW: _("{told} (rule of thumb)"),
        }
        return sure[self.confidence].format(told=told)


class Durations(Struct, frozen=True, kw_only=True):
    """The facts as shipped. `whole`: all steps together; `major`: the limit for closing a major."""

    as_of: date
    durations: dict[CertificationStep, Duration]
    whole: Duration
    major: Duration


@cache
def shipped() -> Durations:
    """The facts in `resources/facts/schedule.yaml`."""
    return read_resource("facts/schedule.yaml", Durations)


def step_words(step: CertificationStep) -> str:
    """The milestone as a person says it."""
    return {
        CertificationStep.DOCUMENTS: _("Documents ready"),
        CertificationStep.RECORDS: _("Records running"),
        CertificationStep.INTERNAL_AUDIT: _("Internal audit round complete"),
        CertificationStep.MANAGEMENT_REVIEW: _("Management review held"),
        CertificationStep.STAGE_1: _("Stage 1"),
        CertificationStep.STAGE_2: _("Stage 2"),
        CertificationStep.FINDINGS: _("Findings closed"),
        CertificationStep.CERTIFICATE: _("Certificate"),
    }[step]


def later(day: date, count: int, unit: Unit) -> date:
    """The day so much later, the last day of a shorter month, the last day there is at the very end."""
    try:
        if unit is Unit.MONTHS:
            return _months_later(day, count)
        return day + timedelta(**{unit.value: count})
    except OverflowError:
        return date.max


def _months_later(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
