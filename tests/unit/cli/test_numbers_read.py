"""A file may say which number each finding has; what it does not say has none."""

import json
from pathlib import Path

import pytest
from docx import Document as WordDocument

from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.planned import planned_actions
from isoassess.catalogue.catalogue import shipped
from isoassess.cli.commands import main
from isoassess.cli.printed_results import file_schema
from isoassess.errors import BadInput
from isoassess.services.assessment_files.reading import read_case

ANSWERS = "answers:\n  scope-statement: {rating: '0'}\n  policy-current: {rating: '1'}\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "sample.yaml"
    path.write_text(f"organization: {{name: Sample Bakery}}\n{text}{ANSWERS}", encoding="utf-8")
    return path


def numbers(path: Path) -> dict[str, str]:
    judgement = judge_case(shipped(), read_case(path, shipped()))
    return {finding.requirement: finding.number for finding in judgement.findings if finding.number}


def test_a_number_that_is_given_stays_and_nothing_is_counted_beside_it(tmp_path: Path) -> None:
    assert numbers(written(tmp_path, "")) == {}
    assert numbers(written(tmp_path, "numbers: {NC-07: policy-current}\n")) == {"policy-current": "NC-07"}


def test_a_document_of_a_file_without_numbers_has_none_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = written(tmp_path, "numbers: {NC-07: policy-current}\n"), tmp_path / "plan.docx"
    assert main(["assess", str(file), "--pdf", str(out), "--document", "actions"]) == 0
    assert "1 finding has no number: sample.yaml says none" in capsys.readouterr().err
    said = "\n".join(cell.text for table in WordDocument(str(out)).tables for cell in table.columns[0].cells)
    assert "NC-07" in said
    assert "NC-08" not in said


@pytest.mark.parametrize(
    ("said", "why"),
    [("NC-07: no-such-requirement", "no-such-requirement"), ("NC-7: scope-statement", "NC-7")],
)
def test_a_number_that_means_nothing_is_refused(tmp_path: Path, said: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read_case(written(tmp_path, f"numbers: {{{said}}}\n"), shipped())


def test_actions_of_no_requirement_are_read_with_what_they_cover(tmp_path: Path) -> None:
    said = "{what: Hire an assistant}, {cause: No list, what: Keep a list, covers: [scope-statement]}"
    path = written(tmp_path, f"actions: [{said}]\n")
    case = read_case(path, shipped())
    assert [action.what for action in case.actions.values()] == ["Hire an assistant", "Keep a list"]
    (served,) = [one for one in planned_actions(case) if one.serves]
    assert (served.action.cause, served.serves) == ("No list", ("scope-statement",))
    assert set(case.answers) == {"scope-statement", "policy-current"}


def test_an_action_that_covers_what_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "actions: [{what: Keep a list, covers: [no-such]}]\n")
    with pytest.raises(BadInput, match=r"covers: .*no-such"):
        read_case(path, shipped())


def test_the_schema_tells_what_a_number_looks_like() -> None:
    told = json.dumps(file_schema()["$defs"]["WrittenFile"]["properties"]["numbers"])
    assert "NC|OFI" in told
