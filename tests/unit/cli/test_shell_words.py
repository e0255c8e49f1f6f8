"""A name that a command proposes comes out of the shell as it is."""

import os
import subprocess

import pytest

from isoassess.cli.shared.shell_words import shell_word


@pytest.mark.skipif(os.name == "nt", reason="the words of a POSIX shell")
@pytest.mark.parametrize(
    "name", ['M\u00fcller "Pr\u00fcf"', "Example & Sons", "O'Neill", "$HOME `x`", "back\\slash", "A!B", "-x"]
)
def test_a_shell_gives_back_the_name(name: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"printf %s {shell_word(name)}"], capture_output=True, text=True, check=True
    )
    assert done.stdout == name
