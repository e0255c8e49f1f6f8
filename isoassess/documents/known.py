"""What sets one document apart from the others: the module of each says it of its own."""

import datetime
from collections.abc import Callable

from msgspec import Struct

from isoassess.documents.options import Options
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import Profile
from isoassess.pdf.blocks import Document


class KnownDocument(Struct, frozen=True, kw_only=True):
    """A document as it is offered.

    `code` stands for it in document numbers, in every language. `title` is its name, `purpose` whom or what
    it is for, `file_name` what it is called in a folder, with places for the organization and the date; each
    is said in the language in use. `only`: the options that no other document takes. `nothing_in_it` says why
    there is nothing for such an organization on a day; empty where there is.
    """

    write: Callable[[Case, Judgement, Options], Document]
    code: str
    title: Callable[[], str]
    purpose: Callable[[], str]
    file_name: Callable[[], str]
    only: frozenset[str] = frozenset()
    nothing_in_it: Callable[[Profile, datetime.date], str] = lambda _profile, _on: ""
