"""`isoassess repair` saves what can be read, says what is missing, and never writes over anything."""

import json
from pathlib import Path

import pytest

from isoassess.cli.commands import main
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store

NAME = "Example Fabrications Ltd"


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A file whose page of organizations is gone."""
    file = tmp_path / "clients.db"
    with Store.open(file, who="A. Consultant") as store:
        store.add_organization(Profile(organization=Organization(name=NAME)))
    content = bytearray(file.read_bytes())
    place = content.find(NAME.encode(), content.find(b"Example Fab"))
    page = place // 4096 * 4096
    content[page : page + 4096] = b"\xff" * 4096
    file.write_bytes(content)
    return file


def test_what_is_saved_and_what_was_made_anew_is_said(
    damaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "new.db"
    code = main(["repair", str(damaged), "--out", str(new)])
    said = capsys.readouterr().out
    assert code == 3
    assert str(new) in said
    assert "1 organization" in said
    with Store.open(new, who="tester") as store:
        assert [one.name for one in store.organizations()] == [NAME]


def test_as_json_it_can_be_read_by_a_script(
    damaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["repair", str(damaged), "--out", str(tmp_path / "new.db"), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert told["file"] == str(tmp_path / "new.db")
    assert {one["name"] for one in told["tables"]} >= {"organization", "answer", "history"}
    assert told["complete"] is False


def test_a_file_that_is_there_stays(
    damaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "new.db").write_bytes(b"mine")
    assert main(["repair", str(damaged), "--out", str(tmp_path / "new.db")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert (tmp_path / "new.db").read_bytes() == b"mine"


def test_where_nothing_is_there_one_line_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["repair", str(tmp_path / "none.db"), "--out", str(tmp_path / "new.db")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
