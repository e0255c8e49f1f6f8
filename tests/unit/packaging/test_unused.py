"""The program does all it does without what its bundles leave out."""

import os
import subprocess
import sys
from pathlib import Path

from product import HERE, ROOT
from pyinstaller.choosing import without_remarks

WITHOUT = """
import importlib, pkgutil, sys
from pyinstaller.choosing import NOT_IMPORTED

class Missing:
    def find_spec(self, name, path=None, target=None):
        parts = name.split(".")
        if any(".".join(parts[:end]) in NOT_IMPORTED for end in range(1, len(parts) + 1)):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

for name in [*sys.modules]:
    assert name not in NOT_IMPORTED, name
sys.meta_path.insert(0, Missing())
import isoassess, ui
for package in (isoassess, ui):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if ".migrations." not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
sys.argv = ["isoassess", "--selftest"]
sys.exit(importlib.import_module("ui.__main__").main())
"""


def test_all_is_imported_and_tries_itself_without_what_is_left_out(home: Path) -> None:
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE)))}
    words = [sys.executable, "-c", WITHOUT]
    done = subprocess.run(
        words, env=surroundings, cwd=home, capture_output=True, text=True, timeout=240, check=False
    )
    told = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(told) > 10
    assert [line for line in told if not line.startswith("ok ")] == []


def test_of_ours_the_remarks_stay() -> None:
    modules = [
        ("ui.shell", "/built/ui/shell.py", "PYMODULE"),
        ("sqlalchemy.sql", "/built/sqlalchemy/sql.py", "PYMODULE"),
        ("resources", "-", "PYMODULE"),
    ]
    kinds = [kind for _name, _source, kind in without_remarks(modules, ("ui", "resources"))]
    assert kinds == ["PYMODULE", "PYMODULE-2", "PYMODULE"]
