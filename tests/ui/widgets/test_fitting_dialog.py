"""A dialog that grows to what it says stands in the middle of its window, and not beside it."""

from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.texts import Text

WIDE, NEAR = 620, 12  # pixels; Qt takes some off for a frame


def test_a_dialog_wider_than_its_texts_ask_for_is_placed_in_the_middle(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(20, 20, 740, 500)
    window.show()
    dialog = FittingDialog(window)
    dialog.lay_out(
        [Text("normal", "Short.")], QDialogButtonBox(QDialogButtonBox.StandardButton.Close), width=WIDE
    )
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.width() == WIDE
    assert abs(dialog.frameGeometry().center().x() - window.frameGeometry().center().x()) <= NEAR
    dialog.reject()
