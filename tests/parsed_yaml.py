"""What is parsed of the shipped YAML, shared by the homes of the tests: each would parse it anew."""

from contextlib import suppress
from pathlib import Path

PLACE = Path("IsoAssess", "yaml")  # below a folder for what can be made again


def share(cache: Path, parsed: Path) -> None:
    """Let a home that is new, by its folder `cache`, find what others have parsed."""
    parsed.mkdir(parents=True, exist_ok=True)
    place = cache / PLACE
    place.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):  # there already, or no right to link, as on Windows: then it is parsed anew
        place.symlink_to(parsed, target_is_directory=True)


def part(cache: Path) -> None:
    """Let a home find nothing parsed, where that is what a test is about."""
    with suppress(FileNotFoundError):
        (cache / PLACE).unlink()
