"""A document for Word from the command line, by the ending of its name or by the format that is said."""

from importlib.resources import files
from pathlib import Path
from zipfile import is_zipfile

import docx
import pytest

from isoassess.cli.commands import main
from isoassess.documents import DocumentKind
from isoassess.documents.provenance import read_origin

SAMPLE = str(files("resources").joinpath("sample/example-fabrications.yaml"))


def assess(*options: str) -> int:
    return main(["assess", SAMPLE, "--issued", "2026-11-20", *options])


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_document_is_written_for_word_by_the_ending_of_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: DocumentKind
) -> None:
    target = tmp_path / "document.docx"
    assert assess("--document", kind.value, "--out", str(target)) == 0
    names, written, *_unnumbered = capsys.readouterr().err.splitlines()
    assert names.startswith("Names inside: ")
    assert written == f"Written: {target}"
    assert docx.Document(str(target)).core_properties.title.endswith("Example Fabrications Ltd")
    assert read_origin(target).document == kind.value


@pytest.mark.parametrize("name", ["document.DOCX", "document", "document.word"])
def test_a_format_that_is_said_is_for_names_that_say_none(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    assert assess("--pdf", str(target), "--format", "docx") == 0
    assert is_zipfile(target)


@pytest.mark.parametrize(
    ("name", "format", "better"), [("a.docx", "pdf", "a.pdf"), ("a.pdf", "docx", "a.docx")]
)
def test_a_name_that_says_another_format_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, format: str, better: str
) -> None:
    assert assess("--out", str(tmp_path / name), "--format", format) == 2
    assert f"name it {better}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_same_input_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.docx", tmp_path / "second.docx"
    for target in (first, second):
        assert assess("--out", str(target)) == 0
    assert first.read_bytes() == second.read_bytes()


def test_what_somebody_worked_on_in_word_is_not_replaced_unless_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "document.docx"
    assert assess("--out", str(target)) == 0
    assert assess("--out", str(target)) == 0
    worked_on = docx.Document(str(target))
    worked_on.add_paragraph("What was agreed on the phone.")
    worked_on.save(str(target))
    before = target.read_bytes()
    capsys.readouterr()
    assert assess("--out", str(target)) == 2
    assert "was changed since. It was not replaced. Use --replace" in capsys.readouterr().err
    assert target.read_bytes() == before
    assert assess("--out", str(target), "--replace") == 0
    assert read_origin(target).document == DocumentKind.SUMMARY.value
