"""What the system refuses is said with the path it names, or with what can be done about it."""

import errno
import os
from pathlib import Path

import pytest

from isoassess.cli.terminal import os_words


def test_a_path_that_is_refused_is_named() -> None:
    refused = PermissionError(errno.EACCES, "Permission denied", "/sample/of/a.pdf")
    assert os_words(refused) == "/sample/of/a.pdf: Permission denied"


def test_a_full_disk_of_the_output_is_said() -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    assert os_words(full) == "the output could not be written: No space left on device"


def test_a_folder_that_is_gone_is_said_to_who_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = FileNotFoundError(errno.ENOENT, "No such file or directory")
    assert os_words(lost).startswith("the output could not be written")
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    try:
        said = os_words(lost)
    finally:
        os.chdir(tmp_path)
    assert said == "the folder you are in is not there any more; go to another one first"
