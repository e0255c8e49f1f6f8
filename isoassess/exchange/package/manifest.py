"""What a package says of itself: of which format it is, what is in it, and the SHA-256 of every part."""

import re
from typing import Annotated

from msgspec import Meta, Struct

from isoassess.language.texts import _
from isoassess.store.joining.content import ID, Id

FORMAT = 1
SUFFIX = ".isoassess"
SHA256 = r"^[0-9a-f]{64}$"
# What is larger, or more, was not written by this program.
MOST_PARTS = 20_000
LARGEST_DATA = 300_000_000  # bytes of a part of data; a year of a busy firm has a hundredth of it
LARGEST_FILE = 50_000_000  # bytes of an attached file, as where it is attached
LARGEST_CATALOGUE = 2_000_000
MOST_RATIO = 100  # unpacked to packed, of what is larger than a million bytes
_PART = re.compile(
    r"(?P<data>organizations/{id}\.json|history/{id}\.json)|(?P<file>attachments/[0-9a-f]{{64}})"
    r"|(?P<catalogue>catalogues/[a-z0-9][a-z0-9-]{{0,60}}\.yaml)|(?P<manifest>manifest\.json)".format(
        id=ID[1:-1]
    )
)
_LARGEST = {
    "data": LARGEST_DATA,
    "file": LARGEST_FILE,
    "catalogue": LARGEST_CATALOGUE,
    "manifest": 20_000_000,
}


class PartProof(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a part must be."""

    sha256: Annotated[str, Meta(pattern=SHA256)]
    size: Annotated[int, Meta(ge=0)]


class NamedOrganization(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which organization is in it."""

    id: Id
    name: str


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`program`: the version that wrote it. `catalogue_version` is that in use, `catalogues` the own ones.

    `history`: with every entry, else only the newest of each field. `internal_notes`: what is only for the
    assessor is in it.
    """

    format: int
    program: str
    catalogue_version: str
    catalogues: tuple[str, ...] = ()
    organizations: tuple[NamedOrganization, ...]
    attachments: bool
    history: bool
    internal_notes: bool
    parts: dict[str, PartProof]


class FormatOnly(Struct, frozen=True):
    """What is asked first, whatever else a later version may say."""

    format: int = 0


def largest(name: str) -> int | None:
    """How large a part of this name may be; None where a package has no such part."""
    found = _PART.fullmatch(name)
    return None if found is None or found.lastgroup is None else _LARGEST[found.lastgroup]


def part_words(name: str) -> str:
    """What a part is called in a sentence; nobody knows a file by its hash."""
    found = _PART.fullmatch(name)
    is_file = found is not None and name.startswith(file_part(""))
    return _("an attached file") if is_file else _('the part "{part}"').format(part=name[:120])


def organization_part(id_: str) -> str:
    return f"organizations/{id_}.json"


def history_part(id_: str) -> str:
    return f"history/{id_}.json"


def file_part(sha256: str) -> str:
    return f"attachments/{sha256}"


def catalogue_part(name: str) -> str:
    return f"catalogues/{name}.yaml"
