"""The commands of an open organization and its assessment, and of actions."""

from isoassess.language.texts import _
from ui.commands.command import Group, WindowCommand
from ui.commands.places import ACTIONS, ALL_ACTIONS, ASSESSMENT, HISTORY, OVERVIEW, REPORTS, STANDARD

LISTS = (ACTIONS, ALL_ACTIONS)


def _completed() -> str:
    return _("The assessment is completed. Reopen it to change it.")


def _going_on() -> str:
    return _("The assessment is not completed.")


START_ASSESSMENT = WindowCommand(
    id="start-assessment",
    says=lambda: _("&Start a new assessment..."),
    group=Group.ASSESSMENT,
    places=(OVERVIEW,),
    inside=True,
    also=lambda: _("next year again"),
)
CONTINUE = WindowCommand(
    id="continue",
    says=lambda: _("Continue the assessment"),
    tells=lambda: _("Continue the assessment with the next open question"),
    group=Group.ASSESSMENT,
    places=(OVERVIEW,),
    inside=True,
    also=lambda: _("go on unanswered where left start begin"),
    unless=lambda: _("Every requirement that applies is assessed, or the assessment is completed."),
)
QUICK_SCAN = WindowCommand(
    id="quick-scan",
    says=lambda: _("Quick scan"),
    tells=lambda: _("Quick scan: the most important questions first"),
    group=Group.ASSESSMENT,
    places=(OVERVIEW,),
    inside=True,
    also=lambda: _("first look short fast begin start hour"),
    unless=lambda: _("The quick scan is complete, or more than it is assessed already, or all is locked."),
)
NAME_ASSESSOR = WindowCommand(
    id="name-assessor",
    says=lambda: _("&Name the assessor..."),
    tells=lambda: _("Name the assessor of this assessment..."),
    group=Group.ASSESSMENT,
    places=(OVERVIEW,),
    inside=True,
    also=lambda: _("who assessed auditor consultant author name of assessor not named"),
    unless=_completed,
)
COMPLETE = WindowCommand(
    id="complete",
    says=lambda: _("&Complete and lock..."),
    tells=lambda: _("Complete and lock the assessment..."),
    group=Group.ASSESSMENT,
    places=(OVERVIEW,),
    inside=True,
    also=lambda: _("finish close"),
    unless=_completed,
)
REOPEN = WindowCommand(
    id="reopen",
    says=lambda: _("&Reopen..."),
    tells=lambda: _("Reopen the assessment..."),
    group=Group.ASSESSMENT,
    places=(OVERVIEW,),
    inside=True,
    also=lambda: _("unlock go on"),
    unless=_going_on,
)
COMPARE = WindowCommand(
    id="compare",
    says=lambda: _("Co&mpare..."),
    tells=lambda: _("Compare with an earlier assessment..."),
    group=Group.ASSESSMENT,
    places=(OVERVIEW,),
    inside=True,
    also=lambda: _("earlier assessment difference"),
)
FOLDER = WindowCommand(
    id="folder",
    says=lambda: _("Client's &folder..."),
    tells=lambda: _("Write the client's folder..."),
    group=Group.ORGANIZATION,
    inside=True,
    places=(OVERVIEW, REPORTS),
    also=lambda: _("all documents and evidence files"),
)
EXPORT_ORGANIZATION = WindowCommand(
    id="export-organization",
    says=lambda: _("E&xport the organization as a package..."),
    group=Group.ORGANIZATION,
    places=(OVERVIEW, REPORTS),
    inside=True,
    also=lambda: _("another computer"),
)
DELETE_ASSESSMENT = WindowCommand(
    id="delete-assessment",
    says=lambda: _("&Delete for good..."),
    tells=lambda: _("Delete the assessment for good..."),
    group=Group.ASSESSMENT,
    places=(OVERVIEW,),
    inside=True,
    on_chosen=True,
    also=lambda: _("erase this assessment"),
)
DECIDE_OTHERWISE = WindowCommand(
    id="decide-otherwise",
    says=lambda: _("Decide otherwise..."),
    tells=lambda: _("Decide on another standard..."),
    group=Group.ASSESSMENT,
    places=(STANDARD,),
    inside=True,
    also=lambda: _("own decision standard"),
    unless=_completed,
)
FOLLOW_RULES = WindowCommand(
    id="follow-rules",
    says=lambda: _("Follow the rules again"),
    group=Group.ASSESSMENT,
    places=(STANDARD,),
    inside=True,
    on_chosen=True,
    also=lambda: _("take back own decision"),
)
FIND_REQUIREMENT = WindowCommand(
    id="find-requirement",
    says=lambda: _("Find a requirement"),
    group=Group.FIND,
    keys=("Ctrl+F",),
    places=(ASSESSMENT,),
    inside=True,
    also=lambda: _("search question clause evidence"),
)
UNDO = WindowCommand(
    id="undo",
    says=lambda: _("Undo"),
    group=Group.ASSESSMENT,
    keys=("Ctrl+Z",),
    places=(ASSESSMENT, ACTIONS, STANDARD, REPORTS),
    inside=True,
    on_chosen=True,
    also=lambda: _("take back answer decision read in"),
)
REDO = WindowCommand(
    id="redo",
    says=lambda: _("Redo"),
    group=Group.ASSESSMENT,
    keys=(
        "Ctrl+Shift+Z",
        "Ctrl+Y",
    ),
    places=(ASSESSMENT, ACTIONS),
    inside=True,
    on_chosen=True,
    also=lambda: _("again"),
)
FIND_ACTION = WindowCommand(
    id="find-action",
    says=lambda: _("Find an action"),
    group=Group.FIND,
    keys=("Ctrl+F",),
    places=LISTS,
    also=lambda: _("search owner due"),
)
NEW_ACTION = WindowCommand(
    id="new-action",
    says=lambda: _("&New action"),
    group=Group.ACTION,
    places=(ACTIONS,),
    inside=True,
    also=lambda: _("begin add corrective"),
)
GO_TO_REQUIREMENT = WindowCommand(
    id="go-to-requirement",
    says=lambda: _("&Go to the requirement"),
    group=Group.ACTION,
    keys=("Ctrl+Return",),
    places=LISTS,
    on_chosen=True,
    also=lambda: _("of this action"),
)
REMOVE_DUE_DATE = WindowCommand(
    id="remove-due-date",
    says=lambda: _("&Remove the due date"),
    group=Group.ACTION,
    places=LISTS,
    on_chosen=True,
    also=lambda: _("of this action"),
)
PUT_BACK = WindowCommand(
    id="put-back",
    says=lambda: _("&Put the earlier value back"),
    tells=lambda: _("Put the earlier value of the chosen change back"),
    group=Group.ASSESSMENT,
    places=(HISTORY,),
    inside=True,
    on_chosen=True,
    also=lambda: _("restore undo"),
)
ONLY_FIELD = WindowCommand(
    id="only-field",
    says=lambda: _("Only this &field"),
    tells=lambda: _("Show the history of the chosen field only"),
    group=Group.ASSESSMENT,
    places=(HISTORY,),
    inside=True,
    on_chosen=True,
    also=lambda: _("history of"),
)
EXPORT_HISTORY = WindowCommand(
    id="export-history",
    says=lambda: _("&Export as a table..."),
    tells=lambda: _("Export the history as a table..."),
    group=Group.ASSESSMENT,
    places=(HISTORY,),
    inside=True,
    also=lambda: _("history CSV changes"),
)

OF_ASSESSMENT = (
    START_ASSESSMENT,
    CONTINUE,
    QUICK_SCAN,
    NAME_ASSESSOR,
    COMPLETE,
    REOPEN,
    COMPARE,
    FOLDER,
    EXPORT_ORGANIZATION,
    DELETE_ASSESSMENT,
    DECIDE_OTHERWISE,
    FOLLOW_RULES,
    FIND_REQUIREMENT,
    UNDO,
    REDO,
    FIND_ACTION,
    NEW_ACTION,
    GO_TO_REQUIREMENT,
    REMOVE_DUE_DATE,
    PUT_BACK,
    ONLY_FIELD,
    EXPORT_HISTORY,
)
