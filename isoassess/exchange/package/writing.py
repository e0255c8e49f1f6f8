"""Writes a package, part by part: the same bytes for the same content."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import IO

from msgspec import Struct
from msgspec.structs import replace

from isoassess import __version__
from isoassess.exchange.package.manifest import (
    FORMAT,
    Manifest,
    NamedOrganization,
    PartProof,
    catalogue_part,
    file_part,
    history_part,
    organization_part,
)
from isoassess.exchange.package.plain_content import encoded
from isoassess.exchange.package.sealing import SealedWriter
from isoassess.files.package_marks import MANIFEST
from isoassess.store.joining.content import OrganizationContent

_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip file knows: when it was packed is not in it
_READABLE = 0o600 << 16
_TRIED, _PLACES = 16_384, 4  # bytes at each of these places tell whether packing is worth its time
_WORTH, _TOO_WELL = 0.95, 0.03
_LEVEL = 6


class PackageOptions(Struct, frozen=True, kw_only=True):
    """What goes into a package of these organizations."""

    attachments: bool = True
    history: bool = True
    internal: bool = False


USUAL = PackageOptions()


class Counted(Struct, frozen=True, kw_only=True):
    """How far it is: parts that are done, and how many there are."""

    done: int
    parts: int


ReadBytes = Callable[[str], bytes]
Tell = Callable[[Counted], None]


def write_package(
    file: IO[bytes],
    contents: Iterable[OrganizationContent],
    read: ReadBytes,
    *,
    wanted: PackageOptions,
    catalogue_version: str,
    catalogues: dict[str, bytes],
    password: str = "",
    tell: Tell = lambda _counted: None,
) -> None:
    """`contents` are without what is not wanted; `read` gives the bytes of a file by their SHA-256."""
    with _sealed(file, password) as target, zipfile.ZipFile(target, "w") as package:
        parts = _Parts(package, tell)
        _write_parts(parts, tuple(contents), read, wanted, catalogue_version, catalogues)


def _write_parts(
    parts: "_Parts",
    contents: tuple[OrganizationContent, ...],
    read: ReadBytes,
    wanted: PackageOptions,
    catalogue_version: str,
    catalogues: dict[str, bytes],
) -> None:
    digests = sorted({one.sha256 for content in contents for one in content.attachments})
    parts.count = 2 * len(contents) + len(digests) + len(catalogues) + 1
    for content in sorted(contents, key=lambda one: one.id):
        parts.put(organization_part(content.id), encoded(replace(content, history=())))
        parts.put(history_part(content.id), encoded(content.history))
    for name, text in sorted(catalogues.items()):
        parts.put(catalogue_part(name), text)
    with parts.put_apart() as put:
        for digest in digests:
            put(file_part(digest), read(digest), digest)
    manifest = Manifest(
        format=FORMAT,
        program=__version__,
        catalogue_version=catalogue_version,
        catalogues=tuple(sorted(catalogues)),
        organizations=tuple(
            NamedOrganization(id=one.id, name=one.name) for one in sorted(contents, key=lambda one: one.id)
        ),
        attachments=wanted.attachments,
        history=wanted.history,
        internal_notes=wanted.internal,
        parts=parts.proofs,
    )
    parts.put(MANIFEST, encoded(manifest))


class _Parts:
    """Puts parts in one after another, and knows what they are."""

    def __init__(self, package: zipfile.ZipFile, tell: Tell) -> None:
        self._package = package
        self._tell = tell
        self.count = 0
        self.proofs: dict[str, PartProof] = {}

    @contextmanager
    def put_apart(self) -> Iterator[Callable[[str, bytes, str], None]]:
        """As `put`, on another thread, so that the next part can be read meanwhile; one part waits for it."""
        before: Future[None] | None = None

        def put(name: str, content: bytes, digest: str) -> None:
            nonlocal before
            if before is not None:
                before.result()
            before = thread.submit(self.put, name, content, digest)

        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="package") as thread:
            yield put
            if before is not None:
                before.result()

    def put(self, name: str, content: bytes, digest: str = "") -> None:
        """`digest`: its SHA-256, where that was looked at when it was read."""
        self._tell(Counted(done=len(self.proofs), parts=self.count))
        info = zipfile.ZipInfo(name, _DAY)
        info.create_system = 3  # the same on every system
        info.external_attr = _READABLE
        info.compress_type = zipfile.ZIP_DEFLATED if _is_worth_packing(content) else zipfile.ZIP_STORED
        self._package.writestr(info, content, compresslevel=_LEVEL)
        sha256 = digest or hashlib.sha256(content).hexdigest()
        self.proofs[name] = PartProof(sha256=sha256, size=len(content))


def _is_worth_packing(content: bytes) -> bool:
    """Neither what is packed already, nor what would become so small that it looks like a bomb."""
    step = max(1, len(content) // _PLACES)
    tried = b"".join(content[begin : begin + _TRIED] for begin in range(0, len(content), step))
    share = len(zlib.compress(tried, 1)) / max(1, len(tried))
    return share < _WORTH and (share > _TOO_WELL or len(content) < len(tried) * 4)


@contextmanager
def _sealed(file: IO[bytes], password: str) -> Iterator[IO[bytes]]:
    if not password:
        yield file
        return
    writer = SealedWriter(file, password)
    with io.BufferedWriter(writer, 2**20) as buffered:
        yield buffered
        buffered.flush()
        writer.finish()
