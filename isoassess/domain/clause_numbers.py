"""Clause numbers such as 8.4.1: which is below which, how deep one stands, and the order to read them in."""

from functools import lru_cache

GROUP_DEPTH = 2
DESIGN = "8.3"  # design and development in the editions of today


def depth(number: str) -> int:
    """How many steps from the top: 1 for 8, 3 for 8.4.1."""
    return number.count(".") + 1


def parent(number: str) -> str:
    """The number of the clause one step above: 8.4 for 8.4.1; empty at the top."""
    return number.rpartition(".")[0]


@lru_cache(maxsize=4_096)
def from_top(number: str) -> tuple[str, ...]:
    """The number with all that stand above it, the top first: 8, 8.4, 8.4.1."""
    parts = number.split(".")
    return tuple(".".join(parts[:end]) for end in range(1, len(parts) + 1))


def at_depth(number: str, steps: int) -> str:
    """The number above that is so many steps from the top; the number itself where it is not as deep."""
    return ".".join(number.split(".")[:steps])


@lru_cache(maxsize=4_096)
def group(number: str) -> str:
    """The clause group of a clause number: "8.4.1" -> "8.4", "4.6.2" -> "4.6", "8" -> "8"."""
    return at_depth(number, GROUP_DEPTH)


def is_within(number: str, *places: str) -> bool:
    """Whether it is one of these clauses or below one of them: 8.4.1 is within 8.4, and 8.40 is not."""
    if not number.startswith(places):  # quick, and so for most of them
        return False
    return f"{number}.".startswith(tuple(f"{place}." for place in places))


def natural(number: str) -> tuple[int, ...]:
    """What to sort by, so that 4.10 follows 4.9; a step that is no number stands before those that are."""
    return tuple(int(step) if step.isdecimal() else -1 for step in number.split("."))
