"""How much of the program the tests run, line by line and branch by branch: `pytest -p tests.measured`."""

import io
import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from slipcover import FileMatcher, ImportManager, Slipcover, merge_coverage, print_coverage
from slipcover.importer import wrap_spec_from_file_location

FLOOR = 96  # percent
PROGRAM = ["isoassess", "ui"]
NOT_COUNTED = [
    "@overload",
    "@abstractmethod",
    # What only another system than the one of the tests runs.
    "if sys.platform == .(win32|darwin).:",
    "def _windows(_drive)?[(]",
    "def _runs_on_windows[(]",
    "class _WindowsMessages[(]",
]
NEVER = 2**31 - 1  # taking out again what measures a line takes longer than leaving it in
NOTES = "folder of notes"


def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Measure what is imported of the program from now on."""
    early_config.pluginmanager.register(Measured())


class Measured:
    """What this process ran; in the first one, what all of them did."""

    # SlipCover's own command would measure the tests, too, and in the processes of pytest-xdist it misses
    # what Alembic loads from files.

    def __init__(self) -> None:
        program = FileMatcher(sources=PROGRAM)
        self._ran = Slipcover(branch=True, d_miss_threshold=NEVER, exclude_also=NOT_COUNTED)
        wrap_spec_from_file_location(self._ran, program)
        ImportManager(self._ran, program).__enter__()
        self._folder = TemporaryDirectory()
        self._together: dict[str, Any] = {}

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a process of pytest-xdist where its note is looked for."""
        node.workerinput[NOTES] = self._folder.name

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        given = getattr(session.config, "workerinput", None)
        if given is not None:
            note = Path(given[NOTES], f"{os.getpid()}.json")
            note.write_text(json.dumps(self._ran.get_coverage()), encoding="utf-8")
            return
        self._ran.source = PROGRAM  # what nobody imported counts, too
        self._together = self._ran.get_coverage()
        for note in Path(self._folder.name).iterdir():
            merge_coverage(self._together, json.loads(note.read_text(encoding="utf-8")))
        if self._percent < FLOOR and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what was not run, and how much was."""
        table = io.StringIO()
        print_coverage(self._together, outfile=table, skip_covered=True)
        terminalreporter.write(table.getvalue())
        said = f"{self._percent:.2f} % of the lines and branches were run; {FLOOR} % must be."
        terminalreporter.write_line(said)

    @property
    def _percent(self) -> float:
        return float(self._together["summary"]["percent_covered"])
