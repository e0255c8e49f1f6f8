"""What the command line says of a judgement: causes first, things to do, an indication that is no verdict."""

from importlib.resources import files
from pathlib import Path

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Lens
from tests.unit.cli.running import run
from tests.unit.cli.test_cli import data, written

SAMPLE = str(files("resources").joinpath("sample/example-fabrications.yaml"))
DESIGN = "design: {product: customer, responsibility: customer, specification: complete, may_change: no}"


def scanned(folder: Path, system: str = "{}") -> str:
    """Every question of the quick scan answered well, and nothing else."""
    rated = "".join(
        f"  {known.id}: {{rating: 3, evidence: Seen.}}\n"
        for known in shipped().requirements(Lens.ISO9001_2026, quick=True)
    )
    about = f"organization: {{name: Sample}}\n{DESIGN}\nsystem: {system}\n"
    return written(folder, f"{about}assessment: {{lens: iso9001:2026, date: 2026-11-24}}\nanswers:\n{rated}")


def test_a_quick_scan_indicates_with_its_base_and_gives_no_verdict_and_no_date(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = scanned(tmp_path)
    found, said = data(capsys, "assess", path), run(capsys, "assess", path)[1]
    left = found["coverage"]["applicable"] - found["coverage"]["assessed"]
    assert (found["verdict"], found["indication"]["causes"]) == ("too-early", 0)
    assert found["indication"]["left"] == left
    assert "By the quick scan: nothing seen that stands in the way." in said
    assert f"{left} requirements are not looked at. An indication, no verdict." in said
    assert (found["schedule"]["milestones"], found["schedule"]["target"]) == ([], None)
    assert "No dates yet: it is too early to tell." in said


def test_what_is_certain_from_a_quick_scan_is_a_verdict(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = scanned(tmp_path, "{internal_audit: none}")
    found, said = data(capsys, "assess", path), run(capsys, "assess", path)[1]
    assert (found["verdict"], found["indication"]) == ("not-ready", None)
    assert "Not ready, whatever the open questions bring" in said
    assert "1 cause stands in the way of stage 1: Internal audit." in said
    questions = found["way"][-1]
    assert questions["cause"] is None
    assert questions["to_do"].startswith(f"Answer {len(questions['changes'])} more questions. Of the ")
    assert questions["to_do"].endswith("What comes after depends on the answers.")
    assert "2. Management review: Say whether a management review is planned or held." in said
    assert f"3. {questions['to_do']}" in said


def test_causes_and_the_way_account_for_every_point_and_every_change(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = data(capsys, "assess", SAMPLE)
    points = [point for cause in found["causes"] for point in cause["points"]]
    places = [one["requirement"] or one["fact"] or one["clause"] or None for one in found["blockers"]]
    assert sorted(points, key=str) == sorted(places, key=str)
    assert "7.1" in points
    changes = [change for step in found["way"] for change in step["changes"]]
    assert sorted(changes) == sorted(one["requirement"] or one["fact"] for one in found["shortest_way"])
    assert 0 < len(found["causes"]) < len(points)


def test_equal_days_of_issue_give_equal_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    made = []
    for name, day in (("a", "2027-01-05"), ("b", "2027-01-05"), ("c", "2027-02-05")):
        target = tmp_path / f"{name}.pdf"
        options = ("--document", "actions", "--issued", day, "--pdf", str(target))
        assert run(capsys, "assess", SAMPLE, *options)[0] == 0
        made.append(target.read_bytes())
    assert made[0] == made[1] != made[2]


def test_a_day_of_issue_before_the_data_is_told_beside_the_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    options = ("--document", "actions", "--issued", "2020-01-05", "--pdf", str(tmp_path / "early.pdf"))
    code, printed, aside = run(capsys, "assess", SAMPLE, *options)
    assert code == 0
    assert "Issued on 5 January 2020, before the day of the data, " in aside
    assert "Issued on" not in printed


def test_contradictions_that_say_the_same_are_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = scanned(tmp_path, "{internal_audit: none, management_review: none}")
    found, said = data(capsys, "assess", path)["contradictions"], run(capsys, "assess", path)[1]
    told = [line.split(": ", 1)[1] for line in said.splitlines() if line.startswith("! ")]
    assert len(told) == len(set(told)) < len(found)
    assert {one["says"] for one in found} == set(told)


def test_findings_are_told_by_statements_with_one_stop_at_their_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _code, said, _aside = run(capsys, "assess", SAMPLE)
    states = shipped().requirement("audit-of-practice").states
    assert f"▲ Likely minor nonconformity: 9.2.1 {states}\n" in said
    assert ".:" not in said
    assert "?:" not in said
