"""The machine of a run and the day, as far as anybody may know it: no names and no places."""

import datetime
import os
import platform
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Machine:
    """`load`: how many programs wanted a processor in the last minute when the run was over."""

    day: str
    system: str
    processor: str
    processors: int
    python: str
    load: float

    @property
    def words(self) -> str:
        return f"{self.system}, {self.processors} x {self.processor}, Python {self.python}, {self.day}"

    def as_data(self) -> dict[str, object]:
        return asdict(self)


def machine() -> Machine:
    """This one, today."""
    return Machine(
        day=datetime.datetime.now(datetime.UTC).date().isoformat(),
        system=_system(),
        processor=_processor(),
        processors=os.cpu_count() or 1,
        python=platform.python_version(),
        load=os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0,
    )


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in told if line.startswith("model name"))
    return next(names, platform.machine()).replace("(R)", "")
