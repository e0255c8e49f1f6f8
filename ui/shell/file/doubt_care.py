"""Says where an open organization is not what its history comes to, until a person says it is right."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from isoassess.errors import ExpectedError
from isoassess.language.texts import ngettext
from isoassess.store import Store
from ui.shell.file.care_words import doubtful_words
from ui.widgets.notices import Notices

DOUBTFUL, NOT_CONFIRMED = "doubtful", "not-confirmed"


class OpenPlace(Struct, frozen=True, kw_only=True):
    """The organization and the assessment that are open."""

    organization_id: str
    assessment_id: str


class DoubtCare(QObject):
    """`confirmed`: a person has said that what was doubtful is right as it stands now."""

    confirmed = Signal()

    def __init__(self, store: Store, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._notices = store, notices
        self._place: OpenPlace | None = None
        notices.wanted.connect(self._act)

    def look_at(
        self, organization_id: str, assessment_id: str, requirement_words: Callable[[str], str]
    ) -> None:
        """`requirement_words` gives the clause and the question of a requirement."""
        self._notices.take(DOUBTFUL)
        self._notices.take(NOT_CONFIRMED)
        try:
            doubtful = self._store.doubtful_answers(assessment_id)
            profile = self._store.is_profile_doubtful(organization_id)
        except ExpectedError as error:
            self._notices.show_notice(DOUBTFUL, str(error), dismissible=True)
            return
        if doubtful or profile:
            self._place = OpenPlace(organization_id=organization_id, assessment_id=assessment_id)
            words = doubtful_words([requirement_words(one) for one in doubtful], profile=profile)
            button = _button_words(len(doubtful) + profile)
            self._notices.show_notice(DOUBTFUL, words, button=button, dismissible=True)

    def _act(self, key: str) -> None:
        if key != DOUBTFUL or self._place is None:
            return
        try:
            self._store.confirm_as_it_is(self._place.organization_id, self._place.assessment_id)
        except ExpectedError as error:
            self._notices.show_notice(NOT_CONFIRMED, str(error), dismissible=True)
            return
        self._notices.take(DOUBTFUL)
        self._notices.take(NOT_CONFIRMED)
        self.confirmed.emit()


def _button_words(count: int) -> str:
    """Pressed after a look, whether something was set right or not."""
    return ngettext("&Confirm: it is right", "&Confirm: they are right", count)
