"""Everything that is built for Linux, in the order in which one needs the other."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from building import Environment, imported_packages, make_environment
from licenses.components import Component
from licenses.gpl import check_no_gpl
from licenses.notices import write_licenses
from licenses.sbom import write_sbom
from linux.bundle import Bundle, build_bundle, check_qt_unchanged, read_bundle
from linux.deb import build_deb
from linux.glibc import oldest_glibc
from linux.parts import bundle_components, native_files
from linux.portable import build_portable
from linux.validating import need
from product import Product
from steps import Failed, megabytes

LEAST, MOST = 1, 9  # of the effort of xz: for a run on each change, for a release


@dataclass(frozen=True)
class LinuxBuild:
    """Where it is built and what came of it; `quick` spares what only a release needs."""

    place: Path
    product: Product
    quick: bool

    @property
    def effort(self) -> int:
        return LEAST if self.quick else MOST

    @property
    def program(self) -> Path:
        return self.bundle.folder / self.product.command

    @property
    def bundle(self) -> Bundle:
        return read_bundle(self.product, self.place / "bundle")

    @property
    def environment(self) -> Environment:
        return Environment(self.place / "venv")

    @property
    def output(self) -> Path:
        """What is handed out."""
        return self.place / "output"

    @property
    def deb(self) -> Path:
        (found,) = self.output.glob("*.deb")
        return found

    @property
    def portable(self) -> Path:
        (found,) = self.output.glob("*.tar.xz")
        return found

    def make_environment(self) -> str:
        shutil.rmtree(self.place, ignore_errors=True)
        self.output.mkdir(parents=True)
        environment = make_environment(self.place)
        return f"{len(imported_packages(environment.python))} packages of the lock file"

    def make_bundle(self) -> str:
        need("objdump")
        bundle = build_bundle(self.environment, self.product, self.place / "bundle")
        files = [file for file in bundle.folder.rglob("*") if file.is_file()]
        return f"{megabytes(bundle.folder):.1f} MB, {len(files)} files"

    def compare_qt(self) -> str:
        return check_qt_unchanged(self.bundle, self.environment)

    def make_licenses(self) -> str:
        """The folders of licences and the lists of parts, of the package and of the archive."""
        counted = []
        for kind, with_system in (("deb", False), ("portable", True)):
            components = self._components(with_system=with_system)
            write_licenses(self.place / "licenses" / kind, self.product, components)
            name = f"{self.product.command}-{self.product.version}-{kind}.cdx.json"
            write_sbom(self.output / name, self.product, components, "linux")
            counted.append(len(components))
        return f"{counted[0]} parts in the package, {counted[1]} in the archive, each with its licence"

    def look_for_gpl(self) -> str:
        return check_no_gpl(self._components(with_system=True), native_files(self.bundle.folder))

    def make_deb(self) -> str:
        need("dpkg-deb", "dpkg-shlibdeps")
        made = build_deb(
            self.bundle,
            self.product,
            self.environment,
            self.place / "deb",
            effort=self.effort,
            licenses=self.place / "licenses" / "deb",
        )
        shutil.move(made, self.output / made.name)
        installed = megabytes(self.place / "deb" / "tree" / "usr")
        return self._within_budget({"deb": megabytes(self.deb), "installed": installed})

    def make_portable(self) -> str:
        glibc = oldest_glibc([self.program, *native_files(self.bundle.folder)])
        made = build_portable(
            self.bundle,
            self.product,
            self.place / "portable",
            effort=self.effort,
            licenses=self.place / "licenses" / "portable",
            glibc=glibc,
        )
        shutil.move(made, self.output / made.name)
        return f"{megabytes(self.portable):.1f} MB, for glibc {glibc} and later"

    def _components(self, *, with_system: bool) -> list[Component]:
        return bundle_components(self.bundle, self.environment, with_system=with_system)

    def _within_budget(self, sizes: dict[str, float]) -> str:
        """The budgets are those of a release; in between they are told and not judged."""
        budgets = self.product.budgets | ({"deb": 1000, "installed": 1000} if self.quick else {})
        said = ", ".join(f"{name} {size:.1f} MB" for name, size in sizes.items())
        if over := [name for name, size in sizes.items() if size > budgets[name]]:
            raise Failed(f"{said}; over the budget: {', '.join(over)}")
        return said + (" (packed quickly)" if self.quick else "")
