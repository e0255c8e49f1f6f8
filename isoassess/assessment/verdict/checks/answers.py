"""What an answer's own words and dates say against its rating."""

import re
from collections.abc import Iterator
from datetime import date

from isoassess.assessment.actions import is_overdue
from isoassess.assessment.verdict.checks.statements import Check, Statements, is_fulfilled, is_phrase
from isoassess.assessment.verdict.findings import ASSESSED, NONCONFORMING
from isoassess.domain import ActionStatus, Answer, Contradiction, Keep
from isoassess.domain.message import arguments

Month = tuple[int, int]  # year and month

RESULTS_KEPT = frozenset({Keep.RETAIN, Keep.BOTH})

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_NUMBER = {name[:length]: at for at, name in enumerate(_MONTHS, 1) for length in (3, len(name))}
_YEAR = re.compile(r"20\d\d(?!\d)(?:-(0[1-9]|1[0-2])(?!\d))?")
_LEAD = 24  # characters before a year in which "since 12 September" stands
_NAMED_MONTH = re.compile(r"([a-z]{3,9})\.?,?\s(?:\d\d?,?\s)?$")
_SHORT_YEAR = re.compile(r"\d[./]\d\d?[./]\d\d(?!\d)")
_NONE = re.compile(r"(?:none|nothing|nothing seen|not seen|no evidence(?: seen)?|missing|absent)[.!]?")
_NOT_APPLICABLE = re.compile(r"(?:n\s?/\s?a|n\.a|not applicable|does not apply)(?: here| to us)?[.!]?")


def evidence_too_old(said: Statements) -> Iterator[Contradiction]:
    """Only where results are to be kept: a policy or a scope may be older and still hold."""
    year_ago = (said.date.year - 1, said.date.month)
    for requirement, finding in zip(said.case.requirements, said.findings, strict=True):
        if requirement.documents.keep not in RESULTS_KEPT or not is_fulfilled(finding):
            continue
        answer = said.case.answers[requirement.id]
        if answer.attachments and _has_newer_file(said, answer, year_ago):
            continue
        newest = newest_if_before(year_ago, answer.evidence)
        if newest is not None:
            yield Contradiction(
                id="evidence-too-old", arguments=arguments(year=newest[0]), requirement=finding.requirement
            )


def _has_newer_file(said: Statements, answer: Answer, limit: Month) -> bool:
    """Whether an attachment is of a day after the limit, or of a day nobody has said."""
    files = [said.case.attachments[id_] for id_ in answer.attachments if id_ in said.case.attachments]
    return any(
        file.effective is None or (file.effective.year, file.effective.month) >= limit for file in files
    )


def evidence_says_none(said: Statements) -> Iterator[Contradiction]:
    for finding, answer in said.brief:
        if is_fulfilled(finding) and _says(answer.evidence, _NONE):
            yield Contradiction(id="evidence-says-none", requirement=finding.requirement)


def words_say_not_applicable(said: Statements) -> Iterator[Contradiction]:
    for finding, answer in said.brief:
        words = _says(answer.evidence, _NOT_APPLICABLE) or _says(answer.note, _NOT_APPLICABLE)
        if words and finding.grade in ASSESSED:
            yield Contradiction(id="words-say-not-applicable", requirement=finding.requirement)


def action_overdue(said: Statements) -> Iterator[Contradiction]:
    for finding, answer in said.acted:
        due: date | None = answer.action.due
        late = due is not None and is_overdue(answer.action, said.date)
        if due is not None and late and finding.grade in NONCONFORMING:
            yield Contradiction(
                id="action-overdue", arguments=arguments(day=due), requirement=finding.requirement
            )


def action_effective_but_gap(said: Statements) -> Iterator[Contradiction]:
    for finding, answer in said.acted:
        if answer.action.effective and finding.grade in NONCONFORMING:
            yield Contradiction(id="action-effective-but-gap", requirement=finding.requirement)


def action_checked_before_done(said: Statements) -> Iterator[Contradiction]:
    for finding, answer in said.acted:
        action = answer.action
        if action.effective is not None and action.status is not ActionStatus.DONE:
            yield Contradiction(id="action-checked-before-done", requirement=finding.requirement)


def regrade_without_reason(said: Statements) -> Iterator[Contradiction]:
    for finding, answer in said.regraded:
        if not answer.regrade.reason.strip():
            yield Contradiction(id="regrade-without-reason", requirement=finding.requirement)


def regrade_is_no_grade(said: Statements) -> Iterator[Contradiction]:
    """Not applicable is a rating with a reason of its own; as an own grade it counts for nothing."""
    for finding, answer in said.regraded:
        if answer.regrade.grade not in ASSESSED:
            yield Contradiction(id="regrade-no-grade", requirement=finding.requirement)


def newest_if_before(limit: Month, text: str) -> Month | None:
    """The newest date in a text if all lie before the limit; None without dates or with one in doubt.

    A year alone counts as its December, so that evidence never seems older than it is.
    """
    newest = None
    for hit in _YEAR.finditer(text):
        month = _month(text, hit)
        if month is None or month >= limit:
            return None
        newest = max(month, newest or month)
    return None if newest is None or _SHORT_YEAR.search(text) else newest


def _month(text: str, hit: re.Match[str]) -> Month | None:
    """The month a year stands in; None for what may be a number, an edition or an open beginning."""
    lead = text[max(0, hit.start() - _LEAD) : hit.start()].lower()
    after = text[hit.end() : hit.end() + 2]
    glued = lead and not lead[-1].isspace() and lead[-1] not in "(./"
    if glued or "since" in lead or after[:1].isalnum():
        return None
    year, month = int(hit[0][:4]), hit[1]
    if month:
        return year, int(month)
    named = _NAMED_MONTH.search(lead)
    if named and named[1] in _MONTH_NUMBER:
        return year, _MONTH_NUMBER[named[1]]
    counts_something = after[:1] == "-" or (after[1:].isalpha() and not lead.endswith("in "))
    return None if counts_something else (year, 12)


def _says(text: str, phrase: re.Pattern[str]) -> bool:
    """Whether the phrase is all that the text says."""
    return is_phrase(text) and phrase.fullmatch(text.strip().lower()) is not None


CHECKS: tuple[Check, ...] = (
    evidence_too_old,
    evidence_says_none,
    words_say_not_applicable,
    action_overdue,
    action_effective_but_gap,
    action_checked_before_done,
    regrade_without_reason,
    regrade_is_no_grade,
)
