"""Ctrl+C ends a command at whatever moment: without a word, with 130, and with nothing half written."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "sample" / "example-fabrications.yaml"
LIGHT = """
import sys
before = set(sys.modules)
import {module}
print(*sorted(set(sys.modules) - before))
"""
# Python's own start is over when the first of our modules is run: there a stop is sent from inside, as soon
# as the program has begun to import what it works with.
STOPPED = """
import os, signal, sys, threading, time
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.argv = ["isoassess", "assess", {sample!r}, "--pdf", {out!r}]
begins = threading.Event()
def stop():
    begins.wait()
    time.sleep({after})
    os.kill(os.getpid(), signal.SIGINT)
from {module} import main
threading.Thread(target=stop, daemon=True).start()
sys.addaudithook(lambda event, about: begins.set() if event == "import" else None)
raise SystemExit(main())
"""

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="a signal of Posix")


@posix_only
@pytest.mark.parametrize("module", ["ui.__main__", "isoassess.__main__"])
@pytest.mark.parametrize("after", [0.0, 0.05, 0.1, 0.2, 0.3, 0.5])
def test_a_command_is_stopped_silently(tmp_path: Path, module: str, after: float) -> None:
    out = tmp_path / "summary.pdf"
    words = STOPPED.format(sample=str(SAMPLE), out=str(out), after=after, module=module)
    done = subprocess.run(
        [sys.executable, "-c", words], check=False, cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith("Names inside: ")]
    assert said == [] or out.exists()  # it may have been ready before
    assert done.returncode == 130 or out.exists()
    assert not [path for path in tmp_path.iterdir() if path != out]


@posix_only
def test_a_program_that_ignores_it_from_the_start_goes_on(tmp_path: Path) -> None:
    """As in the background of a script."""
    started = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    words = STOPPED.format(
        sample=str(SAMPLE), out=str(tmp_path / "a.pdf"), after=0.1, module="isoassess.__main__"
    ).replace("signal.signal(signal.SIGINT, signal.default_int_handler)", "")
    done = subprocess.run(
        [sys.executable, "-c", started + words], check=False, cwd=ROOT, capture_output=True, timeout=120
    )
    assert done.returncode == 0
    assert (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("module", ["ui.__main__", "isoassess.__main__"])
def test_the_way_in_imports_next_to_nothing(module: str) -> None:
    words = LIGHT.format(module=module)
    done = subprocess.run(
        [sys.executable, "-c", words], check=True, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    package = module.partition(".")[0]
    allowed = {"isoassess", "isoassess.stopping", package, module}
    assert {name for name in done.stdout.split() if not name.startswith("_")} <= allowed
