"""Starts a program for which every socket but those within this computer fails, as the kernel itself sees to.

usage: python3 no_sockets.py PROGRAM [ARGS...]

A filter of system calls (seccomp) answers `socket` with "permission denied" unless the family is AF_UNIX, by
which a window reaches its X server. It cannot be taken off again, and every child inherits it.
"""

import ctypes
import errno
import os
import platform
import struct
import sys

NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2  # of prctl
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06  # of the filter: a word, a jump where equal, an answer
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
NUMBER, ARCHITECTURE, FAMILY = 0, 4, 16  # where the kernel puts them
SOCKETS = {
    "x86_64": (41, 0xC000003E),
    "aarch64": (198, 0xC00000B7),
}  # the number of the call, the architecture
AF_UNIX = 1


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def main(command: list[str]) -> None:
    """Does not come back."""
    refuse_sockets()
    os.execvp(command[0], command)


def refuse_sockets() -> None:
    """For this process and all that it starts."""
    call, architecture = SOCKETS[platform.machine()]
    steps = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 0, 5, architecture),  # another one: refused whatever it asks
        (LOAD, 0, 0, NUMBER),
        (EQUAL, 0, 2, call),
        (LOAD, 0, 0, FAMILY),
        (EQUAL, 0, 1, AF_UNIX),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    library = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(steps), code)
    for words in ((NEW_PRIVILEGES, 1, 0, 0, 0), (SECCOMP, FILTER, ctypes.byref(program), 0, 0)):
        if library.prctl(*words) != 0:
            raise OSError(ctypes.get_errno(), "the filter was not taken")


if __name__ == "__main__":
    main(sys.argv[1:])
