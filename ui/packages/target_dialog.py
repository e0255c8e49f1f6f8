"""Asks what becomes of an assessment or a profile that was read from a file."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from isoassess.errors import ExpectedError
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _, ngettext
from isoassess.services.assessment_files.content import FileTarget
from isoassess.services.assessment_files.taking import FoundFile, KnownAssessment, new_target
from isoassess.shown import shown_name
from isoassess.store import new_id
from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.texts import Text
from ui.widgets.tips import breakable

INDENT = 29  # below the words of a radio button


class FileUse(Enum):
    """What a person makes of the file."""

    NEW = auto()
    BEGINNING = auto()  # of a new one, from its profile alone
    MERGED = auto()


class TargetDialog(FormDialog):
    """Accepted with a `use` and a `target`."""

    def __init__(
        self,
        found: FoundFile,
        going_on: Callable[[str], tuple[KnownAssessment, ...]],
        parent: QWidget | None = None,
    ) -> None:
        """`going_on` tells the assessments of an organization that are not completed."""
        super().__init__(breakable(shown_name(found.path.name)), _inside(found), _("&Go on"), parent)
        self.setWindowTitle(_("Open a file"))
        self._found, self._going_on = found, going_on
        self._group = QButtonGroup(self)
        self._uses = list(FileUse)
        self.organization, self.assessment = DropDown(), DropDown()
        self._lay_out()
        self._offer_organizations()
        self.confirmed.connect(self.accept)

    @property
    def use(self) -> FileUse:
        return self._uses[self._group.checkedId()]

    @property
    def target(self) -> FileTarget:
        """With new ids for what is new."""
        if self.use is not FileUse.MERGED:
            return new_target(self._found.file, profile_alone=self.use is FileUse.BEGINNING)
        chosen = str(self.assessment.currentData() or "")
        assessment = "" if self._found.is_profile else chosen or new_id()
        return FileTarget(organization=str(self.organization.currentData()), assessment=assessment)

    def choose(self, use: FileUse) -> None:
        self._group.button(self._uses.index(use)).click()

    def _lay_out(self) -> None:
        self.body.addSpacing(8)
        for number, use in enumerate(self._uses):
            words, meaning = _use_words(use, is_profile=self._found.is_profile)
            button = QRadioButton(words)
            button.setAccessibleDescription(meaning)
            explained = Text("small", meaning)
            explained.setIndent(INDENT)
            self._group.addButton(button, number)
            self.body.addWidget(button)
            self.body.addWidget(explained)
        self._first = self._group.button(0)
        self.add_field(_("&Organization"), self.organization)
        if not self._found.is_profile:
            self.add_field(_("Merge &with"), self.assessment)
        self._group.idToggled.connect(self._follow)

    def _offer_organizations(self) -> None:
        for known in self._found.organizations:
            self.organization.addItem(shown_name(known.name) or _("(no name yet)"), known.id)
        self.organization.currentIndexChanged.connect(self._offer_assessments)
        self._offer_assessments()
        self._group.button(self._uses.index(FileUse.MERGED)).setEnabled(bool(self._found.organizations))
        is_known = any(known.has_its_name for known in self._found.organizations)
        otherwise = FileUse.BEGINNING if self._found.is_profile else FileUse.NEW
        chosen = self._group.button(self._uses.index(FileUse.MERGED if is_known else otherwise))
        chosen.setChecked(True)
        self._first = chosen
        self._follow()

    def _offer_assessments(self) -> None:
        """That of the same standard first; another one begins where none is chosen."""
        self.assessment.clear()
        wanted = self._found.file.assessment.lens
        self.show_failure("")
        try:
            known = self._going_on(str(self.organization.currentData() or ""))
        except ExpectedError as error:
            self.show_failure(str(error))
            known = ()
        for one in sorted(known, key=lambda each: each.lens is not wanted):
            says = _("the assessment of {day}, {lens}")
            self.assessment.addItem(
                says.format(day=short_date_words(one.started), lens=one.lens.label), one.id
            )
        self.assessment.addItem(_("nothing: it becomes another assessment"), "")

    def _follow(self) -> None:
        merged = self.use is FileUse.MERGED
        self.organization.setEnabled(merged)
        self.assessment.setEnabled(merged)


def _inside(found: FoundFile) -> str:
    """What was read, in one sentence."""
    name = breakable(shown_name(found.name) or _("(no name yet)"))
    if found.is_profile:
        return _("The profile of {name}, without an assessment.").format(name=name)
    count = len(found.file.answers)
    says = ngettext(
        "An assessment of {name} with {count} answer.",
        "An assessment of {name} with {count} answers.",
        count,
    )
    return says.format(name=name, count=count)


def _use_words(use: FileUse, *, is_profile: bool) -> tuple[str, str]:
    match use:
        case FileUse.NEW if is_profile:
            return _("As a &new organization"), _("With all facts as they are in the file.")
        case FileUse.NEW:
            return _("As a &new organization"), _("With its profile and its assessment.")
        case FileUse.BEGINNING:
            return (
                _("As the &beginning of a new one, from its profile"),
                _("Nothing is assessed; what time has changed is asked anew."),
            )
        case FileUse.MERGED:
            return (
                _("&Merged with an organization that is here"),
                _("Field by field: what says something else is shown, and you decide."),
            )
