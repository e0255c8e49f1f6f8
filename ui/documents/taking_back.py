"""What was read in, told with the way to take it back."""

from functools import partial

from isoassess.language.texts import _
from ui.documents.outcome import DocumentOutcome
from ui.session.open_assessment import OpenAssessment


def tell_taken(opened: OpenAssessment, outcome: DocumentOutcome, says: str, undone: str) -> None:
    """Say what was read in just now, and `undone` after it was taken back as one step."""
    outcome.tell_taken(says, partial(_take_back, opened, outcome, undone))


def _take_back(opened: OpenAssessment, outcome: DocumentOutcome, undone: str) -> None:
    if opened.undo() is None:
        outcome.tell_failure(_("It was not taken back. Look into the history."), place_matters=False)
    else:
        outcome.tell(undone)
