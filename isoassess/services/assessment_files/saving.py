"""Writes a FILE.yaml, read back and compared before it takes its place."""

from pathlib import Path

from isoassess import __version__
from isoassess.errors import BadInput, CannotWrite
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.exchange.yaml_format import YAML
from isoassess.exchange.yaml_writing import yaml_text
from isoassess.files.writing import growing
from isoassess.language.texts import _

SUFFIX = ".yaml"


def save_file(path: Path, file: AssessmentFile, *, over_protected: bool = False) -> None:
    """What a person gets says what was meant, or nothing is written (CannotWrite)."""
    head = _("Written by IsoAssess {version}. The words and values: isoassess schema.")
    content = yaml_text(file, head.format(version=__version__))
    with growing(path, over_protected=over_protected, private=True) as (part, written):
        written.write(content)
        written.flush()
        _check(part, file, path.name)


def _check(part: Path, meant: AssessmentFile, name: str) -> None:
    try:
        found = YAML.read(part)
    except BadInput as problem:
        says = _("{name} was not written, because it could not be read again: {why}")
        raise CannotWrite(says.format(name=name, why=str(problem).removeprefix(part.name))) from None
    if found != meant:
        says = _("{name} was not written: what was read back is not what was to be written.")
        raise CannotWrite(says.format(name=name))
