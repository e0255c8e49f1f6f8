"""Export and import on the command line: what they do, say, and leave with."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer
from isoassess.store import Store
from tests.sample_organization import put_sample
from tests.unit.cli.running import Run

NAME = "Example Fabrications Ltd"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with Store.open(path, who="tester") as store:
        put_sample(store, shipped())
    return path


@pytest.fixture
def file(tmp_path: Path, sample: Path) -> Path:
    return Path(shutil.copyfile(sample, tmp_path / "clients.db"))


def data(run: Run, *arguments: str | Path) -> Any:
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def change(path: Path, who: str, evidence: str) -> str:
    """The requirement whose evidence is another one now."""
    with Store.open(path, who=who) as store:
        assessment = store.assessments(store.organizations()[0].id)[0].id
        requirement = next(iter(store.answers(assessment)))
        store.save_answer(assessment, requirement, Answer(evidence=evidence))
        return requirement


def evidence(path: Path, requirement: str) -> str:
    with Store.open(path, who="tester") as store:
        assessment = store.assessments(store.organizations()[0].id)[0].id
        return store.answers(assessment)[requirement].evidence


def test_a_firm_goes_to_a_file_that_is_not_there_yet(run: Run, file: Path, tmp_path: Path) -> None:
    package, other = tmp_path / "given.isoassess", tmp_path / "other.db"
    code, out, err = run("export", "--organization", NAME, "--out", tmp_path / "given", "--store", file)
    assert (code, err) == (0, "")
    assert f"Inside: {NAME}" in out
    looked = data(run, "import", package, "--store", other, "--preview")
    assert [one["state"] for one in looked["organizations"]] == ["new"]
    assert not other.exists()
    assert run("import", package, "--store", other)[:2] == (0, f"{NAME} was added.\n")
    assert run("check", other)[0] == 0
    assert run("import", package, "--store", other) == (0, "Everything in it was here already.\n", "")


def test_what_lies_under_deleted_comes_back_as_the_preview_says_or_stays_there(
    run: Run, file: Path, tmp_path: Path
) -> None:
    package, other = tmp_path / "given.isoassess", tmp_path / "other.db"
    requirement = change(Path(shutil.copyfile(file, other)), "B. Colleague", "there")
    assert run("export", "--all", "--out", package, "--store", other)[0] == 0
    with Store.open(file, who="tester") as store:
        firm = next(one.id for one in store.organizations() if one.name == NAME)
        store.remove_organization(firm)
    given = ("import", package, "--store", file)
    says = "Taken over, it comes back from Deleted; with --leave-deleted it stays there."
    assert says in run(*given, "--preview")[1]
    assert "Taken over, it stays under Deleted." in run(*given, "--preview", "--leave-deleted")[1]
    assert [one["comes_back"] for one in data(run, *given, "--preview")["organizations"]] == [True]
    left = data(run, *given, "--preview", "--leave-deleted")
    assert [one["comes_back"] for one in left["organizations"]] == [False]
    assert run(*given, "--leave-deleted")[0] == 0
    assert run(*given, "--leave-deleted")[:2] == (0, "Everything in it was here already.\n")
    with Store.open(file, who="tester") as store:
        assert firm not in store.organization_ids()
        assert store.answers(store.assessments(firm)[0].id)[requirement].evidence == "there"
    assert run(*given)[0] == 0
    with Store.open(file, who="tester") as store:
        assert firm in store.organization_ids()


@pytest.mark.parametrize("note", ["", "Only for me."])
def test_internal_notes_are_said_to_be_inside_only_where_there_are_some(
    run: Run, file: Path, tmp_path: Path, note: str
) -> None:
    with Store.open(file, who="tester") as store:
        firm = next(one.id for one in store.organizations() if one.name == NAME)
        newest = store.assessments(firm)[0].id
        for id_, answer in store.answers(newest).items():
            store.save_answer(newest, id_, replace(answer, internal=""))
        store.save_answer(
            newest, "quality-policy", replace(store.answers(newest)["quality-policy"], internal=note)
        )
    given = ("export", "--store", file, "--organization", NAME, "--out", tmp_path / "a", "--internal")
    out = run(*given)[1]
    assert ("The internal notes of the assessor are in it." in out) is bool(note)
    assert ("There are no internal notes." in out) is not bool(note)
    assert json.loads(run(*given, "--replace", "--json")[1])["internal_notes"] is bool(note)


def test_a_conflict_needs_a_rule(run: Run, file: Path, tmp_path: Path) -> None:
    package = tmp_path / "given.isoassess"
    other = Path(shutil.copyfile(file, tmp_path / "other.db"))
    requirement = change(other, "B. Colleague", "there")
    change(file, "A. Consultant", "here")
    assert run("export", "--all", "--out", package, "--store", other)[0] == 0
    code, out, err = run("import", package, "--store", file)
    assert (code, out) == (2, "")
    assert "--rule" in err
    assert evidence(file, requirement) == "here"
    code, out, _err = run("import", package, "--store", file, "--preview")
    assert code == 0
    assert "here here (A. Consultant" in out
    assert "in the package there (B. Colleague" in out
    done = data(run, "import", package, "--store", file, "--rule", "theirs")
    assert len(done["taken_over"]["changed"]) == 1
    assert Path(done["before"]).exists()
    assert evidence(file, requirement) == "there"


def test_a_password_is_read_from_a_file(run: Run, file: Path, tmp_path: Path) -> None:
    said, package, other = tmp_path / "said", tmp_path / "given.isoassess", tmp_path / "other.db"
    said.write_text("a long one\n", encoding="utf-8")
    closed = ("--package-password-file", said)
    assert run("export", "--all", "--out", package, "--store", file, *closed)[0] == 0
    assert NAME.encode() not in package.read_bytes()
    code, _out, err = run("import", package, "--store", other)
    assert code == 2
    assert "--package-password-file" in err
    assert run("import", package, "--store", other, *closed)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--out", "x"), "say which"),
        (("--all", "--organization", NAME, "--out", "x"), "say which"),
        (("--organization", "Nobody", "--out", "x"), "no organization"),
    ],
)
def test_who_does_not_say_what_is_told(run: Run, file: Path, arguments: tuple[str, ...], says: str) -> None:
    code, out, err = run("export", *arguments, "--store", file)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_a_file_that_is_there_gives_way_only_when_said(run: Run, file: Path, tmp_path: Path) -> None:
    package = tmp_path / "Smith & Co. Ltd"
    assert run("export", "--all", "--out", package, "--store", file)[0] == 0
    written = tmp_path / "Smith & Co. Ltd.isoassess"
    written.write_bytes(b"another")
    code, out, err = run("export", "--all", "--out", package, "--store", file)
    assert (code, out) == (2, "")
    assert "--replace" in err
    assert written.read_bytes() == b"another"
    assert run("export", "--all", "--out", package, "--replace", "--store", file)[0] == 0
    assert run("import", written, "--preview", "--store", file)[0] == 0


def test_a_package_is_never_written_beside_the_folder_that_was_named(
    run: Run, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    code, _out, err = run("export", "--all", "--out", tmp_path / "stick", "--store", file)
    assert code == 2
    assert "is a folder" in err
    assert not (tmp_path / "stick.isoassess").exists()


def test_a_package_never_takes_the_place_of_the_file(run: Run, file: Path) -> None:
    before = file.read_bytes()
    assert run("export", "--all", "--out", file, "--store", file)[0] == 2
    assert file.read_bytes() == before


def test_what_is_no_package_changes_nothing(run: Run, file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.isoassess"
    broken.write_bytes(b"PK\x03\x04")
    code, out, err = run("import", broken, "--store", file)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_the_schema_of_a_package_is_printed(run: Run) -> None:
    code, out, _err = run("schema", "--package")
    assert code == 0
    assert {"Manifest", "OrganizationContent", "ContentEntry"} <= json.loads(out)["$defs"].keys()


def test_a_clients_folder_is_written_and_its_names_are_told_first(
    run: Run, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "given"
    wanted = ("--organization", NAME, "--folder", folder, "--no-word", "--paper", "letter")
    code, out, err = run("export", *wanted, "--store", file)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Names inside:"
    assert "  Quality manager (contact, owner of an action)" in lines
    assert lines.index(f"Written and read back: {folder}") > lines.index("  A. Consultant (assessor)")
    assert (folder / "Start here.html").is_file()
    assert len(list((folder / "Documents").iterdir())) == 6
    assert [line for line in lines if line.startswith("Not in it: Transition plan: ")]
    assert not (folder / "Documents for Word").exists()
    assert run("export", *wanted, "--store", file)[0] == 2
    (package,) = folder.glob("*.isoassess")
    assert run("import", package, "--store", file)[1] == "Everything in it was here already.\n"


def test_names_are_listed_without_writing(run: Run, file: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    named = data(run, "export", "--all", "--names", "--store", file)["names"]
    assert {"name": "A. Consultant", "roles": ["assessor"]} in named
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--organization", NAME), "say where to"),
        (("--organization", NAME, "--out", "x", "--folder", "y"), "either --out"),
        (("--organization", NAME, "--out", "x", "--no-word"), "are for a --folder"),
        (("--organization", NAME, "--out", "x", "--history"), "are for a --folder"),
        (("--organization", NAME, "--folder", "x", "--no-history"), "with --history alone"),
        (("--organization", NAME, "--folder", "x", "--package-password-file", "y"), "everybody can open"),
        (("--organization", NAME, "--folder", "/"), "name of the folder"),
    ],
)
def test_a_folder_that_cannot_be_is_refused_in_a_line(
    run: Run, file: Path, arguments: tuple[str, ...], says: str
) -> None:
    code, _out, err = run("export", *arguments, "--store", file)
    assert code == 2
    assert says in err
    assert err.count("\n") == 1


def test_what_is_completed_here_stays_so_until_reopen_is_said(run: Run, file: Path, tmp_path: Path) -> None:
    other = Path(shutil.copyfile(file, tmp_path / "other.db"))
    needed = change(other, "B. Colleague", "Seen by a colleague.")
    package = tmp_path / "given.isoassess"
    assert run("export", "--all", "--out", package, "--store", other)[0] == 0
    with Store.open(file, who="tester") as store:
        assessment = store.assessments(store.organizations()[0].id)[0].id
        if store.assessment(assessment).completed is None:
            store.complete_assessment(assessment, date(2026, 11, 18))
    before = evidence(file, needed)
    reopened = Path(shutil.copyfile(file, tmp_path / "reopened.db"))
    code, out, _err = run("import", package, "--store", file, "--preview")
    assert (code, "stays so" in out, "With --reopen" in out) == (0, True, True)
    looked = data(run, "import", package, "--store", file, "--preview")
    assert list(looked["organizations"][0]["completed_here"]) == [assessment]
    code, out, _err = run("import", package, "--store", file)
    assert (code, "left out" in out) == (0, True)
    assert evidence(file, needed) == before
    code, out, _err = run("import", package, "--store", reopened, "--reopen", "--rule", "theirs")
    assert (code, "was reopened" in out) == (0, True)
    assert evidence(reopened, needed) == "Seen by a colleague."
    with Store.open(reopened, who="tester") as store:
        assert store.assessment(assessment).completed is None
        assert [one.key for one in store.history(assessment)].count("reopened") == 1
