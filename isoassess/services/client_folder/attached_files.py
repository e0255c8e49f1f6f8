"""The attached files in a client's folder, each with the clauses it is for."""

from collections.abc import Iterator
from functools import partial

from isoassess.documents.evidence_pictures import used_files
from isoassess.domain import Attachment
from isoassess.domain.case import Case
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.services.client_folder.folder_files import FolderFile, NotInFolder
from isoassess.services.client_folder.folder_places import FolderPlaces
from isoassess.store import Store


def attached_files(
    store: Store, attached: dict[str, Attachment], clauses: dict[str, tuple[str, ...]], places: FolderPlaces
) -> Iterator[FolderFile]:
    """In the order of the clauses they are for, those of no requirement last."""
    order = {id_: place for place, id_ in enumerate(clauses)}
    for id_, file in sorted(attached.items(), key=lambda pair: order.get(pair[0], len(order))):
        of = clauses.get(id_, ())
        yield FolderFile(
            place=places.give((_("Attached files"),), " ".join(filter(None, (*of[:1], file.name)))),
            group=_("Attached files"),
            about=_file_words(file, of),
            make=partial(store.attachment_content, id_),
        )


def loose_files(
    attached: dict[str, Attachment], clauses: dict[str, tuple[str, ...]]
) -> Iterator[NotInFolder]:
    """Files that were taken off every requirement; only where all assessments could be read is that known."""
    for id_, file in attached.items():
        if id_ not in clauses:
            why = _("No assessment in this folder names it.")
            yield NotInFolder(what=" ".join(file.name.split()), why=why)


def clauses_of(cases: list[Case]) -> dict[str, tuple[str, ...]]:
    """The clauses each file is for, by its id: those of the newest assessment that names it."""
    found: dict[str, tuple[str, ...]] = {}
    for case in cases:
        numbers = {one.id: one.clause[case.lens] for one in case.requirements}
        for id_, requirements in used_files(case).items():
            found.setdefault(id_, tuple(dict.fromkeys(numbers[one] for one in requirements)))
    return found


def _file_words(file: Attachment, clauses: tuple[str, ...]) -> str:
    """What a file was called, what for, and what is known of it."""
    said = [_("attached as {name}").format(name=" ".join(file.name.split()))]
    said.append(
        _("for {clauses}").format(clauses=", ".join(clauses)) if clauses else _("for no requirement now")
    )
    if file.number.strip():
        said.append(_("number {number}").format(number=file.number.strip()))
    if file.effective is not None:
        said.append(_("of {day}").format(day=date_words(file.effective)))
    return ", ".join(said)
