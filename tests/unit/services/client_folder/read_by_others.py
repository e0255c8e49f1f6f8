"""All that can be read in a file that left, by other libraries than those that wrote it."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf

_PACKED = (".docx", ".xlsx", ".isoassess")


def texts_of(file: Path) -> Iterator[str]:
    """Its name, and all that is in it; blanks and line breaks are left out, for a word may be broken."""
    yield file.name
    content = file.read_bytes()
    if file.suffix == ".pdf":
        yield from map(_squeezed, _of_pdf(content))
    elif file.suffix in _PACKED:
        yield from _of_zip(content)
    elif file.suffix == ".ics":
        yield content.decode().replace("\r\n ", "")
    else:
        yield content.decode(errors="replace")


def _of_pdf(content: bytes) -> Iterator[str]:
    read = pypdf.PdfReader(BytesIO(content))
    yield str(read.metadata)
    yield str(read.get_fields())
    for page in read.pages:
        yield page.extract_text()
    with pikepdf.open(BytesIO(content)) as document:
        yield str(list(document.attachments))
        for one in document.objects:
            yield one.read_bytes().decode("latin-1") if isinstance(one, pikepdf.Stream) else repr(one)


def _of_zip(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        yield packed.comment.decode("latin-1")
        for part in packed.infolist():
            yield part.filename
            yield (part.comment + part.extra).decode("latin-1")
            yield packed.read(part).decode("latin-1")


def _squeezed(text: str) -> str:
    return "".join(text.split())
