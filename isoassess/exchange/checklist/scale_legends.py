"""What a checklist says of the numbers or letters that it rates by, as "1 = not met" or "5 is best"."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from isoassess.domain import Rating
from isoassess.exchange.checklist.status_words import names_improvement, rating_of
from isoassess.language.folding import folded

_STEP = {False: r"(?<![\w.,/%-])(\d{1,2})(?![\w.,%/]*\d)", True: r"(?<!\w)([a-f])(?!\w)"}
_SIGNS = r"=|:|\u2013|\u2014|(?<=\s)-(?=\s)|->|\u2192"
_EQUALS = rf"\s*({_SIGNS}|\bis\b|\bmeans\b|\bist\b|\bheisst\b|\bbedeutet\b)\s*(?:the |das |die )?"
_WORDS = r"([^\W\d_](?:(?![=;,/|()\n:])\D)*)"
_END_NAMED = r"(best|beste|bester|am besten|worst|schlechteste|schlechtester|am schlechtesten|lowest|hochste)"
_BETWEEN = re.compile(r"(?<![\d.])(\d{1,2})\s*(?:-|\u2013|\u2014|\.\.+|to|bis|a)\s*(\d{1,3})(?![\d.])")
_OUT_OF = re.compile(r"(?:/|out of|of|von|max\.?|sur)\s*(\d{1,3})(?![\d.])")
_SURE = re.compile("=")
_MARKS = re.compile(r"schulnote|school (?:mark|grade)")
_MATURITY = re.compile(r"maturity|reifegrad|maturite|madurez|maturita")
_GOOD, _MIDDLE, _BAD = 4, 2, 0
_MOST_WORDS = 20  # of what is said of a step; the longest that is known has a third of them
_NEGATIONS = ("no", "non", "nein", "none")  # before another word they say what is not there
_NOTHING_FOUND = """
    no deviation, no deviations, no finding, no findings, no nonconformity, no nonconformities, no error,
    no errors, no defect, no defects, no gap, no gaps, without deviation, keine abweichung,
    keine abweichungen, keine feststellung, keine feststellungen, keine fehler, keine mangel,
    ohne abweichung, ohne abweichungen, ohne feststellung, aucun ecart, remark, remarks, bemerkung"""
_IN_LEGENDS = dict.fromkeys(map(str.strip, _NOTHING_FOUND.split(",")), Rating.CONFORMING)
_PLAIN = {
    **dict.fromkeys(("best", "beste", "bester", "am besten", "good", "very good", "gut", "sehr gut"), _GOOD),
    **dict.fromkeys(("tres bien", "bien", "excellent", "ausgezeichnet", "highest", "hochste"), _GOOD),
    **dict.fromkeys(("worst", "schlechteste", "schlechtester", "am schlechtesten", "lowest"), _BAD),
    **dict.fromkeys(("bad", "very bad", "very poor", "schlecht", "sehr schlecht", "ungenugend"), _BAD),
    **dict.fromkeys(("mauvais", "insufficient", "mal", "not at all", "gar nicht"), _BAD),
}


_Known = tuple[int, Rating | None, str]  # how good something is, the rating that it is, what says so


class ScaleLegend(Struct, frozen=True, kw_only=True):
    """`levels`: of steps how good they are said to be, 0 to 4, a letter by its place, A as 1; `meanings`:
    the ratings that are said outright, of which `improvable` are opportunities for improvement; `ends`: of
    the scale, where they are named, None for one that is not; `marks`: whether the lowest step is best by
    what the scale is called; `words`: what says so.
    """

    levels: dict[int, int]
    meanings: dict[int, Rating]
    ends: tuple[int | None, int] | None
    marks: bool | None
    words: str
    improvable: frozenset[int] = frozenset()

    @property
    def spans(self) -> tuple[int, int] | None:
        """Its lowest and highest step where it says what is good and what is bad; else None."""
        levels = self.levels.values()
        both = bool(levels) and min(levels) < _MIDDLE < max(levels)
        return (min(self.levels), max(self.levels)) if both else None

    def best_of(self, lowest: int, highest: int) -> int | None:
        """Which end of a scale is the best one; None where that is not said, or both are."""
        levels = {step: level for step, level in self.levels.items() if lowest <= step <= highest}
        if not levels:
            return None if self.marks is None else lowest if self.marks else highest
        low, high = min(levels), max(levels)
        if low != high:
            ends = {True: highest, False: lowest}
            return ends.get(levels[high] > levels[low]) if levels[high] != levels[low] else None
        good, bad = levels[low] > _MIDDLE, levels[low] < _MIDDLE
        if levels[low] in (_GOOD, _BAD) and low not in (lowest, highest):
            return None  # said to be an end, and is none
        near_top = low - lowest > highest - low
        if not (good or bad) or 2 * low == lowest + highest:
            return None
        return highest if good is near_top else lowest


def legend_in(head: str, texts: Iterable[str], *, letters: bool) -> ScaleLegend:
    """`head`: of the column of ratings, whose range counts; what contradicts itself says nothing."""
    texts = (head, *texts)
    found: dict[int, set[tuple[int, Rating | None]]] = {}
    said, improvable = dict[str, None](), set[int]()
    for text in texts:
        for step, (level, rating, meaning), words in _said_steps(text, letters=letters):
            found.setdefault(step, set()).add((level, rating))
            said[words] = None
            if rating is Rating.CONFORMING and names_improvement(meaning):
                improvable.add(step)
    plain = {step: next(iter(each)) for step, each in found.items() if len(each) == 1}
    contradicts = any(_is_contradiction(level for level, _rating in each) for each in found.values())
    if contradicts:
        plain = {}
    elif len(plain) == 1 and not any(_SURE.search(words) for words in said):
        plain = {}  # as of "Chapter 1: good"
    kinds = {marks for text in texts for marks in _kinds(text)}
    return ScaleLegend(
        levels={step: level for step, (level, _rating) in plain.items()},
        meanings={step: rating for step, (_level, rating) in plain.items() if rating is not None},
        ends=None if letters else _ends(folded(_closed_up(head))),
        marks=kinds.pop() if len(kinds) == 1 and not contradicts else None,
        words=", ".join(said) or " ".join(head.split()),
        improvable=frozenset(improvable),
    )


def _is_contradiction(levels: Iterable[int]) -> bool:
    """Whether a step is said to be good and to be bad."""
    levels = {*levels}
    return min(levels) < _MIDDLE < max(levels)


def _said_steps(text: str, *, letters: bool) -> Iterator[tuple[int, _Known, str]]:
    """Each step with what is said of it, and the words that say so, as they stand there."""
    text = _closed_up(text)
    plain = folded(text)
    places = [place for place, sign in enumerate(text) for _each in folded(sign)]
    step = _STEP[letters]
    for found in re.finditer(rf"{step}{_EQUALS}{_WORDS}", plain):
        known = _known(found[3])
        if known is not None:
            start, end = found.start(3), found.start(3) + len(known[2])
            whole = len(places) == len(plain)
            words = text[places[start] : places[end - 1] + 1] if whole else known[2]
            yield _place(found[1]), known, f"{found[1].upper()} {found[2].strip()} {words}"
    if letters:
        return
    for found in re.finditer(rf"{step}\s*\(?\s*(?:is |ist )?(?:the )?{_END_NAMED}\b", plain):
        yield _place(found[1]), (_PLAIN[found[2]], None, found[2]), f"{found[1]} = {found[2]}"
    for found in re.finditer(rf"\b{_END_NAMED}\s*(?:=|:|is|ist)?\s*{step}", plain):
        yield _place(found[2]), (_PLAIN[found[1]], None, found[1]), f"{found[2]} = {found[1]}"


def _closed_up(text: str) -> str:
    """Without further blanks, among which each expression would search from every one of them."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def says_how_good(words: str) -> bool:
    """Whether what a text begins with says how good something is."""
    return _known(folded(words)) is not None


def _known(words: str) -> _Known | None:
    """How good it is what the first of these words say, with as many of them as anybody knows."""
    parts = words.split()[:_MOST_WORDS]
    for count in range(len(parts), 0, -1):
        said = " ".join(parts[:count]).strip(" .!-")
        if count < len(parts) and said in _NEGATIONS:
            return None
        rating = _IN_LEGENDS.get(said) or rating_of(said)
        if rating is not None and rating.level is not None:
            return rating.level, rating, said
        if said in _PLAIN:
            return _PLAIN[said], None, said
    return None


def _place(step: str) -> int:
    return int(step) if step.isdecimal() else ord(step) - ord("a") + 1


def _ends(head: str) -> tuple[int | None, int] | None:
    between = _BETWEEN.search(head)
    if between and int(between[1]) < int(between[2]):
        return int(between[1]), int(between[2])
    most = _OUT_OF.search(head)
    return (None, int(most[1])) if most and int(most[1]) > 1 else None


def _kinds(text: str) -> Iterator[bool]:
    plain = folded(text)
    if _MARKS.search(plain):
        yield True
    if _MATURITY.search(plain):
        yield False
