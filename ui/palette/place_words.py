"""How a place is called where it is not in front."""

from isoassess.language.texts import _
from ui.commands.places import (
    ACTIONS,
    ALL_ACTIONS,
    ASSESSMENT,
    BACKUPS,
    HISTORY,
    LIBRARY,
    ORGANIZATIONS,
    OVERVIEW,
    REPORTS,
    STANDARD,
)


def place_words(place: str) -> str:
    """Of every place in which a command works."""
    return {
        ORGANIZATIONS: _("List of organizations"),
        ALL_ACTIONS: _("Actions of all organizations"),
        BACKUPS: _("Backup and password"),
        LIBRARY: _("Question library"),
        OVERVIEW: _("Overview"),
        STANDARD: _("Standard"),
        ASSESSMENT: _("Assessment"),
        ACTIONS: _("Actions"),
        REPORTS: _("Reports"),
        HISTORY: _("History"),
    }[place]
