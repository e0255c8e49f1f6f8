"""The verdict in one glance: its shape, word and tone, the reason, and the figures it rests on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.causes import indication_words, quick_scan_words
from isoassess.assessment.labels.stage_1 import stage_1_words
from isoassess.assessment.verdict.claimed import fulfilled_words
from isoassess.domain import Share
from isoassess.domain.case import Case, Judgement
from isoassess.domain.tones import TONE_OF_VERDICT
from isoassess.domain.words import SHAPE_OF_VERDICT, verdict_words
from isoassess.language.texts import _, ngettext
from ui.commands.command import bind
from ui.commands.of_assessment import CONTINUE
from ui.overview.quick_scan import QuickScanOffer
from ui.overview.words import how_verdict
from ui.widgets.explained_text import ExplainedLine, ExplainedText
from ui.widgets.explanation import ExplainButton
from ui.widgets.keys.focus import give_focus
from ui.widgets.layout.frames import Card, primary
from ui.widgets.layout.rows import beside
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import Line, Text
from ui.widgets.theme import restyle

SIDE_BY_SIDE = 520  # with less the figures go below the words
NOWHERE = Qt.AlignmentFlag(0)
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class VerdictBanner(Card):
    """`start_wanted` asks for the next question that is not answered; none, where all are."""

    start_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind="banner", parent=parent)
        self._headline = ExplainedText("headline")
        self._because = ExplainedText("muted", after=self._headline)
        self._base = Text("small")
        self._start = primary(_("Start the assessment"))
        bind(self._start, CONTINUE)
        self._following = Text("small")
        self.quick_scan = QuickScanOffer()
        self._figures = _Figures()
        words = self._words = QVBoxLayout()
        words.setSpacing(5)
        self._kind = ExplainedLine("overline")
        words.addWidget(self._kind)
        for label in (self._headline, self._because, self._base):
            words.addWidget(label)
        words.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._following)
        words.addWidget(self.quick_scan)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(32)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._figures, 0, MIDDLE)
        self.body.addLayout(self._row)
        self._start.clicked.connect(self.start_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figures beside the words, or below them where these would have little room."""
        super().resizeEvent(event)
        beside_words = event.size().width() >= scaled(SIDE_BY_SIDE)
        ways = QBoxLayout.Direction
        direction = ways.LeftToRight if beside_words else ways.TopToBottom
        if self._row.direction() is not direction:
            self._row.setDirection(direction)
            self._row.setSpacing(32 if beside_words else 12)
            self._row.setAlignment(self._figures, MIDDLE if beside_words else Qt.AlignmentFlag.AlignLeft)

    def focus_start(self) -> None:
        """Give the keys to the way to the next question that is not answered."""
        give_focus(self.quick_scan.button if self.quick_scan.is_begun else self._start)

    def show_judgement(self, case: Case, judgement: Judgement, *, locked: bool) -> None:
        verdict = judgement.headline
        self.set_tone(TONE_OF_VERDICT[verdict])
        found = judgement.indication
        says, base = indication_words(found) if found else (verdict_words(verdict), "")
        self._kind.setText(_("AN INDICATION, NO VERDICT") if found else _("LIKELY VERDICT"))
        self._headline.setText(f"{SHAPE_OF_VERDICT[verdict]} {says}")
        said = (
            base,
            _reason(case, judgement),
            quick_scan_words(case, judgement),
            stage_1_words(case, judgement),
        )
        self._because.setText(" ".join(filter(None, said)))
        self._base.setText(_base(judgement))
        begun = judgement.share.assessed > 0
        self._start.setText(_("Continue the assessment") if begun else _("Start the assessment"))
        self._start.setVisible(judgement.share.assessed < judgement.share.applicable and not locked)
        self._following.setVisible(not self._start.isHidden())
        self.quick_scan.show_judgement(case, judgement, locked=locked)
        self._lead_on()
        self._figures.show_share(judgement.share)
        self._figures.ask.answer(how_verdict(case, judgement))

    def _lead_on(self) -> None:
        """In the middle of a quick scan the first button goes on with it; the whole comes after."""
        scan_first = self.quick_scan.is_begun
        ways = (self.quick_scan, self._start, self._following)
        if scan_first == (self._words.indexOf(self.quick_scan) < self._words.indexOf(self._start)):
            return
        for way in ways if scan_first else (*ways[1:], ways[0]):
            self._words.removeWidget(way)
            self._words.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft if way is self._start else NOWHERE)
        first, second = self.quick_scan.button, self._start
        QWidget.setTabOrder(*((first, second) if scan_first else (second, first)))
        for button, is_first in ((first, scan_first), (second, not scan_first)):
            button.setProperty("primary", is_first)
            restyle(button)

    def show_following(self, question: str) -> None:
        """The question that the button leads to, with its clause."""
        words = _("Next: {question}").format(question=question) if question else ""
        self._following.setText(words)
        self._start.setAccessibleDescription(words)


class _Figures(QWidget):
    """How many requirements have which likely grade."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(20)
        layout.setVerticalSpacing(2)
        words = (_("major"), _("minor"), _("OFI"), _("conforming"))
        self.ask = ExplainButton(_("Likely verdict"))
        head = beside(Line("overline", _("LIKELY")), self.ask, spacing=8)
        layout.addWidget(head, 0, 0, 1, len(words), Qt.AlignmentFlag.AlignHCenter)
        self._figures = []
        for column, (tone, word) in enumerate(
            zip(("major", "minor", "ofi", "conforming"), words, strict=True)
        ):
            figure = Line("figure")
            figure.set_tone(tone)
            layout.addWidget(figure, 1, column, Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(ExplainedLine("small", word), 2, column, Qt.AlignmentFlag.AlignHCenter)
            self._figures.append(figure)

    def show_share(self, share: Share) -> None:
        counts = (share.major, share.minor, share.ofi, share.conforming)
        says = (
            _("{count} of {assessed} assessed requirements are a likely major nonconformity."),
            _("{count} of {assessed} assessed requirements are a likely minor nonconformity."),
            _("{count} of {assessed} assessed requirements are a likely opportunity for improvement."),
            _("{count} of {assessed} assessed requirements are likely conforming."),
        )
        for figure, count, words in zip(self._figures, counts, says, strict=True):
            figure.setText(str(count))
            merely = fulfilled_words(share.claimed) if figure is self._figures[-1] else ""
            figure.setToolTip(f"{words.format(count=count, assessed=share.assessed)} {merely}".strip())


def _reason(case: Case, judgement: Judgement) -> str:
    assessed = judgement.share.assessed
    if assessed:
        return message_words(judgement.because)
    reason = _("Nothing is assessed yet.")
    if not case.lens.certifiable:
        reason += " " + _(
            "Nobody can be certified to {lens} today; this verdict serves a contract only."
        ).format(lens=case.lens.label)
    return reason


def _base(judgement: Judgement) -> str:
    share = judgement.share
    words = _("{assessed} of {applicable} applicable requirements assessed").format(
        assessed=share.assessed, applicable=share.applicable
    )
    if judgement.not_applicable:
        count = judgement.not_applicable
        words += " · " + ngettext("{count} not applicable", "{count} not applicable", count).format(
            count=count
        )
    if judgement.for_information:
        words += " · " + _("{count} for information, not graded").format(count=judgement.for_information)
    if share.claimed:
        words += " · " + fulfilled_words(share.claimed).rstrip(".")
    return words + " · " + _("a prediction: a certification body grades")
