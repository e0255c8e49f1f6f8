"""Makes a FILE.yaml that is read back as the same, and writes it, looked at again before it counts."""

from pathlib import Path

from isoassess import __version__
from isoassess.domain.profile import without_logo
from isoassess.errors import BadInput, CannotWrite
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.exchange.yaml_writing import yaml_text
from isoassess.files.writing import growing
from isoassess.files.yaml_reader import read_text
from isoassess.language.texts import _

SUFFIX = ".yaml"


def file_content(file: AssessmentFile) -> bytes:
    """What a person gets says what was meant, but for where a logo lies (CannotWrite where it cannot)."""
    file = without_logo(file)
    head = _("Written by IsoAssess {version}. The words and values: isoassess schema")
    content = yaml_text(file, head.format(version=__version__))
    try:
        found = read_text(content, AssessmentFile, name=_("the file"))
    except BadInput as problem:
        says = _("Nothing was written, because it could not be read again: {why}")
        raise CannotWrite(says.format(why=problem)) from None
    if found != file:
        raise CannotWrite(_("Nothing was written: what was read back is not what was to be written."))
    return content


def put_file(path: Path, content: bytes, *, over_protected: bool = False) -> None:
    """In place of what is there, once the disk gives back what it was given (CannotWrite)."""
    with growing(path, over_protected=over_protected, private=True) as (part, written):
        written.write(content)
        written.flush()
        if part.read_bytes() != content:
            says = _("{name} was not written: the disk gives back something else than it was given.")
            raise CannotWrite(says.format(name=path.name))
