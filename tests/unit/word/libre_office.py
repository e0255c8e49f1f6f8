"""LibreOffice without a window, as a reader of Word files that is not ours; where the computer has it."""

import shutil
import subprocess
from pathlib import Path

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")


def as_pdfs(files: list[Path], folder: Path) -> list[Path]:
    """The files as LibreOffice lays them out, with settings of its own in the folder."""
    assert PROGRAM is not None
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [PROGRAM, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=240)
    return [folder / f"{file.stem}.pdf" for file in files]
