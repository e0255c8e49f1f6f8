"""What strangers to an assessment read first is not to be taken for something else."""

import datetime
import re
from collections import defaultdict

import pytest
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.verdict.causes import causes_of
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind
from isoassess.documents.document_data import DocumentData
from isoassess.documents.sections.verdict.opening import verdict_banner
from isoassess.domain import Answer, Rating
from isoassess.domain.profile import Certificate
from tests.unit.documents.test_figures import (
    DAY,
    GIVEN,
    SAMPLE,
    a_day,
    case,
    made,
    row,
    steps,
    steps_of,
    typed,
)
from tests.unit.pdf.reading_back import words_of


@pytest.mark.parametrize("name", [SAMPLE, *GIVEN])
@pytest.mark.parametrize("issued", [DAY, datetime.date(2027, 2, 1)])
def test_what_is_not_named_of_a_step_is_told_with_its_own_cause_and_last_day(
    name: str, issued: datetime.date
) -> None:
    """Of one cause the names stand on several rows; what is left over is counted on the last of them."""
    opened = case(name)
    due: dict[str, list[datetime.date]] = defaultdict(list)
    for id_, answer in typed(name)["answers"].items():
        action = answer.get("action")
        if action and (action.get("status") != "done" or action.get("effective") is False):
            due[causes_of(opened)[id_].label].append(datetime.date.fromisoformat(str(action["due"])))
    for _when, what, _who in steps(name, issued):
        told = what.replace("\u00a0", " ")
        found = re.search(r"; (\d+) more actions? on “(.+)” by (\d+ \w+ \d{4})$", told)
        assert (found is not None) is (" more action" in what)
        if found is not None:
            assert int(found[1]) < len(due[found[2]])
            assert a_day(found[3]) in due[found[2]]


def test_what_stands_in_the_way_is_named_before_what_does_not() -> None:
    """Nine people: following figures is a likely major of 15 March; a minor of its cause is due earlier."""
    told = {what: who for _when, what, who in steps("bakery-quick-scan", DAY)}
    (figures,) = (what for what in told if what.startswith("9.1.1"))
    assert figures.endswith("; 1 more action on “Figures, evaluation and improvement” by 15 February 2027")


def test_what_is_only_to_be_answered_in_the_profile_waits_for_no_day() -> None:
    opened = case("bakery-quick-scan")
    system = replace(opened.profile.system, corrective_action_cases=None, months_of_records=None)
    unsaid = replace(opened, profile=replace(opened.profile, system=system))
    first, *others = steps_of(unsaid, DAY)
    assert first == ("now", "Documents and records: Say for how many months there are records.", "–")
    assert all(when != "now" for when, _what, _who in others)  # of the other one there is work to do, too


def test_a_verdict_by_a_quick_scan_is_called_that() -> None:
    opened = case("bakery-quick-scan")
    beyond = next(known.id for known in opened.requirements if not known.quick)
    more = replace(opened, answers={**opened.answers, beyond: Answer(rating=Rating.PARTIAL)})
    labels = [
        verdict_banner(DocumentData(one, judge_case(shipped(), one), DAY)).label
        for one in (opened, case("metal-fabricator-quick-scan"), more)
    ]
    assert labels == [
        "Verdict by a quick scan: a prediction",
        "Verdict by a quick scan, not complete yet: a prediction",
        "Verdict: a prediction",
    ]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("contract-9002-chinese-names", "ISO 9002:1994, Some Registrar, expired on 15 December 2003"),
        ("metal-fabricator-quick-scan", "ISO 9001:2000, expired on 14 December 2010"),
    ],
)
def test_a_certificate_that_ran_out_is_not_told_as_held(name: str, says: str) -> None:
    for kind in (DocumentKind.SUMMARY, DocumentKind.FULL):
        assert row(words_of(made(name, kind)), "Certificate") == says


def test_a_contract_is_told_no_rule_about_certificates_and_what_is_reported_once() -> None:
    name = "contract-9002-chinese-names"
    for kind in (DocumentKind.SUMMARY, DocumentKind.FULL, DocumentKind.WORKSHEET):
        text = words_of(made(name, kind))
        assert "All requirements of ISO 9002:1994 are told by secondary sources (reported)." in text
        statements = [known.statement for known in case(name).requirements]
        assert not [one for one in statements if f"{one} (reported)" in text]
    report = words_of(made(name, DocumentKind.FULL))
    assert "where a certificate needs" not in report
    assert "prevents a certificate" not in report
    assert report.count("obody can be certified to an edition of 1994 today") == 1


def test_a_point_in_part_before_stage_1_is_explained_where_stage_1_can_come() -> None:
    says = "does not stop stage 1: there it is an area of concern"
    assert says in words_of(made(SAMPLE, DocumentKind.SUMMARY))
    assert says in words_of(made(SAMPLE, DocumentKind.FULL))
    assert says not in words_of(made("bakery-quick-scan", DocumentKind.SUMMARY))


def test_whoever_is_certified_is_told_the_days_of_the_audits_that_still_come() -> None:
    held = Certificate(standard="ISO 9001:2015", accredited=True, expires=datetime.date(2028, 5, 15))
    sample = case(SAMPLE)
    told = made(
        SAMPLE, DocumentKind.SUMMARY, replace(sample, profile=replace(sample.profile, certificate=held))
    )
    assert row(words_of(told), "Audit days").startswith("1.5 a year, and 2.5 at recertification")


def test_what_was_seen_of_a_minor_stands_whole_or_not_at_all() -> None:
    """Half a sentence of evidence can say the opposite of the whole."""
    text = " ".join(words_of(made(SAMPLE, DocumentKind.SUMMARY)).split())
    minors = [answer for answer in typed(SAMPLE)["answers"].values() if answer["rating"] in (1, 2)]
    for answer in minors:
        evidence = answer.get("evidence", "")
        assert evidence in text or evidence.partition(",")[0] not in text
