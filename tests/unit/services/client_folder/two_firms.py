"""Two firms in one file, each with a word of its own in every text that can be said of it."""

from datetime import date
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import fields, replace

from isoassess.assessment.document_control import IssuedDocument
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Grade, Lens, Rating
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.store import Store

Value = TypeVar("Value", bound=Struct)
INTERNAL = "Qinside"  # begins what is only for the assessor
DUE = date(2026, 12, 24)
STARTED = date(2026, 10, 1)
RATINGS = (Rating.ABSENT, Rating.PARTIAL, Rating.CONFORMING, Rating.NOT_APPLICABLE)


class Words:
    """Gives words that stand nowhere else; each begins like the firm that it is of."""

    def __init__(self, firm: str) -> None:
        self._firm = firm
        self.given: list[str] = []

    def word(self, of: str) -> str:
        said = f"{self._firm}{of.replace('_', '').replace('.', '')}{len(self.given):04d}x"
        self.given.append(said)
        return said

    def filled(self, kind: type[Value]) -> Value:
        """A value with a word in every text of it."""
        given: dict[str, object] = {}
        for field in fields(kind):
            if field.type is str:
                given[field.name] = self.word(field.name)
            elif isinstance(field.type, type) and issubclass(field.type, Struct):
                given[field.name] = self.filled(field.type)
        return kind(**given)


def put_firm(store: Store, firm: str, lens: Lens, *, answered: int) -> tuple[str, Words]:
    """Its id; so many requirements are answered in its newest assessment, and some in an earlier one."""
    words = Words(firm)
    profile = words.filled(Profile)
    runs = f"ISO 9001:2015 {profile.certificate.standard}"  # so that there is something to move
    certificate = replace(profile.certificate, standard=runs, expires=date(2027, 5, 1))
    profile = replace(profile, certificate=certificate)
    id_ = store.add_organization(profile)
    store.decide(id_, OwnDecision(lens=lens, reason=words.word("reason"), name=words.word("decider")))
    files = [
        store.add_attachment(id_, name=f"{words.word('file')}.txt", content=content)
        for content in (words.word("inside").encode(), b"the same bytes at both firms")
    ]
    for file in store.attachments(id_).values():
        store.describe_attachment(replace(file, number=words.word("number"), note=words.word("note")))
    earlier = begun(store, id_, lens, words, date(2025, 9, 1))
    fill(store, earlier, lens, words, files, 3)
    store.complete_assessment(earlier, date(2025, 9, 30))
    newest = begun(store, id_, lens, words, STARTED)
    fill(store, newest, lens, words, files, answered)
    store.issue(newest, issued(words))
    return id_, words


def begun(store: Store, organization_id: str, lens: Lens, words: Words, day: date) -> str:
    version = shipped().version
    assessor = words.word("assessor")
    return store.add_assessment(
        organization_id, lens=lens, started=day, assessor=assessor, catalogue_version=version
    )


def fill(store: Store, assessment: str, lens: Lens, words: Words, files: list[str], count: int) -> None:
    """The texts that are for the assessor alone begin with INTERNAL."""
    asked = shipped().requirements(lens)
    for number, requirement in enumerate(asked[:: max(1, len(asked) // count)][:count]):
        rating = RATINGS[number % len(RATINGS)]
        said = words.filled(Answer)
        answer = replace(
            said,
            rating=rating,
            attachments=tuple(files[: number % 3]),
            internal=INTERNAL + said.internal,
            regrade=replace(said.regrade, grade=Grade.MINOR if number % 5 == 0 else None),
            action=replace(said.action, due=DUE),
        )
        store.save_answer(assessment, requirement.id, answer)


def issued(words: Words) -> IssuedDocument:
    return IssuedDocument(
        kind="summary",
        version=1,
        issued=STARTED,
        stamp="0" * 64,
        data_day=STARTED,
        format="pdf",
        number=words.word("number"),
        prepared_by=words.word("prepared_by"),
        approved_by=words.word("approved_by"),
        distribution=words.word("distribution"),
        changes=words.word("changes"),
        file_name=f"{words.word('filename')}.pdf",
    )
