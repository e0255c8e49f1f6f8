"""The commands of actions that were chosen in a list of them, one or several."""

from isoassess.language.texts import _
from ui.commands.command import Group, WindowCommand
from ui.commands.places import ACTIONS, ALL_ACTIONS, ASSESSMENT

LISTS = (ACTIONS, ALL_ACTIONS)

CHANGE_CHOSEN = WindowCommand(
    id="change-actions",
    says=lambda: _("&Change the chosen actions..."),
    tells=lambda: _("Change status, owner or due date of the chosen actions..."),
    group=Group.ACTION,
    keys=("Ctrl+Shift+A",),
    places=LISTS,
    on_chosen=True,
    also=lambda: _("several many at once postpone"),
)
DELETE_ACTIONS = WindowCommand(
    id="delete-actions",
    says=lambda: _("&Delete"),
    tells=lambda: _("Delete the chosen actions"),
    group=Group.ACTION,
    keys=("Ctrl+Delete",),
    places=LISTS,
    on_chosen=True,
    also=lambda: _("remove several many at once"),
)
ANOTHER_ACTION = WindowCommand(
    id="another-action",
    says=lambda: _("Another action..."),
    tells=lambda: _("Plan another action for the question in view"),
    group=Group.ACTION,
    keys=("Ctrl+Shift+N",),
    places=(ASSESSMENT,),
    inside=True,
    on_chosen=True,
    also=lambda: _("further second several corrective"),
    unless=lambda: _("Begin the first action of the question first, by A."),
)
UNDO_SEVERAL = WindowCommand(
    id="undo-several",
    says=lambda: _("Undo the last change of chosen actions, of all organizations"),
    group=Group.ACTION,
    keys=("Ctrl+Z",),
    places=(ALL_ACTIONS,),
    on_chosen=True,
    also=lambda: _("take back"),
)

OF_ACTIONS = (CHANGE_CHOSEN, DELETE_ACTIONS, ANOTHER_ACTION, UNDO_SEVERAL)
