"""Reads the fields of a form in a process of its own, with little time and memory: strangers fill it in.

The file comes in on the standard input and the fields go out as JSON; the exit code says what was wrong.
"""

import logging
import sys

import msgspec

from isoassess.errors import BadInput
from isoassess.exchange.found_fields import FoundFields, Protected, TooMuchInForm
from isoassess.language.texts import _
from isoassess.own_process import READ_FORM, limit_itself, own_command, own_surroundings

DAMAGED, TOO_MUCH, PROTECTED = 3, 4, 5
SECONDS = 20  # of the processor; a form of 300 questions takes one
PATIENCE = 60  # seconds of the clock, on a busy machine
MEMORY = 1_000_000_000  # bytes of addresses


def fields_read_apart(content: bytes, name: str) -> FoundFields:
    """The fields of a form; BadInput, with `name` before it, where they cannot be read."""
    import subprocess  # with the first form, not with the first window

    try:
        done = subprocess.run(
            own_command(READ_FORM),
            input=content,
            capture_output=True,
            timeout=PATIENCE + 10,
            check=False,
            env=own_surroundings({}),
        )
    except subprocess.TimeoutExpired:
        raise BadInput(_says(TOO_MUCH).format(name=name)) from None
    except OSError:
        raise BadInput(_says(DAMAGED).format(name=name)) from None
    if done.returncode != 0:
        raise BadInput(_says(done.returncode).format(name=name))
    return msgspec.json.decode(done.stdout, type=FoundFields)


def main() -> int:
    """What the process does."""
    limit_itself(seconds=SECONDS, patience=PATIENCE, memory=MEMORY, ended=TOO_MUCH)
    from isoassess.exchange.form_fields import found_fields  # its library needs its addresses within, too

    logging.disable()  # a library tells what it mends, which nobody asked
    try:
        said = msgspec.json.encode(found_fields(sys.stdin.buffer.read()))
    except Protected:
        return PROTECTED
    except (TooMuchInForm, MemoryError, RecursionError):
        return TOO_MUCH
    except Exception:  # noqa: BLE001 (a stranger's file can break the library in any way it likes)
        return DAMAGED
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()
    return 0


def _says(code: int) -> str:
    match code:
        case 3:
            return _("{name}: the file is damaged, so nothing was read in; ask for it once more")
        case 5:
            return _(
                "{name}: protected by a password or against changes; save it unprotected and read that in"
            )
        case _:
            return _("{name}: reading it takes too much time or memory, so nothing was read in")
