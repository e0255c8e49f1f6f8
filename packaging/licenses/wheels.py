"""What the environment that a bundle was made from says of its parts: packages, PDFium, Python itself."""

import json
from collections.abc import Iterable
from pathlib import Path

from building import Environment
from steps import Failed, call

STARTER = "pyinstaller"  # the program that is started is its
STDLIB = "import sysconfig, platform; print(platform.python_version()); print(sysconfig.get_path('stdlib'))"


def packages_inside(sources: Iterable[str], environment: Environment) -> list[Path]:
    """The `.dist-info` folders of the packages of which one of these files went in."""
    installed = environment.installed
    inside = {_relative(source, installed) for source in sources} - {""}
    found = [info for info in sorted(installed.glob("*.dist-info")) if inside & _files_of(info)]
    (starter,) = installed.glob(f"{STARTER}-*.dist-info")
    return [info for info in {*found, starter} if not info.name.startswith("isoassess-")]


def python_itself(environment: Environment) -> tuple[dict[str, str], dict[str, tuple[Path, ...]]]:
    """Its version and the text of its licence, by the name of the part (Failed where there is none)."""
    version, library = call(environment.python, "-c", STDLIB).splitlines()
    minor = ".".join(version.split(".")[:2])
    for text in (Path(library) / "LICENSE.txt", Path(f"/usr/share/doc/python{minor}/copyright")):
        if text.is_file():
            return {"CPython": version}, {"CPython": (text,)}
    raise Failed("the licence of Python is not where it is looked for")


def pdfium_version(packages: Path) -> str:
    """The wheel says which build of PDFium it holds."""
    said = json.loads((packages / "pypdfium2_raw" / "version.json").read_text(encoding="utf-8"))
    return ".".join(str(said[part]) for part in ("major", "minor", "build", "patch"))


def _relative(source: str, folder: Path) -> str:
    path = Path(source)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""


def _files_of(info: Path) -> set[str]:
    lines = (info / "RECORD").read_text(encoding="utf-8").splitlines()
    return {line.split(",")[0] for line in lines}
