"""The color of a firm, typed or picked, and in words how well it is read on paper."""

import re

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.pdf.accent import LEAST_CONTRAST, checked_accent, contrast
from ui.widgets.layout.form_dialog import Complaint
from ui.widgets.texts import Text
from ui.widgets.theme import colors
from ui.widgets.typing.inputs import LineInput

WELL_READ = 7.0  # the contrast that the strictest level of WCAG 2 asks of text
PAPER = "#ffffff"
LONGEST = 20  # characters
SWATCH, SHARP = 16, 4  # pixels, and how many of the picture each is made of
_BEGUN = re.compile("#?[0-9a-fA-F]{0,5}")


class ColorField(QWidget):
    """`changed` says that documents have another color now, or none."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._color = ""
        self._typed = LineInput()
        self._typed.setMaxLength(LONGEST)
        self._typed.setPlaceholderText(_("none"))
        self._typed.setAccessibleName(name)
        self._pick = QPushButton()
        self._pick.setObjectName("fileButton")
        self._pick.setAutoDefault(True)
        self._pick.setIconSize(QSize(SWATCH, SWATCH))
        self._about = Text("small")
        self._wrong = Complaint(self._typed)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._typed, 1)
        row.addWidget(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(row)
        layout.addWidget(self._about)
        layout.addWidget(self._wrong)
        self.setFocusProxy(self._typed)
        self._say()
        self._typed.textEdited.connect(self._follow)
        self._typed.editingFinished.connect(self._finish)
        self._pick.clicked.connect(self.ask)

    @property
    def color(self) -> str:
        """As #rrggbb; empty while there is none that can be read."""
        return self._color

    @property
    def is_typed_in(self) -> bool:
        """Whether what stands there may be half of a color."""
        return self._typed.hasFocus()

    @property
    def says(self) -> str:
        """How well the color is read, or what is wrong with what is typed."""
        return self._wrong.text() or self._about.text()

    def show_color(self, color: str) -> None:
        """Show a color that was chosen before, without saying that a person chose it."""
        self._typed.setText(color)
        self._color, complaint = _checked(color)
        self._wrong.say(complaint)
        self._say()

    def ask(self) -> None:
        """Let a person pick one."""
        dialog = QColorDialog(QColor(self._color or colors().accent), self.window())
        dialog.setWindowTitle(self._name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self._take_picked)
        dialog.open()

    def changeEvent(self, event: QEvent) -> None:
        """The picture of the color stands on another ground."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._pick.setIcon(_swatch(self._color))

    def _take_picked(self, picked: QColor) -> None:
        self._typed.setText(picked.name())
        self._finish()

    def _follow(self, typed: str) -> None:
        """A color that is only begun is no mistake yet."""
        if _BEGUN.fullmatch(typed.strip()) and typed.strip():
            self._wrong.withdraw()
        else:
            self._finish()

    def _finish(self) -> None:
        found, complaint = _checked(self._typed.text())
        self._wrong.say(complaint)
        differs, self._color = found != self._color, found
        self._say()
        if differs:
            self.changed.emit()

    def _say(self) -> None:
        self._about.setText(_contrast_words(self._color) if self._color else "")
        self._about.setVisible(bool(self._color))
        self._pick.setIcon(_swatch(self._color))
        word = _("Pick a color: {now}").format(now=self._color or _("none"))
        self._pick.setAccessibleName(word)
        self._pick.setToolTip(word)


def usable_color(color: str) -> str:
    """A color that was kept, as far as it can be read on paper."""
    return _checked(color)[0]


def _checked(typed: str) -> tuple[str, str]:
    """The color, or what is wrong with it."""
    try:
        return checked_accent(typed), ""
    except BadInput as problem:
        return "", str(problem)


def _contrast_words(color: str) -> str:
    reached = contrast(color, PAPER)
    says = (
        _("Easily read on white paper (contrast {reached}).")
        if reached >= WELL_READ
        else _("Can be read on white paper (contrast {reached}; {least} is needed).")
    )
    return says.format(reached=f"{int(reached * 10) / 10:g}", least=f"{LEAST_CONTRAST:g}")


def _swatch(color: str) -> QIcon:
    """The color in a frame; for none a line across it."""
    side = SWATCH * SHARP
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colors().control_line), SHARP))
    painter.setBrush(QColor(color) if color else QColor(colors().panel))
    inside = QRectF(SHARP, SHARP, side - 2 * SHARP, side - 2 * SHARP)
    painter.drawRoundedRect(inside, 3 * SHARP, 3 * SHARP)
    if not color:
        painter.drawLine(inside.bottomLeft(), inside.topRight())
    painter.end()
    return QIcon(picture)
