"""Makes entries of an assessment of what the rows of a checklist say, none of which takes anything away."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from isoassess.assessment.applicability import claim_refusal
from isoassess.domain import NO_ANSWER, ActionStatus, Rating
from isoassess.domain.answer_fields import value_of
from isoassess.domain.case import Case
from isoassess.domain.message import Message
from isoassess.exchange.checklist.rows import ChecklistRow
from isoassess.exchange.checklist.status_words import says_unrated
from isoassess.exchange.spreadsheet.plain_cells import value_text
from isoassess.language.folding import folded
from isoassess.services.filled_worksheet import FormEntry
from isoassess.services.tables.checklist_actions import GROWING, ActionTaking, takings_of
from isoassess.services.tables.checklist_matches import ClauseMatch
from isoassess.services.tables.said_in import is_said_in

_TEXTS = {"evidence": "evidence", "note": "comment", "internal": "internal"}
_OF_ACTION = ("correction", "cause", "what", "owner", "due", "status", "done", "check", "effective")
_GROWING = frozenset((*_TEXTS, *(f"action.{key}" for key in GROWING)))
_DUE, _STATUS = "action.due", "action.status"
_FIRST = (_DUE, "action.done", "action.effective")  # of several; that something did not work counts


def is_day_alone(row: ChecklistRow) -> bool:
    """Whether nobody can tell what its day is for."""
    return bool(row.day) and not row.acts


class KeptHere(Struct, frozen=True, kw_only=True):
    """A field of which the assessment says one thing and the checklist another, as they are compared.

    `ofi`: what the checklist says of a rating is an opportunity for improvement, too.
    """

    requirement: str
    clause: str
    key: str
    here: str
    says: str
    ofi: bool = False


class AlreadyHere(Struct, frozen=True, kw_only=True):
    """What the checklist says and the assessment says in the same words, in a field of a requirement."""

    requirement: str
    clause: str
    key: str
    says: str


class RefusedClaim(Struct, frozen=True, array_like=True):
    """That a requirement cannot be claimed not applicable, and why."""

    requirement: str
    clause: str
    because: Message


class EntryMaking:
    """Makes entries of what is said, and remembers what stays outside and why.

    `several`: requirements of which several ratings or dates are said, so that one of them counts.
    """

    def __init__(
        self,
        matches: Sequence[ClauseMatch],
        case: Case,
        by_word: Mapping[str, Rating | None],
        improvable: Iterable[str],
    ) -> None:
        self.kept: list[KeptHere] = []
        self.already: list[AlreadyHere] = []
        self.no_claims: list[RefusedClaim] = []
        self.several: list[str] = []
        self._matches, self._case, self._by_word = matches, case, by_word
        self._improvable = {folded(word) for word in improvable}

    def texts(self) -> Iterator[FormEntry]:
        """Texts behind those that are there already; a day only where there is none."""
        said: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        acting: dict[str, list[ChecklistRow]] = defaultdict(list)
        for match in self._matches:
            row, id_ = match.row, match.holds_texts.id
            for key, name in _TEXTS.items():
                beside = (self._beside_rating(row), _state_beside(row)) if key == "note" else ()
                for text in filter(None, (*beside, str(getattr(row, name)))):
                    said[id_][key][text] = None
            if row.acts:
                acting[id_].append(row)
        actions = takings_of(self._case, acting)
        for known in self._case.requirements:
            yield from self._entries(known.id, said.get(known.id, {}), actions.get(known.id, ()))

    def _entries(
        self, id_: str, said: Mapping[str, Iterable[str]], actions: Iterable[ActionTaking]
    ) -> Iterator[FormEntry]:
        answer = self._case.answers.get(id_, NO_ANSWER)
        for key in _TEXTS:
            yield from self._text(id_, key, value_text(value_of(answer, key)), tuple(said.get(key, ())))
        for action in actions:
            for key in _OF_ACTION:
                texts = tuple(action.said.get(key, ()))
                here = action.here_of(key)
                yield from self._text(id_, f"action.{key}", here, texts, action=action)

    def ratings(self) -> Iterator[FormEntry]:
        """The lowest of what several rows say of one requirement; where a rating is, it stays.

        What is conforming by a word such as "OFI" is marked as an opportunity for improvement, too; of a
        clause the requirement that its texts go to, so that one finding stays one.
        """
        said: dict[str, set[Rating]] = defaultdict(set)
        improvable = set[str]()
        for match in self._matches:
            rating = self._by_word.get(folded(match.row.status))
            if rating is not None:
                for known in (match.near,) if match.near else match.requirements:
                    said[known.id].add(rating)
                if folded(match.row.status) in self._improvable:
                    improvable.add(match.holds_texts.id)
        case = self._case
        for known in case.requirements:
            if known.id not in said:
                continue
            rating = min(said[known.id], key=lambda one: 9 if one.level is None else one.level)
            if len(said[known.id]) > 1:
                self.several.append(known.id)
            answer = case.answers.get(known.id, NO_ANSWER)
            ofi = rating is Rating.CONFORMING and known.id in improvable
            if answer.rating is not None:
                if answer.rating is not rating or (ofi and not answer.ofi):
                    self._keep(known.id, "rating", answer.rating.value, rating.value, ofi=ofi)
            elif rating is Rating.NOT_APPLICABLE and (
                refusal := claim_refusal(known, case.lens, case.profile, case.decision)
            ):
                self.no_claims.append(RefusedClaim(known.id, known.clause[case.lens], refusal))
            else:
                yield FormEntry(requirement=known.id, key="rating", says=rating.value, ofi=ofi)

    def _text(
        self, id_: str, key: str, here: str, said: tuple[str, ...], *, action: ActionTaking | None = None
    ) -> Iterator[FormEntry]:
        new = [text for text in said if not is_said_in(here, text, growing=key in _GROWING)]
        self.already += [
            AlreadyHere(requirement=id_, clause=self._clause(id_), key=key, says=text)
            for text in said
            if text not in new
        ]
        if not new:
            return
        number = action.number if action else 1
        says = "\n".join(new) if key in _GROWING else _one_of(key, new)
        if not number or (here and key not in _GROWING and not _says_nothing(key, here)):
            self._keep(id_, key, here, says)
        elif key in _GROWING:
            whole = "\n".join(filter(None, (here, says)))
            yield FormEntry(requirement=id_, key=key, says=whole, here=here, follows=True, action=number)
        else:
            if key == _DUE and len(new) > 1:
                self.several.append(id_)
            yield FormEntry(requirement=id_, key=key, says=says, action=number)

    def _beside_rating(self, row: ChecklistRow) -> str:
        """All that stands in place of a rating, where its word does not say it."""
        if not any(map(str.isalnum, row.rating_text)):
            return ""
        if not row.status or _is_same_text(row.rating_text, row.status):
            known = row.status and self._by_word.get(folded(row.status))
            return "" if known or says_unrated(row.status) else f"{row.rating_head}: {row.rating_text}"
        return row.rating_text

    def _keep(self, id_: str, key: str, here: str, says: str, *, ofi: bool = False) -> None:
        kept = KeptHere(requirement=id_, clause=self._clause(id_), key=key, here=here, says=says, ofi=ofi)
        self.kept.append(kept)

    def _clause(self, id_: str) -> str:
        known = next(one for one in self._case.requirements if one.id == id_)
        return known.clause[self._case.lens]


def _one_of(key: str, said: Sequence[str]) -> str:
    """The earliest day, the furthest state, all owners."""
    if key == _STATUS:
        return max(said, key=[status.value for status in ActionStatus].index)
    return min(said) if key in _FIRST else ", ".join(said)


def _says_nothing(key: str, here: str) -> bool:
    """Whether it is what an action is before anybody says how far it is."""
    return key == _STATUS and here == ActionStatus.OPEN


def _state_beside(row: ChecklistRow) -> str:
    """How far something is where nothing is to be done, or what of it nobody knows."""
    return row.unclear if row.acts else row.state_text


def _is_same_text(one: str, other: str) -> bool:
    return folded(" ".join(one.split())) == folded(other)
