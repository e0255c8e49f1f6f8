"""What the tests of the command line share."""

from functools import partial

import pytest

from tests.unit.cli import running


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> running.Run:
    return partial(running.run, capsys)
