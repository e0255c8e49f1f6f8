"""What would not start on a bare Windows is told by name, and what would is let pass."""

from pathlib import Path

import pytest
from windows.payload_check import BESIDE_QT, OF_WINDOWS, problems

from tests.unit.packaging.windows.made_up_programs import made_up_program, put

QT = "packages/PySide6"


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    """One that can start: a program, Qt, and the runtime of the compiler beside it."""
    put(tmp_path, "isoassess.exe", made_up_program(["KERNEL32.dll", "api-ms-win-core-path-l1-1-0.dll"]))
    put(tmp_path, f"{QT}/Qt6Core.dll", made_up_program(["icuuc.dll", "MSVCP140.dll"], late=["WINMM.dll"]))
    for name in BESIDE_QT:
        put(tmp_path, f"{QT}/{name}", made_up_program())
    return tmp_path


def test_what_can_start_has_no_problem(payload: Path) -> None:
    assert problems(payload) == []


@pytest.mark.parametrize("late", [False, True])
def test_a_library_that_is_nowhere_is_told(payload: Path, late: bool) -> None:
    asks = made_up_program(late=["missing.dll"]) if late else made_up_program(["Missing.DLL"])
    put(payload, "packages/a.pyd", asks)
    assert problems(payload) == [
        "packages/a.pyd asks for missing.dll, which is neither inside nor a part of Windows"
    ]


@pytest.mark.parametrize("name", BESIDE_QT)
def test_the_runtime_of_the_compiler_must_lie_beside_qt(payload: Path, name: str) -> None:
    (payload / QT / name).rename(payload / name)
    assert f"{name} does not lie beside Qt6Core.dll" in problems(payload)


@pytest.mark.parametrize("name", ["icuuc.dll", "ICU.dll", "ucrtbase.dll", "api-ms-win-crt-heap-l1-1-0.dll"])
def test_what_belongs_to_windows_is_not_brought_along(payload: Path, name: str) -> None:
    put(payload, f"{QT}/{name}", made_up_program())
    assert problems(payload) == [f"{name.lower()} belongs to Windows and must not be brought along"]


def test_another_machine_is_told(payload: Path) -> None:
    put(payload, "packages/old.dll", made_up_program(machine=0x14C))
    assert problems(payload) == ["packages/old.dll is for another machine (0x14c)"]


def test_a_missing_protection_is_told(payload: Path) -> None:
    put(payload, "packages/open.dll", made_up_program(protection=0))
    assert problems(payload) == ["packages/open.dll is not protected (ASLR and NX)"]


def test_a_broken_file_is_told(payload: Path) -> None:
    put(payload, "packages/broken.dll", b"MZ")
    (problem,) = problems(payload)
    assert problem.startswith("packages/broken.dll: broken.dll is broken")


def test_a_payload_without_qt_is_told(tmp_path: Path) -> None:
    put(tmp_path, "isoassess.exe", made_up_program())
    assert problems(tmp_path) == ["Qt6Core.dll is missing"]


def test_the_list_of_windows_names_libraries_only() -> None:
    assert OF_WINDOWS
    assert all(name.endswith((".dll", ".drv")) and name == name.lower() for name in OF_WINDOWS)
