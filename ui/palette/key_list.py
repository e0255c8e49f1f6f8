"""The list of all keys, by where they work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QWidget

from isoassess.language.texts import _
from ui.commands.command import WindowCommand, key_words
from ui.commands.places import (
    ACTIONS,
    ALL_ACTIONS,
    ASSESSMENT,
    LIBRARY,
    ORGANIZATIONS,
    OVERVIEW,
    REPORTS,
    STANDARD,
)
from ui.commands.table import COMMANDS
from ui.palette.place_words import place_words
from ui.widgets.layout.fitting import Fitting, FittingDialog
from ui.widgets.texts import Line, Text

WIDTH = 560
KEYS_WIDE = 190
PLACES = (ORGANIZATIONS, OVERVIEW, STANDARD, ASSESSMENT, ACTIONS, REPORTS, LIBRARY)


class KeyList(FittingDialog):
    """Those of the screen in front come first."""

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        parts: list[QWidget] = []
        for heading, rows in listed_keys(place):
            parts += [Text("heading", heading), _table(rows)]
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        self.lay_out(parts, buttons, width=WIDTH)
        close.setDefault(True)
        for area in self.findChildren(Fitting):  # the arrow keys scroll it
            area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            area.setAccessibleName(_("Keys"))
            area.setFocus()
        buttons.rejected.connect(self.reject)


def listed_keys(place: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The parts of the list: where the keys work, and each with what it does."""
    anywhere = [known for known in COMMANDS if known.keys and not known.places]
    parts = [
        (_("Everywhere"), [_row(one) for one in anywhere if not one.inside and not one.outside]),
        (_("In an open organization"), [_row(one) for one in anywhere if one.inside]),
        (_("Where no organization is open"), [_row(one) for one in anywhere if one.outside]),
    ]
    place = ACTIONS if place == ALL_ACTIONS else place
    for one in sorted(PLACES, key=lambda name: name != place):
        within = {one, ALL_ACTIONS} if one == ACTIONS else {one}
        rows = [_row(known) for known in COMMANDS if known.keys and not within.isdisjoint(known.places)]
        rows = _rows_without_command(one) + rows
        parts.insert(0 if one == place else len(parts), (place_words(one), rows))
    return parts


def _row(command: WindowCommand) -> tuple[str, str]:
    return ", ".join(key_words(keys) for keys in command.keys), command.plain_words


def _rows_without_command(place: str) -> list[tuple[str, str]]:
    if place == ASSESSMENT:
        return _question_rows()
    if place == REPORTS:
        return [(key_words("Ctrl+0"), _("Show whole pages again, where one is in them"))]
    if place != ACTIONS:
        return []
    return [
        (_("Shift with an arrow key"), _("Choose the next one, too")),
        (_("Ctrl+Space"), _("Choose one more, or one less")),
        (key_words("Ctrl+A"), _("Choose all of the list")),
    ]


def _question_rows() -> list[tuple[str, str]]:
    """The keys of a question are typed where no text is written."""
    return [
        ("0 – 4", _("Rate; the same again takes it back")),
        ("N", _("Not applicable")),
        ("A", _("Begin an action")),
        ("F", _("Flag for later")),
        (_("Delete"), _("Take the rating back")),
        (_("Enter"), _("Next question that is not assessed")),
        (_("Esc"), _("Back to the question")),
    ]


def _table(rows: list[tuple[str, str]]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 8)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, KEYS_WIDE)
    grid.setColumnStretch(1, 1)
    for number, (keys, words) in enumerate(rows):
        grid.addWidget(Line("strong", keys), number, 0)
        grid.addWidget(Text("normal", words), number, 1)
    return made
