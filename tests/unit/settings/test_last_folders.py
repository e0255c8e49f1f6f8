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
        folders(tmp_path).remember(purpose, tmp_path / purpose / "file")
    found = folders(tmp_path)
    assert {purpose: found.of(purpose) for purpose in FolderOf} == {
        purpose: tmp_path / purpose for purpose in FolderOf
    }


def test_a_stick_that_is_gone_is_waited_for(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    folders(tmp_path).remember(FolderOf.OPENED, stick / "file")
    assert folders(tmp_path).of(FolderOf.OPENED) == tmp_path / "documents"
    stick.mkdir()
    assert folders(tmp_path).of(FolderOf.OPENED) == stick


def test_what_tells_of_a_client_is_forgotten(tmp_path: Path) -> None:
    for purpose, name in ((FolderOf.OPENED, "Example Ltd"), (FolderOf.FILES, "other")):
        (tmp_path / name).mkdir()
        folders(tmp_path).remember(purpose, tmp_path / name / "file")
    folders(tmp_path).forget(lambda path: "Example" in path.name)
    found = folders(tmp_path)
    assert found.of(FolderOf.OPENED) == tmp_path / "documents"
    assert found.of(FolderOf.FILES) == tmp_path / "other"
