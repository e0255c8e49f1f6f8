"""Finds how much a summary can tell on four pages: what is least missed goes first, findings go last."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from isoassess.documents.summary.shortening import letters_of
from isoassess.pdf.blocks import Document
from isoassess.pdf.paper import Paper

MOST_PAGES = 4  # and a cover, where one is wanted
_MOST_LETTERS = 80_000  # more than so many pages hold, even of the narrowest letters
FEW_FINDINGS = 10  # for fewer of them in a table, texts are rather cut shorter


class SummaryRoom(Struct, frozen=True, kw_only=True):
    """How much is told; None: all of it.

    `steps`: how many of the next steps; `doubts`: how many contradictions stand under the verdict;
    `first`: the letters of an action on the first page, `text`: of any text that somebody wrote;
    `seen`: of what was seen with a minor, whole or not at all, while these are few; `action`: of an action in
    a table; `findings`, `sites`, `others`: how many have a line; `detail`: how far each point is that must be
    in place; `explained`: what it means that one is in place in part; `over`: the first page runs over.
    """

    steps: int | None = None
    doubts: int = 2
    first: int | None = None
    text: int | None = None
    seen: int = 110
    action: int | None = None
    findings: int | None = None
    others: int = 10
    sites: int = 8
    detail: bool = True
    explained: bool = True
    over: bool = False

    @property
    def sentence(self) -> int | None:
        """The letters of a text that is mostly ours; no sentence of ours is longer."""
        return None if self.text is None else max(self.text, 320)


WHOLE = SummaryRoom()
_Less = dict[str, int | bool | None]
_FIRST_PAGES: tuple[_Less, ...] = (
    {},
    {"steps": 8},
    {"steps": 6, "doubts": 1, "first": 100},
    {"steps": 4, "doubts": 0},
    {"steps": 3, "first": 60},
)
_LONGER_FIRST_PAGE: _Less = {"steps": None, "doubts": 1, "first": 100}
_LESS_TEXT: _Less = {"text": 900, "action": 90}
_SHORTER: tuple[_Less, ...] = (
    {"explained": False},
    _LESS_TEXT,
    {"detail": False},
    {"seen": 0, "action": 60, "others": 5},
)
_SHORTEST: tuple[_Less, ...] = (
    {},
    {"text": 300, "others": 3, "sites": 4},
    {"text": 100, "sites": 2},
    {"text": 40, "first": 40, "doubts": 0, "others": 1, "sites": 1},
)


Write = Callable[[SummaryRoom], Document]


def written_in_room(write: Write, findings: int, paper: Paper, *, first: int) -> Document:
    """The document that tells most of those that have room.

    `findings`: how many there are to tell; `first`: how many sections the first page shall hold.
    """
    room = WHOLE if letters_of(write(WHOLE).sections) <= _MOST_LETTERS else replace(WHOLE, **_LESS_TEXT)
    tried = _first_page(write, paper, first, room)
    return tried.shown if tried.ends[-1] <= MOST_PAGES else _shorter(write, tried.room, findings, paper)


def room_of_first_page(write: Write, paper: Paper) -> SummaryRoom:
    """The room with which all sections stand together on a page, or all of them but the last.

    Where not even those have room, they run over.
    """
    return _first_page(write, paper, 0, WHOLE).room


class _Tried(Struct, frozen=True, kw_only=True):
    """`ends`: on which page each section of it ends."""

    room: SummaryRoom
    shown: Document
    ends: tuple[int, ...]


def _first_page(write: Write, paper: Paper, first: int, whole: SummaryRoom) -> _Tried:
    """As above, for so many of the sections; 0: for all."""
    room, but_the_last = whole, None
    for less in _FIRST_PAGES:
        room = replace(room, **less)
        tried = _tried(write, room, paper)
        if tried.ends[first - 1] <= 1:
            return tried
        if but_the_last is None and tried.ends[first - 2] <= 1:
            but_the_last = room
    over = replace(but_the_last or replace(whole, **_LONGER_FIRST_PAGE), over=True)
    return _tried(write, over, paper)


def _tried(write: Write, room: SummaryRoom, paper: Paper) -> _Tried:
    shown = write(room)
    return _Tried(room=room, shown=shown, ends=_last_pages(shown, paper))


def _shorter(write: Write, room: SummaryRoom, findings: int, paper: Paper) -> Document:
    """With what is least missed left out, one after the other, and as few findings as need be."""
    for less in _SHORTER:
        room = replace(room, **less)
        if _fits(shown := write(room), paper):
            return shown
    for less in _SHORTEST:
        room = replace(room, **less)
        if _fits(write(replace(room, findings=min(FEW_FINDINGS, findings))), paper):
            break
    room = replace(room, findings=_most_findings(write, room, findings, paper))
    detailed = write(replace(room, detail=True))  # a page that ends early has room all the same
    return detailed if _fits(detailed, paper) else write(room)


def _most_findings(write: Write, room: SummaryRoom, findings: int, paper: Paper) -> int:
    """How many findings have room, by halves."""
    fits, too_many = 0, findings + 1
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if _fits(write(replace(room, findings=middle)), paper):
            fits = middle
        else:
            too_many = middle
    return fits


def _fits(shown: Document, paper: Paper) -> bool:
    return letters_of(shown.sections) <= _MOST_LETTERS and _last_pages(shown, paper)[-1] <= MOST_PAGES


def _last_pages(shown: Document, paper: Paper) -> tuple[int, ...]:
    from isoassess.pdf.rendering import last_pages  # ReportLab takes its time, only who writes pays

    return last_pages(shown, paper)
