"""A file is read in the format that its ending names."""

from pathlib import Path

import pytest

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
