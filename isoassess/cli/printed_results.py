"""What the command line prints: the same values as text for a person and as plain data for a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.causes import obstacle_to_do, way_step_words
from isoassess.assessment.verdict.claimed import claimed
from isoassess.assessment.verdict.documented import documented
from isoassess.catalogue.catalogue import Catalogue, CatalogueFile
from isoassess.cli.plain_data import calendar_data, contradiction_data, decision_data, told
from isoassess.domain import Finding, Lens, Obstacle, Requirement, WayStep
from isoassess.domain.case import Case, Judgement
from isoassess.domain.decision import Decision
from isoassess.domain.fact_words import fact_words
from isoassess.domain.words import (
    design_clause_words,
    model_words,
)
from isoassess.language.texts import _
from isoassess.shown import shown_lines
from isoassess.standard_choice.labels import (
    choice_words,
    edition_reason,
    justification_words,
    question_words,
    route_words,
)
from isoassess.standard_choice.labels.fact_age import facts_day, old_facts_words
from isoassess.standard_choice.what_if_words import what_if_sentences
from isoassess.timeline.audit_time import effort
from isoassess.timeline.schedule import schedule

if TYPE_CHECKING:
    from isoassess.documents import (
        Written,  # for the type alone: ReportLab is loaded when a document is written
    )


def assessment(case: Case, judgement: Judgement) -> dict[str, Any]:
    """The judgement as plain data; every share with its base, every word as its slug."""
    share = judgement.share
    return {
        "lens": case.lens,
        "date": case.date,
        "assessor": case.assessor,
        "catalogue_version": case.catalogue_version,
        "decision": decision_data(case.decision),
        "own_decision": case.own_decision,
        "coverage": {"assessed": share.assessed, "applicable": share.applicable},
        "findings": [_finding(finding) for finding in judgement.findings if finding.graded],
        "counts": _counts(judgement),
        "clauses": [
            {
                "clause": result.clause.number,
                "title": result.clause.title,
                "conforming": result.share.fulfilled,
                "fulfilled_not_shown": result.share.claimed,
                "assessed": result.share.assessed,
                "applicable": result.share.applicable,
            }
            for result in judgement.clauses
        ],
        "verdict": judgement.verdict,
        "because": message_words(judgement.because),
        "indication": judgement.indication,
        "causes": [_obstacle(one, judgement) for one in judgement.obstacles],
        "blockers": [told(blocker) for blocker in judgement.blockers],
        "shortest_way": [told(change) for change in judgement.shortest_way],
        "way": [_step(step, judgement) for step in judgement.way],
        "systemic": judgement.systemic,
        "prerequisites": [told(point) for point in judgement.prerequisites],
        "contradictions": [contradiction_data(found) for found in judgement.contradictions],
        "documented_information": documented(case, judgement.findings),
        "effort": effort(case.profile),
        "schedule": calendar_data(schedule(case, judgement, on=case.date)),
    }


def _counts(judgement: Judgement) -> dict[str, int]:
    """How many findings have which grade.

    `claimed_not_shown` cuts across the grades: rated 3 or 4 without evidence; so many of those are in
    `conforming` or `ofi` as `fulfilled_not_shown` says, the rest in `minor` or `major`.
    """
    share, merely = judgement.share, claimed(judgement.findings)
    return {
        "major": share.major,
        "minor": share.minor,
        "ofi": share.ofi,
        "conforming": share.conforming,
        "not_applicable": judgement.not_applicable,
        "for_information": judgement.for_information,
        "not_assessed": share.applicable - share.assessed,
        "claimed_not_shown": len(merely.findings),
        "fulfilled_not_shown": merely.fulfilled,
    }


def catalogue(shown: Catalogue, lens: Lens) -> dict[str, Any]:
    """An edition's clauses and requirements as plain data, `clause` being the number in that edition."""
    requirements = shown.requirements(lens)
    return {
        "lens": lens,
        "catalogue_version": shown.version,
        "counts": {
            "requirements": len(requirements),
            "quick": len(shown.requirements(lens, quick=True)),
            "gates": sum(requirement.gate is not None for requirement in requirements),
            "by_clause": Counter(requirement.clause[lens] for requirement in requirements),
        },
        "clauses": shown.clauses(lens),
        "requirements": [_requirement(requirement, lens) for requirement in requirements],
    }


def schema_of(*, catalogue: bool, package: bool) -> dict[str, Any]:
    """The JSON Schema that is asked for; of an assessment file where none is."""
    if package:
        from isoassess.exchange.package.schema import package_schema  # SQLAlchemy takes its time

        return package_schema()
    return catalogue_schema() if catalogue else file_schema()


