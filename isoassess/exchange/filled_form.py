"""A form that came back, as a file: whether it is one at all, and what its fields say."""

from pathlib import Path

from isoassess.errors import BadInput
from isoassess.exchange.form_process import fields_read_apart
from isoassess.exchange.found_fields import FoundFields
from isoassess.exchange.given_file import given_content
from isoassess.language.texts import _

_HEAD, _TAIL = 1024, 4096  # bytes in which a PDF says that it begins, and that it ends


def read_fields(path: Path) -> FoundFields:
    """What the fields of a form say (BadInput for whatever is no form, or cannot be read)."""
    content = given_content(path)
    if b"%PDF-" not in content[:_HEAD]:
        raise BadInput(_("{name}: not a PDF").format(name=path.name))
    if b"%%EOF" not in content.rstrip(b"\0\r\n\t ")[-_TAIL:]:
        says = _("{name}: the end of the file is missing, so nothing was read in; ask for it once more")
        raise BadInput(says.format(name=path.name))
    found = fields_read_apart(content, path.name)
    if not found.values:
        says = _(
            "{name}: there are no fields in it to fill in; it is a report or another PDF, or a worksheet "
            "that was printed or flattened: ask for that as it was saved"
        )
        raise BadInput(says.format(name=path.name))
    return found
