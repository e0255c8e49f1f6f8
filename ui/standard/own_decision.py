"""A person decides otherwise than the rules: which standard, why, and who says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from isoassess.domain import Lens
from isoassess.domain.decision import OwnDecision
from isoassess.language.texts import _
from ui.session.open_assessment import OpenAssessment
from ui.standard.switch_list import SwitchList, switch_words
from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.layout.form_dialog import Complaint, FormDialog
from ui.widgets.layout.frames import Card
from ui.widgets.layout.sizes import fix_height
from ui.widgets.texts import Text
from ui.widgets.tips import breakable
from ui.widgets.typing.inputs import LineInput, TextInput


class OwnDecisionNote(Card):
    """Says that somebody decided otherwise; away where the rules are followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind="banner", parent=parent)
        self._says = Text("strong")
        self._reason = Text("muted")
        self.body.addWidget(self._says)
        self.body.addWidget(self._reason)
        self.set_tone("minor")
        self.hide()

    def show_decision(self, own: OwnDecision | None) -> None:
        self.setVisible(own is not None)
        if own is not None:
            says = _("▲ Decided otherwise: {lens}, by {name}")
            self._says.setText(breakable(says.format(lens=own.lens.label, name=own.name)))
            self._reason.setText(breakable(own.reason))


class OwnDecisionDialog(FormDialog):
    """Accepted when the decision is stored; what is missing is said beside its field."""

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Assess against another standard"),
            _("Your decision, its reason and your name are stored, shown and printed."),
            _("&Decide"),
            parent,
        )
        self._open = opened
        self.setWindowTitle(_("Decide otherwise"))
        self.lens = DropDown()
        self.switch = Text("muted")
        self.changes = SwitchList()
        self.reason = TextInput()
        self.name = LineInput()
        self.add_field(_("&Standard"), self.lens, self.switch, self.changes)
        self._lens_error = Complaint(self.lens)
        self.body.addWidget(self._lens_error)
        self._reason_error = self.add_field(_("&Reason"), self.reason)
        self._name_error = self.add_field(_("Your na&me"), self.name)
        self._fill()
        self._say_switch()
        self.lens.currentIndexChanged.connect(self._say_switch)
        self.lens.currentIndexChanged.connect(self._lens_error.withdraw)
        self.reason.textChanged.connect(self._reason_error.withdraw)
        self.name.textChanged.connect(self._name_error.withdraw)
        self.confirmed.connect(self._decide)
        opened.failed.connect(self.show_failure)

    def _fill(self) -> None:
        self.switch.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.switch.setMinimumHeight(2 * self.switch.fontMetrics().lineSpacing())
        self.reason.setTabChangesFocus(True)
        fix_height(self.reason, 72)
        own = self._open.own_decision
        for lens in self._open.catalogue.lenses:
            self.lens.addItem(_lens_words(lens), lens)
        self.lens.setPlaceholderText(_("Choose a standard"))
        self.lens.setCurrentIndex(self.lens.findData(own.lens) if own else -1)  # nothing in advance
        if own is not None:
            self.reason.setPlainText(own.reason)
            self.name.setText(own.name)

    def _decide(self) -> None:
        reason, name = self.reason.toPlainText().strip(), self.name.text().strip()
        self._name_error.say("" if name else _("Say who decides."))
        self._reason_error.say("" if reason else _("Say why, in your own words."))
        chosen = self.lens.currentIndex() >= 0
        self._lens_error.say("" if chosen else _("Choose a standard."))
        if not (chosen and reason and name):
            (self.lens if not chosen else self.name if reason else self.reason).setFocus()
            return
        own = OwnDecision(lens=Lens(self.lens.currentData()), reason=reason, name=name)
        if self._open.decide(own):
            self.accept()

    def _say_switch(self) -> None:
        """Say what the chosen standard means for the answers given so far."""
        if self.lens.currentIndex() < 0:
            return
        lens = Lens(self.lens.currentData())
        words = switch_words(self._open, lens)
        self.switch.setText(words)
        self.lens.setAccessibleDescription(words)
        self.changes.show_switch(self._open, lens)


def _lens_words(lens: Lens) -> str:
    return lens.label if lens.certifiable else _("{lens} (no certificate exists)").format(lens=lens.label)
