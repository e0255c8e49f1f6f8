"""Reads a file that shall be attached as evidence, and says in one sentence why one cannot be."""

from pathlib import Path

from isoassess.errors import BadInput
from isoassess.language.texts import _

LARGEST = 50_000_000  # bytes; a photograph has about 5 million, a scanned manual 20


def read_evidence(path: Path) -> tuple[str, bytes]:
    """Name and content; BadInput for a folder, a missing, unreadable, empty or too large file."""
    name = path.name.encode("utf-8", "replace").decode()
    try:
        if path.is_dir():
            raise BadInput(_('"{name}" is a folder; attach the files in it instead.').format(name=name))
        if not path.is_file():
            raise BadInput(
                _('"{name}" cannot be attached: it is not there, or not a file.').format(name=name)
            )
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise BadInput(_('"{name}" cannot be read: {reason}.').format(name=name, reason=reason)) from problem
    return name, checked(name, content)


def checked(name: str, content: bytes) -> bytes:
    """The content of something to attach, also of what was pasted; BadInput where it is no evidence."""
    if len(content) > LARGEST:
        limit = LARGEST // 1_000_000
        raise BadInput(
            _(
                '"{name}" is larger than {limit} MB. Attach the pages that matter, or note where it lies.'
            ).format(name=name, limit=limit)
        )
    if not content:
        raise BadInput(_('"{name}" is empty, so it shows nothing.').format(name=name))
    return content
