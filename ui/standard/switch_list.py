"""What another standard would bring, by requirement and in one sentence: what stays, enters and leaves."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from isoassess.assessment.edition_switch import origins
from isoassess.domain import Lens
from isoassess.language.texts import _, ngettext
from ui.session.open_assessment import OpenAssessment
from ui.widgets.tips import tip

HEIGHT = 118


class SwitchList(QTreeWidget):
    """Three groups that can be unfolded; away where the standard stays the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("switch")
        self.setAccessibleName(_("What the other standard brings"))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, HEIGHT)

    def show_switch(self, opened: OpenAssessment, lens: Lens) -> None:
        """From the lens of the assessment to this one; nothing is changed."""
        self.clear()
        self.setVisible(lens is not opened.lens)
        if lens is opened.lens:
            return
        switch = opened.switch_to(lens)
        carried = tuple(proposal.requirement for proposal in switch.proposals)
        self._add(opened, _("Carried over, to be confirmed ({count})"), carried, lens)
        self._add(opened, _("Comes in ({count})"), switch.enters, lens)
        self._add(opened, _("Leaves, its answer kept aside ({count})"), switch.leaves, opened.lens)

    def _add(self, opened: OpenAssessment, words: str, ids: tuple[str, ...], lens: Lens) -> None:
        """A group of requirements with their clauses under a lens; none where it is empty."""
        if not ids:
            return
        group = QTreeWidgetItem(self, [words.format(count=len(ids))])
        for requirement in map(opened.requirement, ids):
            says = f"{requirement.clause[lens]}  {requirement.asks}"
            row = QTreeWidgetItem(group, [says])
            row.setToolTip(0, tip(says))


def switch_words(opened: OpenAssessment, lens: Lens) -> str:
    """248 answers stay, 15 requirements come in, 0 leave (their answers are kept aside)."""
    if lens is opened.lens:
        return _("The assessment follows this standard now; nothing changes.")
    switch = opened.switch_to(lens)
    stay = ngettext("{count} answer stays", "{count} answers stay", len(switch.stays))
    enter = ngettext("{count} requirement comes in", "{count} requirements come in", len(switch.enters))
    leave = ngettext(
        "{count} leaves (its answer is kept aside)",
        "{count} leave (their answers are kept aside)",
        len(switch.leaves),
    )
    parts = [
        stay.format(count=len(switch.stays)),
        enter.format(count=len(switch.enters)),
        leave.format(count=len(switch.leaves)),
    ]
    if switch.proposals:
        editions = dict.fromkeys(
            there.label
            for proposal in switch.proposals
            for there in origins(opened.catalogue, proposal, opened.lens)
        )
        take = ngettext(
            "{count} can be taken over from {editions}",
            "{count} can be taken over from {editions}",
            len(switch.proposals),
        )
        parts.append(take.format(count=len(switch.proposals), editions=_(" and ").join(editions)))
    return _("{parts}.").format(parts=", ".join(parts))
