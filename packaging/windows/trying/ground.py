"""What the trials stand on: the installer, a Windows to put it into, and what has come of it."""

import dataclasses
import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from product import Product
from steps import Failed
from windows.downloads import Tools
from windows.installer import Installer, installer_name, make_installer
from windows.launchers import companion_name, library_folder, program_name
from windows.trying.machine import Machine, until

LISTED = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Uninstall"
CLASSES = r"HKEY_CURRENT_USER\Software\Classes"


@dataclass(frozen=True)
class Ground:
    """One machine, on which one trial follows the other."""

    made_of: Installer
    installer: Path
    machine: Machine
    tools: Tools
    place: Path

    @property
    def product(self) -> Product:
        return self.made_of.product

    @property
    def listed(self) -> str:
        """The key under which Windows lists it."""
        return f"{LISTED}\\{self.product.name}"

    def install(self, installer: Path, *words: str, code: int = 0) -> None:
        """Silently, to end with this code (Failed)."""
        ended = self.machine.run(installer, "/S", *words)
        if ended.code != code:
            raise Failed(f"{installer.name} ended with {ended.code} instead of {code}. {ended.said}")

    def remove(self, folder: Path) -> None:
        """The uninstaller goes on in a copy of itself, so it is over when it is no longer listed (Failed)."""
        self.machine.run(folder / "uninstall.exe", "/S")
        until(lambda: not self.machine.registry(self.listed), "it is still listed as installed")

    def folder(self) -> Path:
        """Where it is listed as installed (Failed)."""
        found = self.machine.registry(self.listed)
        if not found:
            raise Failed("it is not listed as installed")
        return self.machine.file(found[self.listed]["InstallLocation"])

    def program(self) -> Path:
        """What opens the window."""
        return self.folder() / program_name(self.product)

    def companion(self) -> Path:
        """What is for the command line."""
        return self.folder() / companion_name(self.product)

    def check_files(self, folder: Path) -> int:
        """How many were built; all are there, byte by byte (Failed)."""
        there, built = sums(folder), sums(self.made_of.stage)
        if wrong := sorted(name for name in built if there.get(name) != built[name]):
            raise Failed(f"{len(wrong)} files are missing or differ: {', '.join(wrong[:5])}")
        return len(built)

    def check_listed(self, version: str, folder: str) -> None:
        """With this version in this folder, which is where a double click leads, too (Failed)."""
        registry, document = self.machine.registry("HKEY_CURRENT_USER\\Software"), self.product.document
        listed = registry.get(self.listed, {})
        if (listed.get("DisplayVersion"), listed.get("InstallLocation")) != (version, folder):
            raise Failed(f"listed as {listed}")
        opens = registry.get(f"{CLASSES}\\{document.prog_id}\\shell\\open\\command", {}).get("")
        if opens != f'"{folder}\\{program_name(self.product)}" "%1"':
            raise Failed(f"files would be opened with {opens}")
        kind = registry.get(f"{CLASSES}\\.{document.extension}", {}).get("")
        if kind != document.prog_id:
            raise Failed(f"a double click on a file would open what {kind} says")

    def check_no_traces(self) -> None:
        """Nothing in the registry and in the start menu (Failed)."""
        product = self.product
        registry = self.machine.registry("HKEY_CURRENT_USER\\Software")
        if not registry:
            raise Failed("the registry could not be read")
        ours = (product.name, product.document.prog_id, f".{product.document.extension}")
        left = [key for key in registry if any(name in key.split("\\") for name in ours)]
        left += [str(link) for link in self.machine.shortcuts() if link.stem == product.name]
        if left:
            raise Failed(f"left behind: {', '.join(left)}")

    def small_installer(self, version: str, needed_megabytes: int | None = None) -> Path:
        """Of another version, with hardly anything inside."""
        place = self.place / f"small-{version}-{needed_megabytes}"
        product = dataclasses.replace(self.product, version=version)
        if (place / installer_name(product)).exists():
            return place / installer_name(product)
        stage = place / "stage"
        inner = stage / library_folder(product)
        inner.mkdir(parents=True)
        (inner / "only-here.txt").write_text(version, encoding="utf-8")
        for name in (program_name(product), companion_name(product)):
            shutil.copyfile(self.made_of.stage / name, stage / name)
        made_of = dataclasses.replace(
            self.made_of, product=product, stage=stage, needed_megabytes=needed_megabytes
        )
        return make_installer(made_of, place, quick=True)


def sums(folder: Path) -> dict[str, str]:
    """Every file in a folder by its name from there, with the sum of what it holds."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
