"""Folders that another program carries to other computers are told from those that none does."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from isoassess.store import NETWORK, watcher_of
from isoassess.store.file.synced import mounted_system, watched_by

POSIX = PurePosixPath("/home/sample/Documents/audits")


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\sample\OneDrive\Audits"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\sample\OneDrive - Example Ltd\Documents"), "OneDrive"),
        (PurePosixPath("/Users/sample/Library/CloudStorage/OneDrive-ExampleLtd/x"), "OneDrive"),
        (PurePosixPath("/home/sample/Dropbox/x"), "Dropbox"),
        (PureWindowsPath(r"D:\Dropbox (Example)\x"), "Dropbox"),
        (PurePosixPath("/home/sample/Nextcloud/audits"), "Nextcloud"),
        (PurePosixPath("/home/sample/ownCloud"), "ownCloud"),
        (PurePosixPath("/Users/sample/Library/Mobile Documents/com~apple~CloudDocs/x"), "iCloud Drive"),
        (PureWindowsPath(r"C:\Users\sample\iCloudDrive\x"), "iCloud Drive"),
        (
            PurePosixPath("/Users/sample/Library/CloudStorage/GoogleDrive-a@example.org/My Drive"),
            "Google Drive",
        ),
        (PureWindowsPath(r"G:\My Drive\x"), "Google Drive"),
        (PureWindowsPath(r"\\server\share\audits"), NETWORK),
        (POSIX, ""),
        (PurePosixPath("/home/sample/sync/audits"), ""),  # a word that many folders are called by
        (PurePosixPath("/home/sample/my onedrive notes"), ""),
    ],
)
def test_a_folder_is_known_by_its_names(folder: PurePath, service: str) -> None:
    assert watched_by(folder, marks={}, variables={}, system="") == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".tmp.driveupload", "Google Drive"),
        (".gitignore", ""),
    ],
)
def test_a_folder_is_known_by_what_lies_in_one_above(mark: str, service: str) -> None:
    marks = {str(POSIX): [".hidden"], str(POSIX.parent): [mark]}
    assert watched_by(POSIX, marks=marks, variables={}, system="") == service


def test_a_folder_is_known_by_the_variable_that_names_it() -> None:
    variables = {"OneDrive": r"D:\Work\Cloud"}
    inside, beside = PureWindowsPath(r"D:\Work\Cloud\x"), PureWindowsPath(r"D:\Work\Clouds\x")
    assert watched_by(inside, marks={}, variables=variables, system="") == "OneDrive"
    assert watched_by(beside, marks={}, variables=variables, system="") == ""


@pytest.mark.parametrize(
    ("system", "found"), [("nfs4", NETWORK), ("cifs", NETWORK), ("fuse.sshfs", NETWORK), ("ext4", "")]
)
def test_a_share_is_known_by_its_file_system(system: str, found: str) -> None:
    assert watched_by(POSIX, marks={}, variables={}, system=system) == found


MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/sample/Documents btrfs rw 0 0
//server/share /mnt/our\040share cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "system"),
    [
        ("/home/sample", "nfs4"),
        ("/home/sample/Documents/audits", "btrfs"),
        ("/mnt/our share/x", "cifs"),
        ("/srv", "ext4"),
    ],
)
def test_the_nearest_mount_above_counts(folder: str, system: str) -> None:
    assert mounted_system(PurePosixPath(folder), MOUNTS) == system


def test_a_real_folder_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "carried" / "deeper").mkdir(parents=True)
    assert watcher_of(tmp_path / "carried" / "deeper" / "clients.db") == ""
    (tmp_path / "carried" / ".stfolder").mkdir()
    assert watcher_of(tmp_path / "carried" / "deeper" / "clients.db") == "Syncthing"
