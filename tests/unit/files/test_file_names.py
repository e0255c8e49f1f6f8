"""A name out of a foreign file stays a name: one part, within its folder, on every system."""

import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.files.file_names import LONGEST, file_name, is_plain_name, is_reserved, organization_name


@pytest.mark.parametrize("name", ["iso9001", "a", "0", "house-rules", "x" * 61, "a-"])
def test_small_letters_digits_and_dashes_are_a_name(name: str) -> None:
    assert is_plain_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "x" * 62, "-a", "A", "a.b", "a/b", "a\\b", "..", "/etc/x", "c:x", "a\n", "a b", "ä", "a\0"),
        *("con", "nul", "prn", "aux", "com1", "com0", "lpt9"),
    ],
)
def test_anything_else_is_none(name: str) -> None:
    assert not is_plain_name(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows\\evil.dll", "C Windows evil.dll"),
        ("report.pdf:evil.exe", "report.pdf evil.exe"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com¹.log", "_com¹.log"),
        (".bashrc", "bashrc"),
        ("-rf", "rf"),
        ("scan.pdf. . .", "scan.pdf"),
        ("photo\u202egpj.exe", "photo gpj.exe"),
        ("a\nb\x00c\x85d.txt", "a b c d.txt"),
        ("", "file"),
        ("...", "file"),
        ("\u200b/\u202e", "file"),
        ("x" * 300 + ".pdf", "x" * (LONGEST - 4) + ".pdf"),
        ("样" * 300 + ".jpeg", "样" * ((LONGEST - 5) // 3) + ".jpeg"),
        ("a word " * 40 + ".pdf", ("a word " * 40)[: LONGEST - 4].rpartition(" ")[0].rstrip() + ".pdf"),
        ("Grüße aus Ä.docx", "Grüße aus Ä.docx"),
    ],
)
def test_a_foreign_name_becomes_a_harmless_one(text: str, name: str) -> None:
    assert file_name(text, otherwise="file") == name


@given(st.text())
def test_every_name_is_one_part_of_a_path_everywhere(text: str) -> None:
    name = file_name(text, otherwise="file")
    assert PurePosixPath(name).parts == PureWindowsPath(name).parts == (name,)
    assert name not in {"", ".", ".."}
    assert len(name.encode()) <= LONGEST + 1
    assert not name.startswith((".", "-", " "))
    assert not name.endswith((".", " "))
    assert not is_reserved(name)
    assert name.isprintable()


def test_an_organization_is_cut_between_words_and_told_apart_from_another() -> None:
    names = [
        f"Example Works for Measuring Instruments, branch office {place}" for place in ("North", "South")
    ]
    cut = [organization_name(name, otherwise="Organization", most=40) for name in names]
    assert all(re.fullmatch(r"Example Works for Measuring [0-9a-f]{4}", name) for name in cut)
    assert len(set(cut)) == 2
    assert organization_name("Example Ltd.", otherwise="Organization", most=40) == "Example Ltd"
    assert organization_name("", otherwise="Organization", most=40) == "Organization"
