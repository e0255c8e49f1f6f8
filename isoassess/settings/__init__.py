"""What the program keeps for a person from one day to the next, beside their data."""

from isoassess.settings.declared import declared, own_settings, settings_at, settings_path
from isoassess.settings.settings import Setting, Settings

__all__ = ["Setting", "Settings", "declared", "own_settings", "settings_at", "settings_path"]
