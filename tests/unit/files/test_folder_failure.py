"""Why a folder could not be made is said so that a person can do something about it."""

import errno
from pathlib import Path

import pytest

from isoassess.files.folder_failure import folder_failure


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "no space left"),
        (errno.EEXIST, "has this name now"),
        (errno.EROFS, "is read-only"),
        (errno.EACCES, "you may not write in"),
        (errno.ENAMETOOLONG, "a shorter path"),
        (errno.EIO, "reported an error"),
        (None, "reported an error"),
    ],
)
def test_the_reason_is_said_with_the_folder_and_its_place(
    number: int | None, says: str, tmp_path: Path
) -> None:
    told = folder_failure(number, tmp_path / "given")
    assert says in told
    assert told.startswith("given was not written")
    assert str(tmp_path) in told
    assert "\n" not in told


def test_a_place_that_is_gone_is_told_apart_from_one_that_takes_nothing(tmp_path: Path) -> None:
    assert "not any more" in folder_failure(errno.ENOENT, tmp_path / "stick" / "given")
    assert "no folder can be made" in folder_failure(errno.ENOENT, tmp_path / "given")
