"""The program as an archive that needs no installing: unpack it and start it."""

import lzma
import platform
import shutil
import tarfile
from pathlib import Path

from building import EPOCH
from linux.bundle import Bundle
from linux.desktop_files import filled
from product import Product

# Jumps in the code for this processor are written so that the same target looks the same from everywhere.
BEFORE = [{"id": lzma.FILTER_X86}] if platform.machine() == "x86_64" else []


def build_portable(
    bundle: Bundle, product: Product, place: Path, *, effort: int, licenses: Path, glibc: str
) -> Path:
    """One folder in the archive, with no days and no names of people in it."""
    shutil.rmtree(place, ignore_errors=True)
    name = f"{product.command}-{product.version}-linux-{platform.machine()}"
    folder = place / name
    shutil.copytree(bundle.folder, folder, symlinks=True)
    shutil.copytree(licenses, folder / "licenses")
    told = filled("portable.txt", product, {"glibc": glibc})
    (folder / "README.txt").write_text(told, encoding="utf-8")
    target = place / f"{name}.tar.xz"
    filters = [*BEFORE, {"id": lzma.FILTER_LZMA2, "preset": effort}]
    with (
        lzma.open(target, "wb", filters=filters) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for path in (folder, *sorted(folder.rglob("*"))):
            archive.add(path, path.relative_to(place).as_posix(), recursive=False, filter=_nobodys)
    return target


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = int(EPOCH)
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry
