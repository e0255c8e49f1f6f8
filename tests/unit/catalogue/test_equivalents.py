"""Where an answer is carried as it stands, somebody has looked at whether both really ask the same."""

import pytest

from isoassess.catalogue import crosswalk
from isoassess.catalogue.catalogue import shipped
from isoassess.catalogue.crosswalk import Correspondence
from isoassess.domain import Keep, Requirement

# Words that tell what a question is about; two questions that name different ones differ in subject.
SUBJECTS = (
    *("written", "record", "audit", "customer", "supplier", "training", "approve", "release", "law"),
    *("trace", "deliver", "data"),
)

# Looked at by name: why the target asks no more than the source although the two do not look alike.
LOOKED_AT: dict[tuple[str, str], str] = {
    ("offer-differences-1994", "order-differences"): "an order comes from a customer in both",
    ("contract-amendment-1994", "order-change-known"): "an order is changed by a customer in both",
    (
        "receiving-inspection-1994",
        "incoming-control",
    ): "everything checked as planned is at least what its effect calls for",
    (
        "product-identification-1994",
        "work-labeled",
    ): "from receipt until delivery covers the workplace; the target wants no document",
    ("unit-traceability-1994", "unique-marking"): "tracing is traceability",
    ("trace-records-1994", "batch-traceability"): "back is the source, forward is everyone who got it",
    (
        "in-process-inspection-1994",
        "work-stage-checks",
    ): "work that is held at planned checks is checked along the way",
    ("work-surroundings-1994", "working-conditions"): "both are about the surroundings of the work",
    (
        "inspection-plan-1994",
        "pass-limits-fixed",
    ): "the written limits are what counts as good enough; the target wants no document",
    (
        "final-inspection-1994",
        "release-checks",
    ): "what is held until the final check is complete was checked as planned",
    ("final-inspection-1994", "release-waits"): "holding back until released is waiting",
    (
        "test-equipment-1994",
        "calibration",
    ): "all devices that prove work include those that must be trusted; the target wants no record",
    ("inspection-status-1994", "identification-status"): "passed is one of the states that can be seen",
    ("corrective-action-1994", "corrective-action-process"): "the target wants no document, its neighbors do",
    ("preservation-1994", "work-kept-sound"): "data are work too",
    ("record-finding-1994", "record-retrieval"): "the papers of a past job are records",
    (
        "audit-results-1994",
        "audit-results-reported",
    ): "results in writing are results that reach them; the target wants no record",
    ("order-differences", "offer-differences-1994"): "an order comes from a customer in both",
    ("order-review", "capability-check-1994"): "delivering what is asked includes the date",
    (
        "design-change-record",
        "design-change-notes-1994",
    ): "a record of what was changed and why is the note that the model wants kept",
    (
        "supplier-selection",
        "subcontractor-evaluation-1994",
    ): "criteria met before use show that a supplier can deliver; the target wants no record",
    (
        "property-arrival-check",
        "customer-items-check-1994",
    ): "customers are among the others who hand something over",
    ("property-loss-reported", "customer-loss-report-1994"): "the owner is the customer or a supplier",
    ("unique-marking", "unit-traceability-1994"): "tracing is traceability",
    ("batch-traceability", "trace-records-1994"): "back is the source, forward is everyone who got it",
    (
        "process-documents",
        "work-instructions-1994",
    ): "written instructions for all processes include those for the work",
    (
        "equipment-suited",
        "suitable-equipment-1994",
    ): "equipment that fits what is promised is able to do the work",
    ("working-conditions", "work-surroundings-1994"): "both are about the surroundings of the work",
    ("equipment-upkeep", "equipment-maintenance-1994"): "good order is what maintenance is for",
    ("release-record", "release-name-1994"): "the name is part of the proof",
    (
        "nonconforming-record",
        "fault-notes-1994",
    ): "a note with what was wrong is written down; the target wants no record",
    (
        "safe-dispatch",
        "packing-delivery-1994",
    ): "unharmed up to the customer is further than the destination of the contract",
    (
        "able-people-assigned",
        "qualified-people-1994",
    ): "able people for every job include those for special tasks, and ability comes from training",
}


def differences_of(source: Requirement, target: Requirement) -> set[str]:
    """In what an equivalent target does not look like its source: documents, cause, words of the subject."""
    found = {word for word in SUBJECTS if (word in source.asks.lower()) != (word in target.asks.lower())}
    if source.documents.keep is not target.documents.keep:
        found.add("documents")
    if source.cause is not target.cause:
        found.add("cause")
    return found


def equivalent_rows() -> list[tuple[Requirement, Requirement]]:
    catalogue = shipped()
    return [
        (catalogue.requirement(link.source_id), catalogue.requirement(link.to))
        for link in crosswalk.shipped().carries
        if link.carry is Correspondence.EQUIVALENT
    ]


def test_every_equivalent_row_that_does_not_look_alike_was_looked_at() -> None:
    found = {(one.id, other.id): differences_of(one, other) for one, other in equivalent_rows()}
    assert {pair: what for pair, what in found.items() if what and pair not in LOOKED_AT} == {}
    assert LOOKED_AT.keys() <= found.keys()
    assert all(LOOKED_AT.values())


def test_no_document_appears_from_an_answer_that_needed_none() -> None:
    for source, target in equivalent_rows():
        if target.documents.keep is not Keep.NONE:
            assert source.documents.keep is not Keep.NONE, (source.id, target.id)


@pytest.mark.parametrize(
    ("source_id", "to"),
    [
        ("accepted-faults-1994", "concession-record"),
        ("procedures-written-1994", "process-documents"),
        ("obsolete-documents-1994", "version-changes"),
        ("record-retention-1994", "record-retention"),
        ("packing-delivery-1994", "safe-dispatch"),
        ("out-of-calibration-1994", "device-found-wrong"),
        ("release-waits", "final-inspection-1994"),
        ("device-protection", "device-care-1994"),
        ("record-retrieval", "record-finding-1994"),
        ("competence-gaps", "training-given-1994"),
        ("authority-1994", "roles-assigned"),
        ("calibration", "test-equipment-1994"),
        ("order-change-known", "contract-amendment-1994"),
        ("complaint-handling-1994", "problem-consequences"),
        ("work-instructions-1994", "process-documents"),
    ],
)
def test_what_asks_more_is_a_draft_with_its_question(source_id: str, to: str) -> None:
    (link,) = (one for one in crosswalk.shipped().carries if (one.source_id, one.to) == (source_id, to))
    assert link.carry is Correspondence.PARTIAL
    assert link.ask.endswith("?")


@pytest.mark.parametrize(
    "to",
    [
        *("risk-weighing", "expectations-taken-on", "record-protection", "readable-storage"),
        *("faults-evaluated", "time-for-system", "accepted-suppliers-1994"),
    ],
)
def test_where_the_extra_question_was_the_whole_one_nothing_is_carried(to: str) -> None:
    assert [link for link in crosswalk.shipped().carries if link.to == to] == []
    assert any(gap.to == to and gap.why for gap in crosswalk.shipped().nothing)


def test_no_extra_question_is_the_question_itself() -> None:
    """Whoever has to answer all of it again is carried nothing."""

    def words(text: str) -> set[str]:
        return {word.strip("?,.:;").lower() for word in text.split()} - {"is", "are", "the", "a", "it", "do"}

    for link in crosswalk.shipped().carries:
        if link.ask:
            asked, extra = words(shipped().requirement(link.to).asks), words(link.ask)
            assert len(asked & extra) / len(asked) < 0.8, (link.source_id, link.to, link.ask)
