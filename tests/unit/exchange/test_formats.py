"""A file is read in the format that its ending names."""

from pathlib import Path

import pytest

from isoassess.domain import Action, Answer
from isoassess.errors import BadInput
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.exchange.registry import KNOWN, USUAL, read_assessment_file

TEXT = "organization: {name: Sample Works}\n"


def test_no_two_formats_claim_one_ending() -> None:
    claimed = [ending for known in KNOWN for ending in known.suffixes]
    assert len(claimed) == len(set(claimed))
    assert all(ending == ending.lower() and ending.startswith(".") for ending in claimed)
    assert USUAL in KNOWN


@pytest.mark.parametrize("name", ["firm.yaml", "firm.YML", "firm.txt", "firm"])
def test_a_file_of_another_ending_is_read_as_a_person_writes_it(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(TEXT, encoding="utf-8")
    assert read_assessment_file(file).organization.name == "Sample Works"


def read(tmp_path: Path, text: str) -> AssessmentFile:
    file = tmp_path / "firm.yaml"
    file.write_text(text, encoding="utf-8")
    return read_assessment_file(file)


def test_an_answer_has_one_action_or_a_list_of_them(tmp_path: Path) -> None:
    """The first is kept with the requirement, the others serve it too, beside those of no requirement."""
    one = "answers: {scope-statement: {rating: 1, action: {what: Write it}}}\n"
    assert read(tmp_path, one).answers["scope-statement"].action == Action(what="Write it")
    several = (
        "answers:\n  scope-statement:\n    rating: 1\n    action:\n      - {what: Write it}\n"
        "      - {what: Tell it, covers: [policy-current, scope-statement]}\n"
        "  policy-current: {action: []}\n"
        "actions: [{what: Hire an assistant}]\n"
    )
    found = read(tmp_path, several)
    assert found.answers["scope-statement"].action == Action(what="Write it")
    assert found.answers["policy-current"] == Answer()
    assert found.actions == (
        Action(what="Hire an assistant"),
        Action(what="Tell it", covers=("scope-statement", "policy-current")),
    )


def test_a_mistake_in_a_list_of_actions_is_told_with_its_line(tmp_path: Path) -> None:
    text = "answers:\n  scope-statement:\n    action:\n      - {what: Write it}\n      - {waht: Tell it}\n"
    with pytest.raises(BadInput, match=r'line 5: .*"waht" is not known; did you mean "what"'):
        read(tmp_path, text)
    with pytest.raises(BadInput, match="line 3"):
        read(tmp_path, "answers:\n  scope-statement:\n    action: Write it\n")
