"""Which file a document may take the place of without anybody being asked: only another document of ours."""

from pathlib import Path

from isoassess.documents.provenance import read_origin
from isoassess.errors import BadInput, CannotWrite
from isoassess.files.writing import WriteProtected, is_protected
from isoassess.language.texts import _


def check_replaceable(path: Path, *, unless: str = "") -> None:
    """CannotWrite where a file is in the way that nobody said may go; `unless` is how to say it."""
    if is_protected(path):
        raise WriteProtected(_sentence(_("{path} is write-protected. It was not replaced."), path, unless))
    if path.is_file() and path.stat().st_size and not _is_ours(path):
        says = _("{path} exists and was not made by IsoAssess, or was changed since. It was not replaced.")
        raise CannotWrite(_sentence(says, path, unless))


def _is_ours(path: Path) -> bool:
    try:
        read_origin(path)
    except BadInput:
        return False
    return True


def _sentence(says: str, path: Path, unless: str) -> str:
    said = says.format(path=path)
    return _("{said} Use {option} to replace it.").format(said=said, option=unless) if unless else said
