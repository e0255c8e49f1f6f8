"""What follows from the answers, as tables to read, filter and print: findings, actions, profile."""

import enum
from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import fields, replace

from isoassess.assessment.actions import state_of
from isoassess.assessment.labels.messages import message_words
from isoassess.assessment.planned import PlannedAction, planned_actions, serving
from isoassess.assessment.verdict.numbering import earlier_numbers, with_earlier
from isoassess.domain import NO_ANSWER, Action, Finding, Grade
from isoassess.domain.case import Case, Judgement
from isoassess.domain.fact_words import fact_words, value_words
from isoassess.domain.profile import LOGO, Profile, Site
from isoassess.domain.words import action_state_words, effect_words, grade_words
from isoassess.exchange.spreadsheet.answer_table import rating_choice
from isoassess.exchange.spreadsheet.plain_cells import cell_text
from isoassess.exchange.spreadsheet.tables import SheetColumn, SheetRow, SheetTable
from isoassess.language.texts import _

_FOLLOWED_UP = (Grade.MAJOR, Grade.MINOR, Grade.OFI)
_OF_NO_USE = ("answered", LOGO)  # how the wizard was gone through, and where a picture lies


def finding_table(case: Case, judgement: Judgement) -> SheetTable:
    """All that is to be followed up, the hardest first."""
    columns: tuple[SheetColumn, ...] = (
        SheetColumn(key="number", head=_("Number"), width=10),
        SheetColumn(key="clause", head=_("Clause"), width=9),
        SheetColumn(key="grade", head=_("Grade"), width=22),
        SheetColumn(key="states", head=_("Requirement"), width=46),
        SheetColumn(key="rating", head=_("Rating"), width=14),
        SheetColumn(key="because", head=_("Why"), width=34),
        SheetColumn(key="evidence", head=_("Objective evidence"), width=40),
        SheetColumn(key="what", head=_("Action"), width=38),
        SheetColumn(key="owner", head=_("Owner"), width=18),
        SheetColumn(key="due", head=_("Due"), width=13),
    )
    if any(_earlier(finding, case) for finding in judgement.findings):
        columns = (*columns, SheetColumn(key="earlier", head=_("Earlier number"), width=16))
    statements = {known.id: known.statement for known in case.requirements}
    actions = serving(case)
    found = sorted(
        (finding for finding in judgement.findings if finding.grade in _FOLLOWED_UP),
        key=lambda finding: _FOLLOWED_UP.index(finding.grade),
    )
    rows = [_finding(one, case, statements[one.requirement], actions.get(one.requirement)) for one in found]
    rows = [replace(row, cells=row.cells[: len(columns)]) for row in rows]
    return SheetTable(slug="findings", name=_("Findings"), columns=columns, rows=tuple(rows), fixed=2)


def _earlier(finding: Finding, case: Case) -> str:
    """By which documents name it that were made before two files came together."""
    return ", ".join(earlier_numbers(finding, case.numbers, case.earlier_numbers))


def _finding(
    finding: Finding, case: Case, statement: str, actions: tuple[PlannedAction, ...] | None
) -> SheetRow:
    action = actions[0].action if actions else Action()
    evidence = case.answers.get(finding.requirement, NO_ANSWER).evidence
    return SheetRow(
        cells=(
            finding.number,
            finding.clause,
            grade_words(finding.grade),
            cell_text(statement),
            rating_choice(finding.rating) if finding.rating else "",
            cell_text(message_words(finding.because)),
            cell_text(evidence),
            cell_text(action.what),
            cell_text(action.owner),
            action.due or "",
            _earlier(finding, case),
        ),
        known_by=finding.requirement,
    )


def action_table(case: Case, judgement: Judgement) -> SheetTable:
    """All actions, those of single requirements in clause order and then the general ones."""
    columns = (
        SheetColumn(key="numbers", head=_("Findings"), width=14),
        SheetColumn(key="clause", head=_("Clause"), width=9),
        SheetColumn(key="what", head=_("Action"), width=44),
        SheetColumn(key="owner", head=_("Owner"), width=18),
        SheetColumn(key="due", head=_("Due"), width=13),
        SheetColumn(key="state", head=_("State"), width=14),
        SheetColumn(key="correction", head=_("Correction"), width=30),
        SheetColumn(key="cause", head=_("Root cause"), width=30),
        SheetColumn(key="done", head=_("Done on"), width=13),
        SheetColumn(key="effect", head=_("Effect"), width=16),
        SheetColumn(key="check", head=_("What was looked at"), width=30),
    )
    findings = {finding.requirement: finding for finding in judgement.findings}
    rows = tuple(_action(one, findings, case) for one in planned_actions(case))
    return SheetTable(slug="actions", name=_("Actions"), columns=columns, rows=rows, fixed=2)


def _action(one: PlannedAction, findings: dict[str, Finding], case: Case) -> SheetRow:
    served = [findings[id_] for id_ in one.serves]
    numbers = [finding.number for finding in served]
    action = one.action
    return SheetRow(
        cells=(
            ", ".join(with_earlier(one, case.numbers, case.earlier_numbers) for one in numbers if one),
            ", ".join(dict.fromkeys(finding.clause for finding in served)),
            cell_text(action.what),
            cell_text(action.owner),
            action.due or "",
            action_state_words(state_of(action, case.date)),
            cell_text(action.correction),
            cell_text(action.cause),
            action.done or "",
            effect_words(action.effective) if action.done or action.effective is not None else "",
            cell_text(action.check),
        ),
        known_by=one.id,
    )


def profile_table(profile: Profile) -> SheetTable:
    """What is known of the organization; what nobody has said is not in it."""
    columns = (
        SheetColumn(key="fact", head=_("Fact"), width=48),
        SheetColumn(key="value", head=_("Value"), width=70),
    )
    rows = (
        SheetRow(cells=(fact_words(key), value), known_by=key)
        for key, value in _facts(profile, "")
        if key not in _OF_NO_USE
    )
    return SheetTable(slug="profile", name=_("Profile"), columns=columns, rows=tuple(rows))


def _facts(part: Struct, above: str) -> Iterator[tuple[str, str | date]]:
    for field in fields(type(part)):
        key, value = f"{above}{field.name}", getattr(part, field.name)
        if isinstance(value, Struct):
            yield from _facts(value, f"{key}.")
        elif isinstance(value, date):
            yield key, value
        elif key == "people.sites":
            yield from ((key, _site(site)) for site in value)
        elif not _is_unknown(value):
            yield key, cell_text(value_words(key, value))


def _is_unknown(value: object) -> bool:
    slug = value.value if isinstance(value, enum.Enum) else value
    return slug in (None, "", "unknown", "unclear", (), {})


def _site(site: Site) -> str:
    personnel = "" if site.personnel is None else value_words("people.sites", site.personnel)
    name = _("{site} (central function)").format(site=site.name).strip() if site.is_central else site.name
    said = (name, site.address, personnel, site.activities)
    return ", ".join(filter(None, map(cell_text, said)))
