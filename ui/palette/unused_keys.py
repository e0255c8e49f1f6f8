"""What is said of a key that does nothing where one is: why not, or where it does what."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from isoassess.language.texts import _
from ui.commands.command import WindowCommand
from ui.commands.table import COMMANDS
from ui.palette.commanding import Commanding
from ui.palette.place_words import place_words

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


def unused_key_words(commanding: Commanding, pressed: QKeyCombination) -> str:
    """Empty where the key is no command's; a key that is pressed alone is spoken of only where it belongs."""
    keys = QKeySequence(pressed)
    meant = tuple(one for one in COMMANDS if keys in map(QKeySequence, one.keys))
    here = tuple(one for one in meant if commanding.is_here(one))
    if here:
        return next(filter(None, commanding.whys(here).values()), "")
    if not meant or not _is_of_program(pressed):
        return ""
    places = [(commanding.reachable(one), one) for one in meant]
    where = "; ".join(_does(place, one) for place, one in places if place)
    if not where:
        return _("Open an organization first.")
    says = _("{keys} does nothing here. {where}.")
    return says.format(keys=keys.toString(QKeySequence.SequenceFormat.NativeText), where=where)


def _is_of_program(pressed: QKeyCombination) -> bool:
    is_function = Qt.Key.Key_F1 <= pressed.key() <= Qt.Key.Key_F35
    return is_function or bool(pressed.keyboardModifiers() & _HELD)


def _does(place: str, command: WindowCommand) -> str:
    what = command.plain_words.removesuffix("...")
    return _("{place}: {what}").format(place=place_words(place), what=what)
