"""Backup, restore and check on the command line: what they do, say, and leave with."""

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer
from isoassess.settings import own_settings
from isoassess.settings.declared import BACKUP_FOLDER, START_FILE
from isoassess.store import Store
from isoassess.store.backup import making, rounds
from isoassess.store.backup.places import Backup
from isoassess.store.sharing.computer import Computer
from isoassess.store.sharing.writer_lock import WriterLock
from isoassess.store.vault.driver import sqlite3
from tests.sample_organization import put_sample
from tests.unit.cli.running import Run


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with Store.open(path, who="tester") as store:
        put_sample(store, shipped())
    return path


@pytest.fixture
def file(tmp_path: Path, sample: Path) -> Path:
    return Path(shutil.copyfile(sample, tmp_path / "clients.db"))


def data(run: Run, *arguments: str) -> Any:
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def change(file: Path) -> tuple[str, str]:
    """The id of the organization and of a requirement whose answer was emptied."""
    with Store.open(file, who="tester") as store:
        organization = store.organizations()[0].id
        assessment = store.assessments(organization)[0].id
        requirement = next(iter(store.answers(assessment)))
        store.save_answer(assessment, requirement, Answer())
        return organization, requirement


def answers(file: Path) -> dict[str, Answer]:
    with Store.open(file, who="tester") as store:
        return store.answers(store.assessments(store.organizations()[0].id)[0].id)


def test_a_backup_is_made_checked_looked_at_and_taken_back(run: Run, file: Path) -> None:
    before = answers(file)
    backup = data(run, "backup", "--store", str(file))["backup"]
    assert run("check", backup) == (0, f"{backup} is sound.\n", "")
    assert run("check", "--store", backup) == run("check", backup)
    assert run("check", backup, "--store", backup)[0] == 2
    organization, _requirement = change(file)
    code, out, err = run("restore", backup, "--store", str(file))
    assert (code, err) == (0, "")
    assert "different: Example Fabrications Ltd (1 answer)" in out
    assert "--save takes it back" in out
    assert answers(file) != before
    taken = data(run, "restore", backup, "--store", str(file), "--organization", organization, "--save")
    assert taken["taken_back"] == {"new": [], "changed": [organization]}
    assert Path(taken["before"]).is_file()
    assert answers(file) == before
    again = data(run, "restore", backup, "--store", str(file))
    assert [one["compared"] for one in again["organizations"]] == ["same"]


def test_what_another_computer_has_open_is_not_written_and_one_line_says_who(run: Run, file: Path) -> None:
    backup = data(run, "backup", "--store", str(file))["backup"]
    change(file)
    elsewhere = WriterLock(file, who="anna", computer=Computer("laptop-of-anna", "other"))
    assert elsewhere.take()
    code, out, error = run("restore", backup, "--store", str(file), "--save")
    assert (code, out, error.count("\n")) == (2, "", 1)
    assert "laptop-of-anna" in error
    elsewhere.release()
    assert run("restore", backup, "--store", str(file), "--save")[0] == 0


def test_a_second_backup_is_made_only_after_a_change(run: Run, file: Path) -> None:
    first = data(run, "backup", "--store", str(file))
    again = data(run, "backup", "--store", str(file))
    assert first["places"][0]["made"]
    assert (again["backup"], again["places"][0]["made"]) == (first["backup"], False)


def test_the_second_folder_that_is_set_is_filled_too(run: Run, file: Path, tmp_path: Path) -> None:
    own_settings().put(BACKUP_FOLDER, tmp_path / "stick")
    away = data(run, "backup", "--store", str(file))
    assert "is not there now" in away["places"][1]["failure"]
    (tmp_path / "stick").mkdir()
    assert data(run, "backup", "--store", str(file))["places"][1]["made"]


def test_a_folder_named_on_the_command_line_that_is_not_there_is_an_error(
    run: Run, file: Path, tmp_path: Path
) -> None:
    code, out, err = run("backup", "--store", str(file), "--to", str(tmp_path / "nowhere"))
    assert (code, out) == (2, "")
    assert "There is no folder" in err
    assert err.count("\n") == 1


def test_a_second_folder_is_a_folder_and_lies_elsewhere_than_the_first(
    run: Run, file: Path, tmp_path: Path
) -> None:
    first = Path(data(run, "backup", "--store", str(file))["backup"]).parent
    (first / "deeper").mkdir()
    (tmp_path / "words.txt").write_text("words")
    for place, says in (
        (tmp_path / "words.txt", "is a file; name a folder"),
        (first, "already lie in"),
        (first / "deeper", "already lie in"),
        (file.parent, "already lie in"),
    ):
        code, out, err = run("backup", "--store", str(file), "--to", str(place))
        assert (code, out) == (2, "")
        assert says in err
        assert err.count("\n") == 1
    own_settings().put(BACKUP_FOLDER, first / "deeper")
    assert "already lie in" in data(run, "backup", "--store", str(file))["places"][1]["failure"]
    assert not list((first / "deeper").iterdir())


def test_a_setting_takes_no_second_folder_inside_the_first(run: Run, file: Path, tmp_path: Path) -> None:
    own_settings().put(START_FILE, file)
    inside = file.with_name("clients backups") / "deeper"
    code, out, err = run("settings", "backup-folder", str(inside))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "already lie in" in err
    assert run("settings", "backup-folder", str(tmp_path / "stick")) == (0, "", "")


