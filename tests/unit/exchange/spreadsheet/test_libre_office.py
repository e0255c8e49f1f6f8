"""Another program opens the spreadsheet, fills it in, saves it as it likes, and it is read again."""

import subprocess
from pathlib import Path

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.exchange.cells.cell_file import read_tables
from isoassess.services.tables.checklist_entries import proposals_of
from isoassess.services.tables.filled_spreadsheet import filled_spreadsheet
from tests.unit.documents.real_cases import blank, sampled
from tests.unit.services.sheet_filling import sample_file
from tests.unit.services.strange_checklists import FILES
from tests.unit.word.libre_office import PROGRAM

CALC = Path("/usr/lib/libreoffice/program/libscdlo.so")
pytestmark = [
    pytest.mark.skipif(
        PROGRAM is None or not CALC.exists(),
        reason="LibreOffice Calc is not on this computer (Debian: libreoffice-calc-nogui)",
    )
]
THEIRS = "Context page rev. 2 of January 2026, with review date."


def converted(file: Path, ending: str, folder: Path, *more: Path) -> Path:
    """Where it is afterwards, and beside it what of `more` there is; its process starts once."""
    assert PROGRAM is not None
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [PROGRAM, profile, "--headless", "--convert-to", ending, "--outdir", str(folder / ending)]
    subprocess.run(
        [*command, *map(str, dict.fromkeys((file, *more)))], check=True, capture_output=True, timeout=240
    )
    return folder / ending / f"{file.stem}.{ending}"


def test_checklists_saved_by_another_program_propose_the_same(tmp_path: Path) -> None:
    """In its oldest form, in one go: clauses that became numbers, days, merged cells, crosses and numbers."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    names = ("marked", "merged", "scale", "two-heads")
    files = [folder / f"{name}.xlsx" for name in names]
    for file in files:
        file.write_bytes(FILES[file.name])
    saved = converted(files[0], "xls", tmp_path, *files[1:])
    for file in files:
        theirs = (saved.parent / file.name).with_suffix(".xls")
        ours, again = (
            proposals_of(read_tables(one), blank(), shipped(), name=one.name) for one in (file, theirs)
        )
        assert again.texts == ours.texts
        assert again.ratings == ours.ratings
        assert again.meanings == ours.meanings
        assert again.left == ours.left


def test_filled_in_and_saved_by_another_program_it_says_just_that(tmp_path: Path) -> None:
    file = tmp_path / "sample.xlsx"
    file.write_bytes(sample_file())
    flat = converted(file, "fods", tmp_path)  # the sheets as LibreOffice has them, to be typed into
    text = flat.read_text(encoding="utf-8")
    assert THEIRS in text
    flat.write_text(text.replace(THEIRS, "=1+1; seen on 3 March"), encoding="utf-8")
    for ending in ("xlsx", "ods"):
        saved = converted(flat, ending, tmp_path)
        sheet = filled_spreadsheet(read_tables(saved), sampled(), "an-assessment", name=saved.name)
        assert [(one.name, one.says) for one in sheet.entries] == [
            ("context-issues.evidence", "=1+1; seen on 3 March")
        ]
        assert (sheet.not_taken, sheet.cells.gone, sheet.cells.moved, sheet.cells.lost) == ((), (), 0, ())
