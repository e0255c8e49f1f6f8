"""Shows what an old checklist proposes, what its words are taken for, and takes over what is ticked."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from isoassess.domain import Lens, Rating
from isoassess.domain.case import Case
from isoassess.exchange.cells.found_tables import FoundTables
from isoassess.language.texts import _
from isoassess.services.filled_worksheet import changes_of
from isoassess.services.tables.checklist_entries import ChecklistProposals
from isoassess.services.tables.checklist_words import checklist_told
from ui.documents.tables.entry_list import EntryList
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.segments import Segments
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.layout.fitting import room_for
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import Text
from ui.widgets.tips import breakable

WIDE = 760
MOST_WORDS = 12  # of a checklist, to say the meaning of
Propose = Callable[[Lens, Mapping[str, Rating | None]], ChecklistProposals]


class ChecklistDialog(FormDialog):
    """Accepted when what is ticked is in the file; ratings are ticked by a person or not at all."""

    def __init__(
        self,
        opened: OpenAssessment,
        case: Case,
        found: FoundTables,
        proposals: ChecklistProposals,
        propose: Propose,
        parent: QWidget | None = None,
    ) -> None:
        """`case`: what the checklist was set against; `propose` tells anew what it proposes."""
        super().__init__(
            _("Take over an old checklist"),
            _("What is ticked is taken over. Texts go behind those that are there; one undo takes it back."),
            _("&Take over"),
            parent,
        )
        self.setMinimumWidth(min(scaled(WIDE), room_for(self).width()))
        self.setWindowTitle(_("Take over"))
        self._open, self._case, self._found, self._propose = opened, case, found, propose
        self._told = Text("", "")
        self.edition = Segments(_("Edition of the checklist"), [(lens, lens.label) for lens in Lens])
        self.words = {
            word: Segments(_("Meaning of {word}").format(word=word), _meanings())
            for word in [*proposals.meanings][:MOST_WORDS]
        }
        self._meanings = dict(proposals.meanings)
        self.texts = EntryList(_("Evidence, notes and actions"), case, ticked=True)
        self.ratings = EntryList(_("Ratings"), case, ticked=False)
        self.all_ratings = AtOnceButton(_("Tick &all ratings"))
        self.all_ratings.setAutoDefault(False)
        self._lay_out()
        self._show(proposals)
        self._connect()

    def _lay_out(self) -> None:
        self.body.addSpacing(8)
        self.body.addWidget(self._told)
        self.body.addSpacing(8)
        self.body.addWidget(Text("heading", _("Edition of the checklist")))
        self.body.addWidget(self.edition)
        if self.words:
            self.body.addSpacing(8)
            self.body.addWidget(Text("heading", _("What its words mean")))
            self.body.addLayout(self._words_laid_out())
        self.body.addSpacing(8)
        self.body.addWidget(Text("heading", _("Evidence, notes and actions")))
        self.body.addWidget(self.texts)
        row = QHBoxLayout()
        row.addWidget(Text("heading", _("Ratings: nothing is rated that you do not tick")), 1)
        row.addWidget(self.all_ratings)
        self.body.addSpacing(8)
        self.body.addLayout(row)
        self.body.addWidget(self.ratings)

    def _words_laid_out(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        for number, (word, meaning) in enumerate(self.words.items()):
            meaning.show_value(self._meanings[word])
            grid.addWidget(Text("", breakable(word)), number, 0)
            grid.addWidget(meaning, number, 1)
        return grid

    def _connect(self) -> None:
        self.edition.chosen.connect(self._propose_anew)
        for word, meaning in self.words.items():
            meaning.chosen.connect(partial(self._mean, word))
        self.all_ratings.clicked.connect(self.ratings.tick_all)
        self.confirmed.connect(self._take_over)
        self._open.failed.connect(self.show_failure)

    def _mean(self, word: str, rating: object) -> None:
        self._meanings[word] = rating if isinstance(rating, Rating) else None
        self._propose_anew()

    def _propose_anew(self) -> None:
        lens = self.edition.value()
        if isinstance(lens, Lens):
            self._show(self._propose(lens, self._meanings))

    def _show(self, proposals: ChecklistProposals) -> None:
        self.edition.show_value(proposals.lens)
        self._told.setText(breakable("\n".join(checklist_told(proposals, self._found))))
        self.texts.show_entries(proposals.texts)
        self.ratings.show_entries(proposals.ratings)
        self.all_ratings.setEnabled(bool(proposals.ratings))

    def _take_over(self) -> None:
        entries = (*self.texts.taken(), *self.ratings.taken())
        if not entries:
            self.show_failure(_("Nothing is ticked, so there is nothing to take over."))
            return
        if self._open.read_in(changes_of(entries, self._case, entries)):
            self.accept()


def _meanings() -> list[tuple[object, str]]:
    rated = [(rating, _("N/A") if rating.level is None else rating.value) for rating in Rating]
    return [(None, _("none")), *rated]
