"""Shows what an old checklist proposes, what its words are taken for, and takes over what is ticked."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from isoassess.assessment.applicability import deciding_fact
from isoassess.domain import Lens
from isoassess.domain.case import Case
from isoassess.errors import BadInput
from isoassess.exchange.cells.found_tables import FoundTables
from isoassess.exchange.checklist.number_scale import NumberScale
from isoassess.language.texts import _
from isoassess.services.filled_worksheet import changes_of
from isoassess.services.tables.checklist_entries import NOTHING_SAID, ChecklistProposals, SaidOfChecklist
from isoassess.services.tables.checklist_words import checklist_told, head_told, ticked_told
from isoassess.services.tables.left_out_words import left_out_told
from isoassess.store.arrival import Arrival
from ui.documents.tables.best_end import NOT_SAID, BestEndPart
from ui.documents.tables.checklist_columns import ChecklistColumnsPart
from ui.documents.tables.entry_list import EntryList, Ticks
from ui.documents.tables.left_out import LeftOutPart
from ui.documents.tables.word_meanings import Meanings, WordMeanings
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.segments import Segments
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.layout.fitting import room_for
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import Text
from ui.widgets.tips import breakable

WIDE = 760
FEWEST = 2  # sheets, to choose from
Propose = Callable[[SaidOfChecklist], ChecklistProposals]


class KeptChecklist(Struct, frozen=True, kw_only=True):
    """What was said of a checklist that was left, and how its texts and ratings were ticked."""

    said: SaidOfChecklist
    texts: Ticks
    ratings: Ticks


class ChecklistDialog(FormDialog):
    """Accepted when what is ticked is in the file; ratings are ticked by a person or not at all.

    `sheet_wanted` carries the name of another sheet of the file, `profile_wanted` the fact that decides
    where something may not be left out by a rating, and `left` before that what was said here.
    """

    sheet_wanted = Signal(str)
    profile_wanted = Signal(str)
    left = Signal(object)  # KeptChecklist

    def __init__(
        self,
        opened: OpenAssessment,
        case: Case,
        found: FoundTables,
        proposals: ChecklistProposals,
        propose: Propose,
        arrival: Arrival,
        parent: QWidget | None = None,
        *,
        kept: KeptChecklist | None = None,
    ) -> None:
        """`case`: what the checklist was set against; `propose` tells anew what it proposes. `kept`: what was
        said of it before, by which the `proposals` are.
        """
        self._arrival = arrival
        super().__init__(
            _("Take over an old checklist"),
            _("What is ticked is taken over. Texts are added after what is there; one undo takes it back."),
            _("&Take over"),
            parent,
        )
        self.setMinimumWidth(min(scaled(WIDE), room_for(self).width()))
        self.setWindowTitle(_("Take over"))
        self._open, self._case, self._found, self._propose = opened, case, found, propose
        self._told = Text("", "")
        self.left_out = LeftOutPart()
        self.to_profile = AtOnceButton(_("Close, and open the pro&file"))
        self.to_profile.setAutoDefault(False)
        self._fact = ""
        self._sheet = proposals.checklist.table
        self.sheets: Segments | None = None
        self.edition = Segments(_("Edition of the checklist"), [(lens, lens.label) for lens in Lens])
        self.columns = ChecklistColumnsPart(proposals.checklist)
        self._heard = kept.said if kept else NOTHING_SAID
        self._scale: NumberScale | None = None
        self.words = WordMeanings()
        self.best_end = BestEndPart()
        self._proposals = proposals
        self._make_lists(case)
        self._recall(kept)
        self._lay_out()
        self._show(proposals)
        self._connect()

    def _make_lists(self, case: Case) -> None:
        self.texts = EntryList(_("Evidence, notes and actions"), case, ticked=True)
        self.ratings = EntryList(_("Ratings"), case, ticked=False)
        self.all_ratings = AtOnceButton(_("Tick &all ratings"))
        self._ticked = Text("small")

    def _recall(self, kept: KeptChecklist | None) -> None:
        if kept is not None:
            self.texts.remember(kept.texts)
            self.ratings.remember(kept.ratings)

    @property
    def ticked(self) -> str:
        """What would be taken over now."""
        return self._ticked.text()

    @property
    def kept(self) -> KeptChecklist:
        """What is said of it, to be shown again."""
        return KeptChecklist(
            said=self._said(self.words.meanings), texts=self.texts.ticks, ratings=self.ratings.ticks
        )

    def show_sheets(self, sheets: Sequence[str]) -> None:
        """Offer the sheets to choose from, where there are several."""
        if len(sheets) < FEWEST:
            return
        self.sheets = Segments(_("Sheet"), [(name, name) for name in sheets])
        self.sheets.show_value(self._sheet)
        self.sheets.chosen.connect(self._want_sheet)
        self.body.insertWidget(0, self.sheets)
        self.body.insertWidget(0, Text("heading", _("Sheet")))

    def _want_sheet(self, sheet: object) -> None:
        if isinstance(sheet, str) and sheet != self._sheet:
            self.sheet_wanted.emit(sheet)

    def _lay_out(self) -> None:
        self.body.addSpacing(8)
        self.body.addWidget(self.best_end)
        self.body.addWidget(self._told)
        self.body.addWidget(self.to_profile, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.left_out)
        self.body.addSpacing(8)
        self.body.addWidget(Text("heading", _("Edition of the checklist")))
        self.body.addWidget(self.edition)
        self.body.addSpacing(8)
        self.body.addWidget(Text("heading", _("What its columns hold")))
        self.body.addWidget(self.columns)
        self.body.addSpacing(8)
        self.body.addWidget(self.words)
        self.body.addSpacing(8)
        self.body.addWidget(Text("heading", _("Evidence, notes and actions")))
        self.body.addWidget(self.texts)
        row = QHBoxLayout()
        row.addWidget(Text("heading", _("Ratings: nothing is rated that you do not tick")), 1)
        self.all_ratings.setAutoDefault(False)
        row.addWidget(self.all_ratings)
        self.body.addSpacing(8)
        self.body.addLayout(row)
        self.body.addWidget(self.ratings)
        self.add_to_foot(self._ticked)

    def _connect(self) -> None:
        self.edition.chosen.connect(self._propose_anew)
        self.columns.changed.connect(self._hold)
        self.to_profile.clicked.connect(self._leave_for_profile)
        self.words.changed.connect(self._propose_anew)
        self.best_end.chosen.connect(self._say_best)
        self.all_ratings.clicked.connect(self.ratings.tick_all)
        for entries in (self.texts, self.ratings):
            entries.ticks_changed.connect(self._tell_ticked)
        self.confirmed.connect(self._take_over)
        self._open.failed.connect(self.show_failure)

    def _hold(self) -> None:
        """Another column may have another scale."""
        places, further = self.columns.places, self.columns.further
        self._heard = replace(self._heard, places=places, further=further, best=None)
        self._propose_with(self._meanings_beside_scale())

    def _say_best(self, best: str) -> None:
        """What the numbers mean follows from it, whatever was said of one of them before."""
        self._heard = replace(self._heard, best=None if best == NOT_SAID else best)
        self._propose_with(self._meanings_beside_scale())

    def _meanings_beside_scale(self) -> Meanings:
        words = self._scale.words if self._scale else ()
        return {word: rating for word, rating in self.words.meanings.items() if word not in words}

    def _propose_anew(self) -> None:
        self._propose_with(self.words.meanings)

    def _propose_with(self, meanings: Meanings) -> None:
        if not isinstance(self.edition.value(), Lens):
            return
        try:
            proposals = self._propose(self._said(meanings))
        except BadInput as problem:
            self.texts.show_entries(())
            self.ratings.show_entries(())
            self.show_failure(str(problem))
        else:
            self.show_failure("")
            self._show(proposals)

    def _said(self, meanings: Meanings) -> SaidOfChecklist:
        lens = self.edition.value()
        return replace(
            self._heard,
            lens=lens if isinstance(lens, Lens) else None,
            meanings=meanings,
            sheet=self._sheet,
        )

    def _tell_ticked(self) -> None:
        texts, ratings = len(self.texts.taken()), len(self.ratings.taken())
        self._ticked.setText(ticked_told(self._proposals, texts, ratings))

    def _show(self, proposals: ChecklistProposals) -> None:
        self._proposals = proposals
        self._scale = proposals.scale
        self.best_end.show_scale(proposals.scale)
        self.edition.show_value(proposals.lens)
        self.words.show_meanings(proposals.meanings, head_told(proposals))
        told = checklist_told(proposals, self._found)
        beside = (self.best_end, self.words)
        said = (one for one in told if not any(part.tells(one) for part in beside))
        self._told.setText(breakable("\n".join(said)))
        facts = (deciding_fact(one.because, self._case.decision) for one in proposals.no_claims)
        self._fact = next(filter(None, facts), "")
        self.to_profile.setVisible(bool(self._fact))
        self.left_out.show_sentences(left_out_told(proposals))
        self.texts.show_entries(proposals.texts)
        self.ratings.show_entries(proposals.ratings)
        self.all_ratings.setEnabled(bool(proposals.ratings))
        self._tell_ticked()

    def _leave_for_profile(self) -> None:
        """Nothing is taken over: what is proposed may be other than this once the profile is changed."""
        self.left.emit(self.kept)
        self.reject()
        self.profile_wanted.emit(self._fact)

    def _take_over(self) -> None:
        entries = (*self.texts.taken(), *self.ratings.taken())
        if not entries:
            self.show_failure(_("Nothing is ticked, so there is nothing to take over."))
            return
        if self._open.read_in(changes_of(entries, self._case, entries), self._arrival):
            self.accept()
