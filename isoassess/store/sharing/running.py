"""Whether a process of this computer still runs, by its number."""

import ctypes
import os
import sys

_MAY_ASK, _STILL_RUNS = 0x1000, 259  # of the Windows interface


def is_running(process: int) -> bool:
    """A number may have been given anew since: then another process answers for it."""
    if sys.platform == "win32":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # it is another person's
        return True
    return True


def _runs_on_windows(process: int) -> bool:
    ask = vars(ctypes)["windll"].kernel32
    handle = ask.OpenProcess(_MAY_ASK, False, process)
    if not handle:
        return False
    code = ctypes.c_ulong()
    ask.GetExitCodeProcess(handle, ctypes.byref(code))
    ask.CloseHandle(handle)
    return code.value == _STILL_RUNS
