"""How many examples a law is tried with: few each time, many when `--hypothesis-profile thorough` asks."""

from hypothesis import settings

ALL = 100  # of a law that says nothing of its own
FEWEST = 10
PROFILES = {"exploring": 30, "repeatable": 30, "thorough": 300}


def register_profiles() -> None:
    """Each for laws that say nothing of their own; the laws that do keep to the same share."""
    for name, count in PROFILES.items():
        settings.register_profile(name, deadline=None, max_examples=count)
    repeatable = settings.get_profile("repeatable")
    settings.register_profile("repeatable", repeatable, derandomize=True, database=None)


def examples(count: int) -> int:
    """As many as the chosen profile makes of this many; `count` is what suits where others have a hundred."""
    return max(min(count, FEWEST), count * settings().max_examples // ALL)


def rounds(count: int) -> int:
    """The same for what is played with a seed each time."""
    return max(1, count * settings().max_examples // ALL)
