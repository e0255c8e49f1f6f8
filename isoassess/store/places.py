"""What a change is about, by its name in the file."""

from functools import cache

from msgspec import Struct
from msgspec.structs import fields

from isoassess.domain import Answer, Attachment
from isoassess.domain.profile import Profile
from isoassess.store.records import HistoryEntry, Subject

_KINDS = {Subject.ANSWER: Answer, Subject.PROFILE: Profile, Subject.ATTACHMENT: Attachment}


class Place(Struct, frozen=True, kw_only=True):
    """`id` is the assessment of an answer, the organization of a profile, the file that is described.

    `is_new`: the organization is added with what is said of it first.
    """

    subject: Subject
    id: str
    requirement_id: str = ""
    is_new: bool = False


def answer_place(assessment_id: str, requirement_id: str) -> Place:
    return Place(subject=Subject.ANSWER, id=assessment_id, requirement_id=requirement_id)


def profile_place(organization_id: str) -> Place:
    return Place(subject=Subject.PROFILE, id=organization_id)


def new_profile_place(organization_id: str) -> Place:
    """Of an organization that is not in the file yet; its id is made beside the file."""
    return Place(subject=Subject.PROFILE, id=organization_id, is_new=True)


def attachment_place(attachment_id: str) -> Place:
    return Place(subject=Subject.ATTACHMENT, id=attachment_id)


def place_of(entry: HistoryEntry) -> tuple[Place, str] | None:
    """What an entry of the history is about, and the key there; None where nothing of that can clash."""
    if entry.subject is Subject.ANSWER:
        return answer_place(entry.assessment_id or "", entry.requirement_id or ""), entry.key
    if entry.subject is Subject.PROFILE:
        return profile_place(entry.organization_id), entry.key
    if entry.subject is Subject.ATTACHMENT and "." in entry.key:
        id_, _dot, key = entry.key.partition(".")
        return attachment_place(id_), key
    return None


def holds_words(place: Place, key: str) -> bool:
    """Whether a person writes in a field; what is pressed or picked is no words."""
    return place.subject in _KINDS and _is_text(_KINDS[place.subject], key)


@cache
def _is_text(kind: type[Struct], key: str) -> bool:
    name, _dot, rest = key.partition(".")
    found = next((field.type for field in fields(kind) if field.name == name), None)
    if rest:
        return isinstance(found, type) and issubclass(found, Struct) and _is_text(found, rest)
    return found is str
