"""Puts the sample into a file and takes it out again, each in one go, with the way back."""

import datetime

from msgspec import Struct

from isoassess.catalogue.catalogue import Catalogue
from isoassess.services.sample.content import picture_bytes, sample_content
from isoassess.store import Store, Subject
from isoassess.store.joining.content import OrganizationContent
from isoassess.store.joining.joined import JoinRule
from isoassess.store.sample import SAMPLE


class TakenSample(Struct, frozen=True, kw_only=True):
    """The sample as it was when it was taken out, with the bytes of its files by their SHA-256."""

    content: OrganizationContent
    files: dict[str, bytes]


def put_sample(store: Store, catalogue: Catalogue, today: datetime.date) -> str:
    """The id of its newest assessment; what a person did with it before is kept."""
    here = store.content(SAMPLE)
    if here is None or not here.assessments:
        store.join([sample_content(catalogue, today)], JoinRule.MINE, lambda _sha256: picture_bytes())
    if here is not None and here.removed_at is not None:
        store.restore_organization(SAMPLE)
    if here is not None and here.archived_at is not None:
        store.unarchive_organization(SAMPLE)
    return store.assessments(SAMPLE)[0].id


def take_sample_out(store: Store) -> TakenSample | None:
    """Nothing of it stays in the file; None where it is not there."""
    content = store.content(SAMPLE)
    if content is None:
        return None
    files = {one.sha256: store.file_bytes(one.sha256) for one in content.attachments}
    store.delete_for_good(Subject.ORGANIZATION, SAMPLE)
    return TakenSample(content=content, files=files)


def put_sample_back(store: Store, taken: TakenSample) -> None:
    """As it was, with its history."""
    store.join([taken.content], JoinRule.THEIRS, taken.files.__getitem__)
