"""What a person chooses for a document: on which paper, with whose logos, about what of it."""

from msgspec import Struct

from isoassess.assessment.comparison import Comparison
from isoassess.pdf.blocks import Logo
from isoassess.pdf.paper import Paper


class Options(Struct, frozen=True, kw_only=True):
    """The same options with the same case give the same bytes.

    `prepared_by` stands in for the assessor. `owner`: the action plan of one person only.
    `requirements`: the worksheet asks only these ids, all where None. `earlier`: what changed since an
    earlier assessment, for the documents that tell it.
    """

    paper: Paper = Paper.A4
    logos: tuple[Logo, ...] = ()
    cover: bool = False
    confidential: bool = True
    prepared_by: str = ""
    owner: str = ""
    requirements: frozenset[str] | None = None
    earlier: Comparison | None = None


DEFAULT = Options()
