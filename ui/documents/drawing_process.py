"""Draws an SVG in a process of its own, with little time and memory: a drawing is a program by a stranger.

The drawing comes in on the standard input and goes out as PNG; the exit code says what was wrong with it.
It is started by a word of the program itself, so that a program without a Python beside it can do it too.
"""

import sys

from isoassess.own_process import limit_itself, own_command, own_surroundings

WORD = "draw-picture"  # not for people, and so in no help
NOT_DRAWN, TOO_MUCH = 3, 4
SECONDS = 6  # of the processor
PATIENCE = 20  # seconds of the clock, on a busy machine
MEMORY = 1_500_000_000  # bytes of addresses; Qt and its libraries alone take a third of it
PIXELS = (1000, 500)  # more than paper can show


class CannotDraw(Exception):
    """The process came to no picture."""


class TakesTooMuch(Exception):
    """The process was stopped: the drawing takes too much time or memory."""


def drawn_apart(content: bytes) -> bytes:
    """The drawing as PNG on white (CannotDraw, TakesTooMuch)."""
    import subprocess  # with the first drawing, not with the first window

    try:
        done = subprocess.run(
            own_command(WORD),
            input=content,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env=own_surroundings({"QT_QPA_PLATFORM": "offscreen"}),  # no screen is needed
        )
    except subprocess.TimeoutExpired:
        raise TakesTooMuch from None
    except OSError:
        raise CannotDraw from None
    if done.returncode == 0 and done.stdout.startswith(b"\x89PNG"):
        return done.stdout
    raise CannotDraw if done.returncode == NOT_DRAWN else TakesTooMuch


def main() -> int:
    """What the process does."""
    limit_itself(seconds=SECONDS, patience=PATIENCE, memory=MEMORY, ended=TOO_MUCH)
    content = sys.stdin.buffer.read()
    from ui.documents.drawing import drawn  # Qt needs its addresses within the limit, too

    try:
        picture = drawn(content, PIXELS)
    except MemoryError:
        return TOO_MUCH
    if not picture:
        return NOT_DRAWN
    sys.stdout.buffer.write(picture)
    sys.stdout.buffer.flush()
    return 0
