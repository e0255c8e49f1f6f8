"""A person decides otherwise than the rules: which standard, why, and who says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from isoassess.decision import OwnDecision
from isoassess.model import Lens
from isoassess.texts import _
from ui.open_assessment import OpenAssessment
from ui.screens.own_decision_words import switch_words
from ui.theme import restyle
from ui.widgets.frames import Card, primary
from ui.widgets.texts import Text


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
            self._says.setText(
                _("▲ Decided otherwise: {lens}, by {name}").format(lens=own.lens.label, name=own.name)
            )
            self._reason.setText(own.reason)


class OwnDecisionDialog(QDialog):
    """Accepted when the decision is stored; what is missing is said beside its field."""

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self.setWindowTitle(_("Decide otherwise"))
        self.setMinimumWidth(460)
        self.lens = QComboBox()
        self.switch = Text("muted")
        self.reason = QPlainTextEdit()
        self.name = QLineEdit()
        self._reason_error = Text("fieldError")
        self._name_error = Text("fieldError")
        self._failure = Text("fieldError")
        self._buttons = QDialogButtonBox()
        self._lay_out()
        self._fill()
        self._say_switch()
        self.lens.currentIndexChanged.connect(self._say_switch)
        self.reason.textChanged.connect(self._forgive_reason)
        self.name.textChanged.connect(self._forgive_name)
        self._buttons.accepted.connect(self._decide)
        self._buttons.rejected.connect(self.reject)
        opened.failed.connect(self._show_failure)

    def _lay_out(self) -> None:
        says = _("Your decision, its reason and your name are stored, shown and printed.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(6)
        layout.addWidget(Text("title", _("Assess against another standard")))
        layout.addWidget(Text("muted", says))
        for word, field, below in (
            (_("&Standard"), self.lens, self.switch),
            (_("&Reason"), self.reason, self._reason_error),
            (_("Your &name"), self.name, self._name_error),
        ):
            label = QLabel(word)
            label.setObjectName("strong")
            label.setBuddy(field)
            field.setAccessibleName(word.replace("&", ""))
            layout.addSpacing(8)
            layout.addWidget(label)
            layout.addWidget(field)
            layout.addWidget(below)
        layout.addWidget(self._failure)
        for error in (self._reason_error, self._name_error, self._failure):
            error.hide()
        self.switch.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.switch.setMinimumHeight(2 * self.switch.fontMetrics().lineSpacing())
        layout.addSpacing(10)
        layout.addWidget(self._buttons)

    def _fill(self) -> None:
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(96)
        own = self._open.own_decision
        for lens in self._open.catalogue.lenses:
            self.lens.addItem(_lens_words(lens), lens)
        self.lens.setCurrentIndex(self.lens.findData(own.lens if own else self._open.lens))
        if own is not None:
            self.reason.setPlainText(own.reason)
            self.name.setText(own.name)
        decide = primary(_("&Decide"))
        self._buttons.addButton(_("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.addButton(decide, QDialogButtonBox.ButtonRole.AcceptRole)
        decide.setDefault(True)

    def _decide(self) -> None:
        reason, name = self.reason.toPlainText().strip(), self.name.text().strip()
        _complain(self.name, self._name_error, "" if name else _("Say who decides."))
        _complain(self.reason, self._reason_error, "" if reason else _("Say why, in your own words."))
        if not reason or not name:
            (self.name if reason else self.reason).setFocus()
            return
        own = OwnDecision(lens=Lens(self.lens.currentData()), reason=reason, name=name)
        if self._open.decide(own):
            self.accept()

    def _say_switch(self) -> None:
        """Say what the chosen standard means for the answers given so far."""
        words = switch_words(self._open, Lens(self.lens.currentData()))
        self.switch.setText(words)
        self.lens.setAccessibleDescription(words)

    def _forgive_reason(self) -> None:
        _complain(self.reason, self._reason_error, "")

    def _forgive_name(self) -> None:
        _complain(self.name, self._name_error, "")

    def _show_failure(self, sentence: str) -> None:
        self._failure.setText(sentence)
        self._failure.show()


def _complain(field: QWidget, beside: Text, sentence: str) -> None:
    """Say beside a field what is wrong with it; nothing when all is well."""
    beside.setText(sentence)
    beside.setVisible(bool(sentence))
    field.setProperty("wrong", bool(sentence))
    field.setAccessibleDescription(sentence)
    restyle(field)


def _lens_words(lens: Lens) -> str:
    return lens.label if lens.certifiable else _("{lens} (no certificate exists)").format(lens=lens.label)
