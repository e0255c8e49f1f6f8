"""Names for what the history of the open organization is about."""

from isoassess.domain.searching import words_of
from isoassess.language.folding import folded
from isoassess.language.texts import _
from ui.session.open_assessment import OpenAssessment


class PastNames:
    """Of requirements and files, as they are called now."""

    def __init__(self, opened: OpenAssessment) -> None:
        self._open = opened
        self._known: dict[str, str] = {}

    def requirement_words(self, requirement_id: str) -> str:
        """Its clause and its question; the id where no catalogue in use knows it."""
        if requirement_id not in self._known:
            self._known[requirement_id] = self._open.requirement_words(requirement_id)
        return self._known[requirement_id] or _("general action")

    def forget(self) -> None:
        """The lens may be another, and own actions may be called otherwise."""
        self._known.clear()

    def file_name(self, file_id: str) -> str:
        known = self._open.files.known.get(file_id)
        return _("(a file that is not there any more)") if known is None else known.name

    def requirements_named(self, search: str) -> tuple[str, ...]:
        """Those whose clause and question hold every word; none without a word."""
        words = words_of(search)
        if not words:
            return ()
        ids = {finding.requirement for finding in self._open.judgement.findings} | set(
            self._open.answers.known
        )
        texts = {id_: folded(self.requirement_words(id_)) for id_ in ids}
        return tuple(id_ for id_, text in texts.items() if all(word in text for word in words))
