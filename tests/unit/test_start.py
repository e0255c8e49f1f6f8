"""How the program is started: what stands in its help, and one line with code 2 for whatever is wrong."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from isoassess import __version__
from isoassess.store import Store
from ui import starting
from ui.shell.system_libraries import missing_words

ROOT = Path(__file__).parents[2]
NO_WINDOW = "isoassess: no display here; isoassess --help lists what works without.\n"
XCB = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":99999"}  # nothing answers there

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is Linux's")


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui", *arguments],
        check=False,
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,  # the self-test makes a document, too
    )


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_names_the_window_and_the_store_and_cuts_nothing_short(flag: str) -> None:
    done = start(flag)
    assert done.returncode == 0
    assert "Without a command the window opens" in done.stdout
    assert "`python -m isoassess` opens none" in " ".join(done.stdout.split())
    assert "--store FILE" in done.stdout
    assert "isoassess FILE" in done.stdout
    assert "--selftest" in done.stdout
    assert "..." not in done.stdout.replace("[ARGS]...", "")


def test_the_version_is_told() -> None:
    done = start("--version")
    assert (done.returncode, done.stdout) == (0, f"isoassess, version {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--store",), "'--store' requires an argument"),
        (("--store=",), "--store needs the name of a file"),
        (("--store", " "), "--store needs the name of a file"),
        (("--store", "--help"), "--store needs the name of a file"),
        (("--store", "sample.db", "other.db"), "No such command 'other.db'"),
        (("--store", "sample.db", "--json"), "No such option '--json'"),
        (("--store", "sample.db", "schema"), "opens the window, so it stands alone"),
        (("sample",), "No such command 'sample'"),
        (("--stor", "sample.db"), "Did you mean '--store'"),
        (("--selftest", "schema"), "--selftest stands alone"),
        (("choose",), "Missing argument 'PROFILE'"),
        (("choose", "a.yaml", "b.yaml"), "Got unexpected extra argument"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(arguments: tuple[str, ...], says: str) -> None:
    done = start(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


StartHere = Callable[..., tuple[int, str, str]]


@pytest.fixture
def start_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> StartHere:
    """The start in this process, without a display: it ends before Qt is asked for a window."""

    def started(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["isoassess", *arguments])
        for name, value in NO_DISPLAY.items():
            monkeypatch.setenv(name, value)
        code = starting.start()
        return code, *capsys.readouterr()

    return started


@linux_only
@pytest.mark.parametrize("name", ["nosuch.yaml", "sample.db", "no such.isoassess"])
def test_the_name_of_a_file_that_is_not_there_is_no_command(start_here: StartHere, name: str) -> None:
    assert start_here(name) == (2, "", f"isoassess: there is no IsoAssess file at {name}\n")


NO_DISPLAY = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@linux_only
@pytest.mark.parametrize("name", ["note.isoassess", "empty.db", "pages.pdf", "demo.db"])
def test_a_file_that_is_no_store_is_refused_in_one_line_whatever_its_name(
    start_here: StartHere, name: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    content = {"empty.db": b"", "pages.pdf": b"%PDF-1.7\n"}.get(name, b"a note\n" * 50)
    file.write_bytes(content)
    code, out, err = start_here(str(file))
    assert (code, out) == (2, "")
    assert name in err
    assert err.count("\n") == 1
    assert ("is a text" in err) is content.startswith(b"a note")
    assert file.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == [name]


@linux_only
def test_a_store_is_known_by_what_it_holds_and_opened(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.db", who="tester"):
        pass
    for name in ("with blanks, ü and 中文.isoassess", "choose"):
        (tmp_path / "store.db").rename(tmp_path / name)
        done = start(str(tmp_path / name), **NO_DISPLAY)
        assert (done.returncode, done.stderr) == (2, NO_WINDOW)
        (tmp_path / name).rename(tmp_path / "store.db")


@linux_only
def test_a_path_that_leads_nowhere_is_told_as_such(tmp_path: Path) -> None:
    done = start(str(tmp_path / "gone.isoassess"), **NO_DISPLAY)
    assert done.returncode == 2
    assert "there is no IsoAssess file at" in done.stderr
    assert list(tmp_path.iterdir()) == []


@linux_only
@pytest.mark.parametrize("library", ["libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libEGL.so.1"])
def test_a_library_that_the_system_lacks_is_named_with_the_command_that_brings_it(
    library: str, tmp_path: Path
) -> None:
    (tmp_path / library).write_text("no library")  # found first, and of no use
    done = start(LD_LIBRARY_PATH=str(tmp_path), **XCB)
    assert done.returncode == 2
    assert library in done.stderr
    assert done.stderr.count("\n") == 1


@linux_only
def test_every_library_that_is_missing_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        if "libqxcb" in name or name.startswith("libxcb-"):
            raise OSError(name)

    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr("shutil.which", lambda name: name if name == "apt-get" else None)
    says = missing_words(load)
    assert "libxcb-cursor.so.0, libxcb-icccm.so.4" in says
    assert "sudo apt-get install libxcb-cursor0 libxcb-icccm4" in says
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert missing_words(load).endswith("install them and start again.")


@linux_only
def test_a_sound_system_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert missing_words(lambda name: None) == ""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert missing_words() == ""


def test_the_window_begins_without_reading_source_or_yaml() -> None:
    """Either takes a good part of the start."""
    program = (
        "import builtins, sys; own = builtins.__import__; "
        "from ui.starting import import_qt; import_qt(); import ui.app; "
        "assert builtins.__import__ is own; assert 'yaml' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
