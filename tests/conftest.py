"""Every test runs without a screen, without a network, and in a home of its own."""

import gc
import itertools
import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.examples import register_profiles
from tests.offline import stay_offline
from tests.parsed_yaml import share

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
os.environ["LANGUAGE"] = "en"

# Compiled code is kept even where the environment says otherwise: hundreds of programs are started here.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

register_profiles()
settings.load_profile("repeatable" if os.environ.get("CI") else "exploring")


stay_offline()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--migration-kills", type=int, default=1, help="kills in the migration of each schema")
    parser.addoption("--every-look", action="store_true", help="the look at all sizes")


def pytest_collection_finish() -> None:
    """The tests, half a million objects, stay to the end: they are not looked through for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> Iterator["QApplication"]:
    """As in the program itself, garbage is looked for in the GUI thread only."""
    from ui.shell.garbage import GarbageCollector

    GarbageCollector(qapp)
    yield qapp
    gc.enable()


@pytest.fixture
def qtbot(qtbot: "QtBot", monkeypatch: pytest.MonkeyPatch) -> "QtBot":
    """Holds the windows of a test to its end, when they are closed and deleted.

    It would hold them weakly: once the test is over, the search for garbage would free a window that is still
    shown, and what is told of the lost focus meanwhile would reach parts of it that are gone.
    """
    held: list[QWidget] = []
    add = qtbot.addWidget

    def hold(widget: "QWidget", **kind: Any) -> None:
        held.append(widget)
        add(widget, **kind)

    monkeypatch.setattr(qtbot, "addWidget", hold)
    return qtbot


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """A window that asks while it is put away would be waited for without end."""
    if "PySide6.QtWidgets" not in sys.modules:
        yield
        return
    from tests.left_open import answered

    with answered() as said:
        yield
    if said:
        pytest.fail(f"left open after the test: {said}")


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """A test without an event loop leaves its windows and its garbage to what never comes."""
    yield
    if not gc.isenabled():
        from PySide6.QtCore import QCoreApplication, QEvent

        from ui.shell.garbage import collect

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        collect()
        if not gc.get_freeze_count():  # a window of the program itself has ended
            gc.freeze()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Two megabytes, on a disk of their own."""
    from tests.reliability.full_disk import small_disk

    with small_disk(tmp_path, "2m") as made:
        if made is None:
            pytest.skip("no right to make a small disk here")
        yield made


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Places for home folders, numbered here: pytest would look through all made so far, each time."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(scope="session")
def parsed_yaml(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What every home finds parsed of the shipped YAML, once one of them has parsed it."""
    return tmp_path_factory.mktemp("parsed-yaml")


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], parsed_yaml: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder: nothing of the person who runs the tests is read or written."""
    folder = next(homes)
    folder.mkdir()
    places = {
        "HOME": ".",
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
        "USERPROFILE": ".",
        "APPDATA": "roaming",
        "LOCALAPPDATA": "local",
    }
    for name, place in places.items():
        monkeypatch.setenv(name, str(folder / place))
    share(folder / places["XDG_CACHE_HOME"], parsed_yaml)
    return folder
