"""Whose name stands on a document until another one is typed."""

from isoassess.language.texts import _
from isoassess.settings.declared import FIRM
from ui.session.remembered import Remembered


def prepared_by(assessor: str, remembered: Remembered) -> str:
    """The assessor, else who works with the program; with the firm where it is one's own name."""
    own, firm = remembered.own_name, remembered.get(FIRM)
    name = assessor or own
    if not firm or name != own:
        return name
    return _("{name}, {firm}").format(name=name, firm=firm) if name else firm
