"""What the palette offers of settings: each by itself, and it leads to its field."""

from collections.abc import Iterator
from typing import Any

from isoassess.language.texts import _
from isoassess.settings import Setting, declared
from isoassess.settings.declared import DOCUMENT_FORMAT, DOCUMENT_NUMBER, LIST_ORDER, LOCK_AFTER, START_FILE
from ui.commands.places import BACKUPS, REPORTS, SETTINGS
from ui.palette.offers import PaletteOffer
from ui.palette.other_names import OF_SETTING

PLACES = {DOCUMENT_FORMAT.name: REPORTS, LOCK_AFTER.name: BACKUPS}
"""Where a field stands that is not on the screen of the settings."""
WITHOUT_FIELD = frozenset({DOCUMENT_NUMBER.name, LIST_ORDER.name, START_FILE.name})
"""What follows from what a person does, or is said on the command line."""


def setting_offers(*, is_open: bool, has_password: bool) -> Iterator[PaletteOffer]:
    """Of every setting with a field; `is_open`: an organization."""
    whys = {
        DOCUMENT_FORMAT.name: "" if is_open else _("Open an organization first."),
        LOCK_AFTER.name: "" if has_password else _("The file has no password."),
    }
    for setting in declared().values():
        if not setting.internal and setting.name not in WITHOUT_FIELD:
            yield _offer(setting, whys.get(setting.name, ""))


def place_of(name: str) -> str:
    """Where the field of a setting stands."""
    return PLACES.get(name, SETTINGS)


def _offer(setting: Setting[Any], why_not: str) -> PaletteOffer:
    return PaletteOffer(
        id=f"{OF_SETTING}{setting.name}",
        words=setting.label(),
        about=setting.help(),
        kind=_("Setting"),
        why_not=why_not,
    )
