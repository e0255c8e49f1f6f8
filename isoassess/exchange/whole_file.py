"""That a FILE.yaml of this program is whole: its head announces the last line, and that is there.

Cut off at the end of a line, YAML is still YAML, and what is missing would seem to be never said. What is
written by hand, or saved again by a program that drops remarks, announces nothing.
"""

from pathlib import Path

from isoassess.errors import BadInput
from isoassess.files.yaml_nodes import decoded
from isoassess.files.yaml_reader import MAX_BYTES
from isoassess.language.texts import _

END = "# isoassess-end"
ANNOUNCED = f'# isoassess-assessment-1: whole only with the line "{END}"'
_SIGN = "# isoassess-assessment-"


def check_whole(path: Path) -> None:
    """BadInput where a file announces its end and lacks it; what cannot be read is left to its reader."""
    try:
        with path.open("rb") as file:
            lines = decoded(file.read(MAX_BYTES + 1)).splitlines()
    except (OSError, ValueError):
        return
    if _is_announced(lines) and END not in (line.rstrip() for line in lines):
        says = _(
            "{name} is not whole: its end is missing, so that answers could be missing, too. Have it sent or "
            "copied again. If you took its end off yourself, take off the line with “{sign}”, too."
        )
        raise BadInput(says.format(name=path.name, sign=_SIGN))


def _is_announced(lines: list[str]) -> bool:
    for line in lines:
        if line.startswith(_SIGN):
            return True
        if line.strip() and not line.startswith("#"):
            return False
    return False
