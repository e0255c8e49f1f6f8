"""Asks what an issued document says of itself, then writes it and records the version, both or neither."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from isoassess.assessment.document_control import Control, IssuedDocument
from isoassess.documents import Rendered, kind_words
from isoassess.documents.data_stamp import whole_stamp
from isoassess.documents.issue_day import issued_before_data
from isoassess.documents.proposed_number import proposed_number
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.services.changes_since import changes_since
from isoassess.services.unprinted import unprinted_control, unprinted_words
from isoassess.shown import shown_name
from isoassess.store import VersionTaken
from ui.documents.document_request import DocumentRequest
from ui.documents.issuing.number_field import DocumentNumberField
from ui.documents.issuing.said_fields import SaidFields
from ui.documents.places import ask_for_file, format_words
from ui.parts.protected import may_replace
from ui.session.open_assessment import OpenAssessment
from ui.widgets.days.day_field import DayField
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.tasks import Task
from ui.widgets.texts import Text


class IssueDialog(FormDialog):
    """Accepted when the version is recorded and its file is there; `issued` carries both.

    What was typed stays until then, whatever goes wrong.
    """

    issued = Signal(object, object)  # IssuedDocument, Written

    def __init__(
        self, opened: OpenAssessment, order: Callable[[], DocumentRequest], parent: QWidget | None = None
    ) -> None:
        """`order` gives the document as it would be saved now; raises where the store cannot be read."""
        self._open, self._order = opened, order
        self._wanted = order()
        kind = self._wanted.kind
        self._earlier = opened.issued.versions(kind.value)
        self._known = opened.issued.of_organization()
        super().__init__(
            _("Issue: {document}").format(document=kind_words(kind)[0]),
            _("An issued version is recorded for good. A draft is saved without one."),
            _("&Issue as {format}...").format(format=format_words(self._wanted.format)),
            parent,
        )
        self._path = Path()
        self._unprinted: tuple[str, ...] = ()  # what was said of it
        self._making = Task(self)
        self._version = Text("strong")
        self._going = Text("muted")
        self.day = DayField(_("Day of issue"), needed=True)
        self.day.show_day(opened.today)
        last = self._earlier[-1] if self._earlier else None
        self.number = DocumentNumberField(
            opened.remembered.number_pattern, self._numbered, known=last.number if last else ""
        )
        self.body.addSpacing(4)
        self.body.addWidget(self._version)
        self.add_field(_("N&umber"), self.number)
        self._day_wrong = self.add_field(_("&Day of issue"), self.day)
        self.said = SaidFields(self, last, prepared_by=self._wanted.options.control.prepared_by)
        self.body.addWidget(self._going)
        self._going.hide()
        self._show_version()
        self._propose_changes()
        self.day.chosen.connect(self._follow_day)
        self.confirmed.connect(self._ask_for_file)
        self.finished.connect(self._making.cancel)
        self._making.finished.connect(self._record)
        self._making.failed.connect(self._tell_failed)

    @property
    def busy(self) -> bool:
        """Whether the document is being made."""
        return self._making.busy

    def _propose_changes(self) -> None:
        """What the data say has changed since the last version."""
        since = self._earlier[-1].recorded_at if self._earlier else None
        if since is not None:
            history, case = self._open.issued.history(), self._open.case
            found = changes_since(history, case, assessment_id=self._open.id, since=since)
            self.said.changes.setPlainText(found)

    def _follow_day(self) -> None:
        self._day_wrong.withdraw()
        self.number.propose()

    def _show_version(self) -> None:
        """In the title too, which is read aloud."""
        says = _("Version {version}").format(version=len(self._earlier) + 1)
        self._version.setText(says)
        self.setWindowTitle(_("Issue: {version}").format(version=says))

    def _numbered(self, pattern: str) -> str:
        day = self.day.date or self._open.today
        kind, case = self._wanted.kind, self._open.case
        return proposed_number(pattern, kind, case, day, assessment_id=self._open.id, issued=self._known)

    def _ask_for_file(self) -> None:
        if self.busy or not self._is_right():
            return
        control = Control(number=self.number.number, version=len(self._earlier) + 1, earlier=self._earlier)
        control = self.said.controlled(control)
        if not self._is_printed(control):
            return
        order = self._order()
        name = Path(order.file_name)
        says = _("{name} version {version}").format(name=name.stem, version=control.version)
        proposed = self._open.folder.path / (says + name.suffix)
        path = ask_for_file(self, _("Issue a document"), proposed, order.format)
        if path is None or not may_replace(self, [path]):
            return
        self.show_failure("")
        self._going.setText(_("Writing {name}...").format(name=shown_name(path.name)))
        self._going.show()
        self._path = path
        day = self.day.date or self._open.today
        self._wanted = dataclasses.replace(order, options=replace(order.options, issued=day, control=control))
        self._making.run(self._wanted.made)

    def _is_right(self) -> bool:
        """Whether all is as it can be issued; else that is said where it is wrong."""
        self.day.flush()
        if self.day.error:
            self.day.setFocus()
            return False
        if early := issued_before_data(self.day.date, self._open.case.date):
            self._day_wrong.say(early)
            self.day.setFocus()
            return False
        if self.number.wrong:
            self.number.show_wrong()
            return False
        if not self.said.are_right():
            return False
        if self._open.waits_here():
            self.show_failure(_("Something of this organization is not saved yet. Issue it when it is."))
            return False
        return self._is_still_next()

    def _is_printed(self, control: Control) -> bool:
        """Whether all of it can be printed, or a person has read what cannot, and goes on."""
        words = unprinted_words(unprinted_control(control))
        if not words or words == self._unprinted:
            return True
        self._unprinted = words
        go_on = _("Issue it again to go on with a box in place of each.")
        self.show_failure("\n".join((*words, go_on)))
        return False

    def _is_still_next(self) -> bool:
        """Whether no other window was earlier, before a file is asked for."""
        try:
            now = self._open.issued.versions(self._wanted.kind.value)
            known = self._open.issued.of_organization()
        except ExpectedError as error:
            self.show_failure(str(error))
            return False
        if len(now) == len(self._earlier):
            self._known = known
            self.number.propose()
            return True
        says = _("Version {version} was issued by another window meanwhile. This is version {next} now.")
        self.show_failure(says.format(version=now[-1].version, next=len(now) + 1))
        self._follow(now)
        return False

    def _follow(self, now: tuple[IssuedDocument, ...]) -> None:
        self._earlier = now
        self._show_version()

    def _record(self, rendered: Rendered) -> None:
        self._going.hide()
        case, control = self._wanted.case, self._wanted.options.control
        document = IssuedDocument(
            kind=self._wanted.kind.value,
            version=control.version or 1,
            issued=self._wanted.options.issued or case.date,
            number=control.number,
            prepared_by=control.prepared_by,
            approved_by=control.approved_by,
            distribution=control.distribution,
            changes=control.changes,
            stamp=whole_stamp(case),
            data_day=case.date,
            format=self._wanted.format.value,
            file_name=self._path.name,
        )
        try:
            kept, written = self._open.issued.issue(document, rendered, self._path)
        except VersionTaken as error:
            self.show_failure(str(error))
            self._follow(self._open.issued.versions(self._wanted.kind.value))
            return
        except ExpectedError as error:
            self.show_failure(str(error))
            return
        self._open.folder.remember(self._path.parent)
        self._open.remembered.number_pattern = self.number.pattern.text()
        self.issued.emit(kept, written)
        self.accept()

    def _tell_failed(self, sentence: str) -> None:
        self._going.hide()
        self.show_failure(sentence)
