"""The models ISO 9001 and ISO 9002 of 1994 side by side, element by element, with today's clauses."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from isoassess.catalogue import elements_1994
from isoassess.catalogue.elements_1994 import MODELS, Element
from isoassess.catalogue.question_library import NEWEST
from isoassess.domain import Lens
from isoassess.language.texts import _, ngettext
from ui.widgets.layout.folded_card import FoldedCard
from ui.widgets.layout.frames import dividing_line
from ui.widgets.layout.rows import beside
from ui.widgets.layout.sizes import fix_width, scaled
from ui.widgets.texts import Line, Text

NUMBER_WIDTH, MODEL_WIDTH, MARK_WIDTH = 34, 124, 14
GAP = 14
NARROW, NARROW_MODEL, NARROW_GAP = 560, 86, 6  # of a table that is narrower
ELEMENT_SHARE, TODAY_SHARE = 3, 4


class ElementsCard(FoldedCard):
    """Every element with its number, its title, whether each model has it, and where it lives today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("ISO 9001 and ISO 9002 side by side"),
            elements_1994.in_short(elements_1994.shipped()),
            more=_("Show all elements"),
            less=_("Hide the elements"),
            parent=parent,
        )

    def make_whole(self) -> QWidget:
        return _ElementTable(elements_1994.shipped())


class _ElementTable(QWidget):
    def __init__(self, shown: tuple[Element, ...]) -> None:
        super().__init__()
        self._marks: list[QWidget] = []
        self._narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnMinimumWidth(0, NUMBER_WIDTH)
        self._grid.setColumnStretch(1, ELEMENT_SHARE)
        self._grid.setColumnStretch(len(MODELS) + 2, TODAY_SHARE)
        self._add(
            Line("overline", _("No.")),
            Text("overline", _("Element")),
            *(Text("overline", model.label) for model in MODELS),
            Text("overline", _("Today in {edition}").format(edition=NEWEST.label)),
        )
        for element in shown:
            self._add_rule()
            marks = [_model_mark(element, model) for model in MODELS]
            self._marks += marks
            self._add(
                Line("strong", element.clause.number),
                Text("strong", element.clause.title),
                *marks,
                _today(element),
            )

    def minimumSizeHint(self) -> QSize:
        """As narrow as it can be."""
        least = super().minimumSizeHint()
        saved = 0 if self._narrow else (len(MODELS) + 2) * (GAP - NARROW_GAP)
        if not self._narrow:
            saved += len(MODELS) * (scaled(MODEL_WIDTH) - scaled(NARROW_MODEL))
        return QSize(least.width() - saved, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < scaled(NARROW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self._grid.setHorizontalSpacing(NARROW_GAP if narrow else GAP)
            for mark in self._marks:
                fix_width(mark, NARROW_MODEL if narrow else MODEL_WIDTH)

    def _add(self, *cells: QWidget) -> None:
        row = self._grid.rowCount()
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)

    def _add_rule(self) -> None:
        self._grid.addWidget(dividing_line(), self._grid.rowCount(), 0, 1, len(MODELS) + 3)


def _model_mark(element: Element, model: Lens) -> QWidget:
    """Whether a model has the element, by shape and word, and how much is asked there."""
    has = element.is_in(model)
    mark = Line("mark", "✓" if has else "–")
    fix_width(mark, MARK_WIDTH)
    mark.set_tone("conforming" if has else "neutral")
    says = _("has it") if has else _("does not have it")
    asked = element.asked.get(model, 0)
    count = ngettext("{count} question", "{count} questions", asked).format(count=asked)
    cell = beside(mark, _stacked("normal" if has else "strong", says, count if has else ""), spacing=6)
    fix_width(cell, MODEL_WIDTH)
    return cell


def _today(element: Element) -> QWidget:
    if not element.today:
        return Text("muted", _("nowhere"))
    first, *others = element.today
    numbers = ", ".join(clause.number for clause in others)
    also = _("also {clauses}").format(clauses=numbers) if others else ""
    return _stacked("normal", first.name, also)


def _stacked(role: str, says: str, below: str) -> QWidget:
    """A text, and a smaller one below it where there is one."""
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(Text(role, says))
    if below:
        column.addWidget(Text("small", below))
    return cell
