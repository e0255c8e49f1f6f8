"""How the documents of an organization look as it is remembered, for whoever makes one without the fields."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QLocale

from isoassess.documents import Logo, Options, Paper
from isoassess.errors import BadInput
from isoassess.language.texts import _
from ui.documents.logo_file import read_logo
from ui.documents.look.color_field import usable_color
from ui.documents.usual_paper import usual_paper
from ui.session.remembered import Remembered


class RememberedLook(Struct, frozen=True, kw_only=True):
    """Paper, color and logos as they were chosen last; `logos` by whose they are in words."""

    paper: Paper
    accent: str
    logos: tuple[tuple[str, Path], ...]

    def options(self, others: Options | None = None) -> tuple[Options, tuple[str, ...]]:
        """The `others` in this look, with a sentence for each logo that cannot be read."""
        logos: list[Logo] = []
        refused: list[str] = []
        for alt, path in self.logos:
            try:
                logos.append(Logo(content=read_logo(path), alt=alt))
            except BadInput as problem:
                refused.append(_("Without a logo: {reason}").format(reason=problem))
        look = {"paper": self.paper, "accent": self.accent, "logos": tuple(logos)}
        return replace(others or Options(), **look), tuple(refused)


def look_of(remembered: Remembered, organization_id: str) -> RememberedLook:
    """As the documents of this organization were made last."""
    chosen = (
        (own_logo_words(), remembered.logo()),
        (client_logo_words(), remembered.logo(organization_id)),
    )
    return RememberedLook(
        paper=paper_of(remembered),
        accent=usable_color(remembered.color(organization_id)),
        logos=tuple((alt, path) for alt, path in chosen if path is not None),
    )


def own_logo_words() -> str:
    """What a document says in place of the picture."""
    return _("Logo of the assessor")


def client_logo_words() -> str:
    return _("Logo of the organization")


def paper_of(remembered: Remembered) -> Paper:
    """The paper chosen last, else that of the country."""
    return Paper[remembered.paper] if remembered.paper else usual_paper(QLocale.system())
