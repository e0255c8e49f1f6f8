"""Every command of the window, each once; menu, palette and the list of keys are made of it."""

from ui.commands.anywhere import GOING, OF_FILE, OF_PROGRAM
from ui.commands.command import WindowCommand
from ui.commands.of_actions import OF_ACTIONS
from ui.commands.of_assessment import OF_ASSESSMENT
from ui.commands.of_documents import OF_DOCUMENTS
from ui.commands.of_first_minute import OF_FIRST_MINUTE
from ui.commands.of_list import OF_LIST
from ui.commands.of_question import OF_QUESTION

COMMANDS: tuple[WindowCommand, ...] = (
    *OF_LIST,
    *GOING,
    *OF_QUESTION,
    *OF_ASSESSMENT,
    *OF_ACTIONS,
    *OF_DOCUMENTS,
    *OF_FILE,
    *OF_FIRST_MINUTE,
    *OF_PROGRAM,
)
