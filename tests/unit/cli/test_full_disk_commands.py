"""Commands where a disk is full, of the file or of temporary copies: the reason, and nothing is changed."""

import hashlib
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from tests.sample_organization import put_sample
from tests.unit.cli.running import Run

FREE = (0, 4096, 40_960, 81_920, 163_840, 327_680, 655_360)  # bytes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "clients.db", who="tester") as store:
        put_sample(store, shipped())
    return tmp_path / "clients.db"


def leave(folder: Path, free: int) -> None:
    """All but this much of the room is taken."""
    ballast = folder / "ballast"
    ballast.unlink(missing_ok=True)
    taken = max(0, shutil.disk_usage(folder).free - free)
    ballast.write_bytes(bytes(taken))


@pytest.mark.parametrize("command", ["check", "preview", "import", "export", "tables", "yaml"])
def test_no_room_for_what_is_made_for_a_moment_is_said_and_is_no_fault(
    run: Run,
    file: Path,
    disk: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    package = tmp_path / "given.isoassess"
    assert run("export", "--all", "--out", package, "--store", file)[0] == 0
    before = hashlib.sha256(file.read_bytes()).digest()
    monkeypatch.setenv("XDG_CACHE_HOME", str(disk / "cache"))
    out = tmp_path / "written"
    words = {
        "check": ("check", file),
        "preview": ("import", package, "--preview", "--store", file),
        "import": ("import", package, "--store", file),
        "export": ("export", "--all", "--out", out, "--store", file),
        "tables": ("tables", "--store", file, "--csv", out, "--replace"),
        "yaml": ("yaml", out.with_suffix(".yaml"), "--store", file, "--replace"),
    }[command]
    refused = 0
    for free in FREE:
        leave(disk, free)
        code, _out, err = run(*words)
        assert "fault" not in err, (free, err)
        if code:
            assert "No space is left" in err, (free, err)
            assert hashlib.sha256(file.read_bytes()).digest() == before
            refused += 1
    assert refused


def test_the_import_into_a_file_on_the_full_disk_itself_says_so_and_is_no_fault(
    run: Run, file: Path, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "given.isoassess"
    assert run("export", "--all", "--out", package, "--store", file)[0] == 0
    own = Path(shutil.copyfile(file, disk / "own.db"))
    (name,) = names(own)
    with Store.open(own, who="tester") as store:
        profile = store.profile(store.organizations()[0].id)
        changed = replace(profile, organization=replace(profile.organization, name="Sample of another name"))
        store.add_organization(changed)
    before = names(own)
    monkeypatch.setenv("XDG_CACHE_HOME", str(disk / "cache"))
    codes = set()
    for free in FREE:
        leave(disk, free)
        code, _out, err = run("import", package, "--store", own, "--rule", "mine")
        assert "fault" not in err, (free, err)
        assert code == 0 or "No space is left" in err or "no backup of the file" in err, (free, err)
        (disk / "ballast").unlink()
        assert names(own) == before
        codes.add(code)
    assert codes != {0}
    assert name in before


def names(file: Path) -> list[str]:
    with Store.open(file, who="tester") as store:
        return sorted(one.name for one in store.organizations())
