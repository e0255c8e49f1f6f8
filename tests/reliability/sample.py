"""A file with answers, profiles and attached files, and what of it can be compared afterwards."""

import random
from hashlib import sha256
from pathlib import Path

import msgspec

from isoassess.domain import Answer, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Shelf, Store, answer_place, differences
from isoassess.store.errors import AttachmentDamaged
from isoassess.store.vault.keyring import FileKey
from tests.unit.store.store_values import new_assessment

Content = dict[str, bytes]  # by place


def filled(file: Path, *, organizations: int = 3, answers: int = 40, key: FileKey | None = None) -> Content:
    """Makes the file; what is in it."""
    chance = random.Random(5)
    with Store.open(file, who="A. Consultant") as store:
        for number in range(organizations):
            name = f"Sample {number} Ltd"
            organization = store.add_organization(
                Profile(organization=Organization(name=name, address="1 Road"))
            )
            assessment = new_assessment(store, organization)
            store.add_attachment(organization, name=f"press {number}.jpg", content=chance.randbytes(20_000))
            for place in range(answers):
                rating = Rating(str(chance.randrange(5)))
                text = f"Seen {chance.random()} at the machine. " * chance.randint(1, 30)
                wanted = Answer(rating=rating, evidence=text)
                store.change(answer_place(assessment, f"requirement-{place}"), differences(Answer(), wanted))
        if key is not None:
            store.file.reseal(key)
        return content_of(store)


def content_of(store: Store) -> Content:
    """Everything a person has said, by its place."""
    found: Content = {}
    for shelf in Shelf:
        for one in store.organizations(shelf=shelf):
            if one.unreadable:
                continue
            found[f"profile {one.id}"] = msgspec.json.encode(store.profile(one.id))
            for file in store.attachments(one.id).values():
                try:
                    found[f"file {file.id}"] = sha256(store.attachment_content(file.id)).digest()
                except AttachmentDamaged:
                    continue
                found[f"described {file.id}"] = msgspec.json.encode(file)
            for assessment in store.assessments(one.id):
                told = (assessment.lens, assessment.started, assessment.assessor, assessment.completed)
                found[f"assessment {assessment.id}"] = msgspec.json.encode(told)
                for requirement, answer in store.answers(assessment.id).items():
                    found[f"answer {assessment.id} {requirement}"] = msgspec.json.encode(answer)
    return found
