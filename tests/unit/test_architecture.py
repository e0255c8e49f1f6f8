"""The shape of the house: who may import whom, and how long a module or a function may get."""

import ast
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from pytest_archon import archrule
from pytest_archon.failure import pop_failures

ROOT = Path(__file__).parents[2]
LONGEST_MODULE = 300
LONGEST_FUNCTION = 45
MOST_MODULES = 20  # of one folder

DATABASE = ("sqlalchemy", "sqlalchemy.*", "alembic", "alembic.*")
REPORTLAB = ("reportlab", "reportlab.*")
DOCX = ("docx", "docx.*", "lxml", "lxml.*")
PDFIUM = ("pypdfium2", "pypdfium2.*", "pypdfium2_raw", "pypdfium2_raw.*")
PYPDF = ("pypdf", "pypdf.*")
XLSX = ("xlsxwriter", "xlsxwriter.*")
CALAMINE = ("python_calamine", "python_calamine.*")
RAPIDFUZZ = ("rapidfuzz", "rapidfuzz.*")
QT = ("PySide6", "PySide6.*", "shiboken6", "shiboken6.*")
TEMPORARY = ("tempfile", "tempfile.*")
YAML = ("yaml", "yaml.*")


def within(package: str, *names: str) -> tuple[str, ...]:
    """Patterns for these modules of a package, with all that is below them."""
    return tuple(pattern for name in names for pattern in (f"{package}.{name}", f"{package}.{name}.*"))


@dataclass(frozen=True)
class Boundary:
    """Modules of a package that match `inside` (but not `outside`) import nothing that matches `never`."""

    name: str
    package: str
    never: tuple[str, ...]
    unless: tuple[str, ...] = ()
    inside: tuple[str, ...] = ("*",)
    outside: tuple[str, ...] = ()

    def missing(self, modules: list[str]) -> list[str]:
        """The patterns for modules of ours that no module matches: what they guard has gone elsewhere."""
        ours = (*self.never, *self.unless, *self.inside, *self.outside)
        named = [one for one in ours if one.split(".")[0] in PACKAGES and not one.endswith(".*")]
        return [pattern for pattern in named if not any(fnmatchcase(name, pattern) for name in modules)]

    def check(self) -> None:
        """Report every breach to pytest-archon, which fails the test that called."""
        targets = archrule(self.name).match(*self.inside).exclude(*self.outside)
        rule = targets.should_not_import(*self.never).may_import(*self.unless)
        rule.check(self.package, only_direct_imports=True)


CORE, UI = "isoassess", "ui"
PACKAGES = (CORE, UI)
# From the ground up: a room rests on those before it.
CORE_ROOMS = (
    *("language", "guide", "files", "settings", "domain", "catalogue", "reference", "standard_choice"),
    *(
        "assessment",
        "timeline",
        "store",
        "pdf",
        "word",
        "documents",
        "exchange",
        "services",
        "cli",
        "self_test",
    ),
)
UI_ROOMS = (
    *(
        "widgets",
        "commands",
        "pdf_viewer",
        "session",
        "parts",
        "assessment",
        "documents",
        "actions",
        "overview",
        "history",
    ),
    *(
        "lifecycle",
        "standard",
        "library",
        "password",
        "backups",
        "settings",
        "packages",
        "wizard",
        "home",
        "words",
        "palette",
        "help",
        "first_minute",
        "shell",
        "app",
    ),
)


def floors(package: str, rooms: tuple[str, ...]) -> list[Boundary]:
    """For each room: nothing of those above it."""
    return [
        Boundary(
            f"{package} {room} rests on what is below",
            package,
            within(package, *rooms[place + 1 :]),
            inside=within(package, room),
        )
        for place, room in enumerate(rooms[:-1])
    ]


BOUNDARIES = [
    Boundary("core knows no window", CORE, never=(*QT, "ui", "ui.*")),
    Boundary("pixels are made in one place", CORE, PDFIUM, outside=within(CORE, "pdf.pixels.chart_painting")),
    Boundary("the database is the store's alone", CORE, DATABASE, outside=within(CORE, "store")),
    Boundary("paper is the pdf room's alone", CORE, REPORTLAB, outside=within(CORE, "pdf")),
    Boundary("a form is read in one place", CORE, PYPDF, outside=within(CORE, "exchange.form_fields")),
    Boundary(
        "a spreadsheet is written in one place",
        CORE,
        XLSX,
        outside=within(CORE, "exchange.spreadsheet.workbook", "exchange.spreadsheet.growing_rows"),
    ),
    Boundary(
        "cells are read in one place", CORE, CALAMINE, outside=within(CORE, "exchange.cells.workbook_cells")
    ),
    Boundary(
        "errors in typing are forgiven in one place",
        CORE,
        RAPIDFUZZ,
        outside=within(CORE, "language.word_index"),
    ),
    Boundary("word is the word room's alone", CORE, DOCX, outside=within(CORE, "word")),
    Boundary(
        "yaml is read in few places",
        CORE,
        YAML,
        outside=within(
            CORE, "files.yaml_reader", "files.yaml_cache", "files.yaml_nodes", "exchange.yaml_writing"
        ),
    ),
    *floors(CORE, CORE_ROOMS),
    Boundary(
        "a pdf knows no standard",
        CORE,
        ("isoassess.*",),
        within(CORE, "language", "errors", "pdf", "domain.tones"),
        inside=within(CORE, "pdf"),
    ),
    Boundary(
        "a word document knows no standard",
        CORE,
        ("isoassess.*",),
        within(CORE, "language", "errors", "pdf", "domain.tones", "word"),
        inside=within(CORE, "word"),
    ),
    Boundary(
        "a document is built from values", CORE, within(CORE, "store"), inside=within(CORE, "documents")
    ),
    Boundary(
        "the exchange prints nothing", CORE, within(CORE, "pdf", "documents"), inside=within(CORE, "exchange")
    ),
    Boundary("pages are drawn in one place", UI, PDFIUM, outside=within(UI, "pdf_viewer.pdf_file")),
    Boundary(
        "temporary files are made in one place", CORE, TEMPORARY, outside=within(CORE, "files.temporary")
    ),
    Boundary("windows ask for temporary files", UI, TEMPORARY),
    Boundary(
        "windows go through the core", UI, (*DATABASE, *REPORTLAB, *DOCX, *YAML, *PYPDF, *XLSX, *CALAMINE)
    ),
    *floors(UI, UI_ROOMS),
    Boundary(
        "only the app knows the frame", UI, ("ui.shell.main_window",), outside=("ui.app", "ui.self_test")
    ),
    Boundary("nobody imports the app", UI, ("ui.app",), outside=("ui.starting",)),
]


