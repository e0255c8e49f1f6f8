"""Fills pages from top to bottom with strips that no page break cuts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from isoassess.pdf.tagging.canvas import TaggedCanvas

FUZZ = 1e-6

Draw = Callable[[TaggedCanvas, float, float], None]
"""Draws something with its upper left corner at a point."""


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """What lies under strips that follow each other; `draw` gets the height they have together, too."""

    draw: Callable[[TaggedCanvas, float, float, float], None]


@dataclass(slots=True, eq=False)
class Strip:
    """A part of a document across the text width.

    `before` and `after` are the spaces to its neighbors, of which the larger one counts. `keep`: it never
    ends a page while the next one fits on a page with it. `fresh`: it begins a page. `head` is drawn once
    more above it where it begins a page without having to. `names` are the anchors inside.
    """

    height: float
    draw: Draw
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    fresh: bool = False
    head: "Strip | None" = None
    background: Background | None = None
    names: tuple[str, ...] = ()


class Placed(NamedTuple):
    """A strip on its page: how far its top is below the top of the text; `again` where it is repeated."""

    strip: Strip
    top: float
    again: bool = False


Page = list[Placed]


def paginate(strips: Sequence[Strip], height: float) -> list[Page]:
    """The pages of this text height; there is always at least one."""
    pages = _Pages(height)
    for chain in _chains(strips):
        pages.add(chain)
    return pages.done


def pages_of_names(pages: Sequence[Page]) -> dict[str, int]:
    """On which page, counted from 1, each anchor is."""
    return {
        name: number
        for number, page in enumerate(pages, start=1)
        for placed in page
        for name in placed.strip.names
    }


def draw_page(page: Page, canvas: TaggedCanvas, left: float, top: float) -> None:
    """Draw the grounds of a page, then what stands on them."""
    for background, first, last in _backgrounds(page):
        with canvas.artifact():
            background.draw(canvas, left, top - first, last - first)
    for strip, below, again in page:
        if again:
            with canvas.artifact("Pagination"):
                strip.draw(canvas, left, top - below)
        else:
            strip.draw(canvas, left, top - below)


class _Pages:
    """The pages so far, and how full the last one is."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._used = 0.0
        self._after = 0.0
        self.done: list[Page] = [[]]

    def add(self, chain: Sequence[Strip]) -> None:
        """Place strips that belong together, on one page where there is one that can hold them."""
        if chain[0].fresh or (not self._fits(self._end(chain)) and self._fits(self._alone(chain))):
            self._turn()
        for strip in chain:
            if not self._fits(self._end([strip])):
                self._turn()
            self._place(strip)

    def _place(self, strip: Strip) -> None:
        page = self.done[-1]
        if not page and strip.head is not None:
            page.append(Placed(strip.head, 0.0, again=True))
            self._used = strip.head.height
        self._used += self._gap(strip) if page else 0.0
        page.append(Placed(strip, self._used))
        self._used += strip.height
        self._after = strip.after

    def _turn(self) -> None:
        if self.done[-1]:
            self.done.append([])
        self._used = self._after = 0.0

    def _fits(self, height: float) -> bool:
        return height <= self._height + FUZZ

    def _gap(self, strip: Strip) -> float:
        return max(strip.before, self._after)

    def _end(self, chain: Sequence[Strip]) -> float:
        """How far down the page the chain would end."""
        if not self.done[-1]:
            return self._alone(chain)
        return self._used + self._gap(chain[0]) + _height(chain)

    @staticmethod
    def _alone(chain: Sequence[Strip]) -> float:
        head = chain[0].head
        return _height(chain) + (head.height if head is not None else 0.0)


def _height(chain: Sequence[Strip]) -> float:
    gaps = (max(one.after, two.before) for one, two in pairwise(chain))
    return sum(strip.height for strip in chain) + sum(gaps)


def _chains(strips: Sequence[Strip]) -> list[list[Strip]]:
    chains: list[list[Strip]] = []
    kept = False
    for strip in strips:
        if kept and not strip.fresh:
            chains[-1].append(strip)
        else:
            chains.append([strip])
        kept = strip.keep
    return chains


def _backgrounds(page: Page) -> list[tuple[Background, float, float]]:
    """Each background with its first and last height below the top of the text."""
    found: list[tuple[Background, float, float]] = []
    for strip, top, _again in page:
        if strip.background is None:
            continue
        end = top + strip.height
        if found and found[-1][0] is strip.background:
            found[-1] = (strip.background, found[-1][1], end)
        else:
            found.append((strip.background, top, end))
    return found
