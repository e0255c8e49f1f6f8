"""The three streams every program is given, which can be closed, too."""

import os
import sys


def fill_closed_streams() -> bool:
    """Whether there is an output; what is closed is filled, lest a file of ours be opened in its place."""
    heard = sys.stdout is not None
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one
    return heard
