"""The oldest C library that the program can run with, as its files themselves ask for it."""

import re
from collections.abc import Iterable
from pathlib import Path

from steps import Failed, call

NEEDED = re.compile(r"\(?GLIBC_([0-9.]+)\)?")


def oldest_glibc(files: Iterable[Path]) -> str:
    """The highest version of which one of them asks for something."""
    found = [version for file in files for version in asked_for(call("objdump", "-T", file))]
    if not found:
        raise Failed("nothing asks for a C library")
    return highest(found)


def highest(versions: Iterable[str]) -> str:
    """Of versions as numbers, not as text."""
    return max(versions, key=lambda version: [int(number) for number in version.split(".")])


def asked_for(symbols: str) -> list[str]:
    """The versions of glibc in what `objdump -T` says."""
    return NEEDED.findall(symbols)
