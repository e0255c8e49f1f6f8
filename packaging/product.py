"""What the installers say of the program, read from app.toml and from the files of the project it names."""

import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


@dataclass(frozen=True)
class Document:
    """The kind of file that opens with a double click."""

    extension: str
    mime_type: str
    description: str
    prog_id: str


@dataclass(frozen=True)
class Product:
    """Names, ids, the version and what goes inside."""

    name: str
    command: str
    identifier: str
    summary: str
    publisher: str
    contact: str  # an address, empty where the owner has named none yet
    license: str
    version: str
    released: datetime.date
    entry: str
    icon: Path
    languages: tuple[str, ...]
    document: Document
    plugins: dict[str, tuple[str, ...]]  # by system: linux, windows, macos
    lowest_windows_build: int
    windows_runtime: str  # the version of Python inside
    budgets: dict[str, int]  # the largest size of each artefact in units of 1,000,000 bytes


def read_product(table: Path = HERE / "app.toml") -> Product:
    """Raises KeyError where app.toml lacks an entry."""
    said = tomllib.loads(table.read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / said["version_from"]).read_text(encoding="utf-8"))["project"]
    return Product(
        name=said["name"],
        command=said["command"],
        identifier=said["identifier"],
        summary=said["summary"],
        publisher=said["publisher"],
        contact=said.get("contact", ""),
        license=said["license"],
        version=project["version"],
        released=said["released"],
        entry=said["entry"],
        icon=ROOT / said["icon"],
        languages=tuple(said["languages"]),
        document=Document(**said["document"]),
        plugins={system: tuple(said["qt"][f"plugins_{system}"]) for system in ("linux", "windows", "macos")},
        lowest_windows_build=said["windows"]["lowest_build"],
        windows_runtime=said["windows"]["runtime"],
        budgets=said["budgets"],
    )
