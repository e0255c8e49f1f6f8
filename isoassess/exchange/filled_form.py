"""A form that came back, as a file: whether it is one at all, and what its fields say."""

from pathlib import Path

from isoassess.errors import BadInput
from isoassess.exchange.form_process import fields_read_apart
from isoassess.exchange.found_fields import FoundFields
from isoassess.language.texts import _

MOST_BYTES = 50_000_000  # a form has half a million; what a scanner adds, fifty times that
_HEAD, _TAIL = 1024, 4096  # bytes in which a PDF says that it begins, and that it ends


def read_fields(path: Path) -> FoundFields:
    """What the fields of a form say (BadInput for whatever is no form, or cannot be read)."""
    content = _content(path)
    if b"%PDF-" not in content[:_HEAD]:
        raise BadInput(_("{name}: not a PDF").format(name=path.name))
    if b"%%EOF" not in content.rstrip(b"\0\r\n\t ")[-_TAIL:]:
        says = _("{name}: the end of the file is missing, so nothing was read in; ask for it once more")
        raise BadInput(says.format(name=path.name))
    found = fields_read_apart(content, path.name)
    if not found.values:
        says = _(
            "{name}: there are no fields in it to fill in: it was printed or flattened; "
            "ask for the file as it was saved"
        )
        raise BadInput(says.format(name=path.name))
    return found


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise BadInput(_("{path}: not a file").format(path=path))
        if path.stat().st_size > MOST_BYTES:
            limit = MOST_BYTES // 1_000_000
            raise BadInput(_("{name}: larger than {limit} MB").format(name=path.name, limit=limit))
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except (OSError, ValueError) as problem:  # a path with NUL in it is a ValueError
        reason = getattr(problem, "strerror", None) or problem
        raise BadInput(_("{path}: {reason}").format(path=path, reason=reason)) from None
