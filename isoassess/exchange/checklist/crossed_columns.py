"""Columns of a checklist of which one is crossed in each row: what stands above the cross is the rating."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from isoassess.domain import Rating
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, cell_words
from isoassess.exchange.checklist.status_words import (
    amount_in,
    is_rating_word,
    is_yes_or_no,
    rating_of,
    word_and_text,
)
from isoassess.language.folding import folded

_FEWEST = 2  # such columns
# Two of them are ticks in the font Wingdings; one in a box, as [x], is one as well.
_CROSSES = (
    *(
        "x",
        "xx",
        "xxx",
        "1",
        "y",
        "yes",
        "j",
        "ja",
        "s",
        "si",
        "s\u00ed",
        "oui",
        "o.k.",
        "ok",
        "true",
        "wahr",
        "vrai",
    ),
    *(
        "v",
        "*",
        "+",
        "\u00fc",
        "\u00fe",
        "\u2022",
        "\u25cf",
        "\u25a0",
        "\u221a",
        "\u2713",
        "\u2714",
        "\u2611",
        "\u2612",
    ),
    *("\u2705", "\u2715", "\u2716", "\u00d7"),
)
_EMPTY_BOXES = ("", "-", "0", "false", "falsch", "faux", "\u2610")
_WRONG = ("\u2717", "\u2718", "\u274c")
_NO_CROSS = (*_EMPTY_BOXES, "--", "no", "n", "non", "nein", *_WRONG)
_BOX = re.compile(r"\[\s*(.?)\s*\]|[({]\s*[)}]")
_DOUBTED = re.compile(r"[({]\s*(\S+)\s*[)}]|(\S+)\s*\?+")  # as "(x)" and "x?" are
_LETTERS = re.compile(r"[^\W\d_]")
_LONGEST_CROSS = 3  # letters
_LONGEST_HEAD = 40  # letters of one that nobody knows
_HIGHEST = 5  # of a scale whose numbers are heads


def crossed_columns(table: FoundTable, head: int, apart: Collection[int] = ()) -> dict[int, str]:
    """What stands above each of them in the row of the heads; empty where there are none.

    `apart`: the places of columns that say something else, such as how far an action is.
    """
    row = _without(table.rows[head] if 0 <= head < len(table.rows) else (), apart)
    numbers = [place for place, cell in enumerate(row) if _is_step(cell)]
    scale = set(numbers) if len(numbers) > _FEWEST else set[int]()
    found = {
        place: " ".join(cell_words(cell).split())
        for place, cell in enumerate(row)
        if place in scale or (isinstance(cell, str) and is_rating_word(cell))
    }
    found = {place: word for place, word in found.items() if not _holds_texts(table, head, place)}
    if len(found) < _FEWEST or len({folded(word) for word in found.values()}) < len(found):
        return {}
    cells = [row[place] for row in table.rows[head + 1 :] for place in found if place < len(row)]
    said = [cell for cell in cells if cell is not None and _says_something(cell)]
    graded = [place for place, word in found.items() if rating_of(word) is not Rating.NOT_APPLICABLE]
    if len(graded) == 1 and _holds_no(table, head, graded[0]):
        return {}  # one of yes and no, beside one for what does not apply
    if not said and any(_in_box(cell) in _WRONG for cell in cells):
        return dict(sorted(found.items()))
    if not said or 2 * sum(is_cross(cell) or _is_doubted(cell) for cell in said) <= len(said):
        return {}
    return dict(sorted((found | _beside(table, row, head, found)).items()))


def ticked_columns(table: FoundTable, head: int, apart: Collection[int] = ()) -> dict[int, str]:
    """The same where nobody knows what stands above them: columns beside each other that hold nothing but
    crosses, of which no row has two; the most of them, where there are several such groups.
    """
    row, rows = _without(table.rows[head], apart), table.rows[head + 1 :]
    groups: list[dict[int, str]] = [{}]
    for place, cell in enumerate(row):
        word = " ".join(cell_words(cell).split())
        named = isinstance(cell, str) and 0 < len(word) <= _LONGEST_HEAD
        if named and _is_crossed_alone(rows, place, groups[-1]):
            groups[-1][place] = word
        else:
            groups.append({})
    most = max(groups, key=len)
    return most if len(most) >= _FEWEST and len({*map(folded, most.values())}) == len(most) else {}


def holds_ballots(table: FoundTable, first: int, places: Collection[int]) -> bool:
    """Whether ✗ is a cross: it is the only mark in these columns, one in a row, and in several of them."""
    marked = set[int]()
    for row in table.rows[first:]:
        here = [place for place in places if place < len(row) and _in_box(row[place]) in _WRONG]
        if len(here) > 1 or any(is_cross(row[place]) for place in places if place < len(row)):
            return False
        marked |= {*here}
    return len(marked) >= _FEWEST


def _holds_no(table: FoundTable, head: int, place: int) -> bool:
    cells = [row[place] for row in table.rows[head + 1 :] if place < len(row)]
    return any(is_empty_box(cell) and _LETTERS.search(cell_words(cell)) for cell in cells)


def _holds_texts(table: FoundTable, head: int, place: int) -> bool:
    """Whether something else than crosses stands in it, as below "Observation" at times."""
    cells = [row[place] for row in table.rows[head + 1 :] if place < len(row)]
    return any(map(_is_text, cells)) and not any(map(is_cross, cells))


def _without(row: tuple[FoundCell, ...], apart: Collection[int]) -> tuple[FoundCell, ...]:
    return tuple(None if place in apart else cell for place, cell in enumerate(row))


def _beside(
    table: FoundTable, row: tuple[FoundCell, ...], head: int, found: Mapping[int, str]
) -> dict[int, str]:
    """Those among them, or on beside them, that are crossed where no other is, and whose heads nobody
    knows.
    """
    rows = table.rows[head + 1 :]
    beside: dict[int, str] = {}
    within = range(min(found), max(found))
    for place in (*within, *range(max(found) + 1, len(row)), *range(min(found) - 1, -1, -1)):
        near = {place - 1, place + 1} & {*found, *beside}
        word = " ".join(cell_words(row[place]).split())
        named = place not in found and 0 < len(word) <= _LONGEST_HEAD and (place in within or bool(near))
        if named and _is_crossed_alone(rows, place, (*found, *beside)):
            beside[place] = word
    return beside


def _is_crossed_alone(rows: Sequence[tuple[FoundCell, ...]], place: int, others: Iterable[int]) -> bool:
    marked = [row for row in rows if place < len(row) and row[place] is not None]
    beside = (row[other] for row in marked for other in others if other < len(row))
    return (
        bool(marked) and all(_is_plain_cross(row[place]) for row in marked) and not any(map(is_cross, beside))
    )


def _is_plain_cross(cell: FoundCell) -> bool:
    """A mark that is no word or number of its own."""
    return is_cross(cell) and not (
        _LETTERS.search(cell_words(cell)) and _in_box(cell) not in ("x", "xx", "xxx")
    )


def holds_crosses(table: FoundTable, first: int, place: int) -> bool:
    """Whether nothing but crosses and empty boxes is in a column."""
    cells = [row[place] for row in table.rows[first:] if place < len(row) and row[place] is not None]
    return any(map(is_cross, cells)) and all(is_cross(cell) or is_empty_box(cell) for cell in cells)


def is_cross(cell: FoundCell) -> bool:
    """Whether a cell is ticked, as by an x."""
    return _in_box(cell) in _CROSSES


def crossed(
    cells: tuple[FoundCell, ...], words: Mapping[int, str], *, ballots: bool = False
) -> Iterator[tuple[str, str]]:
    """Of each column that is marked in a row the word, and the whole text that stands there for a cross.

    What is neither a mark nor a text, as a question mark, rates nothing and is kept as a text; so is a "no"
    where nothing else is said in these columns. Below "C" it is a word of its own, which may mean anything,
    and so is a mark that is in doubt, as "(x)" is. `ballots`: a ✗ is a mark.
    """
    said = {place: cells[place] for place in words if place < len(cells) and cells[place] is not None}
    alone = not any(is_cross(cell) or not is_empty_box(cell) for cell in said.values())
    for place, cell in said.items():
        word = words[place]
        text = f"{word}: {cell_words(cell).strip()}"
        if is_cross(cell) or (ballots and _in_box(cell) in _WRONG):
            yield word, ""
        elif _is_doubted(cell):
            yield text, text
        elif _is_text(cell):
            yield (word, text) if amount_in(word) is not None else word_and_text(text)
        elif not is_empty_box(cell) or (alone and _says_no(cell, word)):
            yield ("" if not is_empty_box(cell) or is_yes_or_no(word) else text), text


def _says_something(cell: FoundCell) -> bool:
    """Apart from empty boxes, and signs such as a question mark."""
    return is_cross(cell) or (_in_box(cell) not in _EMPTY_BOXES and bool(_LETTERS.search(cell_words(cell))))


def _in_box(cell: FoundCell) -> str:
    words = cell_words(cell).strip().casefold()
    boxed = _BOX.fullmatch(words)
    return (boxed[1] or "").strip() if boxed else words


def is_empty_box(cell: FoundCell) -> bool:
    """Whether it is said that a cell is not ticked."""
    return _in_box(cell) in _NO_CROSS


def _says_no(cell: FoundCell, word: str) -> bool:
    """Whether an empty box is one by a word, or by a ballot cross, with which it does apply below "n/a"."""
    if _in_box(cell) in _WRONG:
        return rating_of(word) is not Rating.NOT_APPLICABLE
    return _LETTERS.search(cell_words(cell)) is not None


def _is_doubted(cell: FoundCell) -> bool:
    """Whether a mark stands in round brackets or before a question mark."""
    found = _DOUBTED.fullmatch(cell_words(cell).strip().casefold())
    return found is not None and (found[1] or found[2]) in (*_CROSSES, *_WRONG)


def _is_text(cell: FoundCell) -> bool:
    """What somebody wrote where a cross would do."""
    return isinstance(cell, str) and len(cell.strip()) > _LONGEST_CROSS and not is_empty_box(cell)


def _is_step(cell: FoundCell) -> bool:
    return not isinstance(cell, bool) and cell_words(cell).strip() in map(str, range(_HIGHEST + 1))
