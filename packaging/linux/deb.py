"""The Debian package: the program below /usr/lib, what the desktop reads, and the libraries it asks for."""

import os
import re
import shutil
from pathlib import Path

from building import EPOCH, SAME, Environment
from linux.bundle import LIBRARY, Bundle, without_system
from linux.desktop_files import filled, write_desktop_files, write_gzip
from product import ROOT, Product
from steps import call, megabytes

# What the build machine has newer than need be; Ubuntu 22.04 has what the program really uses.
RELAXED = re.compile(r"(libx11-xcb1) \([^)]*\)")
REVISION = 1


def build_deb(
    bundle: Bundle, product: Product, environment: Environment, place: Path, *, effort: int, licenses: Path
) -> Path:
    """The package; `effort` is that of xz, from 1 to 9."""
    root = place / "tree"
    shutil.rmtree(place, ignore_errors=True)
    program = root / "usr" / "lib" / product.command
    program.parent.mkdir(parents=True)
    without_system(bundle, program)
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / product.command).symlink_to(f"../lib/{product.command}/{product.command}")
    share = root / "usr" / "share"
    write_desktop_files(share, product, environment)
    shutil.copytree(licenses, program / "licenses")
    _write_documents(share, product, licenses)
    _set_modes(root, program / product.command)
    _write_control(root, product, depends(program, product, place / "depends"))
    target = place / f"{product.command}_{deb_version(product)}_{architecture()}.deb"
    compressed = ("-Zxz", f"-z{effort}")
    surroundings = {**os.environ, **SAME}
    call("dpkg-deb", "--root-owner-group", *compressed, "--build", root, target, environment=surroundings)
    return target


def deb_version(product: Product) -> str:
    return f"{product.version}-{REVISION}"


def architecture() -> str:
    return call("dpkg", "--print-architecture").strip()


def depends(program: Path, product: Product, place: Path) -> str:
    """The packages that bring what the libraries ask for, as Debian's own tool finds them."""
    control = place / "debian" / "control"
    control.parent.mkdir(parents=True, exist_ok=True)
    control.write_text(f"Source: {product.command}\n\nPackage: {product.command}\nArchitecture: any\n")
    files = [
        file for file in sorted(program.rglob("*")) if LIBRARY.search(file.name) and not file.is_symlink()
    ]
    folders = sorted({f"-l{file.parent}" for file in program.rglob("*") if LIBRARY.search(file.name)})
    options = ("-O", "--ignore-missing-info", "--warnings=0")
    said = call("dpkg-shlibdeps", *options, *folders, program / product.command, *files, folder=place)
    found = said.strip().partition("shlibs:Depends=")[2]
    return RELAXED.sub(r"\1", found)


def _write_documents(share: Path, product: Product, licenses: Path) -> None:
    folder = share / "doc" / product.command
    folder.mkdir(parents=True)
    shutil.copyfile(licenses / "copyright", folder / "copyright")
    write_gzip(folder / "changelog.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    write_gzip(
        folder / "changelog.Debian.gz", filled("changelog", product, {"deb_version": deb_version(product)})
    )
    overrides = share / "lintian" / "overrides" / product.command
    overrides.parent.mkdir(parents=True)
    overrides.write_text(filled("lintian-overrides", product), encoding="utf-8")


def _write_control(root: Path, product: Product, depends_on: str) -> None:
    control = root / "DEBIAN"
    control.mkdir()
    size = str(round(megabytes(root) * 1e6 / 1024))
    values = {"deb_version": deb_version(product), "architecture": architecture()}
    text = filled("control", product, {"kilobytes": size, "depends": depends_on, **values})
    (control / "control").write_text(text, encoding="utf-8")
    files = sorted(file for file in (root / "usr").rglob("*") if file.is_file() and not file.is_symlink())
    sums = call("md5sum", *(file.relative_to(root) for file in files), folder=root)
    (control / "md5sums").write_text(sums, encoding="utf-8")
    for path in (root, *root.rglob("*")):
        os.utime(path, (int(EPOCH), int(EPOCH)), follow_symlinks=False)


def _set_modes(root: Path, started: Path) -> None:
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == started else 0o644)
