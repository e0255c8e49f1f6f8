"""Every setting, declared once: window and command line read it from here."""

from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from isoassess.language.document_numbers import USUAL_PATTERN
from isoassess.language.texts import _
from isoassess.settings.kinds import (
    Binary,
    Color,
    NamedColors,
    NamedPaths,
    Names,
    NumberPattern,
    Paths,
    ShortText,
    WholePath,
    Word,
    YesNo,
)
from isoassess.settings.settings import Setting, Settings

DOWN = "-down"  # behind what a list is sorted by, where the last comes first
NEVER = "never"  # in place of minutes
_ORDERS = ("name", "sector", "standard", "coverage", "readiness", "actions", "changed")

LONGEST_NAME = 200  # characters

THEME = Setting(
    name="theme",
    kind=Word("system", "light", "dark"),
    default="system",
    label=lambda: _("Colors"),
    help=lambda: _("light or dark, or as the system says"),
)
TEXT_SIZE = Setting(
    name="text-size",
    kind=Word("80", "90", "100", "110", "125", "150", "175", "200"),
    default="100",
    label=lambda: _("Text size"),
    help=lambda: _("how large the letters of the window are, in percent"),
)
DENSITY = Setting(
    name="density",
    kind=Word("roomy", "dense"),
    default="roomy",
    label=lambda: _("Rows and buttons"),
    help=lambda: _("how much room lies between rows and around the words of buttons and fields"),
)
ASSESSOR = Setting(
    name="assessor",
    kind=ShortText(LONGEST_NAME),
    default="",
    label=lambda: _("Your name"),
    help=lambda: _("proposed as the assessor and as who prepared a document, where nobody is named yet"),
)
FIRM = Setting(
    name="firm",
    kind=ShortText(LONGEST_NAME),
    default="",
    label=lambda: _("Your firm"),
    help=lambda: _("stands behind your name where documents say who prepared them"),
)
START_WHERE_LEFT = Setting(
    name="start-where-left",
    kind=YesNo(),
    default=True,
    label=lambda: _("Open what was open last"),
    help=lambda: _("the organization and the requirement that were open last are opened at the start"),
)
PAPER = Setting(
    name="paper",
    kind=Word("A4", "LETTER"),
    default="",
    label=lambda: _("Paper"),
    help=lambda: _("the sheet that documents are laid out for; that of the country where it is not set"),
)
DOCUMENT_FORMAT = Setting(
    name="document-format",
    kind=Word("pdf", "docx"),
    default="pdf",
    label=lambda: _("Format of documents"),
    help=lambda: _("what documents are saved as: a PDF, or for Word"),
)
DOCUMENT_NUMBER = Setting(
    name="document-number",
    kind=NumberPattern(),
    default=USUAL_PATTERN,
    label=lambda: _("Number of documents"),
    help=lambda: _("the pattern by which a number is proposed for a document that is issued"),
)
START_FILE = Setting(
    name="start-file",
    kind=WholePath(),
    default=None,
    label=lambda: _("File at the start"),
    help=lambda: _("the file that is opened where none is named; the usual one where it is not set"),
)
DOCUMENTS_FOLDER = Setting(
    name="documents-folder",
    kind=WholePath(),
    default=None,
    label=lambda: _("Folder of documents"),
    help=lambda: _("where documents are proposed to go, as long as none was saved for the client"),
)
OWN_LOGO = Setting(
    name="own-logo",
    kind=WholePath(),
    default=None,
    label=lambda: _("Own logo"),
    help=lambda: _("the picture that is proposed for the cover of a document"),
)
BACKUP_FOLDER = Setting(
    name="backup-folder",
    kind=WholePath(),
    default=None,
    label=lambda: _("Second folder of backups"),
    help=lambda: _("where each backup is put once more, such as on a stick; none where it is not set"),
)
LOCK_AFTER = Setting(
    name="lock-after",
    kind=Word("1", "5", "15", "60", NEVER),
    default="15",
    label=lambda: _("Locks itself after"),
    help=lambda: _("minutes without a key or the mouse, after which a file with a password is closed"),
)
OWN_COLOR = Setting(
    name="own-color",
    kind=Color(),
    default="",
    label=lambda: _("Own color"),
    help=lambda: _("the color of titles, links and charts in documents"),
)
LIST_ORDER = Setting(
    name="list-order",
    kind=Word(*(order + way for order in _ORDERS for way in ("", DOWN))),
    default=f"changed{DOWN}",
    label=lambda: _("Order of the list"),
    help=lambda: _("what the organizations are sorted by"),
)
GEOMETRY = Setting(
    name="window-geometry",
    kind=Binary(),
    default=b"",
    label=lambda: _("Size of the window"),
    help=lambda: _("how the window stood when it was closed"),
    internal=True,
)
KNOWN_FILES = Setting(
    name="known-files",
    kind=Paths(),
    default=(),
    label=lambda: _("Known files"),
    help=lambda: _("the files that were open, the last one first; one that is gone is missed"),
    internal=True,
)
ADVISED_FILES = Setting(
    name="advised-files",
    kind=Names(),
    default=frozenset(),
    label=lambda: _("Files advised on"),
    help=lambda: _("the files of which it was said that their folder is carried to other computers"),
    internal=True,
)
LOOKED_THROUGH = Setting(
    name="looked-through",
    kind=Names(),
    default=frozenset(),
    label=lambda: _("Files looked through"),
    help=lambda: _("the files in which no damage was found, with the day and how they were left"),
    internal=True,
)
LOGOS_OF = Setting(
    name="logos-of-organizations",
    kind=NamedPaths(),
    default={},
    label=lambda: _("Logos of organizations"),
    help=lambda: _("the picture chosen for each organization"),
    internal=True,
)
LAST_FOLDERS = Setting(
    name="last-folders",
    kind=NamedPaths(),
    default={},
    label=lambda: _("Last folders"),
    help=lambda: _("where a file was opened or saved last, by what it was for and of which organization"),
    internal=True,
)
COLORS_OF = Setting(
    name="colors-of-organizations",
    kind=NamedColors(),
    default={},
    label=lambda: _("Colors of organizations"),
    help=lambda: _("the color chosen for the documents of each organization"),
    internal=True,
)
LEFT_AT = Setting(
    name="left-at",
    kind=Names(),
    default=frozenset(),
    label=lambda: _("Where you left"),
    help=lambda: _("what was open last in each file"),
    internal=True,
)
TAKEN_OVER = Setting(
    name="earlier-taken-over",
    kind=YesNo(),
    default=False,
    label=lambda: _("Earlier settings taken over"),
    help=lambda: _("whether the settings of an earlier version were looked at"),
    internal=True,
)


