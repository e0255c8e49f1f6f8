"""What a command says and to whom: nothing foreign gets out raw, and a lost output is no other fault."""

import contextlib
import errno
import json
import os
import sys
from pathlib import Path

import click
import msgspec

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.shown import harmless_json, shown


class NoOutput(ExpectedError):
    """Nobody takes what is printed: the output is closed, or its disk is full."""


class ReaderGone(Exception):
    """The reader of our output has seen enough."""


def say(text: str, *, aside: bool = False) -> None:
    """Print lines, `aside` where they are not what was asked for (NoOutput, ReaderGone)."""
    try:
        click.echo(text, err=aside)
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        raise no_output(error) from None


def say_json(value: object) -> None:
    """Print a value as JSON (NoOutput, ReaderGone)."""
    say(harmless_json(json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=2)))


def finish() -> None:
    """Get out what still waits (NoOutput, ReaderGone)."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        raise no_output(error) from None


def complain(message: str) -> int:
    """Say in one line what is wrong, where anybody hears it; the exit code for it."""
    with contextlib.suppress(OSError):
        click.echo("isoassess: " + shown(message), err=True)
    return 2


def expected_words(error: ExpectedError) -> str:
    """What is wrong; of a damaged file also where to ask what helps, and of a held one what to do."""
    from isoassess.store import AttachmentDamaged, HeldElsewhere, StoreDamaged

    if isinstance(error, StoreDamaged) and not isinstance(error, AttachmentDamaged):
        return _("{says} What helps is told by: isoassess check FILE").format(says=error)
    if isinstance(error, HeldElsewhere):
        says = _("{says} If it is closed there, this computer may write after: isoassess write-here FILE")
        return says.format(says=error)
    return str(error)


def no_output(error: OSError) -> NoOutput:
    return NoOutput(_("the output could not be written: {reason}").format(reason=error.strerror))


def os_words(error: OSError) -> str:
    """What the system refused: a path that it names, or else what is printed."""
    if error.filename is not None:
        return _("{path}: {reason}").format(path=os.fsdecode(error.filename), reason=error.strerror)
    if error.errno == errno.ENOENT and not _is_somewhere():
        return _("the folder you are in is not there any more; go to another one first")
    return str(no_output(error))


def drop_unprinted() -> None:
    """What is still waiting to be printed goes nowhere, so that leaving is quiet."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def speak_utf8() -> None:
    """A console's own encoding may lack the letters of a name; say everything in UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _is_somewhere() -> bool:
    try:
        Path.cwd()
    except OSError:
        return False
    return True
