"""A package of organizations is told from every other file, and from other zip files."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.files.package_marks import MANIFEST, SEALED, is_package


def zipped(file: Path, *names: str) -> Path:
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "content")
    return file


def test_a_zip_file_with_our_list_is_one_and_another_is_not(tmp_path: Path) -> None:
    assert is_package(zipped(tmp_path / "ours.db", "organization.json", MANIFEST))
    assert not is_package(zipped(tmp_path / "letter.docx", "[Content_Types].xml", "word/document.xml"))


def test_one_that_is_closed_by_a_password_is_one(tmp_path: Path) -> None:
    sealed = tmp_path / "sealed"
    sealed.write_bytes(SEALED + b"\1\2\3")
    assert is_package(sealed)


@pytest.mark.parametrize("name", ["", "missing", "with\0nul"])
def test_what_is_no_file_is_none(tmp_path: Path, name: str) -> None:
    assert not is_package(tmp_path / name)


@given(st.binary(max_size=200))
def test_whatever_else_a_file_holds_it_is_none(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "anything"
    file.write_bytes(content)
    assert is_package(file) is content.startswith(SEALED)
