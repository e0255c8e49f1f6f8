"""Reads a package that a stranger may have made: every part is checked before anything of it is believed."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from isoassess.errors import BadInput
from isoassess.exchange.package.manifest import (
    FORMAT,
    FormatOnly,
    Manifest,
    catalogue_part,
    file_part,
    history_part,
    largest,
    organization_part,
    part_words,
)
from isoassess.exchange.package.sealing import PasswordWanted, SealedReader, is_sealed
from isoassess.exchange.package.zip_listing import listed
from isoassess.files.package_marks import MANIFEST
from isoassess.language.texts import _
from isoassess.store.arrival import OF_THIS_FILE
from isoassess.store.joining.content import ContentEntry, OrganizationContent
from isoassess.store.records import Subject

Read = TypeVar("Read")


class OpenedPackage:
    """A package whose list of parts is sound; each part is checked when it is read."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self._package = package
        self.manifest = self._manifest()

    def organizations(self) -> tuple[OrganizationContent, ...]:
        """All of them; BadInput where one is not what the manifest promises."""
        return tuple(self.organization(one.id) for one in self.manifest.organizations)

    def organization(self, id_: str) -> OrganizationContent:
        content = self._decoded(organization_part(id_), OrganizationContent)
        history = self._decoded(history_part(id_), tuple[ContentEntry, ...])
        whole = replace(content, history=history)
        self._check(whole, id_)
        return whole

    def file(self, sha256: str) -> bytes:
        """The bytes of an attached file."""
        return self._part(file_part(sha256))

    def catalogue(self, name: str) -> bytes:
        return self._part(catalogue_part(name))

    def look_through(self) -> None:
        """Read every part once; BadInput for the first that is not what it must be."""
        for name in self.manifest.parts:
            self._part(name)

    def _manifest(self) -> Manifest:
        content = self._raw(MANIFEST)
        try:
            known = msgspec.json.decode(content, type=FormatOnly)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            raise self._bad(MANIFEST) from None
        if known.format > FORMAT:
            says = _("{name}: a newer version of IsoAssess wrote it; this one reads format {known}")
            raise BadInput(says.format(name=self.name, known=FORMAT))
        manifest = self._decode(MANIFEST, content, Manifest)
        names = {part.filename for part in self._package.infolist()} - {MANIFEST}
        missing, foreign = manifest.parts.keys() - names, names - manifest.parts.keys()
        if missing:
            raise BadInput(
                _("{name}: {part} is missing").format(name=self.name, part=part_words(min(missing)))
            )
        if foreign or manifest.format < 1:
            raise self._bad(min(foreign, default=MANIFEST))
        return manifest

    def _decoded(self, name: str, type_: type[Read]) -> Read:
        return self._decode(name, self._part(name), type_)

    def _decode(self, name: str, content: bytes, type_: type[Read]) -> Read:
        try:
            found = msgspec.json.decode(content, type=type_)
            is_text = b"\\u0000" not in content or not _has_nul(msgspec.json.decode(content))
        except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError) as problem:
            says = _('{name}: the part "{part}" says what this version does not understand')
            if place := str(problem).partition(" - at `$")[2].rstrip("`").lstrip(".")[:200]:
                says = _('{name}: the part "{part}" says what this version does not understand, at {place}')
            raise BadInput(says.format(name=self.name, part=name, place=place)) from None
        if not is_text:
            says = _('{name}: the part "{part}" holds a character that no text can have (U+0000)')
            raise BadInput(says.format(name=self.name, part=name))
        return found

    def _part(self, name: str) -> bytes:
        proof = self.manifest.parts.get(name)
        if proof is None:
            raise BadInput(_("{name}: {part} is missing").format(name=self.name, part=part_words(name)))
        content = self._raw(name)
        if len(content) != proof.size or hashlib.sha256(content).hexdigest() != proof.sha256:
            says = _("{name}: {part} was changed or damaged after it was exported")
            raise BadInput(says.format(name=self.name, part=part_words(name)))
        return content

    def _raw(self, name: str) -> bytes:
        """The unpacked bytes, never more than the list of parts says."""
        info = self._package.getinfo(name)
        try:
            with self._package.open(info) as part:
                content = part.read(min(info.file_size, largest(name) or 0) + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
            raise self._bad(name) from None
        if len(content) != info.file_size:
            raise self._bad(name)
        return content

    def _check(self, content: OrganizationContent, id_: str) -> None:
        """What types cannot say: that everything in it belongs together."""
        own = {one.id for one in content.assessments}
        files = {one.id for one in content.attachments}
        sound = (
            content.id == id_
            and len(own) == len(content.assessments)
            and len(files) == len(content.attachments)
            and all(_belongs(entry, own) for entry in content.history)
            and all(file_part(one.sha256) in self.manifest.parts for one in content.attachments)
            and all((one.completed is None) == (one.completed_profile is None) for one in content.assessments)
        )
        if not sound:
            raise self._bad(organization_part(id_))

    def _bad(self, part: str) -> BadInput:
        says = _('{name}: damaged at "{part}", or not written by this program; nothing was taken over')
        return BadInput(says.format(name=self.name, part=part[:120]))


def _belongs(entry: ContentEntry, assessments: set[str]) -> bool:
    if entry.key in OF_THIS_FILE:  # never in a package, for it is so of one file alone
        return False
    of_assessment = entry.subject in (Subject.ASSESSMENT, Subject.ANSWER)
    return (entry.assessment in assessments) if of_assessment else not entry.assessment


@contextmanager
def opened_package(path: Path, password: str = "") -> Iterator[OpenedPackage]:
    """BadInput for whatever is no package of ours, PasswordWanted and PasswordWrong where it is closed."""
    try:
        if path.exists() and not path.is_file():
            raise BadInput(_("{path}: not a file").format(path=path))
        file = path.open("rb")
    except (OSError, ValueError) as problem:  # a path with NUL in it is a ValueError
        reason = getattr(problem, "strerror", None) or problem
        raise BadInput(_("{path}: {reason}").format(path=path, reason=reason)) from None
    with file, listed(_unsealed(file, path.name, password), path.name) as package:
        yield OpenedPackage(package, path.name)


def _unsealed(file: IO[bytes], name: str, password: str) -> IO[bytes]:
    if not is_sealed(file):
        return file
    if not password:
        raise PasswordWanted(_("{name}: it is protected by a password").format(name=name))
    reader: Any = SealedReader(file, password, name)
    return cast("IO[bytes]", io.BufferedReader(reader, 2**16))


def _has_nul(value: Any) -> bool:
    """Whether any text in plain data holds the character that no file of ours keeps."""
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(_has_nul(key) or _has_nul(part) for key, part in value.items())
    return isinstance(value, list) and any(map(_has_nul, value))
