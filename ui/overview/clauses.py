"""How the requirements of each main clause stand, as bars with their base beside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from isoassess.domain import ClauseResult, Share
from isoassess.domain.case import Judgement
from isoassess.language.texts import _
from ui.overview.words import how_clauses
from ui.widgets.layout.frames import Card
from ui.widgets.layout.sizes import scaled
from ui.widgets.stacked_bar import Legend, StackedBar
from ui.widgets.texts import Line, ShortenedLine

NAME_WIDTH, NAME_IN_SHORT = 300, 72  # where there is little room
MOST_APART = 2.2  # times its usual height, where a card beside it is long
NAME, BAR, FULFILLED, ASSESSED = range(4)


class ClausesCard(Card):
    """One bar for each main clause."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Conformity by clause"), parent=parent)
        self._grid: QWidget | None = None
        self.body.addWidget(Legend())
        self.body.addStretch()  # a card beside it may be longer still

    def show_judgement(self, judgement: Judgement) -> None:
        if self._grid is not None:
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = _Bars(judgement.main_clauses)
        self.body.insertWidget(1, self._grid, 1)
        self.explain(how_clauses(judgement))


class _Bars(QWidget):
    """The bars under their headings."""

    def __init__(self, results: tuple[ClauseResult, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setHorizontalSpacing(14)
        layout.setVerticalSpacing(12)
        layout.setColumnStretch(BAR, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | middle
        layout.addWidget(Line("small", _("fulfilled")), 0, FULFILLED, right)
        layout.addWidget(Line("small", _("assessed")), 0, ASSESSED, right)
        for row, result in enumerate(results, start=1):
            share = result.share
            name = f"{result.clause.number} {_title(result)}"
            layout.addWidget(_name_label(name), row, NAME, middle)
            layout.addWidget(StackedBar(name, share), row, BAR, middle)
            layout.addWidget(_fulfilled(share), row, FULFILLED, right)
            layout.addWidget(_assessed(share), row, ASSESSED, right)
            layout.setRowStretch(row, 1)
        self.setMaximumHeight(round(self.sizeHint().height() * MOST_APART))


def _fulfilled(share: Share) -> Line:
    says = _("{part} of the {base} assessed requirements are likely conforming or an OFI.")
    return _figure(share.fulfilled, share.assessed, says)


def _assessed(share: Share) -> Line:
    says = _("{part} of the {base} requirements that apply are assessed.")
    return _figure(share.assessed, share.applicable, says)


def _figure(part: int, base: int, says: str) -> Line:
    figure = Line("muted", _part(part, base))
    figure.setToolTip(says.format(part=part, base=base))
    return figure


def _title(result: ClauseResult) -> str:
    return result.clause.title.strip("[]")


def _name_label(name: str) -> ShortenedLine:
    label = ShortenedLine("")
    label.setMaximumWidth(scaled(NAME_WIDTH))
    label.setMinimumWidth(scaled(NAME_IN_SHORT))
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    label.show_words(name)
    return label


def _part(part: int, base: int) -> str:
    """A share with its base; a dash where there is no base."""
    return _("{part} of {base}").format(part=part, base=base) if base else "–"
