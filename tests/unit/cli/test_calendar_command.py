"""`isoassess calendar`: a file that calendars take, of all or of one owner, or none."""

from pathlib import Path

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from tests.sample_organization import put_sample
from tests.unit.cli.running import run

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "example-fabrications.yaml"


def test_actions_and_milestones_of_a_stored_assessment_are_written_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, out = tmp_path / "store.db", tmp_path / "plan.ics"
    with Store.open(store, who="me") as opened:
        put_sample(opened, shipped())
    code, said, _err = run(capsys, "calendar", "--store", store, "--out", out)
    content = out.read_bytes()
    assert (code, "Written: " in said) == (0, True)
    assert b"Certificate\\, at the earliest" in content
    code, _said, err = run(capsys, "calendar", "--store", store, "--out", out)
    assert (code, out.read_bytes()) == (2, content)
    assert "--replace" in err


def test_one_owner_of_a_file_gets_actions_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "sales.ics"
    assert run(capsys, "calendar", SAMPLE, "--out", out, "--owner", "sales")[0] == 0
    content = out.read_bytes()
    assert b"(Sales)" in content
    assert b"at the earliest" not in content
    code, _said, err = run(capsys, "calendar", SAMPLE, "--out", tmp_path / "x.ics", "--owner", "Nobody known")
    assert (code, err.count("\n")) == (2, 1)
    assert "Nobody known: no open action is owned by this person" in err
    assert "Quality manager" in err
    assert not (tmp_path / "x.ics").exists()
