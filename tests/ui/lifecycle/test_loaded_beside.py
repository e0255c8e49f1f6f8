"""What is loaded while the window works: on another thread, and on its own in short turns."""

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


IN_TURNS = """
import gc, sys
from PySide6.QtCore import QCoreApplication
from ui import app
from ui.later import load_screens
application, known, turns = QCoreApplication([]), len(sys.modules), []
load_screens(application)
while "ui.shell.organization_screens" not in sys.modules:
    turns.append(len(sys.modules) - known)
    known = len(sys.modules)
    application.processEvents()
turns.append(len(sys.modules) - known)
print(max(turns) / sum(turns), gc.get_freeze_count() > 5 * len(gc.get_objects()))
"""


def test_the_screens_are_loaded_in_several_turns_none_of_which_has_half_of_the_work() -> None:
    done = subprocess.run([sys.executable, "-c", IN_TURNS], check=True, capture_output=True, text=True)
    largest, _left_out = done.stdout.split()
    assert 0 < float(largest) < 1 / 2


def test_what_the_start_has_made_is_not_looked_through_for_garbage() -> None:
    done = subprocess.run([sys.executable, "-c", IN_TURNS], check=True, capture_output=True, text=True)
    assert done.stdout.split()[1] == "True"
