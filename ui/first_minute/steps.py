"""The steps of the tour: where each leads, what it points at there, and what it says."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from isoassess.language.texts import _
from ui.actions.table import ActionsTable
from ui.commands.places import ACTIONS, ASSESSMENT, OVERVIEW, REPORTS, STANDARD
from ui.documents.document_cards import DocumentList
from ui.overview.verdict_banner import VerdictBanner
from ui.standard.answers import TodayCard
from ui.widgets.choosing.rating_row import RatingRow


class TourStep(Struct, frozen=True, kw_only=True):
    """`place` as the sidebar names it; `points_at`: the kind of what is shown there."""

    place: str
    points_at: type[QWidget]
    title: Callable[[], str]
    text: Callable[[], str]


STEPS = (
    TourStep(
        place=OVERVIEW,
        points_at=VerdictBanner,
        title=lambda: _("How ready the firm is"),
        text=lambda: _(
            "The likely verdict, why it is so, and how many questions it rests on. "
            "Below it: what is in the way, and the shortest way to the next step."
        ),
    ),
    TourStep(
        place=STANDARD,
        points_at=TodayCard,
        title=lambda: _("Which standard fits"),
        text=lambda: _(
            "The answer of today, with its reasons and what would change it. "
            "It follows from a few facts about the firm, which you give once, under Profile."
        ),
    ),
    TourStep(
        place=ASSESSMENT,
        points_at=RatingRow,
        title=lambda: _("One question after the other"),
        text=lambda: _(
            "Rate each with a key from 0 to 4 or a click, and write down what you saw. "
            "Whatever you enter is saved at once, and can be undone."
        ),
    ),
    TourStep(
        place=ACTIONS,
        points_at=ActionsTable,
        title=lambda: _("What is to be done"),
        text=lambda: _("Every action with who does it and until when. What is late comes first."),
    ),
    TourStep(
        place=REPORTS,
        points_at=DocumentList,
        title=lambda: _("What you hand over"),
        text=lambda: _(
            "A summary for the owner, the full report, the action plan and more, as PDF or for Word. "
            "Each is made anew of what is entered, and is shown before it is saved."
        ),
    ),
)
