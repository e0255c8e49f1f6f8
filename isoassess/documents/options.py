"""What a person chooses for a document: on which paper, with whose logos, about what of it."""

from datetime import date

from msgspec import Struct

from isoassess.assessment.comparison import Comparison
from isoassess.assessment.document_control import Control
from isoassess.documents.evidence_pictures import EvidencePicture
from isoassess.pdf.blocks import Logo
from isoassess.pdf.paper import Paper


class Options(Struct, frozen=True, kw_only=True):
    """The same options with the same case give the same bytes.

    `issued`: the day the document is issued, by which it is told what is overdue; the day of the case where
    nobody says one.
    `control`: number, version and what else a controlled document says of itself; a draft where it names no
    version. `accent`: the color of the firm as #rrggbb. `owner`: the action plan of one person only;
    `by_owner`: the actions of each owner together, by day where not.
    `requirements`: the worksheet asks only these ids, all where None; `all_requirements`: also those that
    do not apply; `earlier_ratings`: it says how each is rated so far; `form_of`: it is a form to fill in,
    and the id of the assessment that it is read in for, empty where the form only names its organization.
    `earlier`: what changed since an earlier assessment, for the documents that tell it. `pictures`: the
    pictures of the evidence by the id of their file; none are shown where None. `rated`: the first
    and the last day on which ratings were entered, where the file knows it.
    """

    issued: date | None = None
    paper: Paper = Paper.A4
    logos: tuple[Logo, ...] = ()
    cover: bool = False
    confidential: bool = True
    accent: str = ""
    control: Control = Control()
    owner: str = ""
    by_owner: bool = False
    requirements: frozenset[str] | None = None
    all_requirements: bool = False
    earlier_ratings: bool = False
    form_of: str | None = None
    earlier: Comparison | None = None
    pictures: dict[str, EvidencePicture] | None = None
    rated: tuple[date, date] | None = None


DEFAULT = Options()
