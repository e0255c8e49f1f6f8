"""What a program says of itself is read as it stands, and what is no program is refused."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from windows.portable_executable import (
    ANY_ADDRESS,
    DATA_IS_NO_CODE,
    NotExecutable,
    executables,
    read_executable,
)

from tests.unit.packaging.windows.made_up_programs import PROTECTED, made_up_program, put

NAMES = st.lists(
    st.from_regex(r"[A-Za-z0-9_-]{1,12}\.(dll|DLL|drv)", fullmatch=True), max_size=6, unique_by=str.lower
)


@given(imports=NAMES, late=NAMES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_library_is_found_whether_asked_for_at_once_or_later(
    tmp_path: Path, imports: list[str], late: list[str]
) -> None:
    program = put(tmp_path, "a.exe", made_up_program(imports, late=late))
    wanted = {name.lower() for name in (*imports, *late)}
    assert read_executable(program).libraries == tuple(sorted(wanted))


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_program_that_is_cut_off_or_changed_is_read_or_refused_and_nothing_else(
    tmp_path: Path, data: st.DataObject
) -> None:
    content = bytearray(made_up_program(["a.dll", "b.dll"], late=["c.dll"]))
    for _ in range(data.draw(st.integers(0, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    program = put(tmp_path, "a.exe", bytes(content[: data.draw(st.integers(0, len(content)))]))
    with suppress(NotExecutable):
        read_executable(program)


@pytest.mark.parametrize("content", [b"", b"MZ", b"#!/bin/sh\n", b"MZ".ljust(0x200, b"\0")])
def test_what_is_no_program_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NotExecutable):
        read_executable(put(tmp_path, "a.exe", content))


@pytest.mark.parametrize("protection", [0, ANY_ADDRESS, DATA_IS_NO_CODE])
def test_half_a_protection_is_none(tmp_path: Path, protection: int) -> None:
    whole = put(tmp_path, "whole.dll", made_up_program(protection=PROTECTED))
    half = put(tmp_path, "half.dll", made_up_program(protection=protection))
    assert read_executable(whole).is_protected
    assert not read_executable(half).is_protected


def test_only_programs_and_libraries_are_looked_at(tmp_path: Path) -> None:
    wanted = {put(tmp_path, name, b"") for name in ("a.EXE", "in/b.dll", "in/c.pyd")}
    put(tmp_path, "in/d.txt", b"")
    assert set(executables(tmp_path)) == wanted
