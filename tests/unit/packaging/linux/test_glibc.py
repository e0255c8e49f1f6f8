"""The oldest C library is read from what the files ask for, counted as versions and not as text."""

from linux.glibc import asked_for, highest

SAID = """
0000000000000000      DF *UND*  0000000000000000 (GLIBC_2.2.5) memcpy
0000000000000000      DF *UND*  0000000000000000 (GLIBC_2.36) arc4random_buf
0000000000000000  w   DO *UND*  0000000000000000  GLIBC_2.9   environ
0000000000000000      DF *UND*  0000000000000000 (GLIBCXX_3.4.29) _ZSt4cout
"""


def test_the_versions_are_those_of_the_c_library_alone() -> None:
    assert asked_for(SAID) == ["2.2.5", "2.36", "2.9"]


def test_36_is_later_than_9() -> None:
    assert highest(["2.2.5", "2.36", "2.9"]) == "2.36"
