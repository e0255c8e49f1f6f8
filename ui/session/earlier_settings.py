"""The settings of versions that kept them in window.ini, as they are kept now."""

import base64
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from isoassess.settings import Setting, Settings
from isoassess.settings.declared import (
    ADVISED_FILES,
    DOCUMENTS_FOLDER,
    DOWN,
    GEOMETRY,
    KNOWN_FILES,
    LIST_ORDER,
    LOGOS_OF,
    OWN_LOGO,
    PAPER,
    START_FILE,
    TAKEN_OVER,
)


def take_over(settings: Settings, ini: Path) -> None:
    """Once, and nothing that is set already; `ini` stays as it is (CannotWrite, but it counts here)."""
    if not settings.get(TAKEN_OVER) and ini.is_file():
        settings.begin_with({**_earlier(ini), TAKEN_OVER.name: True})


def _earlier(ini: Path) -> dict[str, object]:
    """What is of its kind among the values of an earlier version."""
    held = QSettings(str(ini), QSettings.Format.IniFormat)
    found: dict[str, object] = {}
    for setting, value in _values(held):
        with suppress(ValueError):
            found[setting.name] = setting.kind.plain(setting.kind.read(value))
    return found


def _values(held: QSettings) -> list[tuple[Setting[Any], object]]:
    return [
        (PAPER, held.value("documents/paper")),
        (START_FILE, held.value("stores/start")),
        (DOCUMENTS_FOLDER, held.value("documents/folder")),
        (OWN_LOGO, held.value("documents/logo")),
        (
            LOGOS_OF,
            {one: held.value(f"documents/logo-of/{one}") for one in _below(held, "documents/logo-of")},
        ),
        (LIST_ORDER, _order(held)),
        (GEOMETRY, _geometry(held)),
        (KNOWN_FILES, _several(held.value("stores/known"))),
        (
            ADVISED_FILES,
            [one for one in _below(held, "stores/advised") if held.value(f"stores/advised/{one}")],
        ),
    ]


def _below(held: QSettings, group: str) -> list[str]:
    held.beginGroup(group)
    names = list(held.childKeys())
    held.endGroup()
    return names


def _order(held: QSettings) -> str:
    is_down = held.value("organizations/descending") == "yes"
    return f"{held.value('organizations/order')}{DOWN if is_down else ''}"


def _geometry(held: QSettings) -> object:
    value = held.value("window/geometry")
    return base64.b64encode(value.data()).decode("ascii") if isinstance(value, QByteArray) else None


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value  # how a list of one is read back
