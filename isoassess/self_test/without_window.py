"""What is tried without a window: SQLite, the catalogue, a store, documents, and where the data lie."""

import platform
import shutil
import sys
from contextlib import closing
from functools import partial
from importlib.resources import files
from pathlib import Path

from isoassess import __version__
from isoassess.catalogue import custom
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import Written
from isoassess.documents.provenance import read_origin
from isoassess.domain import Lens
from isoassess.errors import ExpectedError
from isoassess.exchange.form_process import fields_read_apart
from isoassess.files.parts import new_part
from isoassess.guide.pages import guide_pages, guide_picture
from isoassess.language.texts import _
from isoassess.language.word_index import NamedEntry, WordIndex
from isoassess.pdf.fonts import coverage, has_glyph
from isoassess.self_test.samples import PASSWORD, WHO, SampleFiles
from isoassess.self_test.trial import Trial, TrialFailed
from isoassess.services.packages.exporting import export
from isoassess.services.sample.content import named_as_sample, sample_file
from isoassess.settings import settings_path
from isoassess.store import PasswordNeeded, Store, default_store
from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.unlocking import lock, unlock

LEAST_FREE = 200_000_000  # bytes; a store with its copies and a few documents
_LETTERS = "Aä中ア한"  # of each font


def core_trials(sample_files: SampleFiles) -> tuple[Trial, ...]:
    """In the order in which they are told."""
    return (
        Trial(_("program"), _program),
        Trial(_("fonts"), _fonts),
        Trial(_("SQLite"), _sqlite),
        Trial(_("catalogue"), _catalogue),
        Trial(_("names"), _names),
        Trial(_("guide"), _guide),
        Trial(_("file"), partial(_file, sample_files)),
        Trial(_("password"), partial(_password, sample_files)),
        Trial(_("package"), partial(_package, sample_files)),
        Trial(_("PDF"), partial(_pdf, sample_files)),
        Trial(_("Word"), partial(_word, sample_files)),
        Trial(_("form"), partial(_form, sample_files)),
        Trial(_("data folder"), _data_folder),
        Trial(_("free space"), _free_space),
    )


def _program() -> str:
    kind = _("installed program") if getattr(sys, "frozen", False) else _("run by Python")
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"IsoAssess {__version__}, {kind}, Python {platform.python_version()}, {system}"


def _fonts() -> str:
    known = coverage()  # reads the fonts of documents
    italic = files("resources").joinpath("fonts", "Inter-Italic.ttf").read_bytes()
    if not italic or not all(map(has_glyph, _LETTERS)):
        raise TrialFailed(_("a font lacks letters that it has as it is shipped"))
    return _("{count} characters").format(count=len(known))


def _sqlite() -> str:
    with closing(sqlite3.connect(":memory:")) as connection:
        modules = {row[0] for row in connection.execute("SELECT name FROM pragma_module_list")}
        try:
            connection.execute("""SELECT json_extract('{"a": 1}', '$.a')""").fetchone()
        except sqlite3.OperationalError:
            raise TrialFailed(_("SQLite has no JSON functions")) from None
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
    if "fts5" not in modules:
        raise TrialFailed(_("SQLite has no full text search (FTS5)"))
    if cipher is None:
        raise TrialFailed(_("SQLite cannot keep a file with a password (SQLCipher)"))
    says = _("{version}, with FTS5, JSON and SQLCipher {cipher}")
    return says.format(version=sqlite3.sqlite_version, cipher=cipher[0].split()[0])


def _catalogue() -> str:
    """The shipped one; of one that somebody loaded nothing is repeated, for it is theirs."""
    ours = shipped()
    counts = [len(ours.requirements(lens)) for lens in Lens]
    if not all(counts):
        raise TrialFailed(_("an edition has no requirements"))
    try:
        custom.in_use()
    except ExpectedError:
        says = _("a catalogue file that was loaded cannot be used; isoassess catalogue tells why")
        raise TrialFailed(says) from None
    says = _("version {version}, {count} editions with {requirements} requirements")
    return says.format(version=ours.version, count=len(counts), requirements=sum(counts))