def test_a_missing_file_is_put_back_and_a_damaged_one_kept(run: Run, file: Path) -> None:
    before = answers(file)
    backup = data(run, "backup", "--store", str(file))["backup"]
    file.write_bytes(file.read_bytes()[:9000])
    code, out, _err = run("restore", backup, "--store", str(file))
    assert (code, "--save puts the whole backup there" in out) == (0, True)
    assert file.stat().st_size == 9000
    kept = data(run, "restore", backup, "--store", str(file), "--save")["kept"]
    assert Path(kept).stat().st_size == 9000
    assert answers(file) == before
    file.unlink()
    assert run("restore", backup, "--store", str(file), "--save")[0] == 0
    assert answers(file) == before


@pytest.mark.parametrize(
    ("found_in", "damage"),
    [
        ("files", "UPDATE content SET data = CAST('other' AS BLOB)"),
        ("history", "UPDATE answer SET note = 'never said'"),
        ("history", "UPDATE organization SET profile = '{}'"),
        ("references", "DELETE FROM content"),
        ("pages", "PRAGMA writable_schema = 1; DELETE FROM sqlite_schema WHERE name LIKE 'ix%'"),
        ("catalogue", "UPDATE assessment SET catalogue_version = '2999.1'"),
        ("pages", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'answer'"),
    ],
)
def test_a_check_finds_each_kind_of_damage_and_leaves_with_3(
    run: Run, file: Path, found_in: str, damage: str
) -> None:
    with Store.open(file, who="tester") as store:
        store.add_attachment(store.organizations()[0].id, name="record.txt", content=b"as attached")
    assert run("check", str(file))[0] == 0
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executescript(damage)
        connection.commit()
    content = file.read_bytes()
    code, out, err = run("check", str(file), "--json")
    assert (code, err) == (3, "")
    assert found_in in {one["found_in"] for one in json.loads(out)["damages"]}
    code, out, err = run("check", str(file))
    assert (code, err) == (3, "")
    assert out
    assert file.read_bytes() == content


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "none.db"), "there is no IsoAssess file"),
        (("backup", "--store", "none.db"), "there is no IsoAssess file"),
        (("restore", "none.db", "--store", "FILE"), "there is no IsoAssess file"),
        (("check", "words.db"), "is not an IsoAssess file"),
        (("restore", "words.db", "--store", "FILE", "--save"), "is not an IsoAssess file"),
        (("restore", "FILE", "--store", "FILE", "--organization", "Nobody"), "no organization"),
        (("restore", "FILE", "--store", "none.db", "--organization", "Nobody"), "only the whole backup"),
    ],
)
def test_what_is_wrong_is_one_line(
    run: Run,
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("words.db").write_bytes(b"these are words")
    code, out, err = run(*(str(file) if one == "FILE" else one for one in arguments))
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert not Path("none.db").exists()


def _break_first_page(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.write(b"\0" * 4096)


def test_a_file_without_its_first_page_is_called_damaged_and_the_ways_out_are_named(
    run: Run, file: Path
) -> None:
    backup = data(run, "backup", "--store", str(file))["backup"]
    before = answers(file)
    _break_first_page(file)
    code, out, err = run("check", str(file))
    assert (code, err) == (3, "")
    assert "is damaged" in out
    assert "not an IsoAssess file" not in out
    assert f'isoassess restore "{backup}" --store "{file}" --save' in out
    assert f'isoassess repair "{file}" --out ' in out
    assert json.loads(run("check", str(file), "--json")[1])["newest_sound_backup"] == backup
    assert run("repair", str(file), "--out", str(file.with_name("new.db")))[0] in (0, 3)
    assert answers(file.with_name("new.db")) == before
    assert run("restore", backup, "--store", str(file), "--save")[0] == 0
    assert answers(file) == before


def test_without_a_backup_the_rest_of_the_file_shows_whose_it_is(run: Run, file: Path) -> None:
    _break_first_page(file)
    code, out, _err = run("check", str(file))
    assert (code, "No sound backup was found" in out) == (3, True)
    for arguments in (
        ("backup", "--store", str(file)),
        ("export", "--store", str(file), "--all", "--out", "x.zip"),
    ):
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert "is damaged" in err
        assert "isoassess check FILE" in err
        assert err.count("\n") == 1


def test_a_backup_shows_whose_a_file_was_of_which_nothing_is_left(run: Run, file: Path) -> None:
    backup = data(run, "backup", "--store", str(file))["backup"]
    file.write_bytes(b"\0" * file.stat().st_size)
    code, out, _err = run("check", str(file))
    assert code == 3
    assert backup in out


def test_a_stick_that_is_pulled_out_meanwhile_is_said_and_the_first_backup_stands(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    repeat = making.repeat

    def pulled_out(backup: Backup, folder: Path, **given: Any) -> making.Made:
        shutil.rmtree(stick)
        stick.write_bytes(b"")  # so that nothing can be made there
        try:
            return repeat(backup, folder, **given)
        finally:
            stick.unlink()

    monkeypatch.setattr(rounds, "repeat", pulled_out)
    code, out, err = run("backup", "--store", str(file), "--to", str(stick))
    assert code == 2
    assert out.startswith("Backed up to ")
    assert "was taken away" in err
    assert (out.count("\n"), err.count("\n")) == (1, 1)
