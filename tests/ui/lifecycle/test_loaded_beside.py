"""What is loaded on another thread while the window works."""

import subprocess
import sys

PROGRAM = """
import sys
from ui.later import catalogue_in_use
before = set(sys.modules)
catalogue_in_use()
print(sorted(one for one in set(sys.modules) - before if one.partition(".")[0] in ("ui", "PySide6")))
"""


def test_the_catalogue_brings_no_classes_of_qt_along() -> None:
    """PySide takes note of them without a lock: loaded on another thread, they ended the program."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
