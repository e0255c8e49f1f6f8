"""The commands of the list of organizations."""

from isoassess.language.texts import _
from ui.commands.command import Group, WindowCommand
from ui.commands.places import ORGANIZATIONS

HERE = (ORGANIZATIONS,)


def _other_shelf() -> str:
    return _("It cannot be done to an organization that lies here.")


NEW = WindowCommand(
    id="new-organization",
    says=lambda: _("New organization"),
    group=Group.ORGANIZATION,
    keys=("Ctrl+N",),
    places=HERE,
    also=lambda: _("begin add client firm wizard"),
)
OPEN_FILE = WindowCommand(
    id="open-file",
    says=lambda: _("Open a &file..."),
    group=Group.ORGANIZATION,
    keys=("Ctrl+Shift+O",),
    places=HERE,
    also=lambda: _("import package assessment profile spreadsheet worksheet checklist merge"),
)
OPEN_CHOSEN = WindowCommand(
    id="open-organization",
    says=lambda: _("&Open"),
    tells=lambda: _("Open the chosen organization"),
    group=Group.ORGANIZATION,
    places=HERE,
    on_chosen=True,
    unless=_other_shelf,
)
DUPLICATE = WindowCommand(
    id="duplicate",
    says=lambda: _("D&uplicate"),
    tells=lambda: _("Duplicate the chosen organization"),
    group=Group.ORGANIZATION,
    keys=("Ctrl+D",),
    places=HERE,
    on_chosen=True,
    also=lambda: _("copy"),
    unless=_other_shelf,
)
BEGIN_FROM = WindowCommand(
    id="begin-from",
    says=lambda: _("Begin a new one from its &profile..."),
    tells=lambda: _("Begin a new organization from the profile of the chosen one..."),
    group=Group.ORGANIZATION,
    places=HERE,
    on_chosen=True,
    also=lambda: _("copy template"),
    unless=_other_shelf,
)
FOLDER_OF_CHOSEN = WindowCommand(
    id="folder-of-chosen",
    says=lambda: _("Clien&t's folder..."),
    tells=lambda: _("Write the folder of the chosen client..."),
    group=Group.ORGANIZATION,
    keys=("Ctrl+Shift+F",),
    places=HERE,
    on_chosen=True,
    also=lambda: _("all documents and evidence files"),
    unless=_other_shelf,
)
EXPORT_CHOSEN = WindowCommand(
    id="export",
    says=lambda: _("E&xport..."),
    tells=lambda: _("Export the chosen organization..."),
    group=Group.ORGANIZATION,
    keys=("Ctrl+Shift+E",),
    places=HERE,
    on_chosen=True,
    also=lambda: _("package another computer"),
    unless=_other_shelf,
)
EXPORT_ALL = WindowCommand(
    id="export-all",
    says=lambda: _("Export a&ll of this list..."),
    tells=lambda: _("Export all organizations of the list..."),
    group=Group.ORGANIZATION,
    places=HERE,
    also=lambda: _("package another computer"),
)
ARCHIVE = WindowCommand(
    id="archive",
    says=lambda: _("&Archive"),
    tells=lambda: _("Archive the chosen organization"),
    group=Group.ORGANIZATION,
    keys=("Ctrl+E",),
    places=HERE,
    on_chosen=True,
    also=lambda: _("put away"),
    unless=_other_shelf,
)
BRING_BACK = WindowCommand(
    id="bring-back",
    says=lambda: _("&Bring back"),
    tells=lambda: _("Bring the chosen organization back"),
    group=Group.ORGANIZATION,
    keys=("Ctrl+B",),
    places=HERE,
    on_chosen=True,
    also=lambda: _("restore undelete"),
    unless=_other_shelf,
)
DELETE = WindowCommand(
    id="delete",
    says=lambda: _("&Delete"),
    tells=lambda: _("Delete the chosen organization"),
    group=Group.ORGANIZATION,
    keys=("Delete",),
    places=HERE,
    on_chosen=True,
    also=lambda: _("remove"),
    unless=_other_shelf,
)
DELETE_FOR_GOOD = WindowCommand(
    id="delete-for-good",
    says=lambda: _("Delete for &good..."),
    tells=lambda: _("Delete the chosen organization for good..."),
    group=Group.ORGANIZATION,
    keys=("Shift+Delete",),
    places=HERE,
    on_chosen=True,
    also=lambda: _("erase"),
    unless=lambda: _("Only what lies under Deleted can be deleted for good."),
)
FIND_ORGANIZATION = WindowCommand(
    id="find-organization",
    says=lambda: _("Find an organization"),
    group=Group.FIND,
    keys=("Ctrl+F",),
    places=HERE,
    also=lambda: _("search list"),
)
UNDO_MOVE = WindowCommand(
    id="undo-move",
    says=lambda: _("Undo what was done in the list"),
    group=Group.ORGANIZATION,
    keys=("Ctrl+Z",),
    places=HERE,
)

OF_LIST = (
    NEW,
    OPEN_FILE,
    OPEN_CHOSEN,
    DUPLICATE,
    BEGIN_FROM,
    FOLDER_OF_CHOSEN,
    EXPORT_CHOSEN,
    EXPORT_ALL,
    ARCHIVE,
    BRING_BACK,
    DELETE,
    DELETE_FOR_GOOD,
    FIND_ORGANIZATION,
    UNDO_MOVE,
)
