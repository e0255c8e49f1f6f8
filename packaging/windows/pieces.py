"""What is built for Windows, one piece after the other, in one folder."""

import os
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from building import EPOCH, build_wheel
from licenses.gpl import check_no_gpl
from licenses.sbom import write_sbom
from product import ROOT, Product
from steps import Failed, megabytes
from windows.downloads import Tools, fetch_packages, fetch_runtime
from windows.installer import Installer, installer_name, make_installer
from windows.launchers import build_launchers, companion_name, library_folder, program_name
from windows.msi import make_msi
from windows.parts import LICENSE_PAGE, payload_parts
from windows.payload_check import problems
from windows.portable_executable import executables
from windows.signing import is_signing, sign
from windows.staging import Parts, assemble
from windows.verify_runtime import check_signatures, check_sums

LONGEST_PATH = 140  # below the folder of the program; Windows takes 260 in all
RUNTIME = "ISOASSESS_WINDOWS_PYTHON"  # a folder with a newer Python of python.org, for a release


@dataclass(frozen=True)
class Build:
    """The pieces lie in `place`; where `quick`, the installer is larger and made much sooner."""

    place: Path
    product: Product
    quick: bool

    @cached_property
    def tools(self) -> Tools:
        return Tools(self.place / "tools")

    @property
    def stage(self) -> Path:
        return self.place / "stage"

    @property
    def output(self) -> Path:
        """What is handed out lies here."""
        return self.place / "output"

    @property
    def made_of(self) -> Installer:
        """What the installer is made of."""
        return Installer(
            product=self.product,
            stage=self.stage,
            pictures=self.place / "launchers",
            license_text=self.stage / library_folder(self.product) / "licenses" / LICENSE_PAGE,
        )

    def runtime(self) -> str:
        """The Python that goes inside, as python.org made it."""
        if given := os.environ.get(RUNTIME):
            shutil.rmtree(self.place / "runtime", ignore_errors=True)
            shutil.copytree(given, self.place / "runtime")
            return f"{given}, {check_signatures(self.place / 'runtime')}"
        runtime = fetch_runtime(self.tools, self.place)
        return f"{self.product.windows_runtime}: {check_sums(runtime)}, {check_signatures(runtime)}"

    def packages(self) -> str:
        """Those of the lock file."""
        packages = fetch_packages(self.tools, ROOT / "pyproject.toml", self.place)
        count = len(list(packages.glob("*.dist-info")))
        return f"{count} as in requirements.lock, {megabytes(packages):.0f} MB"

    def wheel(self) -> str:
        """The program itself."""
        wheel = build_wheel(self.tools.python, self.place)
        if f"-{self.product.version}-" not in wheel.name:
            raise Failed(f"{wheel.name} is not of version {self.product.version}")
        return f"{wheel.name}, {megabytes(wheel):.1f} MB"

    def launchers(self) -> str:
        """What starts it."""
        shutil.rmtree(self.stage, ignore_errors=True)
        build_launchers(self.product, self.tools, self.place / "launchers", self.stage)
        made = [self.stage / name(self.product) for name in (program_name, companion_name)]
        if is_signing():
            for program in made:
                sign(program)
        return ", ".join(f"{file.name} {file.stat().st_size / 1e3:.0f} kB" for file in made)

    def payload(self) -> str:
        """All that is installed, in its place."""
        (wheel,) = (self.place / "wheels").glob("*.whl")
        parts = Parts(self.place / "runtime", self.place / "packages", wheel)
        assemble(self.product, parts, self.stage, epoch=int(EPOCH))
        files = [file.relative_to(self.stage).as_posix() for file in self.stage.rglob("*") if file.is_file()]
        longest = max(len(name) for name in files)
        if longest > LONGEST_PATH:
            raise Failed(f"a path of {longest} characters: {max(files, key=len)}")
        return within(megabytes(self.stage), self.product.budgets["installed"], f"{len(files)} files")

    def parts(self) -> str:
        """Under licences that may be handed on, and in a list beside the installer."""
        inside = self.stage / library_folder(self.product)
        parts = payload_parts(inside, self.product)
        said = check_no_gpl(parts, executables(inside))
        name = installer_name(self.product).removesuffix(".exe")
        write_sbom(self.output / f"{name}.cdx.json", self.product, parts, "windows")
        return f"{said} under the GPL alone"

    def libraries(self) -> str:
        """Nothing that a bare Windows lacks."""
        if found := problems(self.stage):
            raise Failed("; ".join(found))
        return f"{len(executables(self.stage))} programs and libraries find all they ask for"

    def installer(self) -> str:
        """For one person."""
        installer = make_installer(self.made_of, self.output, quick=self.quick)
        if self.quick:
            return f"{installer.name}, {megabytes(installer):.1f} MB, less compressed than for a release"
        return within(megabytes(installer), self.product.budgets["nsis"], installer.name)

    def msi(self) -> str:
        """For all people of a machine, by its administrator."""
        msi = make_msi(self.product, self.stage, self.place / "msi", self.output)
        if is_signing():
            sign(msi)
        return f"{msi.name}, {megabytes(msi):.1f} MB"


def within(size: float, budget: int, what: str) -> str:
    """The size and its budget as words (Failed where it is larger)."""
    said = f"{what}, {size:.1f} of at most {budget} MB"
    if size > budget:
        raise Failed(said)
    return said
