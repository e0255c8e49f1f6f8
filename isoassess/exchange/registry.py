"""Every format that an assessment is read from, a line each."""

from pathlib import Path

from isoassess.errors import BadInput
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.exchange.format import Format
from isoassess.exchange.yaml_format import YAML

KNOWN: tuple[Format, ...] = (YAML,)
USUAL = YAML  # what a file with another ending, or without one, is read as


def read_assessment_file(path: Path) -> AssessmentFile:
    """What a file says, in the format that its ending names; BadInput where it is not of that format."""
    try:
        return _format_of(path).read(path)
    except BadInput as problem:
        from isoassess.exchange.file_kinds import no_assessment  # with the store, which takes time

        raise no_assessment(path, problem) from None


def _format_of(path: Path) -> Format:
    ending = path.suffix.lower()
    return next((known for known in KNOWN if ending in known.suffixes), USUAL)
