"""Reads the fields of a form in a process of its own, with little time and memory: strangers fill it in.

The file comes in on the standard input and the fields go out as JSON; the exit code says what was wrong.
"""

import logging
import sys

import msgspec

from isoassess.exchange.found_fields import FoundFields, Protected, TooMuchInForm
from isoassess.exchange.given_file import DAMAGED, MEMORY, PATIENCE, SECONDS, TOO_MUCH, said_apart
from isoassess.language.texts import _
from isoassess.own_process import READ_FORM, limit_itself

PROTECTED = 5  # an exit code besides those of every such process


def fields_read_apart(content: bytes, name: str) -> FoundFields:
    """The fields of a form; BadInput, with `name` before it, where they cannot be read."""
    return msgspec.json.decode(said_apart(READ_FORM, content, name, _says), type=FoundFields)


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
