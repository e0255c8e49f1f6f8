"""What the program starts finds the libraries of the system, and what it starts of itself is itself."""

import os
import sys

import pytest

from isoassess.own_process import give_back_libraries, own_command, own_surroundings

OURS = "/usr/lib/isoassess/_internal"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/bin/isoassess")
    monkeypatch.setenv("LD_LIBRARY_PATH", OURS)


@pytest.mark.usefixtures("installed")
def test_our_libraries_are_on_the_path_of_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    give_back_libraries()
    assert "LD_LIBRARY_PATH" not in os.environ
    monkeypatch.setenv("LD_LIBRARY_PATH", f"{OURS}:/opt/lib")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/lib")
    give_back_libraries()
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/lib"


def test_a_checkout_changes_nothing_of_its_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/lib")
    give_back_libraries()
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/lib"


@pytest.mark.usefixtures("installed")
def test_an_installed_program_starts_itself_without_a_python() -> None:
    assert own_command("--version") == ["/usr/bin/isoassess", "--version"]


def test_a_checkout_starts_itself_by_its_python() -> None:
    assert own_command("--version") == [sys.executable, "-m", "ui", "--version"]
    assert own_surroundings({"QT_QPA_PLATFORM": "offscreen"})["QT_QPA_PLATFORM"] == "offscreen"
