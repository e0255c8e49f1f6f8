"""Asks what becomes of organizations that came with an import and were used since, before it is undone."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from isoassess.language.texts import _
from isoassess.store.joining.used_since import UsedOrganization
from ui.widgets.tips import breakable


def away_too(
    used: Sequence[UsedOrganization], says_used: str, window: QWidget, *, rest: bool
) -> tuple[str, ...] | None:
    """The ids of those that are put under Deleted with what was done in them, which `says_used` tells; None
    where a person leaves all as it is. `rest`: something else came, which can be undone without them.
    """
    if not used:
        return ()
    box = QMessageBox(window)
    box.setWindowTitle(_("Undo the import"))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(breakable(says_used))
    says = _(
        "Undoing the import can put it under Deleted, too. There, all of it stays as it is now, and can be "
        "brought back."
    )
    box.setInformativeText(says)
    away = box.addButton(_("&Put under Deleted, too"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(_("&Undo only the rest"), QMessageBox.ButtonRole.AcceptRole) if rest else None
    leave = box.addButton(_("&Leave all as it is"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    if chosen is away:
        return tuple(one.id for one in used)
    return () if keep is not None and chosen is keep else None
