"""What of a collected program goes into the bundle: our plugins, and the libraries that are still reached."""

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from product import Product
from unused import FILES, MODULES

Entry = tuple[str, str, str]
"""As PyInstaller lists a file: the place in the bundle, where it comes from, its kind."""

NOT_IMPORTED = (
    *MODULES,
    *("tkinter", "_tkinter", "unittest", "test", "lib2to3", "pydoc", "pydoc_data", "ensurepip", "idlelib"),
    *("setuptools", "pkg_resources", "pip", "distutils", "curses", "readline", "turtle", "doctest"),
    *("numpy", "matplotlib", "rlPyCairo", "freetype"),
    *("ssl", "_ssl", "_hashlib"),  # Python counts sums without OpenSSL, and nothing speaks to a network
    *("sqlite3", "_sqlite3"),  # the program has its own, with SQLCipher
    *("multiprocessing", "concurrent.futures.process", "xmlrpc"),  # one process does all
    "_pydecimal",  # the other one, in C, is always there
    # All is UTF-8.
    *("_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw"),
    *("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtTest", "PySide6.QtSql"),
    *(() if sys.platform == "linux" else ("PySide6.QtDBus",)),  # by which Linux tells that it goes to sleep
)
# Libraries that a package loads by their place, and not as modules.
_LIBRARIES = tuple(f"{module.replace('.', '/')}{end}" for module in MODULES for end in "/.")
_NEEDED = re.compile(r"^ +NEEDED +(\S+)$", re.MULTILINE)
_PICTURE = re.compile(r"PIL\.(?!Bmp|Gif|Jpeg|Mpo|Png|Ppm|Tiff)\w+ImagePlugin")
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/(.+)$")
_QT_TEXTS = re.compile(r"PySide6/(?:Qt/)?translations/(.+)\.qm$")
_LOCALE = re.compile(r"babel/locale-data/(.+)\.dat$")
# Of the libraries of the system that built it these go along where nobody installs what a distribution has:
# what Python asks for, and the parts of X11 that a desktop may lack.
CARRIED = re.compile(r"lib(xcb-|xkbcommon|ffi\.|bz2\.|lzma\.|expat\.).*")
_FROM_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
# Built for Python, and so loaded by the package it lies in, if not as a module.
_FOR_PYTHON = re.compile(r".*\.(abi3|cpython-[\w-]+)\.so|.*\.pyd")
# Python itself, what Windows asks for by name, and what is loaded while the program runs.
_ALWAYS = re.compile(
    r"(libpython.*|python3\d*\.dll|msvcp140.*|vcruntime140.*|(lib)?pdfium\..*)", re.IGNORECASE
)


def is_wanted(place: str, product: Product, system: str) -> bool:
    """Whether a file is of use: of plugins, of Qt's texts and of Babel's languages few are."""
    place = place.replace("\\", "/")
    if plugin := _PLUGIN.search(place):
        return any(_is_within(plugin[1], chosen) for chosen in product.plugins[system])
    if texts := _QT_TEXTS.search(place):
        return texts[1] in {f"qtbase_{language}" for language in product.languages}
    if locale := _LOCALE.search(place):
        return locale[1] in {"root", *product.languages, *(name.split("_")[0] for name in product.languages)}
    return "/qml/" not in place and not place.startswith((*FILES, *_LIBRARIES))


def is_module_wanted(name: str) -> bool:
    """Pillow's readers of other formats are looked for by name, and may be missing."""
    return not _PICTURE.fullmatch(name)


def without_remarks(modules: Iterable[Entry], ours: Iterable[str]) -> list[Entry]:
    """All modules but ours are compiled without the remarks that help whoever programs with them."""
    own = set(ours)
    return [
        (name, source, kind if name.split(".")[0] in own or kind != "PYMODULE" else "PYMODULE-2")
        for name, source, kind in modules
    ]


def needed(headers: str) -> list[str]:
    """The libraries that what `objdump -p` prints names."""
    return _NEEDED.findall(headers)


def reached(binaries: Iterable[Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The libraries that extension modules, plugins and Python itself still ask for, and those three.

    `imports` names the libraries that a file asks for.
    """
    entries = list(binaries)
    files = [entry for entry in entries if entry[2] != "SYMLINK"]
    by_name: dict[str, Entry] = {}
    for entry in files:
        by_name.setdefault(_name(entry[0]).lower(), entry)
    waiting, kept = [entry for entry in files if _is_asked_for(entry)], set[str]()
    while waiting:
        entry = waiting.pop()
        if entry[0] in kept:
            continue
        kept.add(entry[0])
        needed = (by_name.get(_name(name).lower()) for name in imports(entry[1]))
        waiting += [entry for entry in needed if entry is not None]
    names = {_name(place) for place in kept}
    return [e for e in entries if e[0] in kept or (e[2] == "SYMLINK" and _name(e[1]) in names)]


def is_of_the_system(entry: Entry) -> bool:
    """Whether a distribution brings this library; Python itself is ours."""
    place, source, kind = entry
    return kind == "BINARY" and source.startswith(_FROM_SYSTEM) and not _ALWAYS.fullmatch(_name(place))


def is_left_to_the_system(entry: Entry) -> bool:
    """Whether it is the same on every desktop, or, as printing, only of use where it is."""
    return is_of_the_system(entry) and not CARRIED.fullmatch(_name(entry[0]))


def is_dangling(entry: Entry, kept: Iterable[Entry]) -> bool:
    """A link to a library that was left out."""
    place, source, kind = entry
    names = {_name(other[0]) for other in kept}
    return kind == "SYMLINK" and ".so" in place and _name(source) not in names


def _is_within(plugin: str, chosen: str) -> bool:
    path = PurePosixPath(plugin)
    return path == PurePosixPath(chosen) or PurePosixPath(chosen) in path.parents


def _is_asked_for(entry: Entry) -> bool:
    place = entry[0].replace("\\", "/")
    return entry[2] == "EXTENSION" or "/plugins/" in place or _is_loaded(_name(place))


def _is_loaded(name: str) -> bool:
    return bool(_ALWAYS.fullmatch(name) or _FOR_PYTHON.fullmatch(name))


def _name(place: str) -> str:
    return place.replace("\\", "/").rpartition("/")[2]
