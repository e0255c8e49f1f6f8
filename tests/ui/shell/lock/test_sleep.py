"""The window hears that the computer goes to sleep, and the computer waits until all is put away."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.shell.lock.sleep import BEAT, GAP, SystemSleep, tells_of_sleep

ROOT = Path(__file__).parents[4]
LONGEST = 60.0  # seconds


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a bus that nobody else is on."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None or sys.platform != "linux":
        pytest.skip("there is no D-Bus here")
    command = [daemon, "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as started:
        assert started.stdout is not None
        yield started.stdout.readline().strip()
        started.terminate()


def started(module: str, bus: str, *words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus, "DBUS_SESSION_BUS_ADDRESS": bus}
    command = [sys.executable, "-m", f"tests.ui.shell.lock.{module}", *words]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def test_linux_says_that_it_goes_to_sleep_and_waits(bus: str) -> None:
    with started("fake_logind", bus) as logind:
        assert logind.stdout is not None
        assert logind.stdout.readline() == "ready\n"
        with started("sleeper", bus) as sleeper:
            heard, _nothing = sleeper.communicate(timeout=LONGEST)
        told, _nothing = logind.communicate(timeout=LONGEST)
    assert heard == "coming\n"
    assert told == "held\nlet go\n"
    assert (sleeper.returncode, logind.returncode) == (0, 0)


@pytest.mark.parametrize("desktop", ["freedesktop", "gnome"])
def test_a_desktop_says_that_its_screen_is_locked(bus: str, desktop: str) -> None:
    with started("fake_desktop", bus, desktop) as saver:
        with started("sleeper", bus) as sleeper:
            heard, _nothing = sleeper.communicate(timeout=LONGEST)
        saver.terminate()
    assert heard == "coming\n"


def test_where_nothing_tells_of_sleep_nothing_fails(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("SYSTEM", "SESSION"):
        monkeypatch.setenv(f"DBUS_{name}_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    sleep = SystemSleep(0)
    sleep.close()


@pytest.mark.parametrize(("slept", "told"), [(GAP + BEAT / 1000 + 1, True), (BEAT / 1000, False)])
def test_a_gap_in_the_clock_tells_of_sleep_after_waking(qtbot: QtBot, slept: float, told: bool) -> None:
    now = [1_000.0]
    sleep = SystemSleep(0, clock=lambda: now[0])
    heard: list[bool] = []
    sleep.coming.connect(lambda: heard.append(True))
    now[0] += slept
    sleep.look()
    assert bool(heard) == told
    sleep.close()


class Message(ctypes.Structure):
    """MSG of Windows."""

    _fields_ = (
        ("hwnd", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wParam", ctypes.c_size_t),
        ("lParam", ctypes.c_ssize_t),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_int32),
        ("y", ctypes.c_int32),
    )


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ((0x0218, 4), True),  # it goes to sleep
        ((0x0218, 7), False),  # it wakes up
        ((0x02B1, 7), True),  # the session is locked
        ((0x02B1, 8), False),  # unlocked
        ((0x0100, 4), False),  # a key
    ],
)
def test_what_windows_says_is_read(message: tuple[int, int], told: bool) -> None:
    sent = Message(None, *message, 0, 0, 0, 0)
    assert tells_of_sleep(ctypes.addressof(sent)) == told
