"""What Linux itself must bring before a window can open: without it Qt ends the process with a wall of text.

Nothing of Qt is imported here; what is missing must be said before.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from isoassess.language.texts import _

# What PySide6's window for X11 asks of the system, with the packages of Debian and of Fedora that bring it.
_BROUGHT_BY = {
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
}
_INSTALLERS = {"apt-get": ("sudo apt-get install", 0), "dnf": ("sudo dnf install", 1)}

Loader = Callable[[str], object]


def missing_words(load: Loader = ctypes.CDLL) -> str:
    """One sentence about what is missing, with the command that brings it; empty where a window can open."""
    plugin = _plugin()
    if plugin is None or _loads(load, str(plugin)):
        return ""
    missing = [name for name in _BROUGHT_BY if not _loads(load, name)]
    return _say(missing) if missing else ""  # the rest is Qt's own; it says it itself


def _plugin() -> Path | None:
    """The part of Qt that opens windows on X11; None where another one will be used."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    wayland = not platform and os.environ.get("WAYLAND_DISPLAY")
    qt = find_spec("PySide6")
    if not sys.platform.startswith("linux") or platform.partition(":")[0] not in ("", "xcb") or wayland:
        return None
    if qt is None or qt.origin is None:
        return None
    plugin = Path(qt.origin).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    return plugin if plugin.exists() else None


def _loads(load: Loader, name: str) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True


def _say(missing: list[str]) -> str:
    installer = next((name for name in _INSTALLERS if shutil.which(name)), None)
    if installer is None:
        words = _("isoassess: the window needs {libraries} of the system; install them and start again.")
        return words.format(libraries=", ".join(missing))
    command, column = _INSTALLERS[installer]
    packages = " ".join(dict.fromkeys(_BROUGHT_BY[name][column] for name in missing))
    words = _("isoassess: the window needs {libraries} of the system; this brings what is missing: {command}")
    return words.format(libraries=", ".join(missing), command=f"{command} {packages}")
