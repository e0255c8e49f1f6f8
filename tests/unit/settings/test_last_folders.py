"""The last folder of each purpose: found again, and not where it is gone."""

from pathlib import Path

from isoassess.settings.declared import LAST_FOLDERS, settings_at
from isoassess.settings.last_folders import FolderOf, LastFolders


def folders(tmp_path: Path) -> LastFolders:
    """As the next start of the program would have them."""
    settings = settings_at(tmp_path / "settings.json")
    return LastFolders(
        lambda: settings.get(LAST_FOLDERS),
        lambda to: settings.change(LAST_FOLDERS, to),
        otherwise=lambda: tmp_path / "documents",
    )


def test_each_purpose_has_its_own_folder(tmp_path: Path) -> None:
    for purpose in FolderOf:
        (tmp_path / purpose).mkdir()
        folders(tmp_path).remember(purpose, tmp_path / purpose)
    found = folders(tmp_path)
    assert {purpose: found.of(purpose) for purpose in FolderOf} == {
        purpose: tmp_path / purpose for purpose in FolderOf
    }


def test_a_stick_that_is_gone_is_waited_for(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    folders(tmp_path).remember(FolderOf.OPENED, stick)
    assert folders(tmp_path).of(FolderOf.OPENED) == tmp_path / "documents"
    stick.mkdir()
    assert folders(tmp_path).of(FolderOf.OPENED) == stick


def test_what_tells_of_a_client_is_forgotten(tmp_path: Path) -> None:
    for purpose, name in ((FolderOf.OPENED, "Example Ltd"), (FolderOf.PACKAGES, "other")):
        (tmp_path / name).mkdir()
        folders(tmp_path).remember(purpose, tmp_path / name)
    folders(tmp_path).forget(lambda path: "Example" in path.name, "deleted")
    found = folders(tmp_path)
    assert found.of(FolderOf.OPENED) == tmp_path / "documents"
    assert found.of(FolderOf.PACKAGES) == tmp_path / "other"


def test_a_client_never_has_the_folder_of_another_one(tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    folders(tmp_path).of_client("first").remember(tmp_path / "first")
    found = folders(tmp_path)
    assert found.of_client("first").path == tmp_path / "first"
    assert found.of_client("second").path == tmp_path / "documents"
    found.forget(lambda _path: False, "second")
    assert folders(tmp_path).of_client("first").path == tmp_path / "first"
    found.forget(lambda _path: False, "first")
    assert folders(tmp_path).of_client("first").path == tmp_path / "documents"
