"""The commands of the window itself: where one can go, and what is done to the file as a whole."""

from isoassess.language.texts import _
from ui.commands.command import Group, WindowCommand
from ui.commands.places import BACKUPS, LIBRARY


def _no_password() -> str:
    return _("The file has no password.")


GO_HOME = WindowCommand(
    id="go-home",
    says=lambda: _("Organizations"),
    tells=lambda: _("All organizations"),
    group=Group.GO,
    keys=("Ctrl+0",),
    also=lambda: _("list home close the organization"),
)
GO_ALL_ACTIONS = WindowCommand(
    id="go-all-actions",
    says=lambda: _("Actions"),
    tells=lambda: _("Actions of all organizations"),
    group=Group.GO,
    keys=("Ctrl+5",),
    outside=True,
    also=lambda: _("of all organizations"),
    unless=lambda: _("It stands beside the list of organizations."),
)
GO_BACKUPS = WindowCommand(
    id="go-backups",
    says=lambda: _("Backup and password"),
    group=Group.GO,
    keys=("Ctrl+Shift+B",),
    also=lambda: _("restore encryption safety copy"),
)
GO_COMPARISON = WindowCommand(
    id="go-comparison",
    says=lambda: _("Compare standards"),
    group=Group.GO,
    keys=("Ctrl+7",),
    also=lambda: _("ISO 9001 ISO 9002 side by side difference"),
)
GO_LIBRARY = WindowCommand(
    id="go-library",
    says=lambda: _("Question library"),
    group=Group.GO,
    keys=("Ctrl+L",),
    also=lambda: _("catalogue requirements"),
)
GO_SETTINGS = WindowCommand(
    id="go-settings",
    says=lambda: _("Settings"),
    group=Group.GO,
    keys=("Ctrl+,",),
    also=lambda: _("preferences options language"),
)
GO_OVERVIEW = WindowCommand(
    id="go-overview",
    says=lambda: _("Overview"),
    group=Group.GO,
    keys=("Ctrl+1",),
    inside=True,
    also=lambda: _("verdict readiness calendar"),
)
GO_PROFILE = WindowCommand(
    id="go-profile",
    says=lambda: _("Profile"),
    group=Group.GO,
    keys=("Ctrl+2",),
    inside=True,
    also=lambda: _("wizard facts sector sites"),
)
GO_STANDARD = WindowCommand(
    id="go-standard",
    says=lambda: _("Standard"),
    group=Group.GO,
    keys=("Ctrl+3",),
    inside=True,
    also=lambda: _("decision choice reasons"),
)
GO_ASSESSMENT = WindowCommand(
    id="go-assessment",
    says=lambda: _("Assessment"),
    group=Group.GO,
    keys=("Ctrl+4",),
    inside=True,
    also=lambda: _("questions answers rate"),
)
GO_ACTIONS = WindowCommand(
    id="go-actions",
    says=lambda: _("Actions"),
    group=Group.GO,
    keys=("Ctrl+5",),
    inside=True,
    also=lambda: _("of this organization corrective"),
)
GO_REPORTS = WindowCommand(
    id="go-reports",
    says=lambda: _("Reports"),
    group=Group.GO,
    keys=("Ctrl+6",),
    inside=True,
    also=lambda: _("documents PDF Word print"),
)
GO_HISTORY = WindowCommand(
    id="go-history",
    says=lambda: _("History"),
    group=Group.GO,
    keys=("Ctrl+H",),
    inside=True,
    also=lambda: _("changes who when earlier values"),
)
NEXT_CHOICE = WindowCommand(
    id="next-choice",
    says=lambda: _("Show the next one that waits for a choice"),
    group=Group.GO,
    keys=("F8",),
    also=lambda: _("conflict not saved refused"),
)

