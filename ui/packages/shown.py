"""What a dialog shows beside what is here: of a package, or of a FILE.yaml, each in its own words."""

from msgspec import Struct

from isoassess.catalogue.catalogue import Catalogue
from isoassess.language.texts import _
from isoassess.services.assessment_files import words as file_words
from isoassess.services.assessment_files.taking import FilePreview
from isoassess.services.packages.importing import PackagePreview
from isoassess.services.packages.warning_words import warnings
from isoassess.store.joining.comparing import ComparedContent


class ThereWords(Struct, frozen=True, kw_only=True):
    """How the other side is called: in a head, on the button of its value, where all of it is taken."""

    head: str
    side: str
    take_all: str
    taken: str


class ShownContent(Struct, frozen=True, kw_only=True):
    """`says`: what there is to know before it is taken over, a sentence each.

    `tells_when`: it is known of each field when it was said, so that one can be newer.
    """

    title: str
    name: str
    comparisons: tuple[ComparedContent, ...]
    says: tuple[str, ...]
    brings_nothing: bool
    there: ThereWords
    tells_when: bool = True


def shown_package(found: PackagePreview, catalogue: Catalogue) -> ShownContent:
    there = ThereWords(
        head=_("In the package"),
        side=_("In the pac&kage"),
        take_all=_("Take all from the &package"),
        taken=_("the package's"),
    )
    return ShownContent(
        title=_("Package"),
        name=found.file.name,
        comparisons=found.comparisons,
        says=warnings(found, catalogue),
        brings_nothing=found.says_nothing_new,
        there=there,
    )


def shown_file(found: FilePreview) -> ShownContent:
    there = ThereWords(
        head=_("In the file"),
        side=_("In the &file"),
        take_all=_("Take all from the fi&le"),
        taken=_("the file's"),
    )
    return ShownContent(
        title=_("Assessment as a file"),
        name=found.path.name,
        comparisons=found.comparisons,
        says=file_words.told(found),
        brings_nothing=found.brings_nothing,
        there=there,
        tells_when=False,
    )
