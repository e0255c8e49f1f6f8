"""A bare Debian without Python in a folder, in which the package is installed as on a new computer."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from linux.running import PATIENCE, Run
from steps import Failed, Skipped, TooSlow, call

SUITE, MIRROR = "bookworm", "http://deb.debian.org/debian"
USER = "tester"
HOME = "/home/with blanks, ü and 中文"
DESKTOP = ("libgtk-3-bin", "libglib2.0-bin", "desktop-file-utils", "shared-mime-info", "dbus")
ENTER = (
    'mount -t proc proc "$0/proc" && mount --bind /dev "$0/dev" && '
    'mkdir -p "$0/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"; '
)
WITHOUT_ROOM = 'mount -t tmpfs -o size=20m none "$0/usr/lib/{command}" && '


@dataclass(frozen=True)
class BareTree:
    """The root of it."""

    root: Path

    def make(self) -> str:
        """As small as Debian comes (Skipped where it cannot be had)."""
        if shutil.which("debootstrap") is None or os.geteuid() != 0:
            raise Skipped("a bare Debian needs root and debootstrap")
        shutil.rmtree(self.root, ignore_errors=True)
        try:
            call("debootstrap", "--variant=minbase", SUITE, self.root, MIRROR)
            shutil.copyfile("/etc/resolv.conf", self.root / "etc" / "resolv.conf")
        except (subprocess.CalledProcessError, OSError) as error:
            raise Skipped(f"no bare Debian could be had: {str(error)[:100]}") from None
        self.done("useradd", "-m", "-d", HOME, USER)
        self.done("apt-get", "update", "-q")
        self.done("apt-get", "install", "-q", "-y", "--no-install-recommends", *DESKTOP)
        if self.has_python():
            raise Skipped("the bare Debian has a Python")
        return f"Debian {SUITE}, no Python"

    @property
    def home(self) -> Path:
        return self.root / HOME.lstrip("/")

    def has_python(self) -> bool:
        return bool(list((self.root / "usr" / "bin").glob("python3*")))

    def put(self, file: Path, name: str = "") -> str:
        """Copy a file into it; its path inside."""
        target = self.root / "tmp" / (name or file.name)
        shutil.copyfile(file, target)
        return f"/tmp/{target.name}"

    def done(self, *command: str, room: str = "") -> subprocess.CompletedProcess[str]:
        """As root, to its end (Failed where it does not end well; `room` is mounted before)."""
        done = self.ended(*command, room=room)
        if done.returncode:
            said = f"{done.stdout}\n{done.stderr}".strip().splitlines()
            raise Failed(f"{command[0]} ended with {done.returncode}: {' / '.join(said[-3:])}")
        return done

    def ended(self, *command: str, room: str = "") -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "DEBIAN_FRONTEND": "noninteractive",
            "LC_ALL": "C.UTF-8",
            "HOME": "/root",
        }
        words = [*self._enter(room), "chroot", str(self.root), *command]
        return subprocess.run(
            words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )

    def as_person(self, display: str) -> Run:
        """How somebody with an account there starts programs."""
        account = f"{USER}:{USER}"
        given = (f"HOME={HOME}", "PATH=/usr/bin:/bin", "XDG_DATA_DIRS=/usr/local/share:/usr/share")
        to = ("/usr/sbin/chroot", f"--userspec={account}", str(self.root), "env", *given)
        return Run(self.root / "tmp", display, (*self._enter(""), *to))

    def _enter(self, room: str) -> tuple[str, ...]:
        return ("unshare", "-m", "sh", "-c", f'{ENTER}{room}exec "$@"', str(self.root))

    @contextmanager
    def window(self, run: Run, store: Path, *command: str) -> Iterator[Path]:
        """While the window that a command brings has a file open; its note (Failed where none comes)."""
        with run.going(*command):
            note = self.wait(lambda: next(iter(store.parent.glob(f"{store.name}-window-*")), None))
            try:
                yield note
            finally:
                self.end_program()

    def wait(self, look: Callable[[], Path | None]) -> Path:
        latest = time.monotonic() + PATIENCE
        while (found := look()) is None:
            if time.monotonic() > latest:
                raise TooSlow("no window came")
            time.sleep(0.05)
        return found

    def end_program(self) -> None:
        """Those processes whose root is this tree, as a log-off ends them."""
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if (process / "root").resolve() == self.root.resolve():
                    os.kill(int(process.name), 15)
            except OSError:
                continue
        time.sleep(1)
