"""A name as it is typed on a command line, for what a command proposes to be typed."""

import os
import shlex
import subprocess

_MEANT_OTHERWISE = frozenset('"$`\\!%^\n')  # between double quotes, by one shell or another


def shell_word(name: str) -> str:
    """In quotes that the shell of this system takes off again."""
    if not _MEANT_OTHERWISE.intersection(name):
        return f'"{name}"'
    return subprocess.list2cmdline([name]) if os.name == "nt" else shlex.quote(name)
