"""What a form says of itself in a field that nobody sees: for which assessment it is read in."""

import msgspec
from msgspec import Struct

from isoassess import __version__
from isoassess.domain.case import Case

KIND = "isoassess-worksheet-1"


class FormIdentity(Struct, frozen=True, kw_only=True):
    """The assessment by its id, and the versions the form was made with; `kind` is that of the form.

    `assessment` is empty where the form was made of a file that is in no store: it names its organization.
    """

    kind: str
    assessment: str
    organization: str
    lens: str
    catalogue: str
    program: str


def form_text(case: Case, assessment_id: str) -> str:
    """The identity of a form about a case, as the field holds it."""
    identity = FormIdentity(
        kind=KIND,
        assessment=assessment_id,
        organization=case.profile.organization.name,
        lens=case.lens.value,
        catalogue=case.catalogue_version,
        program=__version__,
    )
    return msgspec.json.encode(identity).decode()


def form_identity(text: str) -> FormIdentity | None:
    """What such a field says; None for any other text."""
    try:
        found = msgspec.json.decode(text, type=FormIdentity)
    except (msgspec.DecodeError, UnicodeEncodeError):  # a field that says something else
        return None
    names_something = found.assessment or found.organization.strip()
    return found if found.kind == KIND and names_something else None
