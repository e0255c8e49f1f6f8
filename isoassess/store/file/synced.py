"""Whether a folder is watched by a program that carries files to other computers, and which one.

Such a program copies or replaces a file while it is being written. It is told by the names of folders, by
the files and variables it leaves, and by how the disk is reached.
"""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

NETWORK = "network"
_NETWORK_SYSTEMS = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "9p", "davfs", "webdav", "ceph"),
        *("glusterfs", "fuse.davfs2", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs"),
        *("fuse.glusterfs",),
    )
)
_NAMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), service)
    for pattern, service in (
        (r"onedrive( ?[-\u2013] ?.+)?|skydrive", "OneDrive"),
        (r"dropbox( \(.+\))?", "Dropbox"),
        (r"nextcloud\d*", "Nextcloud"),
        (r"owncloud\d*", "ownCloud"),
        (r"icloud ?drive|mobile documents|com~apple~clouddocs", "iCloud Drive"),
        (r"google ?drive( \(.+\))?|googledrive(-.+)?|drivefs|my drive|meine ablage", "Google Drive"),
        (r"syncthing|sync", "Syncthing"),
        (r"box( sync)?|box-box", "Box"),
        (r"pcloud ?(drive|sync)?|pclouddrive", "pCloud"),
        (r"megasync( downloads)?|mega", "MEGA"),
        (r"seafile", "Seafile"),
        (r"synologydrive|cloudstation", "Synology Drive"),
    )
)
_NEEDS_MARK = frozenset(("Syncthing", "Box", "MEGA"))  # their names are common words
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".stignore": "Syncthing",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".seafile-data": "Seafile",
    ".sync": "Resilio Sync",
    ".synologyworkingdirectory": "Synology Drive",
}
_MARK_PATTERNS = ((re.compile(r"\.sync_[0-9a-f]+\.db|\._sync_[0-9a-f]+\.db", re.IGNORECASE), "Nextcloud"),)
_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveCommercial": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "DROPBOX_PATH": "Dropbox",
}


def watched_by(
    folder: PurePath, *, marks: Mapping[str, list[str]], variables: Mapping[str, str], system: str
) -> str:
    """The name of the service, NETWORK for a share, empty where nothing is known of any.

    `marks` holds the names in each folder above, by its path; `system` is the kind of file system there.
    """
    service = _by_marks(folder, marks) or _by_variables(folder, variables) or _by_names(folder)
    if service:
        return service
    is_share = str(folder).startswith(("\\\\", "//")) or system.lower() in _NETWORK_SYSTEMS
    return NETWORK if is_share else ""


def watcher_of(path: Path) -> str:
    """As `watched_by`, of the folder that a file really lies in."""
    folder = _real(path.parent)
    marks = {str(above): _names_in(above) for above in (folder, *folder.parents)}
    return watched_by(folder, marks=marks, variables=os.environ, system=_system_of(folder))


def mounted_system(folder: PurePath, mounts: str) -> str:
    """The kind of file system of a folder, by the lines of /proc/mounts; empty where none fits."""
    best, system = -1, ""
    for line in mounts.splitlines():
        _device, place, kind, *_rest = [*line.split(" "), "", "", ""]
        point = PurePath(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, system = len(point.parts), kind
    return system


def _by_names(folder: PurePath) -> str:
    for part in reversed(folder.parts):
        for pattern, service in _NAMES:
            if service not in _NEEDS_MARK and pattern.fullmatch(part):
                return service
    return ""


def _by_marks(folder: PurePath, marks: Mapping[str, list[str]]) -> str:
    for above in (folder, *folder.parents):
        for name in marks.get(str(above), ()):
            if name.lower() in _MARKS:
                return _MARKS[name.lower()]
            for pattern, service in _MARK_PATTERNS:
                if pattern.fullmatch(name):
                    return service
    return ""


def _by_variables(folder: PurePath, variables: Mapping[str, str]) -> str:
    for name, service in _VARIABLES.items():
        place = variables.get(name, "")
        if place and folder.is_relative_to(type(folder)(place)):
            return service
    return ""


def _real(folder: Path) -> Path:
    try:
        return folder.resolve()
    except OSError:
        return folder


def _names_in(folder: Path) -> list[str]:
    """Only what can be a mark: a folder of many files is not read to the end of its names twice."""
    try:
        return [name for name in os.listdir(folder) if name.startswith(".")]  # noqa: PTH208 (names only)
    except OSError:
        return []


def _system_of(folder: Path) -> str:
    if sys.platform == "win32":
        return _windows_drive(folder)
    try:
        return mounted_system(folder, Path("/proc/mounts").read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""


def _windows_drive(folder: Path) -> str:
    """A drive letter may stand for a share."""
    import ctypes

    ask = getattr(ctypes, "windll", None)
    remote = 4  # DRIVE_REMOTE
    kind = ask.kernel32.GetDriveTypeW(folder.anchor) if ask is not None else 0
    return "cifs" if kind == remote else ""