BACK_UP = WindowCommand(
    id="back-up",
    says=lambda: _("&Back up now"),
    tells=lambda: _("Back up now"),
    group=Group.FILE,
    places=(BACKUPS,),
    also=lambda: _("backup safety copy"),
    unless=lambda: _("A backup is being made."),
)
LOOK_INTO_BACKUP = WindowCommand(
    id="look-into-backup",
    says=lambda: _("Look into &another file..."),
    tells=lambda: _("Look into a backup file..."),
    group=Group.FILE,
    places=(BACKUPS,),
    also=lambda: _("restore a backup"),
)
CHOOSE_BACKUP_FOLDER = WindowCommand(
    id="choose-backup-folder",
    says=lambda: _("&Choose a folder..."),
    tells=lambda: _("Choose a second folder for backups..."),
    group=Group.FILE,
    places=(BACKUPS,),
)
SET_PASSWORD = WindowCommand(
    id="set-password",
    says=lambda: _("Set a &password..."),
    tells=lambda: _("Set or change the password..."),
    group=Group.FILE,
    places=(BACKUPS,),
    also=lambda: _("encryption protect"),
)
LOCK = WindowCommand(
    id="lock",
    says=lambda: _("&Lock now"),
    group=Group.FILE,
    keys=("Ctrl+Shift+L",),
    also=lambda: _("password close"),
    unless=_no_password,
)
LOAD_CATALOGUE = WindowCommand(
    id="load-catalogue",
    says=lambda: _("&Load a catalogue file..."),
    group=Group.FILE,
    places=(LIBRARY,),
    also=lambda: _("own questions edition"),
)
QUIT = WindowCommand(
    id="quit",
    says=lambda: _("Quit"),
    group=Group.FILE,
    keys=("Ctrl+Q",),
    also=lambda: _("close exit end leave the program"),
)
FIND_ANYTHING = WindowCommand(
    id="find-anything",
    says=lambda: _("Find anything..."),
    group=Group.FIND,
    keys=("Ctrl+K",),
    also=lambda: _("command palette search"),
)
SHOW_MENU = WindowCommand(
    id="show-menu", says=lambda: _("Menu"), group=Group.HELP, keys=("F10",), also=lambda: _("commands")
)
HELP = WindowCommand(
    id="help",
    says=lambda: _("Help for this screen"),
    group=Group.HELP,
    keys=("F1",),
    also=lambda: _("guide manual how explain"),
)
SHOW_GUIDE = WindowCommand(
    id="show-guide",
    says=lambda: _("Guide"),
    tells=lambda: _("Contents of the guide"),
    group=Group.HELP,
    also=lambda: _("help manual handbook how"),
)
SHOW_KEYS = WindowCommand(
    id="show-keys",
    says=lambda: _("Keys"),
    group=Group.HELP,
    keys=("Ctrl+F1", "?"),
    also=lambda: _("help shortcuts keyboard"),
)
WORDS = WindowCommand(
    id="words",
    says=lambda: _("Words"),
    tells=lambda: _("Words on this screen, and all others"),
    group=Group.HELP,
    keys=("Shift+F1",),
    also=lambda: _("glossary terms meaning explained abbreviation what is"),
)
REPORT_PROBLEM = WindowCommand(
    id="report-problem",
    says=lambda: _("Report a problem..."),
    group=Group.HELP,
    also=lambda: _("help support fault bug error"),
)
ABOUT = WindowCommand(
    id="about",
    says=lambda: _("About IsoAssess"),
    group=Group.HELP,
    also=lambda: _("version licences self-test where data lie folder log"),
)
UNDO_IMPORT = WindowCommand(
    id="undo-import",
    says=lambda: _("Undo the import"),
    tells=lambda: _("Undo the last import"),
    group=Group.FILE,
    also=lambda: _("package file taken over go back"),
    unless=lambda: _("Nothing was taken over since the program was started."),
)

GOING = (
    *(GO_HOME, GO_ALL_ACTIONS, GO_BACKUPS),
    *(GO_OVERVIEW, GO_PROFILE, GO_STANDARD, GO_ASSESSMENT, GO_ACTIONS, GO_REPORTS, GO_HISTORY),
    *(GO_COMPARISON, GO_LIBRARY, GO_SETTINGS, NEXT_CHOICE),
)
OF_FILE = (
    *(BACK_UP, LOOK_INTO_BACKUP, CHOOSE_BACKUP_FOLDER, SET_PASSWORD, UNDO_IMPORT, LOAD_CATALOGUE, LOCK, QUIT),
)
OF_PROGRAM = (FIND_ANYTHING, SHOW_MENU, HELP, SHOW_GUIDE, WORDS, SHOW_KEYS, REPORT_PROBLEM, ABOUT)
