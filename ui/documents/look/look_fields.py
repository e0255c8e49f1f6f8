"""How documents look: paper, logos and color, each remembered for the next day."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from isoassess.documents import Options, Paper
from isoassess.language.texts import _
from ui.documents.choices import papers
from ui.documents.logo_field import LogoField
from ui.documents.look.color_field import ColorField, usable_color
from ui.documents.look.remembered_look import client_logo_words, own_logo_words, paper_of
from ui.documents.pick import Pick
from ui.session.remembered import Remembered


class LookFields(QObject):
    """`changed` says that a document would look otherwise now.

    The color is one's own, for all organizations, or that of one organization alone.
    """

    changed = Signal()

    def __init__(self, remembered: Remembered, organization_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._organization_id = organization_id
        self._logos_read = False
        self._paper = Pick(_("Paper"))
        self.own_logo = LogoField(_("Your logo"), own_logo_words())
        self.client_logo = LogoField(_("Client's logo"), client_logo_words())
        self._color = ColorField(_("Color"))
        self._only_here = QCheckBox(_("Color for this client only"))
        self._paper.offer(papers())
        self._paper.show_value(paper_of(remembered).name)
        self._color.show_color(remembered.color(organization_id))
        self._only_here.setChecked(remembered.has_own_color(organization_id))
        self._show_whose()
        self._paper.picked.connect(self._remember_paper)
        self.own_logo.chosen.connect(self._remember_own)
        self.client_logo.chosen.connect(self._remember_client)
        self._color.changed.connect(self._remember_color)
        self._only_here.clicked.connect(self._choose_whose)
        for logo in self.logos:
            logo.changed.connect(self.changed)

    @property
    def logos(self) -> tuple[LogoField, LogoField]:
        """One's own and the client's."""
        return self.own_logo, self.client_logo

    def named(self) -> Iterator[tuple[str, QWidget]]:
        """The fields with their names; one without says its own."""
        yield _("Paper"), self._paper
        yield _("Your logo"), self.own_logo
        yield _("Client's logo"), self.client_logo
        yield _("Color"), self._color
        yield "", self._only_here

    def load_logos(self) -> None:
        """Read the pictures chosen on an earlier day."""
        self._logos_read = True
        self.own_logo.load(self._remembered.logo())
        self.client_logo.load(self._remembered.logo(self._organization_id))

    def refresh(self) -> None:
        """As it is set by now, also among the settings."""
        self._paper.show_value(paper_of(self._remembered).name)
        color = self._remembered.color(self._organization_id)
        if usable_color(color) != self._color.color and not self._color.is_typed_in:
            self._color.show_color(color)
            self._show_whose()
        if self._logos_read and self.own_logo.path != self._remembered.logo():
            self.own_logo.show_again(self._remembered.logo())
        self.own_logo.propose_folder(self._remembered.folder)
        self.client_logo.propose_folder(self._remembered.folders.of_client(self._organization_id).path)

    def dressed(self, options: Options) -> Options:
        """The options with what is chosen here."""
        return replace(
            options,
            paper=Paper[self._paper.value],
            logos=tuple(field.logo for field in self.logos if field.logo is not None),
            accent=self._color.color,
        )

    def _remember_paper(self) -> None:
        self._remembered.paper = self._paper.value
        self.changed.emit()

    def _remember_own(self, path: Path | None) -> None:
        self._remembered.remember_logo(path)

    def _remember_client(self, path: Path | None) -> None:
        self._remembered.remember_logo(path, self._organization_id)

    def _remember_color(self) -> None:
        whose = self._organization_id if self._only_here.isChecked() else ""
        self._remembered.remember_color(self._color.color, whose)
        self._show_whose()
        self.changed.emit()

    def _choose_whose(self) -> None:
        """The color in sight becomes that of the client alone; or one's own shows again."""
        if self._only_here.isChecked():
            self._remembered.remember_color(self._color.color, self._organization_id)
            return
        self._remembered.share_color(self._organization_id)
        self._color.show_color(self._remembered.color(self._organization_id))
        self.changed.emit()

    def _show_whose(self) -> None:
        """Where there is no color at all there is nothing to ask."""
        known = self._color.color or self._remembered.color("") or self._only_here.isChecked()
        self._only_here.setEnabled(bool(known))
