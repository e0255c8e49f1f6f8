"""The password of a file on the command line: asked for without showing it, or read; never an argument."""

import getpass
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from isoassess.cli.named_path import PATH
from isoassess.errors import BadInput
from isoassess.language.texts import _

_LONGEST = 100_000  # bytes of a first line; what is longer is no password
INPUT = Path("-")

PASSWORD_FILE = click.option(
    "--password-file",
    type=PATH,
    metavar="FILE",
    help="Where the file has a password: it is the first line of FILE, or of the input where FILE is `-`. "
    "Without this it is asked for.",
)


class Passwords:
    """What was said in this command, tried on each file that has a password."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._said: list[str] = []

    def unlock(self, path: Path, *, file: Path | None = None, whole: bool = True) -> None:
        """From now on it can be opened; WrongPassword, or BadInput where none is said.

        `file`: where a password of its own stands, for a backup that does not open with what was said.
        `whole`: a piece of a file is none that could be opened.
        """
        from isoassess.store import WrongPassword
        from isoassess.store.vault.unlocking import needs_password

        if not needs_password(path, whole=whole):
            return
        if any(_opens(path, said) for said in self._said):
            return
        said = self._new(path, file)
        if not _opens(path, said):
            raise WrongPassword(_("{path}: this password does not open the file").format(path=path))
        self._said.append(said)

    def _new(self, path: Path, file: Path | None) -> str:
        if file is None and not self._said:
            file = self._file
        if file is not None:
            return _read(file)
        return _asked(path, option="--backup-password-file" if self._said else "--password-file")


def with_password(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option; it gets `passwords`."""

    @wraps(command)
    def given(*arguments: Any, password_file: Path | None, **options: Any) -> None:
        command(*arguments, passwords=Passwords(password_file), **options)

    return PASSWORD_FILE(given)


def package_password(file: Path | None, *, asked_for: Path | None = None) -> str:
    """The password of a package: what stands in the file, or is typed for `asked_for`; empty for none."""
    if asked_for is not None:
        return _asked(asked_for, option="--package-password-file")
    return "" if file is None else _read(file)


def _opens(path: Path, said: str) -> bool:
    """By the password, or by the recovery key where the words are one; a damaged file is told of later."""
    from isoassess.store import StoreDamaged, WrongPassword
    from isoassess.store.vault.recovery import BadRecoveryKey
    from isoassess.store.vault.unlocking import unlock, unlock_by_recovery_key

    for way in (unlock, unlock_by_recovery_key):
        try:
            way(path, said)
        except (WrongPassword, BadRecoveryKey):
            continue
        except StoreDamaged:
            pass
        return True
    return False


def _read(file: Path) -> str:
    """The first line; blanks are part of it, the end of the line is not."""
    try:
        if file == INPUT:
            line = sys.stdin.buffer.readline(_LONGEST)
        else:
            with file.open("rb") as opened:
                line = opened.readline(_LONGEST)
    except FileNotFoundError:
        raise BadInput(_("{path}: there is no such file").format(path=file)) from None
    except IsADirectoryError:
        raise BadInput(_("{path} is a folder; say the name of a file").format(path=file)) from None
    except (OSError, ValueError) as error:  # a path with NUL in it is a ValueError
        reason = getattr(error, "strerror", None) or error
        raise BadInput(_("{path}: {reason}").format(path=file, reason=reason)) from None
    try:
        said = line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(_("{path}: a password must be UTF-8 text").format(path=file)) from None
    if not said:
        raise BadInput(_("{path}: there is no password in its first line").format(path=file))
    return said


def _asked(path: Path, *, option: str) -> str:
    """Typed in the terminal, where nobody sees it."""
    says = _("{path} has a password: say it with {option} FILE, or {option} - for the input")
    if not _has_terminal():
        raise BadInput(says.format(path=path, option=option))
    try:
        said = getpass.getpass(_("Password of {name}: ").format(name=path.name), stream=None)
    except EOFError:
        raise BadInput(says.format(path=path, option=option)) from None
    if not said:
        raise BadInput(says.format(path=path, option=option))
    return said


def _has_terminal() -> bool:
    """Without one getpass would show what is typed."""
    if sys.platform == "win32":
        return sys.stdin is not None and sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
