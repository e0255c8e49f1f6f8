"""What the bundle takes from the system: each library of one part, with the version that the system says."""

import shutil
from pathlib import Path

import pytest
from licenses.components import native_parts
from linux.parts import system_libraries

LIBRARIES = Path("/usr/lib/x86_64-linux-gnu")


def part_of(name: str) -> list[str]:
    return [part.name for part in native_parts() if part.files.fullmatch(name)]


def test_libraries_that_are_released_apart_are_parts_of_their_own() -> None:
    assert part_of("libxcb-randr.so.0") == part_of("libxcb-xkb.so.1") == ["xcb"]
    assert part_of("libxcb-icccm.so.4") == ["xcb-util-wm"]
    assert part_of("libxcb-cursor.so.0") == ["xcb-util-cursor"]
    assert part_of("libxcb-util.so.1") == ["xcb-util"]


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="only Debian says of which package a file is")
def test_the_versions_do_not_depend_on_which_library_came_first() -> None:
    there = sorted(LIBRARIES.glob("libxcb-*.so.?")) + sorted(LIBRARIES.glob("libffi.so.?"))
    from_system = {file.name: str(file) for file in there if part_of(file.name)}
    assert len(from_system) > 2
    found = system_libraries(from_system)
    assert found == system_libraries(dict(reversed(from_system.items())))
    assert all(version and text.is_file() for version, text in found.values())
