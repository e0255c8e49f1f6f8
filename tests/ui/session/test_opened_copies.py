"""What another program shows is a private copy that does not stay, and no program is started from here."""

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from isoassess.files.programs import is_program
from ui.session.opened_copies import OpenedCopies

ROOT = Path(__file__).parents[3]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def everything(place: Path) -> list[Path]:
    return list(place.rglob("*")) if place.exists() else []


def test_a_copy_is_private_and_has_its_name(tmp_path: Path) -> None:
    copies = OpenedCopies(tmp_path / "opened")
    copy = copies.put("Kalibrierung Süd.pdf", b"%PDF")
    assert copy.name == "Kalibrierung Süd.pdf"
    assert copy.read_bytes() == b"%PDF"
    assert mode(copy) == 0o600
    folders = [folder for folder in copy.parents if folder.is_relative_to(tmp_path / "opened")]
    assert [mode(folder) for folder in folders] == [0o700] * 3
    copies.close()


def test_two_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    copies = OpenedCopies(tmp_path / "opened")
    first, second = copies.put("scan.pdf", b"1"), copies.put("scan.pdf", b"2")
    assert (first.name, second.name) == ("scan.pdf", "scan.pdf")
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    copies.close()


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/passwd", "..", "nul", ".profile", "a\x00b\n", "x" * 400]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    copies = OpenedCopies(tmp_path / "opened")
    copy = copies.put(name, b"seen")
    assert copy.resolve().is_relative_to(tmp_path / "opened")
    assert not copy.name.startswith(".")
    copies.close()


def test_closing_takes_every_copy_away_and_one_can_go_on(tmp_path: Path) -> None:
    copies = OpenedCopies(tmp_path / "opened")
    for number in range(3):
        copies.put(f"{number}.pdf", b"seen")
    copies.close()
    assert everything(tmp_path / "opened") == []
    assert copies.put("again.pdf", b"seen").exists()
    copies.close()


def test_what_a_killed_program_left_goes_at_the_next_start(tmp_path: Path) -> None:
    place = tmp_path / "opened"
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from ui.session.opened_copies import OpenedCopies\n"
        "OpenedCopies(Path(sys.argv[1])).put('left.pdf', b'seen')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(place)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert [path.name for path in everything(place) if path.suffix == ".pdf"] == ["left.pdf"]
    OpenedCopies(place).clear_left()
    assert everything(place) == []


def test_the_copies_of_a_program_that_runs_stay(tmp_path: Path) -> None:
    place = tmp_path / "opened"
    running, other = OpenedCopies(place), OpenedCopies(place)
    copy = running.put("shown.pdf", b"seen")
    other.clear_left()
    other.put("mine.pdf", b"mine")
    other.close()
    assert copy.exists()
    running.close()
    assert everything(place) == []


def test_a_link_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    place, precious = tmp_path / "opened", tmp_path / "precious"
    place.mkdir()
    precious.mkdir()
    (precious / "kept.txt").write_text("kept", encoding="utf-8")
    (place / ".isoassess-0123456789abcdef").symlink_to(precious)
    OpenedCopies(place).clear_left()
    assert (precious / "kept.txt").exists()


def test_what_a_password_closes_is_opened_in_memory_and_under_no_name(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    copies = OpenedCopies()
    copy = copies.put("Kündigung Müller.pdf", b"seen", secret=True)
    assert copy.is_relative_to(tmp_path)
    assert copy.name == "Attached file.pdf"
    assert copies.put("Protokoll.Meier", b"seen", secret=True).name == "Attached file"
    assert everything(home / "cache" / "IsoAssess" / "opened") == []
    copies.close()
    assert everything(tmp_path / "isoassess" / "opened") == []


def test_without_a_place_in_memory_it_is_opened_in_the_usual_one(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for named in ("", "relative", str(tmp_path / "gone")):
        monkeypatch.setenv("XDG_RUNTIME_DIR", named)
        copies = OpenedCopies()
        copy = copies.put("scan.pdf", b"seen", secret=True)
        assert copy.is_relative_to(home)
        assert copy.name == "Attached file.pdf"
        copies.close()
        assert not copy.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *(
            (f"file.{ending}", b"x")
            for ending in ("exe", "BAT", "sh", "desktop", "js", "lnk", "ps1", "jar", "py")
        ),
        *(
            (f"file.{ending}", b"x")
            for ending in ("vbs", "msi", "com", "scr", "hta", "url", "command", "AppImage")
        ),
        ("report.pdf.exe", b"x"),
        ("report", b"#!/bin/sh\nrm"),
        ("report.pdf", b"MZ\x90"),
        ("report.txt", b"\x7fELF"),
        ("report", b"\n[Desktop Entry]\nExec=rm"),
    ],
)
def test_a_program_is_known_by_its_name_or_its_beginning(name: str, content: bytes) -> None:
    assert is_program(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7"),
        ("a.png", b"\x89PNG"),
        ("a.docx", b"PK"),
        ("a", b"text"),
        ("exe", b"x"),
        ("a.md", b"# A"),
    ],
)
def test_evidence_is_none(name: str, content: bytes) -> None:
    assert not is_program(name, content)
