"""The commands of the documents and the tables about an assessment, and of the question library."""

from isoassess.language.texts import _
from ui.commands.command import Group, WindowCommand
from ui.commands.places import LIBRARY, OVERVIEW, REPORTS

HERE = (REPORTS,)


def _busy() -> str:
    return _("A document is being written.")


SAVE = WindowCommand(
    id="save-document",
    says=lambda: _("Save the document..."),
    group=Group.DOCUMENT,
    keys=("Ctrl+S",),
    places=HERE,
    inside=True,
    also=lambda: _("PDF Word report"),
    unless=_busy,
)
SAVE_ALL = WindowCommand(
    id="save-all-documents",
    says=lambda: _("All documents..."),
    tells=lambda: _("Save all documents..."),
    group=Group.DOCUMENT,
    places=HERE,
    inside=True,
    also=lambda: _("save PDF Word reports"),
    unless=_busy,
)
ISSUE = WindowCommand(
    id="issue",
    says=lambda: _("Issue..."),
    tells=lambda: _("Issue the document..."),
    group=Group.DOCUMENT,
    keys=("Ctrl+Shift+S",),
    places=HERE,
    inside=True,
    also=lambda: _("number version document"),
    unless=_busy,
)
PRINT = WindowCommand(
    id="print",
    says=lambda: _("Print..."),
    tells=lambda: _("Print the document..."),
    group=Group.DOCUMENT,
    keys=("Ctrl+P",),
    places=HERE,
    inside=True,
    also=lambda: _("paper"),
    unless=_busy,
)
EXPORT_SUMMARY = WindowCommand(
    id="export-summary",
    says=lambda: _("Export summary..."),
    tells=lambda: _("Export the summary..."),
    group=Group.DOCUMENT,
    keys=("Ctrl+E",),
    places=(OVERVIEW,),
    inside=True,
    also=lambda: _("readiness PDF Word"),
)
SAVE_SPREADSHEET = WindowCommand(
    id="save-spreadsheet",
    says=lambda: _("Save as a spreadsheet..."),
    group=Group.DOCUMENT,
    places=HERE,
    inside=True,
    also=lambda: _("Excel xlsx table answers"),
)
READ_SPREADSHEET = WindowCommand(
    id="read-spreadsheet",
    says=lambda: _("Read in a filled spreadsheet..."),
    group=Group.DOCUMENT,
    places=HERE,
    inside=True,
    also=lambda: _("Excel xlsx import"),
)
TAKE_CHECKLIST = WindowCommand(
    id="take-checklist",
    says=lambda: _("Take over an old checklist..."),
    group=Group.DOCUMENT,
    places=HERE,
    inside=True,
    also=lambda: _("Excel Word import"),
)
SAVE_CALENDAR = WindowCommand(
    id="save-calendar",
    says=lambda: _("Save for a calendar..."),
    group=Group.DOCUMENT,
    places=HERE,
    inside=True,
    also=lambda: _("ics due dates"),
)
SAVE_FILE = WindowCommand(
    id="save-file",
    says=lambda: _("Save as a file to read and change..."),
    group=Group.DOCUMENT,
    places=HERE,
    inside=True,
    also=lambda: _("YAML assessment text"),
)
READ_WORKSHEET = WindowCommand(
    id="read-worksheet",
    says=lambda: _("Read in a filled worksheet..."),
    group=Group.DOCUMENT,
    places=HERE,
    inside=True,
    on_chosen=True,
    also=lambda: _("form interview import"),
)
FIND_IN_DOCUMENT = WindowCommand(
    id="find-in-document",
    says=lambda: _("Find in the document"),
    group=Group.FIND,
    keys=("Ctrl+F",),
    places=HERE,
    inside=True,
    also=lambda: _("search preview"),
)
FIND_NEXT = WindowCommand(
    id="find-next",
    says=lambda: _("Find the next place in the document"),
    group=Group.FIND,
    keys=("F3",),
    places=HERE,
    inside=True,
    on_chosen=True,
)
FIND_PREVIOUS = WindowCommand(
    id="find-previous",
    says=lambda: _("Find the place before in the document"),
    group=Group.FIND,
    keys=("Shift+F3",),
    places=HERE,
    inside=True,
    on_chosen=True,
)
ZOOM_IN = WindowCommand(
    id="zoom-in",
    says=lambda: _("Show the document larger"),
    group=Group.DOCUMENT,
    keys=(
        "Ctrl++",
        "Ctrl+=",
    ),
    places=HERE,
    inside=True,
    also=lambda: _("zoom in"),
)
ZOOM_OUT = WindowCommand(
    id="zoom-out",
    says=lambda: _("Show the document smaller"),
    group=Group.DOCUMENT,
    keys=("Ctrl+-",),
    places=HERE,
    inside=True,
    also=lambda: _("zoom out"),
)
FIND_QUESTION = WindowCommand(
    id="find-question",
    says=lambda: _("Find a question in the library"),
    group=Group.FIND,
    keys=("Ctrl+F",),
    places=(LIBRARY,),
    also=lambda: _("search catalogue"),
)

OF_DOCUMENTS = (
    SAVE,
    SAVE_ALL,
    ISSUE,
    PRINT,
    EXPORT_SUMMARY,
    SAVE_SPREADSHEET,
    READ_SPREADSHEET,
    TAKE_CHECKLIST,
    SAVE_CALENDAR,
    SAVE_FILE,
    READ_WORKSHEET,
    FIND_IN_DOCUMENT,
    FIND_NEXT,
    FIND_PREVIOUS,
    ZOOM_IN,
    ZOOM_OUT,
    FIND_QUESTION,
)