def catalogue_schema() -> dict[str, Any]:
    """The JSON Schema of a catalogue file."""
    return _schema_of(CatalogueFile)


def catalogue_file_text(part: CatalogueFile) -> str:
    """What a catalogue file holds, in one line."""
    says = _("{name}, version {version}: {count} requirements, sound")
    return shown_lines([says.format(name=part.catalogue, version=part.version, count=len(part.requirements))])


def file_schema() -> dict[str, Any]:
    """The JSON Schema of an assessment file; yes-or-no facts may also be said as `unknown`."""
    from isoassess.exchange.yaml_format import WrittenFile  # with what reads YAML

    return _schema_of(WrittenFile)


def decision_text(decision: Decision) -> str:
    """The decision for a person: both answers together, then why."""
    return shown_lines(_decision_lines(decision))


def catalogue_text(shown: Catalogue, lens: Lens) -> str:
    """The requirements of an edition, one a line."""
    lines = [_("{lens}, catalogue {version}").format(lens=lens.label, version=shown.version)]
    lines += [f"{r.clause[lens]:9} {r.id:36} {r.asks}" for r in shown.requirements(lens)]
    return shown_lines(lines)


def _decision_lines(decision: Decision) -> Iterator[str]:
    clause = design_clause_words(decision.today.clause_8_3)
    yield _("Today: {lens}, clause {clause}").format(lens=decision.today.lens.label, clause=clause)
    yield _("1994 model: {model}").format(model=model_words(decision.model, decision.unknown))
    yield _("Because: {because}").format(because=" ".join(map(choice_words, decision.reasons)))
    yield route_words(decision.today)
    yield edition_reason(decision.today)
    if decision.today.to_ask is not None:
        yield question_words(decision.today)
    if decision.justification is not None:
        yield _("For the scope: {text}").format(text=justification_words(decision))
    for warning in decision.warnings:
        says = choice_words(warning.says)
        if says not in route_words(decision.today):
            yield f"! {says}"
    if decision.unknown:
        yield _("Still unknown: {facts}").format(facts="; ".join(map(fact_words, decision.unknown)))
    if sentences := what_if_sentences(decision):
        yield _("Another answer would change the result:")
        yield from (f"  {sentence}" for sentence in sentences)
    yield _("Rules version {version}, decided for {on}, facts as of {day}").format(
        version=decision.rules_version, on=decision.as_of.isoformat(), day=facts_day().isoformat()
    )
    if old := old_facts_words(decision.as_of):
        yield f"! {old}"


def _finding(finding: Finding) -> dict[str, Any]:
    plain = told(finding)
    if finding.rating is not None and finding.rating.level is not None:
        plain["rating"] = finding.rating.level
    return plain


def _obstacle(found: Obstacle, judgement: Judgement) -> dict[str, Any]:
    return {
        "cause": found.cause,
        "stage": found.stage,
        "to_do": obstacle_to_do(found, judgement),
        "points": [one.requirement or one.fact or one.clause or None for one in found.blockers],
    }


def _step(step: WayStep, judgement: Judgement) -> dict[str, Any]:
    return {
        "cause": step.cause,
        "to_do": way_step_words(step, judgement),
        "changes": [change.requirement or change.fact for change in step.changes],
    }


def _requirement(requirement: Requirement, lens: Lens) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(requirement)
    return plain | {"clause": requirement.clause[lens], "clauses": plain["clause"]}


def _schema_of(type_: type) -> dict[str, Any]:
    made: dict[str, Any] = _as_written(msgspec.json.schema(type_))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _as_written(node: Any) -> Any:
    """The schema as people write YAML: `unknown` wherever nothing (null) may be, ratings as numbers."""
    if isinstance(node, list):
        return [_as_written(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _as_written(value) for key, value in node.items()}
    if {"type": "null"} in made.get("anyOf", []):
        made["anyOf"] = [*made["anyOf"], {"const": "unknown"}]
    if "enum" in made:
        made["enum"] = [*made["enum"], *(int(word) for word in made["enum"] if str(word).isdigit())]
    return made


def written_text(written: Written) -> str:
    """Where a document was written, and which characters of it had to be replaced."""
    says = _("Written: {path} ({pages} pages)") if written.pages else _("Written: {path}")
    lines = [says.format(path=written.path, pages=written.pages)]
    if written.replaced:
        shown = ", ".join(f"U+{ord(character):04X}" for character in written.replaced)
        lines.append(_("Characters without a glyph, shown as a box: {list}").format(list=shown))
    return shown_lines(lines)
