"""The licences of all parts of the program: those that lie with an installed one, or of its packages."""

import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from isoassess.language.texts import _

OURS = "isoassess"
FOLDER, LIST = "licenses", "NOTICE.txt"  # beside an installed program, as packaging/licenses writes them
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXT = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS|COPYRIGHT)", re.IGNORECASE)
_QT = ("qt-notice.txt", "LGPL-3.0.txt", "GPL-3.0.txt")  # the packages of Qt come without these
_KEPT = {"pyside6-essentials": _QT, "shiboken6": _QT}


class LicencedPart(Struct, frozen=True, kw_only=True):
    """A part of the program: what its licence is called, and the files that hold the words of it."""

    name: str
    licence: str
    texts: tuple[Path, ...]

    def words(self) -> str:
        """All that is said of its licence."""
        found = [text.read_text(encoding="utf-8", errors="replace").strip() for text in self.texts]
        return "\n\n\n".join([f"{self.name}\n{self.licence}".strip(), *found])


def licenced_parts(folder: Path | None = None) -> tuple[LicencedPart, ...]:
    """The program first; `folder`: where an installed one has its licences, found where it is not said."""
    folder = folder or _installed()
    if folder is None:
        return (_own(), _fonts(), *_of_packages())
    return tuple(_in_folder(folder))


def _installed() -> Path | None:
    """Beside the program, or above a Python that comes with it."""
    start = Path(sys.executable).parent
    places = (start, start.parent, start.parent / "Resources")
    found = (place / FOLDER for place in places if (place / FOLDER / LIST).is_file())
    return next(found, None)


def _in_folder(folder: Path) -> Iterator[LicencedPart]:
    own = tuple(text for text in (folder / "LICENSE",) if text.is_file())
    yield LicencedPart(name="IsoAssess", licence="MIT", texts=own)
    yield LicencedPart(name=_("All parts"), licence="", texts=(folder / LIST,))
    fonts = tuple(sorted(folder.glob("fonts*")))
    yield LicencedPart(name=_("Fonts"), licence="OFL-1.1", texts=fonts)
    for place in sorted(folder.iterdir(), key=lambda one: one.name.lower()):
        if place.is_dir():
            texts = tuple(sorted(text for text in place.rglob("*") if text.is_file()))
            yield LicencedPart(name=place.name, licence="", texts=texts)


def _own() -> LicencedPart:
    place = Path(str(files(OURS))).parent / "LICENSE"  # of a checkout
    texts: tuple[Path, ...] = (place,) if place.is_file() else ()
    if not texts:
        with suppress(PackageNotFoundError):  # a bundle without its licences
            texts = _texts(distribution(OURS))
    return LicencedPart(name="IsoAssess", licence="MIT", texts=texts)


def _fonts() -> LicencedPart:
    text = Path(str(files("resources"))) / "fonts" / "LICENSE.txt"
    return LicencedPart(name=_("Fonts"), licence="OFL-1.1", texts=(text,))


def _of_packages() -> Iterator[LicencedPart]:
    """Those that the program needs, and those that they need."""
    wanted, known = _needed(OURS), dict[str, Distribution]()
    while wanted:
        name = wanted.pop()
        if name in known:
            continue
        try:
            known[name] = distribution(name)
        except PackageNotFoundError:  # only wanted on another system
            continue
        wanted += _needed(name)
    for name, found in sorted(known.items()):
        about = found.metadata
        licence = (
            about["License-Expression"] or (about["License"] or "").partition("\n")[0] or _classified(about)
        )
        title = f"{about['Name']} {found.version}"
        yield LicencedPart(name=title, licence=licence, texts=_texts(found) or _of_checkout(name))


def _classified(about: PackageMetadata) -> str:
    named = (one.rpartition(" :: ")[2] for one in about.get_all("Classifier") or () if "License ::" in one)
    return ", ".join(named)


def _needed(name: str) -> list[str]:
    try:
        asked = distribution(name).requires or []
    except PackageNotFoundError:
        return []
    plain = (_NAME.match(one) for one in asked if "extra ==" not in one)
    return [found[0].lower().replace("_", "-") for found in plain if found]


def _texts(found: Distribution) -> tuple[Path, ...]:
    meant = (file for file in found.files or () if _TEXT.match(file.name) or _is_licence(file.parts))
    listed = (Path(str(found.locate_file(file))) for file in meant)
    return tuple(sorted(text for text in listed if text.is_file() and text.suffix != ".py"))


def _is_licence(parts: tuple[str, ...]) -> bool:
    """Whether a package keeps it where licences lie, whatever it is called."""
    return len(parts) > 2 and parts[0].endswith(".dist-info") and parts[1] == FOLDER


def _of_checkout(name: str) -> tuple[Path, ...]:
    """As the installers take them along; without a checkout there are none."""
    folder = Path(str(files("resources"))).parent / "packaging" / FOLDER / "texts"
    return tuple(text for text in (folder / one for one in _KEPT.get(name, ())) if text.is_file())
