"""The assessment a command is about, of a file or of a store, and the file it writes."""

import datetime
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from isoassess.cli.password import Passwords
from isoassess.cli.person import person
from isoassess.cli.shared.told_names import tell_names
from isoassess.cli.terminal import say
from isoassess.errors import BadInput
from isoassess.files.folder_failure import folder_failure
from isoassess.language.texts import _

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from isoassess.domain.case import Case
    from isoassess.store.history.event_changes import EventChanges


def check_one_source(file: Path | None, store_path: Path | None, assessment_id: str) -> None:
    """BadInput where both are named."""
    if file is not None and (store_path is not None or assessment_id):
        raise BadInput(_("say either FILE, or --store and --assessment"))


def case_of(
    catalogue: "Catalogue",
    file: Path | None,
    store_path: Path | None,
    assessment_id: str,
    passwords: Passwords,
) -> "tuple[Case, str]":
    """The case with its id in the store, which is empty for one of a file."""
    from isoassess.services.assessment_files.reading import read_case
    from isoassess.services.stored_case import numbered_in, stored_case
    from isoassess.services.worksheet_target import no_assessment, said_assessment
    from isoassess.store import NotInStore, check_existing, default_store, viewed

    if file is not None:
        return read_case(file, catalogue), ""
    path = store_path or default_store()
    check_existing(path)
    passwords.unlock(path)
    with viewed(path, who=person()) as store:
        chosen = said_assessment(store, assessment_id)
        try:
            case = stored_case(store, catalogue, chosen, on=datetime.date.today())
        except NotInStore:
            raise no_assessment(store, chosen) from None
    return numbered_in(path, case, catalogue, chosen, who=person()), chosen


def changes_of(store_path: Path | None, assessment_id: str) -> "EventChanges":
    """What is known of when it was changed: nothing where it is that of a file (no id)."""
    from isoassess.store import default_store, viewed
    from isoassess.store.history.event_changes import EventChanges

    if not assessment_id:
        return EventChanges()
    with viewed(store_path or default_store(), who=person()) as store:
        return store.event_changes(assessment_id)


def say_names(case: "Case", shown: object = None) -> None:
    """Whose names leave, before they do: those in what is `shown`, or in the tables of the case."""
    from isoassess.assessment.case_builder import judge_case
    from isoassess.catalogue import custom
    from isoassess.services.names_inside import names_in_case, names_shown
    from isoassess.services.tables.spreadsheet_files import names_in_spreadsheet

    if shown is None:
        people = names_in_spreadsheet(case, judge_case(custom.in_use(), case))
    else:
        people = names_shown(names_in_case(case), shown)
    tell_names(people)


def check_free(place: Path, *, replace: bool) -> None:
    """BadInput where a folder has this name, or a file that shall not give way."""
    if place.is_dir():
        raise BadInput(_("{file} is a folder; say the name of a file").format(file=place))
    if place.exists() and not replace:
        raise BadInput(_("{path}: there is such a file; --replace writes it anew").format(path=place))


def write_new(place: Path, content: bytes, *, replace: bool) -> None:
    """Write a file, over one that is there only where that is said (BadInput, CannotWrite)."""
    from isoassess.files.writing import write_whole

    check_free(place, replace=replace)
    write_whole(place, content, over_protected=replace)
    say(_("Written: {path}").format(path=place))


@contextmanager
def made_folder(place: Path) -> Iterator[None]:
    """The folder for files to come, with those above it (BadInput where it cannot be).

    Where nothing was written into one that was made for it, none is left.
    """
    made = [one for one in (place, *place.parents) if not os.path.lexists(one)]
    _make_folder(place)
    try:
        yield
    except BaseException:
        for one in made:
            with suppress(OSError):  # something is in it
                one.rmdir()
        raise


def _make_folder(place: Path) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise BadInput(_("{path}: a file, not a folder").format(path=place)) from None
    except ValueError:  # a path with NUL in it
        raise BadInput(folder_failure(errno.EINVAL, place)) from None
    except OSError as problem:
        raise BadInput(folder_failure(problem.errno, place)) from None