def module_files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def module_name(file: Path, root: Path = ROOT) -> str:
    return ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def name_of(boundary: Boundary) -> str:
    return boundary.name.replace(" ", "-")


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=name_of)
def test_imports_keep_to_the_layers(boundary: Boundary) -> None:
    boundary.check()


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=name_of)
def test_a_boundary_names_only_what_there_is(boundary: Boundary) -> None:
    modules = [module_name(file) for package in PACKAGES for file in module_files(package)]
    assert boundary.missing(modules) == []
    assert replace(boundary, inside=(f"{boundary.package}.gone",)).missing(modules) != []


@pytest.mark.parametrize(("package", "rooms"), [(CORE, CORE_ROOMS), (UI, UI_ROOMS)])
def test_every_room_has_its_floor(package: str, rooms: tuple[str, ...]) -> None:
    folders = {place.name for place in (ROOT / package).iterdir() if (place / "__init__.py").exists()}
    assert folders - set(rooms) == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_no_folder_is_crowded(package: str) -> None:
    counted = Counter(file.parent for file in module_files(package))
    assert [str(folder) for folder, count in counted.items() if count > MOST_MODULES] == []


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=name_of)
def test_a_planted_breach_is_found(
    boundary: Boundary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = Boundary(
        boundary.name,
        "planted",
        never=tuple(in_planted(pattern, boundary.package) for pattern in boundary.never),
        unless=tuple(in_planted(pattern, boundary.package) for pattern in boundary.unless),
        inside=tuple(in_planted(pattern, boundary.package) for pattern in boundary.inside),
        outside=tuple(in_planted(pattern, boundary.package) for pattern in boundary.outside),
    )
    culprit = "planted.culprit" if planted.inside == ("*",) else planted.inside[0]
    wanted = planted.never[0].replace("*", "somewhere")
    plant(tmp_path, culprit, f"def late() -> None:\n    import {wanted}\n")
    monkeypatch.syspath_prepend(tmp_path)
    planted.check()
    assert [failure.path for failure in pop_failures()] == [(culprit, wanted)]


def in_planted(pattern: str, package: str) -> str:
    head, dot, rest = pattern.partition(".")
    return f"planted{dot}{rest}" if head == package else pattern


def plant(folder: Path, module: str, source: str) -> None:
    file = folder.joinpath(*module.split(".")).with_suffix(".py")
    file.parent.mkdir(parents=True)
    (file.parent / "__init__.py").touch()
    file.write_text(source, encoding="utf-8")


def test_the_core_works_where_qt_is_not_installed() -> None:
    modules = [module_name(file) for file in module_files("isoassess")]
    names = [name for name in modules if "__main__" not in name and ".migrations" not in name]
    program = (
        "import importlib, sys\n"
        "sys.modules.update(dict.fromkeys(['PySide6', 'shiboken6', 'ui']))\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("package", ["isoassess", "ui"])
def test_modules_and_functions_stay_short(package: str) -> None:
    assert [finding for file in module_files(package) for finding in too_long(file)] == []


def test_a_long_function_is_found(tmp_path: Path) -> None:
    file = tmp_path / "long.py"
    file.write_text("class A:\n    def b(self):\n" + "        self.c()\n" * LONGEST_FUNCTION)
    assert [finding.split(": ")[1] for finding in too_long(file)] == ["b has 46 lines"]
    file.write_text("a = 1\n" * (LONGEST_MODULE + 1))
    assert [finding.split(": ")[1] for finding in too_long(file)] == [
        f"the module has {LONGEST_MODULE + 1} lines"
    ]


def too_long(file: Path) -> list[str]:
    """What in this file is longer than it may be, with its place."""
    source = file.read_text(encoding="utf-8")
    lines = len(source.splitlines())
    findings = [f"{file}: the module has {lines} lines"] if lines > LONGEST_MODULE else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                findings.append(f"{file}:{node.lineno}: {node.name} has {length} lines")
    return findings
