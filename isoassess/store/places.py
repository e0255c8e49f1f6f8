"""What a change is about, by its name in the file."""

from msgspec import Struct

from isoassess.store.records import HistoryEntry, Subject


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
