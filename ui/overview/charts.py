"""The charts of the full report on the overview: drawn when a person unfolds them, and as they change."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.domain.case import Case, Judgement
from isoassess.language.texts import _
from ui.parts.chart_view import ChartView
from ui.widgets.layout.folded_card import FoldedCard
from ui.widgets.texts import Text

WIDTH = 480.0  # points, as between the margins of A4


class ChartsCard(FoldedCard):
    """Folded until somebody wants to see them: drawing takes longer than all the rest of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Charts"),
            _("Conformity, maturity and dates as they stand in the full assessment report."),
            more=_("Show the charts"),
            less=_("Hide the charts"),
            parent=parent,
        )
        self._judged: tuple[Case, Judgement] | None = None
        self._charts: _Charts | None = None

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        """What is unfolded follows; what is folded is drawn when it is wanted."""
        self._judged = (case, judgement)
        self.setVisible(judgement.share.assessed > 0)
        if self._charts is not None and not self.folded:
            self._charts.draw(case, judgement)

    def make_whole(self) -> QWidget:
        self._charts = _Charts()
        return self._charts

    def unfold(self) -> None:
        super().unfold()
        if self._charts is not None and self._judged is not None:
            self._charts.draw(*self._judged)


class _Charts(QWidget):
    """One under the other, each with its heading."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: tuple[Case, Judgement] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 0)
        self._layout.setSpacing(8)

    def draw(self, case: Case, judgement: Judgement) -> None:
        from isoassess.documents.charts_shown import charts_shown

        if self._drawn == (case, judgement):
            return
        self._drawn = (case, judgement)
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for shown in charts_shown(case, judgement, width=WIDTH):
            self._layout.addWidget(Text("heading", shown.heading))
            if shown.about:
                self._layout.addWidget(Text("small", shown.about))
            self._layout.addWidget(ChartView(shown.picture))
            self._layout.addSpacing(14)
