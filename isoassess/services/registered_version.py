"""What the register of issued documents says of a document that names its version."""

from msgspec import Struct

from isoassess.assessment.document_control import IssuedDocument, latest
from isoassess.pdf.plain_text import printable
from isoassess.services.verification import Verification
from isoassess.store import Store


class RegisteredVersion(Struct, frozen=True, kw_only=True):
    """`record`: how the document was issued, None where it is in no register of this file.

    `newer`: the newest version of the same document, where a later one was issued.
    """

    record: IssuedDocument | None
    newer: IssuedDocument | None = None


def registered_version(store: Store, found: Verification) -> RegisteredVersion | None:
    """By the kind, version, number and whole stamp of a document; None for one that names no version."""
    origin = found.origin
    if not (origin.version.isascii() and origin.version.isdigit()):
        return None
    known = store.issued_documents()
    named = (origin.document, origin.version, origin.number, origin.stamp)
    record = next((one for one in known if _named(one) == named), None)
    assessment = record.assessment_id if record else found.assessment.id if found.assessment else ""
    newest = latest(known, assessment).get(origin.document)
    is_newer = newest is not None and newest.version > int(origin.version)
    return RegisteredVersion(record=record, newer=newest if is_newer else None)


def _named(one: IssuedDocument) -> tuple[str, str, str, str]:
    return one.kind, str(one.version), printable(one.number.strip()), one.stamp