def _names() -> str:
    """What forgives typing errors is a library that nothing else asks for."""
    if WordIndex([NamedEntry(id="sample", words="Sample Bakery")]).find("smaple") != ("sample",):
        raise TrialFailed(_("a mistyped name is not found"))
    return _("also found mistyped")


def _guide() -> str:
    """Every page, with every picture that it shows."""
    pages = guide_pages()
    try:
        pictures = [guide_picture(name) for page in pages for name in page.pictures]
    except FileNotFoundError:
        raise TrialFailed(_("a picture of the guide is missing")) from None
    return _("{count} pages with {pictures} pictures").format(count=len(pages), pictures=len(pictures))


def _file(sample_files: SampleFiles) -> str:
    """Made, written, closed, and read again: the same answers come back."""
    found = sample_files.case()
    if found.answers != sample_files.answers:
        raise TrialFailed(_("a file that was made and opened again holds other answers"))
    return _("made, written and opened again with {count} answers").format(count=len(found.answers))


def _password(sample_files: SampleFiles) -> str:
    """A file that is closed does not open without its password, and is whole with it."""
    path = sample_files.closed
    try:
        Store.open(path, who=WHO).close()
    except PasswordNeeded:
        unlock(path, PASSWORD)
    else:
        raise TrialFailed(_("a file with a password opens without it"))
    try:
        with Store.open(path, who=WHO) as store:
            count = len(store.organizations())
    finally:
        lock(path)
    return _("a file closed and opened again with {count} organization").format(count=count)


def _package(sample_files: SampleFiles) -> str:
    """Closed by a password; what was written is read again and compared before it counts."""
    with Store.open(sample_files.store, who=WHO) as store:
        ids = [one.id for one in store.organizations()]
        made = export(store, ids, sample_files.folder / "self-test", password=PASSWORD)
    says = _("written and read back with {count} organization, {size} bytes")
    return says.format(count=len(made.organizations), size=made.file.stat().st_size)


def _pdf(sample_files: SampleFiles) -> str:
    return _read_back(sample_files.pdf)


def _word(sample_files: SampleFiles) -> str:
    return _read_back(sample_files.word)


def _form(sample_files: SampleFiles) -> str:
    """Forms are read in a process of their own, which the program must be able to start."""
    document = sample_files.pdf.path
    found = fields_read_apart(document.read_bytes(), document.name)
    return _("looked for in a process of its own, {count} fields").format(count=len(found.values))


def _read_back(written: Written) -> str:
    origin = read_origin(written.path)
    if origin.organization != named_as_sample(sample_file().profile).organization.name:
        raise TrialFailed(_("a document that was made does not say what it was made from"))
    says = _("made and read back, {count} bytes, data {stamp}")
    return says.format(count=written.path.stat().st_size, stamp=origin.stamp[:8])


def _data_folder() -> str:
    """Those of the data and of the settings, or the nearest one above that is there; nothing stays behind.

    Folders bear the names of persons and clients, and what is said here is sent to others.
    """
    places = (
        (default_store().parent, _("nothing can be written where the data lie: {reason}")),
        (settings_path().parent, _("nothing can be written where the settings lie: {reason}")),
    )
    for folder, says in places:
        try:
            part, trial = new_part(_nearest(folder) / "trial", private=True)
            with trial:
                trial.write(b"0")
            part.unlink()
        except OSError as problem:
            raise TrialFailed(says.format(reason=problem.strerror)) from None
    return _("can be written to")


def _free_space() -> str:
    folder = _nearest(default_store().parent)
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        says = _("only {count} MB are free where the data lie; make room before you go on")
        raise TrialFailed(says.format(count=free // 10**6))
    return _("{count} MB where the data lie").format(count=free // 10**6)


def _nearest(folder: Path) -> Path:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder
