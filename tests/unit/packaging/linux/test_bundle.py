"""The package leaves out what a distribution brings, links to it included; Qt is the one of the wheels."""

import shutil
from pathlib import Path

import PySide6
import pytest
from building import Environment
from linux.bundle import Bundle, check_qt_unchanged, strip_symbols, without_system
from linux.deb import RELAXED
from linux.running import first_failing
from steps import Failed


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    made = Bundle(tmp_path / "program", {"libz.so.1": "/usr/lib/libz.so.1"}, frozenset())
    qt = made.inside / "PySide6" / "Qt" / "lib"
    qt.mkdir(parents=True)
    (qt / "libQt6Core.so.6").write_bytes(b"core")
    (made.inside / "libz.so.1").write_bytes(b"z")
    (made.inside / "libz.so").symlink_to("libz.so.1")
    (made.inside / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    return made


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    made = Environment(tmp_path / "venv")
    wheel = made.place / "lib" / "python3.11" / "site-packages" / "PySide6" / "Qt" / "lib"
    wheel.mkdir(parents=True)
    (wheel / "libQt6Core.so.6").write_bytes(b"core")
    return made


def test_what_the_system_brings_is_left_out_with_its_links(bundle: Bundle, tmp_path: Path) -> None:
    without_system(bundle, tmp_path / "root")
    names = {path.name for path in (tmp_path / "root" / "_internal").iterdir()}
    assert names == {"PySide6", "libQt6Core.so.6"}
    assert (bundle.inside / "libz.so.1").exists()


def test_a_library_of_qt_that_was_changed_is_found(bundle: Bundle, environment: Environment) -> None:
    assert check_qt_unchanged(bundle, environment) == "1 libraries of Qt are those of the wheels"
    library = bundle.inside / "PySide6" / "Qt" / "lib" / "libQt6Core.so.6"
    library.write_bytes(b"core, stripped")
    with pytest.raises(Failed, match="libQt6Core"):
        check_qt_unchanged(bundle, environment)
    library.rename(library.with_name("libQt6Other.so.6"))
    with pytest.raises(Failed, match="libQt6Other"):
        check_qt_unchanged(bundle, environment)


@pytest.mark.skipif(shutil.which("strip") is None, reason="needs strip (binutils)")
def test_icu_bears_no_symbols_and_qt_beside_it_is_as_it_came(
    bundle: Bundle, environment: Environment
) -> None:
    came = next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicuuc.so.*"))
    shutil.rmtree(bundle.inside)
    place = bundle.inside / "PySide6" / "Qt" / "lib"
    for library in (place / came.name, place / "libQt6Core.so.6"):
        library.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(came, library)
    shutil.copyfile(came, next(environment.installed.rglob("libQt6Core.so.6")))
    strip_symbols(bundle)
    assert (place / came.name).stat().st_size < came.stat().st_size
    assert check_qt_unchanged(bundle, environment) == "1 libraries of Qt are those of the wheels"


def test_an_older_distribution_is_not_shut_out_by_the_machine_that_built() -> None:
    assert RELAXED.sub(r"\1", "libx11-xcb1 (>= 2:1.8.4), libc6 (>= 2.35)") == "libx11-xcb1, libc6 (>= 2.35)"


def test_the_trials_that_failed_are_read_from_the_report() -> None:
    report = "ok      program: x\nFAILED  data folder: nothing can be written: y\nFAILED  page: z"
    assert first_failing(report) == ["data folder", "page"]
