"""The command line as it is typed, in the process of the test."""

from collections.abc import Callable

import pytest

from isoassess.cli.commands import main

Run = Callable[..., tuple[int, str, str]]


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The exit code, the output, and what is told beside it."""
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err
