"""Where a command must be told which one is meant, it names what there is."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from isoassess.cli.commands import main
from isoassess.domain import Lens
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from tests.ui.sample_stores import store_in

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*arguments: str | Path) -> tuple[int, str]:
        code = main([str(argument) for argument in arguments])
        return code, capsys.readouterr().err

    return ran


def begun(store: Store, name: str, *, started: datetime.date = datetime.date(2026, 3, 2)) -> tuple[str, str]:
    """The ids of a new organization and its assessment."""
    organization = store.add_organization(Profile(organization=Organization(name=name)))
    assessment = store.add_assessment(
        organization, lens=Lens.ISO9001_2015, started=started, assessor="", catalogue_version="1"
    )
    return organization, assessment


@pytest.mark.parametrize("count", [2, 12])
def test_several_open_assessments_are_all_named_with_their_organizations(
    run: Run, tmp_path: Path, count: int
) -> None:
    with store_in(tmp_path) as store:
        ids = {f"Client {place}": begun(store, f"Client {place}")[1] for place in range(count)}
    code, err = run("yaml", tmp_path / "out.yaml", "--store", store.path)
    assert code == 2
    for name, id_ in ids.items():
        assert f"{id_} ({name}, ISO 9001:2015, 2 March 2026)" in err
    assert "..." not in err


def test_among_many_every_organization_is_named_and_its_name_is_enough(run: Run, tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        ids = [begun(store, f"Client {place}")[1] for place in range(14)]
    code, err = run("tables", "--csv", tmp_path / "csv", "--store", store.path)
    assert code == 2
    assert "14 open assessments" in err
    assert all(f"Client {place}" in err for place in range(14))
    for said in ("Client 7", "client 7", ids[7]):
        out = tmp_path / f"{said}.yaml"
        assert run("yaml", out, "--store", store.path, "--assessment", said) == (0, "")
        assert "name: Client 7" in out.read_text()
    code, err = run("yaml", tmp_path / "no.yaml", "--store", store.path, "--assessment", "Client 70")
    assert (code, "has no assessment Client 70" in err) == (2, True)


def test_two_organizations_of_one_name_are_named_by_what_tells_them_apart(run: Run, tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        first, assessment = begun(store, "Twin")
        second, _second_assessment = begun(store, "Twin", started=datetime.date(2025, 4, 1))
        third = store.add_organization(Profile(organization=Organization(name="Twin")))
    out = tmp_path / "out.isoassess"
    code, err = run("export", "--organization", "Twin", "--out", out, "--store", store.path)
    assert code == 2
    for words in (
        f"{first} (ISO 9001:2015, 2 March 2026, 0 rated)",
        f"{second} (ISO 9001:2015, 1 April 2025, 0 rated)",
        f"{third} (no assessment)",
    ):
        assert words in err
    assert run("export", "--organization", second, "--out", out, "--store", store.path)[0] == 0
    code, err = run("yaml", tmp_path / "out.yaml", "--store", store.path, "--assessment", "Twin")
    assert (code, f"{assessment} (Twin, ISO 9001:2015, 2 March 2026)" in err) == (2, True)
    given = tmp_path / "given.yaml"
    given.write_text("organization:\n  name: Twin\n")
    code, err = run("import", given, "--into", "Twin", "--store", store.path)
    assert (code, f"{third} (no assessment)" in err) == (2, True)


def test_a_backup_with_two_of_one_name_tells_when_each_was_changed(run: Run, tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        ids = [begun(store, "Twin")[0] for _each in range(2)]
    assert run("backup", "--store", store.path)[0] == 0
    (backup,) = (tmp_path / "offices backups").iterdir()
    code, err = run("restore", backup, "--organization", "Twin", "--save", "--store", store.path)
    assert code == 2
    assert all(f"{id_} (in the backup changed " in err for id_ in ids)


def test_whoever_exports_and_says_no_organization_is_told_the_names(run: Run, tmp_path: Path) -> None:
    out, folder = tmp_path / "out.isoassess", tmp_path / "folder"
    with store_in(tmp_path) as store:
        code, err = run("export", "--out", out, "--store", store.path)
        assert (code, "there is no organization in it" in err) == (2, True)
        twins = [begun(store, "Twin")[0] for _each in range(2)]
        begun(store, "Client 1")
    for said, begins in (
        (("--out", out), "isoassess: say which: --organization NAME, or --all; offices.db has "),
        (("--folder", folder, "--all"), "isoassess: --folder: a client's folder is of one organization; "),
        (
            ("--out", out, "--organization", "Client 2"),
            'isoassess: there is no organization "Client 2" in it; ',
        ),
    ):
        code, err = run("export", *said, "--store", store.path)
        assert (code, err.count("\n")) == (2, 1)
        assert err.startswith(begins)
        assert all(one in err for one in ("Client 1", *twins))
    assert not out.exists()
    assert not folder.exists()
