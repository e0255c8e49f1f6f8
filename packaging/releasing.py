"""What stands beside the installers: their sums, and the signature where somebody can give one."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from steps import Failed, Skipped, call

SUMS = "SHA256SUMS"
KEY = "ISOASSESS_SIGNING_KEY"  # names the key of whoever releases; without it nothing is signed


def write_sums(folder: Path, made: Iterable[Path]) -> str:
    """As `sha256sum -c` reads it."""
    files = sorted(made, key=lambda file: file.name)
    if not files:
        raise Skipped("nothing was built")
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
    for file in files:
        target = folder / file.name
        if target != file:
            target.unlink(missing_ok=True)
            os.link(file, target)
    return f"{len(files)} files"


def sign(folder: Path) -> str:
    """A signature of the sums beside them, with the key that ISOASSESS_SIGNING_KEY names."""
    key = os.environ.get(KEY)
    if not key:
        raise Skipped(f"{KEY} names no key")
    if shutil.which("gpg") is None:
        raise Skipped("no gpg here (package gnupg)")
    target = folder / f"{SUMS}.asc"
    target.unlink(missing_ok=True)
    call("gpg", "--batch", "--local-user", key, "--armor", "--output", target, "--detach-sign", folder / SUMS)
    call("gpg", "--batch", "--verify", target, folder / SUMS)
    return target.name


def differences(one: Path, other: Path) -> list[str]:
    """The names of the files that are not bit by bit the same in both folders."""
    names = {file.name for folder in (one, other) for file in folder.iterdir()}
    if not names:
        raise Failed("there is nothing to compare")
    return sorted(name for name in names if _content(one / name) != _content(other / name))


def _content(file: Path) -> bytes:
    return hashlib.sha256(file.read_bytes()).digest() if file.is_file() else b""
