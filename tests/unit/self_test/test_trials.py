"""The self-test tells the truth: sound is ok, broken is FAILED with a sentence; nobody's data is named."""

import errno
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest

from isoassess.errors import BadInput
from isoassess.self_test import SampleFiles, Trial, TrialFailed, core_trials, run_trials, trial_line
from isoassess.store import Store, default_store
from isoassess.store.vault.driver import sqlite3
from tests.sample_organization import sample

NAMES = [
    "program",
    "fonts",
    "SQLite",
    "catalogue",
    "names",
    "guide",
    "file",
    "password",
    "package",
    "PDF",
    "Word",
    "form",
    "data folder",
    "free space",
]
DiskUsage = namedtuple("DiskUsage", "total used free")


@pytest.fixture
def files() -> Iterator[SampleFiles]:
    made = SampleFiles()
    yield made
    made.clear_away()


def lines(files: SampleFiles, *only: str) -> list[str]:
    trials = [trial for trial in core_trials(files) if not only or trial.name in only]
    return [trial_line(tried) for tried in run_trials(trials)]


def test_in_a_sound_program_every_trial_passes_and_nothing_stays_behind(
    files: SampleFiles, home: Path
) -> None:
    told = lines(files)
    assert [line[8:].partition(":")[0] for line in told] == NAMES
    assert [line for line in told if not line.startswith("ok ")] == []
    folder = files.folder
    files.clear_away()
    assert not folder.exists()
    assert not default_store().exists()
    assert [path for path in home.rglob("*") if path.is_file() and "cache" not in path.parts] == []


def test_nothing_of_a_persons_file_and_folders_is_told(
    files: SampleFiles, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):  # a drive, say, with the name of a client
        monkeypatch.setenv(place, str(home.parent / f"Zwiebelfisch {home.name}" / place))
    with Store.open(default_store(), who="tester") as store:
        store.add_organization(sample().profile)
    told = "\n".join(lines(files))
    assert sample().organization.name not in told
    assert "Zwiebelfisch" not in told
    assert str(home) not in told


def test_a_trial_that_fails_keeps_no_other_from_being_told() -> None:
    def fail() -> str:
        raise TrialFailed("the sample is broken")

    def refuse() -> str:
        raise OSError(errno.ENOSPC, "No space left on device", "/home/somebody/secret")

    def break_down() -> str:
        raise ZeroDivisionError("secret words")

    trials = [Trial("a", fail), Trial("b", refuse), Trial("c", break_down), Trial("d", lambda: "well")]
    told = [trial_line(tried) for tried in run_trials(trials)]
    assert [line.split()[:2] for line in told] == [
        ["FAILED", "a:"],
        ["FAILED", "b:"],
        ["FAILED", "c:"],
        ["ok", "d:"],
    ]
    assert told[0].endswith("the sample is broken")
    assert told[1].endswith("No space left on device")
    assert "ZeroDivisionError" in told[2]
    assert "secret" not in "\n".join(told)


def test_a_line_stays_one_line() -> None:
    (tried,) = run_trials([Trial("a", lambda: "one\ntwo\x1b[31m")])
    assert "\n" not in trial_line(tried)
    assert "\x1b" not in trial_line(tried)


def test_a_folder_that_cannot_be_written_to_is_told(
    files: SampleFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_beside: Path, **_kind: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("isoassess.self_test.without_window.new_part", refuse)
    (told,) = lines(files, "data folder")
    assert told.startswith("FAILED")
    assert told.endswith("Permission denied")


def test_too_little_room_is_told(files: SampleFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: DiskUsage(10**9, 10**9 - 10**6, 10**6))
    (told,) = lines(files, "free space")
    assert told.startswith("FAILED")
    assert "only 1 MB are free" in told


def test_a_catalogue_that_became_unfit_is_told_without_its_words(
    files: SampleFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise BadInput("secret-client.yaml: wrong")

    monkeypatch.setattr("isoassess.catalogue.custom.in_use", refuse)
    (told,) = lines(files, "catalogue")
    assert told.startswith("FAILED")
    assert "secret" not in told


def test_an_sqlite_without_full_text_search_is_told(
    files: SampleFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Lesser(sqlite3.Connection):
        def execute(self, statement: str, *rest: object) -> sqlite3.Cursor:
            return super().execute(statement.replace("pragma_module_list", "(SELECT 'none' AS name)"))

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda name: connect(name, factory=Lesser))
    (told,) = lines(files, "SQLite")
    assert told.startswith("FAILED")
    assert "FTS5" in told


def test_a_file_that_cannot_be_made_is_told_and_so_is_the_document(
    files: SampleFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("isoassess.self_test.samples.TemporaryFolder", refuse)
    told = [line[:6] for line in lines(files, "file", "PDF", "Word", "SQLite")]
    assert told == ["ok    ", "FAILED", "FAILED", "FAILED"]
