"""The figures of summary and full report, reckoned a second time from the file as it was typed.

Plain dictionaries and fractions over the YAML itself; nothing of the judgement, the calendar or the audit
days of the program takes part.
"""

import datetime
import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind, Options, document, pdf_of
from isoassess.domain import Lens
from isoassess.domain.case import Case
from isoassess.exchange.registry import read_assessment_file
from isoassess.pdf.anchors import walk
from isoassess.pdf.blocks import Document, Grid, Maturity, Radar, Timeline
from tests.unit.documents import real_cases
from tests.unit.pdf.reading_back import pages_of, words_of

FOLDER = Path(__file__).parents[2] / "data" / "assessments"
SAMPLE = "example-fabrications"
GIVEN = ("bakery-quick-scan", "contract-9002-chinese-names", "metal-fabricator-quick-scan", "one-answer")
DAY = datetime.date(2026, 11, 28)


@cache
def typed(name: str) -> dict[str, Any]:
    """The file as YAML and nothing more."""
    resource = files("resources").joinpath(f"sample/{name}.yaml")
    text = resource.read_text("utf-8") if name == SAMPLE else (FOLDER / f"{name}.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


@cache
def facts(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        files("resources").joinpath(f"facts/{name}.yaml").read_text("utf-8")
    )
    return found


@cache
def clauses() -> dict[str, str]:
    """The clause of each requirement in the edition of 2026, but for those that are never graded."""
    text = files("resources").joinpath("catalogue/iso9001.yaml").read_text("utf-8")
    asked = yaml.safe_load(text)["requirements"]
    return {
        one["id"]: str(one["clause"]["iso9001:2026"])
        for one in asked
        if "iso9001:2026" in one["clause"] and one.get("graded", True)
    }


@cache
def case(name: str) -> Case:
    if name == SAMPLE:
        return real_cases.sampled()
    given = read_assessment_file(FOLDER / f"{name}.yaml")
    return open_case(
        shipped(),
        profile=given.profile,
        answers=given.answers,
        lens=given.assessment.lens or Lens.ISO9001_2026,
        on=given.assessment.date or DAY,
        assessor=given.assessment.assessor,
    )


def made(name: str, kind: DocumentKind, of: Case | None = None) -> Document:
    shown = of or case(name)
    return document(kind, shown, judge_case(shipped(), shown), Options(issued=DAY))


def row(text: str, name: str) -> str:
    """The value beside a name."""
    found = re.search(rf"^{name}: (.*)$", text, re.MULTILINE)
    assert found, name
    return found[1]


def rated(name: str) -> dict[str, int]:
    """The numbers somebody typed for requirements that are graded."""
    answers = typed(name)["answers"]
    return {
        id_: int(answer["rating"])
        for id_, answer in answers.items()
        if id_ in clauses() and str(answer.get("rating")) in "01234"
    }


def a_tenth(numbers: list[int]) -> str:
    mean = Decimal(sum(numbers)) / Decimal(len(numbers))
    return str(mean.quantize(Decimal("0.1"), ROUND_HALF_UP))


def test_the_means_of_the_clauses_are_rounded_and_not_cut() -> None:
    text = words_of(made(SAMPLE, DocumentKind.FULL))
    numbers = rated(SAMPLE)
    by_clause = {
        main: [rating for id_, rating in numbers.items() if clauses()[id_].split(".")[0] == main]
        for main in "5678"
    }
    told = {
        main: re.search(rf"\b{main} [A-Z]\w+[^:.]*: (\d\.\d) \((\d+) of \d+ rated\)", text)
        for main in by_clause
    }
    for main, found in told.items():
        assert found is not None
        assert (found[1], int(found[2])) == (a_tenth(by_clause[main]), len(by_clause[main]))
    whole = re.search(r"All clauses: (\d\.\d) \((\d+) of \d+ rated\)", text)
    assert whole is not None
    assert (whole[1], int(whole[2])) == (a_tenth(list(numbers.values())), len(numbers))
    assert [found[1] for found in told.values() if found] + [whole[1]] == ["3.0", "2.9", "2.9", "3.0", "2.9"]


def half_days(exact: Fraction) -> str:
    """The nearest half day, of two that are as near the longer one, and never less than half a day."""
    halves = [Fraction(n, 2) for n in range(1, 100)]
    nearest = min(halves, key=lambda half: (abs(half - exact), -half))
    return f"{float(nearest):g}"


@pytest.mark.parametrize("people", [1, 5, 9, 10, 11, 25, 38, 45, 46, 140, 175, 200, 500, 1000, 2000, 4200])
def test_audit_days_are_rounded_to_the_nearest_half_day(people: int) -> None:
    known = {5: "1.5", 10: "2", 15: "2.5", 25: "3", 45: "4", 65: "5", 85: "6", 125: "7", 175: "8", 275: "9"}
    known |= {425: "10", 625: "11", 875: "12", 1175: "13", 1550: "14", 2025: "15", 2675: "16", 3450: "17"}
    known |= {4350: "18"}
    initial = Fraction(next(days for most, days in known.items() if people <= most))
    sample = case(SAMPLE)
    many = replace(sample.profile, people=replace(sample.profile.people, effective_personnel=people))
    said = row(words_of(made(SAMPLE, DocumentKind.SUMMARY, replace(sample, profile=many))), "Audit days")
    least, yearly, again = initial * 7 / 10, initial / 3, initial * 2 / 3
    assert said.startswith(
        f"{float(initial):g} for stages 1 and 2 before adjustment, at the least {half_days(least)}; "
        f"then {half_days(yearly)} a year, and {half_days(again)} in the third."
    )


def test_the_days_found_wrong_once_are_right() -> None:
    assert [half_days(Fraction(4, 3)), half_days(Fraction(8, 3))] == ["1.5", "2.5"]
    assert [half_days(Fraction(2, 3)), half_days(Fraction(4, 3))] == ["0.5", "1.5"]
    assert half_days(Fraction(18 * 7, 10)) == "12.5"


def test_one_answer_is_under_one_percent_and_gives_no_day_and_no_chart() -> None:
    for kind in (DocumentKind.SUMMARY, DocumentKind.FULL):
        shown = made("one-answer", kind)
        text = words_of(shown)
        assert "Assessed: 1 of 266 (under 1 %) of those applicable." in text
        assert row(text, "Earliest certificate").startswith("No dates yet: it is too early to tell.")
        blocks = [block for found in walk(shown.sections) for block in found.blocks]
        assert not [block for block in blocks if isinstance(block, Radar | Maturity | Timeline)]
        one = case("one-answer")
        pages = pages_of(pdf_of(kind, one, judge_case(shipped(), one), Options(issued=DAY)).content)
        assert len(pages) <= 3


@pytest.mark.parametrize("count", [0, 2, 5, 12])
def test_a_few_answers_more_make_no_long_report_either(count: int) -> None:
    sample = case(SAMPLE)
    few = replace(sample, answers=dict(list(sample.answers.items())[:count]))
    made_of = pdf_of(DocumentKind.FULL, few, judge_case(shipped(), few), Options(issued=DAY))
    assert made_of.pages <= 5
    text = "\n".join(pages_of(made_of.content))
    assert "Maturity profile" not in text
    assert "Certificate not before" not in text


def a_day(words: str) -> datetime.date:
    return datetime.datetime.strptime(words.replace("\u00a0", " "), "%d %B %Y").date()


@pytest.mark.parametrize("name", [SAMPLE, *GIVEN])
def test_no_certificate_comes_before_the_first_body_may_issue_it(name: str) -> None:
    """Of every edition the day stands in the facts; the sentence names what decides."""
    text = words_of(made(name, DocumentKind.SUMMARY))
    if typed(name)["assessment"]["lens"].startswith("iso9002"):
        assert "Earliest certificate" not in text
        return
    said = row(text, "Earliest certificate")
    found = re.match(r"Not before (\d+ \w+ \d{4}); with the longest usual durations (\d+ \w+ \d{4})\.", said)
    if found is None:
        assert said.startswith("No dates yet")
        return
    editions = {one["lens"]: one for one in facts("editions")["editions"]}
    accredited = editions[typed(name)["assessment"]["lens"]].get("accredited")
    first = datetime.date.fromisoformat(accredited["date"]) if accredited else DAY
    assert first <= a_day(found[1]) <= a_day(found[2])
    assert "What decides: " in said
    if a_day(found[1]) == first:
        assert "accredited" in said.partition("What decides: ")[2]


def steps(name: str, issued: datetime.date) -> list[tuple[str, str, str]]:
    """When, what and who of each row of the next steps."""
    return steps_of(case(name), issued)


def steps_of(shown_case: Case, issued: datetime.date) -> list[tuple[str, str, str]]:
    """The same of any case."""
    judgement = judge_case(shipped(), shown_case)
    shown = document(DocumentKind.SUMMARY, shown_case, judgement, Options(issued=issued))
    section = next(found for found in walk(shown.sections) if found.heading == "Next steps")
    grid = next(block for block in section.blocks if isinstance(block, Grid))
    texts = [
        tuple(" | ".join("".join(s.text for s in line) for line in cell) for cell in one) for one in grid.rows
    ]
    return [(when, what, who) for when, what, who in texts]


@pytest.mark.parametrize("name", [SAMPLE, *GIVEN])
@pytest.mark.parametrize("issued", [DAY, datetime.date(2027, 2, 1), datetime.date(2029, 1, 1)])
def test_the_next_steps_have_the_days_and_owners_that_were_typed_in_order(
    name: str, issued: datetime.date
) -> None:
    actions = [answer["action"] for answer in typed(name)["answers"].values() if answer.get("action")]
    days, planned = [], 0
    for when, what, who in steps(name, issued):
        found = re.search(r"\d+ \w+ \d{4}", when.replace("\u00a0", " "))
        days.append(a_day(found[0]) if found else datetime.date.max)
        if who in ("no action yet", "\u2013"):
            assert "overdue" not in when
            continue
        planned += 1
        same = [one for one in actions if one["what"] in what and one.get("owner", "no owner") == who]
        assert days[-1] in {datetime.date.fromisoformat(str(one["due"])) for one in same}
        assert ("overdue since" in when) is (days[-1] < issued)
    assert days == sorted(days)
    assert planned or not actions


@pytest.mark.parametrize(
    "issued", [DAY, datetime.date(2027, 1, 20), datetime.date(2027, 1, 21), datetime.date(2029, 1, 1)]
)
def test_how_many_actions_are_left_and_overdue_is_told_on_the_day_of_issue(issued: datetime.date) -> None:
    actions = [answer["action"] for answer in typed(SAMPLE)["answers"].values() if answer.get("action")]
    left = [one for one in actions if one.get("status") != "done" or one.get("effective") is False]
    late = [one for one in left if datetime.date.fromisoformat(str(one["due"])) < issued]
    shown = case(SAMPLE)
    text = words_of(
        document(DocumentKind.SUMMARY, shown, judge_case(shipped(), shown), Options(issued=issued))
    )
    assert f": {len(left)} actions are left to do, overdue: {len(late)}." in text


def test_no_part_of_a_prerequisite_counts_what_nobody_looked_at() -> None:
    """Nine people, a quick scan: what is fulfilled is told of what is assessed."""
    text = words_of(made("bakery-quick-scan", DocumentKind.FULL))
    assert re.findall(r"\d+ of \d+ fulfilled", text) == []
    told = [(int(part), int(base)) for part, base in re.findall(r"(\d+) of (\d+) assessed fulfilled", text)]
    assert told
    assert sum(base for _part, base in told) <= len(rated("bakery-quick-scan"))
    assert all(part <= base for part, base in told)


def test_a_clause_of_which_a_part_is_open_is_not_called_absent() -> None:
    text = words_of(made("bakery-quick-scan", DocumentKind.FULL))
    mine = {id_ for id_, clause in clauses().items() if clause == "8.5.3"}
    answered = mine & set(rated("bakery-quick-scan"))
    assert answered
    assert answered < mine
    assert "nothing of this clause is in place" not in text.casefold()


@pytest.mark.parametrize("name", [SAMPLE, "bakery-quick-scan", "metal-fabricator-quick-scan"])
def test_how_many_minors_a_group_has_is_counted_as_they_are_listed(name: str) -> None:
    shown = made(name, DocumentKind.FULL)
    section = next((s for s in walk(shown.sections) if s.heading == "Likely nonconformities"), None)
    assert section is not None
    grid = next(block for block in section.blocks if isinstance(block, Grid))
    minors = Counter(
        ".".join(one[0][-1][0].text.split(".")[:2])
        for one in grid.rows
        if any("Likely minor" in span.text for cell in one for line in cell for span in line)
    )
    told = re.search(r"Several likely minors in ([^:]*):", words_of(shown))
    groups = dict(re.findall(r"([\d.]+) \((\d+)\)", told[1])) if told else {}
    for clause, number in groups.items():
        assert int(number) == minors[clause] >= 3