def declared() -> dict[str, Setting[Any]]:
    """All of them by their names, those a person sets first."""
    of_window = (THEME, TEXT_SIZE, DENSITY)
    of_documents = (PAPER, DOCUMENT_FORMAT, DOCUMENT_NUMBER, DOCUMENTS_FOLDER, OWN_LOGO, OWN_COLOR)
    of_files = (START_FILE, START_WHERE_LEFT, BACKUP_FOLDER, LOCK_AFTER, LIST_ORDER)
    set_by_person = (*of_window, ASSESSOR, FIRM, *of_documents, *of_files)
    of_known = (KNOWN_FILES, ADVISED_FILES, LOOKED_THROUGH, LEFT_AT)
    internal = (GEOMETRY, *of_known, LOGOS_OF, COLORS_OF, LAST_FOLDERS, TAKEN_OVER)
    return {setting.name: setting for setting in (*set_by_person, *internal)}


def settings_path() -> Path:
    """Where those of the person lie whose account this is."""
    return user_config_path("IsoAssess", appauthor=False) / "settings.json"


def settings_at(path: Path) -> Settings:
    """The settings in a file; after a spoiled one the first day begins, and no older file counts again."""
    return Settings(path, after_spoiled={TAKEN_OVER.name: True})


def own_settings() -> Settings:
    return settings_at(settings_path())
