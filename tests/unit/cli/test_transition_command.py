"""The command that lists what the new edition adds for the holder of a certificate."""

import json
from pathlib import Path

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.cli.commands import main

HOLDER = """certificate: {standard: "ISO 9001:2015", expires: 2028-05-01, accredited: yes}
answers:
  context-issues: {rating: 3, evidence: "A page."}
  quality-culture: {rating: 2}
  objective-owner: {rating: 3, evidence: "Named."}
"""


def file_of(folder: Path, text: str) -> str:
    path = folder / "firm.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_it_lists_only_what_is_new_and_until_when(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["transition", file_of(tmp_path, HOLDER), "--on", "2026-11-27"]) == 0
    said = capsys.readouterr().out
    assert "Yours runs out on 1 May 2028. Arrange its renewal now" in said
    assert "\u2717 5.1.1 (new)" in said
    assert shipped().requirement("quality-culture").states in said
    assert shipped().requirement("context-issues").states not in said  # asked before too
    assert "Next, enough for a small firm: The owner says it plainly to everyone" in said
    assert "The owner talks about quality in team meetings" not in said  # rated already


def test_as_data_it_has_each_point_with_its_confidence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["transition", file_of(tmp_path, HOLDER), "--on", "2026-11-27", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["from"], data["to"], data["deadline"]) == ("iso9001:2015", "iso9001:2026", "2029-09-30")
    assert data["answers_kept"] == 2  # an answer of before went to the question that replaced its own
    assert {point["confidence"] for point in data["points"]} == {"H", "M", "L"}
    assert next(p for p in data["points"] if p["requirement"] == "quality-culture")["answered"]


@pytest.mark.parametrize(
    ("certificate", "says"),
    [
        ("", "whether an ISO 9001:2015 certificate runs on that day is not known"),
        ("certificate: {standard: ISO 14001}\n", "no ISO 9001:2015 certificate runs on that day"),
    ],
)
def test_without_a_certificate_one_line_says_so(
    certificate: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"purpose: certify\n{certificate}"
    assert main(["transition", file_of(tmp_path, text), "--on", "2026-11-27"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert says in said.err


def test_a_note_is_no_finding_of_an_assessment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "answers:\n  climate-expectations: {rating: 0}\n  context-issues: {rating: 0}\n"
    assert main(["assess", file_of(tmp_path, text), "--lens", "iso9001:2026", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    named = {finding["requirement"] for finding in data["findings"]}
    assert "context-issues" in named
    assert "climate-expectations" not in named
    assert data["coverage"]["applicable"] + data["counts"]["not_applicable"] == len(named)


@pytest.mark.parametrize(
    ("certificate", "reason"),
    [
        ('{standard: "ISO 9001:2015", accredited: no}', "the certificate is not accredited"),
        ('{standard: "ISO 9001:2015", expires: 2020-05-01}', "the certificate has run out"),
        ('{standard: "formerly ISO 9001:2015"}', "by its wording no certificate is held"),
        ('{standard: "ISO 9001:2008"}', "no certificate to that edition is named"),
    ],
)
def test_why_no_certificate_runs_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], certificate: str, reason: str
) -> None:
    file = file_of(tmp_path, f"certificate: {certificate}\n")
    assert main(["transition", file, "--on", "2026-11-27"]) == 2
    assert reason in capsys.readouterr().err


def test_a_day_after_the_last_one_of_the_edition_is_not_repeated_as_true(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = file_of(tmp_path, HOLDER.replace("2028-05-01", "2030-05-01"))
    assert main(["transition", file, "--on", "2026-11-27"]) == 0
    said = capsys.readouterr().out
    assert "Yours cannot run to 1 May 2030" in said
    assert "Yours runs to" not in said
