"""Completing and locking an assessment, and opening it again with a reason."""

from PySide6.QtWidgets import QWidget

from isoassess.assessment.verdict.claimed import claimed
from isoassess.domain.case import Judgement
from isoassess.domain.tones import TONE_OF_VERDICT
from isoassess.domain.words import SHAPE_OF_VERDICT, counted_clauses, verdict_words
from isoassess.language.texts import _, ngettext
from ui.session.open_assessment import OpenAssessment
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.layout.rows import Rows, beside
from ui.widgets.layout.sizes import fix_height
from ui.widgets.texts import Line, Text
from ui.widgets.typing.inputs import LineInput, TextInput

NAMED = 20  # clauses named in a row


class CompleteDialog(FormDialog):
    """Accepted when the assessment is locked."""

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Complete and lock this assessment"),
            _(
                "Its answers, its standard and the profile it rests on then stay as they are today, "
                "and it is what later ones are compared with. It can be reopened with a reason."
            ),
            _("&Complete and lock"),
            parent,
        )
        self._open = opened
        self.setWindowTitle(_("Complete"))
        self.assessor = LineInput(opened.assessor or opened.remembered.own_name)
        self._show_standing(opened.judgement)
        self._name_error = self.add_field(_("&Assessor"), self.assessor)
        self.assessor.textChanged.connect(self._name_error.withdraw)
        self.confirmed.connect(self._complete)
        opened.failed.connect(self.show_failure)

    def _show_standing(self, judgement: Judgement) -> None:
        """The verdict, and what is still open."""
        shape, tone = SHAPE_OF_VERDICT[judgement.verdict], TONE_OF_VERDICT[judgement.verdict]
        mark = Line("mark", shape)
        mark.set_tone(tone)
        verdict = _("Likely verdict: {verdict}").format(verdict=verdict_words(judgement.verdict))
        rows = Rows()
        rows.add(beside(mark, Text("strong", verdict)))
        for words in open_points(judgement) or [_("Nothing is left open.")]:
            rows.add(beside(Line("mark", "○"), Text("", words)))
        self.body.addSpacing(8)
        self.body.addWidget(rows)

    def _complete(self) -> None:
        name = self.assessor.text().strip()
        if not name:
            self._name_error.say(_("Say who assessed; a completed assessment bears a name."))
            self.assessor.setFocus()
            return
        if self._open.name_assessor(name) and self._open.complete():
            self.accept()


class ReopenDialog(FormDialog):
    """Accepted when the assessment can be changed again."""

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Reopen this assessment"),
            _(
                "It can be changed again, and is judged on the profile of today. "
                "The reason stays in its history."
            ),
            _("&Reopen"),
            parent,
        )
        self._open = opened
        self.setWindowTitle(_("Reopen"))
        self.reason = TextInput()
        self.reason.setTabChangesFocus(True)
        fix_height(self.reason, 96)
        self._reason_error = self.add_field(_("Rea&son"), self.reason)
        self.reason.textChanged.connect(self._reason_error.withdraw)
        self.confirmed.connect(self._reopen)
        opened.failed.connect(self.show_failure)

    def _reopen(self) -> None:
        reason = self.reason.toPlainText().strip()
        if not reason:
            self._reason_error.say(_("Say why, in your own words."))
            self.reason.setFocus()
        elif self._open.reopen(reason):
            self.accept()


def open_points(judgement: Judgement) -> list[str]:
    """What a completed assessment would leave open: not assessed, claimed only, contradicting."""
    share, merely = judgement.share, claimed(judgement.findings)
    contradicting = len(judgement.contradictions)
    unassessed = share.applicable - share.assessed
    points = (
        (
            unassessed,
            ngettext(
                "{count} of {base} applicable requirements is not assessed",
                "{count} of {base} applicable requirements are not assessed",
                unassessed,
            ),
        ),
        (
            len(merely.findings),
            ngettext(
                "Of {rated} requirements rated 3 or 4, {count} has no evidence written down or attached: "
                "{clauses}",
                "Of {rated} requirements rated 3 or 4, {count} have no evidence written down or attached: "
                "{clauses}",
                len(merely.findings),
            ),
        ),
        (
            contradicting,
            ngettext(
                "{count} contradiction between what is stated",
                "{count} contradictions between what is stated",
                contradicting,
            ),
        ),
    )
    named = {
        "base": share.applicable,
        "rated": merely.rated,
        "clauses": counted_clauses(merely.clauses, NAMED),
    }
    return [text.format(count=count, **named) for count, text in points if count]
