"""The tools of Debian and of the desktop: what checks with them, each where it is installed."""

import shutil
import subprocess
from pathlib import Path

from product import Product
from steps import Failed, Skipped, call

PACKAGES = {  # that bring each tool
    "objdump": "binutils",
    "lintian": "lintian",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "update-mime-database": "shared-mime-info",
    "dpkg-deb": "dpkg",
    "dpkg-shlibdeps": "dpkg-dev",
}


def check_desktop_entry(share: Path, product: Product) -> str:
    need("desktop-file-validate")
    said = call("desktop-file-validate", share / "applications" / f"{product.identifier}.desktop")
    if said.strip():
        raise Failed(said.strip())
    return "nothing to say"


def check_metainfo(share: Path, product: Product) -> str:
    need("appstreamcli")
    said = call(
        "appstreamcli", "validate", "--no-net", share / "metainfo" / f"{product.identifier}.metainfo.xml"
    )
    return said.strip().splitlines()[-1].strip()


def check_kind_of_file(share: Path, place: Path, product: Product) -> str:
    """The kind of file is taken in by the database of a desktop, and found by the ending of a name."""
    need("update-mime-database")
    base = place / "share"
    shutil.rmtree(base, ignore_errors=True)
    shutil.copytree(share / "mime", base / "mime")
    call("update-mime-database", base / "mime")
    globs = (base / "mime" / "globs2").read_text(encoding="utf-8")
    wanted = f"50:{product.document.mime_type}:*.{product.document.extension}"
    if wanted not in globs.splitlines():
        raise Failed(f"no line {wanted}")
    return wanted


def check_package(deb: Path) -> str:
    """No error and no warning that is not overridden with a reason."""
    need("lintian")
    command = ["lintian", "--fail-on", "error,warning", "--allow-root", str(deb)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = [line for line in done.stdout.splitlines() if line[:2] in ("E:", "W:")]
    if done.returncode or found:
        raise Failed("; ".join(found) or done.stderr.strip())
    return "no error, no warning"


def need(*programs: str) -> None:
    """Skipped where one of them is not there."""
    for program in programs:
        if shutil.which(program) is None:
            raise Skipped(f"no {program} here (package {PACKAGES[program]})")
