"""Puts together what is installed: two programs, and beside them, in a folder named by the version, all else.

NAME.exe  NAME-cli.exe  VERSION/python (of python.org)  /packages  /app (the program)  /licenses

A newer version lies beside the older one until it is complete.
"""

import os
import shutil
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from product import Product
from steps import Skipped, call
from windows.launchers import library_folder
from windows.parts import put_licenses
from windows.pruning import prune

PATHS = "{library}.zip\r\n.\r\n..\\packages\r\n..\\app\r\n"
START = """import sys

sys.frozen = True  # what starts the program again is its launcher, not a Python

from {module} import {function}

sys.exit({function}())
"""
COMPILER_RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll")
PRUNED_FROM_RUNTIME = (
    *("python.exe", "pythonw.exe", "python.cat", "_msi.pyd", "winsound.pyd"),
    # Python counts sums without OpenSSL as well, and nothing speaks to a network.
    *("_ssl.pyd", "_hashlib.pyd", "libssl-3.dll", "libcrypto-3.dll"),
    *("_sqlite3.pyd", "sqlite3.dll"),  # the program has its own, with SQLCipher
)


@dataclass(frozen=True)
class Parts:
    """What was fetched and built before."""

    runtime: Path
    packages: Path
    wheel: Path


def assemble(product: Product, parts: Parts, stage: Path, *, epoch: int) -> Path:
    """The folder of the version inside `stage`, which must hold the two programs already (Skipped)."""
    inner = stage / library_folder(product)
    shutil.rmtree(inner, ignore_errors=True)
    shutil.copytree(parts.packages, inner / "packages")
    with zipfile.ZipFile(parts.wheel) as wheel:
        wheel.extractall(inner / "app")
    prune(inner / "packages", inner / "app", product)
    _put_python(product, parts.runtime, inner)
    put_licenses(inner, product)
    _write_start(product, inner / "app" / "start.py")
    _compile(inner)
    _settle_times(stage, epoch)
    return inner


def _put_python(product: Product, runtime: Path, inner: Path) -> None:
    """As it came, but for where it looks, and the newer runtime of Microsoft's compiler from Qt's package."""
    python = inner / "python"
    library = f"python{''.join(product.windows_runtime.split('.')[:2])}"
    shutil.copytree(runtime, python)
    for name in PRUNED_FROM_RUNTIME:
        (python / name).unlink(missing_ok=True)
    for name in COMPILER_RUNTIME:
        shutil.copyfile(inner / "packages" / "PySide6" / name, python / name)
    (python / f"{library}._pth").write_bytes(PATHS.format(library=library).encode())


def _write_start(product: Product, file: Path) -> None:
    module, function = product.entry.split(":")
    file.write_text(START.format(module=module, function=function), encoding="utf-8")


def _compile(inner: Path) -> None:
    """Packages as compiled code alone, ours beside its source, which a report of a fault quotes (Skipped)."""
    if sys.version_info[:2] != (3, 11):
        raise Skipped("the code for Windows is compiled by the same Python 3.11, and this is another one")
    exactly = ["-q", "--invalidation-mode", "unchecked-hash", "-s", str(inner)]
    surroundings = {**os.environ, "PYTHONHASHSEED": "0"}
    compiling = [sys.executable, "-I", "-X", "no_debug_ranges", "-m", "compileall"]  # as in the other bundles
    without_remarks = ("-o", "2", "-b")
    call(*compiling, *exactly, *without_remarks, inner / "packages", environment=surroundings)
    call(*compiling, *exactly, inner / "app", environment=surroundings)
    for source in (inner / "packages").rglob("*.py"):
        source.unlink()


def _settle_times(stage: Path, epoch: int) -> None:
    for place in (stage, *stage.rglob("*")):
        os.utime(place, (epoch, epoch))
