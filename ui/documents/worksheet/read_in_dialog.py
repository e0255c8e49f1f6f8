"""Shows what came back filled in beside what is there, and asks which of two values stays."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from isoassess.domain.case import Case
from isoassess.language.texts import _, ngettext
from isoassess.services.filled_worksheet import FormEntry, changes_of
from isoassess.services.filled_worksheet_words import field_words, requirement_words, value_words
from ui.documents.worksheet.coming_back import CameBack, ComingBack
from ui.session.open_assessment import OpenAssessment
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.layout.fitting import room_for
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.layout.frames import Card
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import Text
from ui.widgets.tips import breakable

WIDE = 720


class ReadInDialog(FormDialog):
    """Accepted when all that was chosen is in the file."""

    def __init__(
        self,
        opened: OpenAssessment,
        kind: ComingBack,
        came: CameBack,
        case: Case,
        parent: QWidget | None = None,
    ) -> None:
        """`case`: what `came` was set against."""
        super().__init__(
            kind.title,
            _("All of it is read in, or nothing. One undo on the assessment takes it back."),
            _("&Read in"),
            parent,
        )
        self.setMinimumWidth(min(scaled(WIDE), room_for(self).width()))
        self.setWindowTitle(_("Read in"))
        self._open, self._came, self._case = opened, came, case
        self.conflicts = tuple(ConflictCard(entry, case, kind.theirs) for entry in came.conflicts)
        self.keep_all = AtOnceButton(_("&Keep all that is there"))
        self.take_all = AtOnceButton(kind.take_all)
        self.anyway = QCheckBox(_("I have looked at it; read it in &all the same"))
        self.anyway.setVisible(came.doubtful)
        self.body.addSpacing(8)
        for sentence in came.sentences:
            self.body.addWidget(Text("", breakable(sentence)))
        self.body.addWidget(self.anyway)
        if self.conflicts:
            self._lay_out_conflicts()
        self._lay_out_new()
        self.confirmed.connect(self._read_in)
        self.keep_all.clicked.connect(self._keep_all)
        self.take_all.clicked.connect(self._take_all)
        opened.failed.connect(self.show_failure)

    def _lay_out_conflicts(self) -> None:
        self.body.addSpacing(8)
        self.body.addWidget(Text("heading", _("Conflicts")))
        sides = QHBoxLayout()
        for button in (self.keep_all, self.take_all):
            button.setAutoDefault(False)
            sides.addWidget(button)
        sides.addStretch()
        self.body.addLayout(sides)
        for card in self.conflicts:
            self.body.addWidget(card)

    def _lay_out_new(self) -> None:
        new = [entry for entry in self._came.entries if not entry.conflicts]
        if not new:
            return
        self.body.addSpacing(8)
        some_change = any(entry.here for entry in new)
        self.body.addWidget(Text("heading", _("New and changed") if some_change else _("New")))
        for _id, entries in groupby(new, key=lambda entry: entry.requirement):
            self.body.addWidget(Text("", breakable("\n".join(_lines(tuple(entries), self._case)))))

    def _keep_all(self) -> None:
        for card in self.conflicts:
            card.keep.setChecked(True)

    def _take_all(self) -> None:
        for card in self.conflicts:
            card.take.setChecked(True)

    def _read_in(self) -> None:
        if self._came.doubtful and not self.anyway.isChecked():
            self.show_failure(_("Some of it is likely not as it was meant; nothing has been read in yet."))
            self.anyway.setFocus()
            return
        open_ = [card for card in self.conflicts if not card.decided]
        if open_:
            says = ngettext(
                "{count} conflict is still to be decided; nothing has been read in yet.",
                "{count} conflicts are still to be decided; nothing has been read in yet.",
                len(open_),
            )
            self.show_failure(says.format(count=len(open_)))
            open_[0].keep.setFocus()
            return
        taken = [card.entry for card in self.conflicts if card.take.isChecked()]
        if self._open.read_in(changes_of(self._came.entries, self._case, taken), self._came.arrival):
            self.accept()


class ConflictCard(Card):
    """One field with the two values it could have."""

    def __init__(self, entry: FormEntry, case: Case, theirs: str, parent: QWidget | None = None) -> None:
        super().__init__(kind="noteCard", parent=parent)
        self.entry = entry
        self.keep, self.take = QRadioButton(_("There now")), QRadioButton(theirs)
        self._sides = QButtonGroup(self)
        self.body.setContentsMargins(14, 10, 14, 10)
        self.body.addWidget(Text("strong", requirement_words(entry, case)))
        self.body.addWidget(Text("muted", field_words(entry.key)))
        for choice, value in ((self.keep, entry.here), (self.take, entry.says)):
            self._sides.addButton(choice)
            words = value_words(entry.key, value)
            choice.setAccessibleName(f"{choice.text()}: {words}")
            self.body.addWidget(choice)
            self.body.addLayout(_indented(Text("", breakable(words))))

    @property
    def decided(self) -> bool:
        return self._sides.checkedButton() is not None


def _indented(text: Text) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(24, 0, 0, 0)
    layout.addWidget(text)
    return layout


def _lines(entries: tuple[FormEntry, ...], case: Case) -> Iterator[str]:
    yield requirement_words(entries[0], case)
    for entry in entries:
        yield f"{field_words(entry.key)}: {value_words(entry.key, entry.says)}"
        if entry.here:
            yield _("   in place of: {value}").format(value=value_words(entry.key, entry.here))
