"""What the first picture of the window loads: nothing that only later work needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.bench_start import OURS
from tests.ui.sample_stores import store_in

ROOT = Path(__file__).parents[3]
LATER = {
    *("alembic", "babel", "click", "cryptography", "docx", "lxml", "openpyxl", "PIL", "pypdf", "pypdfium2"),
    *("reportlab", "rlPyCairo", "xlsxwriter", "yaml"),
    *("isoassess.documents", "isoassess.exchange", "isoassess.pdf", "isoassess.word"),
    *("isoassess.catalogue.catalogue", "isoassess.standard_choice", "isoassess.timeline"),
    *("isoassess.store.backup.comparing", "isoassess.store.backup.restoring"),
    "isoassess.store.backup.taking_back",
    *(
        "ui.assessment",
        "ui.history",
        "ui.library",
        "ui.lifecycle",
        "ui.overview",
        "ui.pdf_viewer",
        "ui.standard",
    ),
}
END = "sys.exit(app.main(Path(sys.argv[1])))"
TOLD = """
code = app.main(Path(sys.argv[1]))
print(*sys.modules)
sys.exit(code)
"""


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    with store_in(tmp_path, sample=True) as store:
        return store.path


def test_the_first_picture_loads_nothing_that_only_later_work_needs(store_path: Path) -> None:
    code = OURS.replace(END, TOLD)
    assert TOLD in code
    done = subprocess.run(
        [sys.executable, "-c", code, str(store_path)],
        check=False,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    loaded = set(done.stdout.split())
    assert {"PySide6", "sqlalchemy"} <= loaded
    assert not loaded & LATER
