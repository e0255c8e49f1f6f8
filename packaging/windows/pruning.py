"""What stays of the packages: what the program imports, and the libraries that these ask for."""

import re
import shutil
from pathlib import Path

from product import Product
from unused import FILES, MODULES
from windows.portable_executable import executables, read_executable

# Beside the modules that no bundle holds: tools, fonts of others, and what only a compiler reads.
NEVER_USED = (
    "bin",
    "pypdfium2_cli",
    "alembic/templates",
    "reportlab/fonts",  # for drawing into pictures; those in documents are the program's
    "charset_normalizer-*",
    "lxml/includes",
    *(f"shiboken6/{name}.dll" for name in ("concrt140", "vcamp140", "vccorlib140", "vcomp140")),
    *FILES,
    *(f"{module.replace('.', '/')}{kind}" for module in MODULES for kind in ("", ".*")),
)
FOR_DEVELOPERS = ("*.pyi", "py.typed", "*.lib", "*.pyx", "*.pxd", "*.c", "*.h")
QT_MODULE = re.compile(r"from PySide6\.(Qt\w+) import|import PySide6\.(Qt\w+)")
# Loaded with PySide6 itself, or the runtime of Microsoft's compiler, which must lie beside Qt.
KEPT_OF_QT = (
    "pyside6.abi3.dll",
    "msvcp140.dll",
    "msvcp140_1.dll",
    "msvcp140_2.dll",
    "vcruntime140.dll",
    "vcruntime140_1.dll",
)


def prune(packages: Path, program: Path, product: Product) -> None:
    """Take out what is not used; nothing that stays is changed."""
    for pattern in NEVER_USED:
        for found in packages.glob(pattern):
            _remove(found)
    for pattern in FOR_DEVELOPERS:
        for found in packages.rglob(pattern):
            _remove(found)
    _keep_languages(packages / "babel" / "locale-data", product)
    _keep_of_qt(packages / "PySide6", _modules(program), product)
    _keep_asked_for(packages)


def _modules(program: Path) -> set[str]:
    """The modules of Qt that the program imports by name."""
    sources = "\n".join(file.read_text(encoding="utf-8") for file in program.rglob("*.py"))
    return {first or second for first, second in QT_MODULE.findall(sources)}


def _keep_languages(folder: Path, product: Product) -> None:
    for file in folder.iterdir():
        if file.stem.split("_")[0] not in ("root", "en", *product.languages):
            file.unlink()


def _keep_of_qt(folder: Path, modules: set[str], product: Product) -> None:
    """The modules, the plugins of app.toml and the translations; libraries are looked at afterwards."""
    plugins = product.plugins["windows"]
    for file in [file for file in folder.rglob("*") if file.is_file()]:
        inner = file.relative_to(folder).as_posix()
        if not _is_kept(inner, file, modules, plugins, product.languages):
            file.unlink()
    _drop_empty(folder)


def _is_kept(
    inner: str, file: Path, modules: set[str], plugins: tuple[str, ...], languages: tuple[str, ...]
) -> bool:
    if inner.startswith("plugins/"):
        name = inner.removeprefix("plugins/")
        return any(name == wanted or name.startswith(f"{wanted}/") for wanted in plugins)
    if inner.startswith("translations/"):
        return file.name in {f"qtbase_{language}.qm" for language in languages}
    if "/" in inner:
        return False
    if file.suffix == ".pyd":
        return file.stem in modules
    return file.suffix in (".py", ".dll")


def _keep_asked_for(packages: Path) -> None:
    """Libraries that no module or plugin asks for, however indirectly, go."""
    libraries = {file.name.lower(): file for file in (packages / "PySide6").glob("*.dll")}
    ahead = [file for file in executables(packages) if file not in libraries.values()]
    ahead += [libraries[name] for name in KEPT_OF_QT if name in libraries]
    needed: set[str] = set()
    while ahead:
        for name in read_executable(ahead.pop()).libraries:
            if name in libraries and name not in needed:
                needed.add(name)
                ahead.append(libraries[name])
    for name in libraries.keys() - needed - set(KEPT_OF_QT):
        libraries[name].unlink()


def _remove(found: Path) -> None:
    if found.is_dir():
        shutil.rmtree(found)
    else:
        found.unlink()


def _drop_empty(folder: Path) -> None:
    for inner in sorted((place for place in folder.rglob("*") if place.is_dir()), reverse=True):
        if not any(inner.iterdir()):
            inner.rmdir()
