"""The self-test, done by a second process of the program, whose window comes up nowhere."""

import subprocess

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.own_process import own_command, own_surroundings

PATIENCE = 120  # seconds


class SelfTestNotStarted(ExpectedError):
    """The program could not be started a second time."""


def tried() -> tuple[int, str]:
    """The exit code of the self-test and its report; a window of its own would take the keys of who types."""
    try:
        done = subprocess.run(
            own_command("--selftest", "-platform", "offscreen"),
            capture_output=True,
            check=False,
            env=own_surroundings({}),
            stdin=subprocess.DEVNULL,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise SelfTestNotStarted(_("The self-test could not be done.")) from None
    return done.returncode, done.stdout.decode("utf-8", "replace").strip()
