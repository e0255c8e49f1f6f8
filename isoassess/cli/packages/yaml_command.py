"""`isoassess yaml`: an assessment, or a profile alone, out of the file as FILE.yaml."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isoassess.catalogue import custom
from isoassess.cli.named_path import PATH
from isoassess.cli.password import Passwords, with_password
from isoassess.cli.person import person
from isoassess.cli.read_in.stored_or_file import check_free
from isoassess.cli.shared.options import ASSESSMENT, STORE
from isoassess.cli.shared.told_names import tell_names
from isoassess.cli.terminal import say
from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.shown import shown_lines

if TYPE_CHECKING:
    from isoassess.domain.profile import Profile
    from isoassess.exchange.assessment_file import AssessmentFile
    from isoassess.store import Store


@click.command(name="yaml", short_help="Write a stored assessment, or a profile alone, as FILE.yaml.")
@click.argument("out", type=PATH)
@ASSESSMENT
@click.option(
    "--profile-alone",
    is_flag=True,
    help="Only the profile, also before anything is assessed.",
)
@click.option("--replace", is_flag=True, help="Also in place of a file that is there.")
@STORE
@with_password
def yaml_command(
    out: Path,
    assessment_id: str,
    profile_alone: bool,
    replace: bool,
    store_path: Path | None,
    passwords: Passwords,
) -> None:
    """Write OUT: the profile, and an assessment with its answers, actions and numbers of findings.

    It is read back and compared before it takes its place. `assess` reads it, and `import` takes it over.
    Whose names are in it is said first, and what it does not hold at the end.
    """
    from isoassess.services.assessment_files.saving import SUFFIX, file_content, put_file
    from isoassess.services.names_inside import names_in_file
    from isoassess.store import check_existing, default_store, viewed

    if out.suffix.lower() not in (SUFFIX, ".yml"):
        raise BadInput(_("{path} must end in .yaml").format(path=out))
    check_free(out, replace=replace)
    path = store_path or default_store()
    check_existing(path)
    passwords.unlock(path)
    with viewed(path, who=person()) as store:
        file, missing = _file(store, path, assessment_id, profile_alone=profile_alone)
    content = file_content(file)
    tell_names(names_in_file(file), aside=False)
    put_file(out, content, over_protected=replace)
    lines = [_("Written and read back: {file}").format(file=out)]
    lines += [_("Not in it: {parts}.").format(parts="; ".join(missing))] if missing else []
    say(shown_lines(lines))


def _file(
    store: "Store", path: Path, assessment_id: str, *, profile_alone: bool
) -> "tuple[AssessmentFile, tuple[str, ...]]":
    from isoassess.services.assessment_files.held import (
        file_of_case,
        file_of_profile,
        not_held,
        without_unknown,
    )
    from isoassess.services.stored_case import numbered_in, stored_case
    from isoassess.services.worksheet_target import no_assessment, said_assessment
    from isoassess.store import NotInStore

    if profile_alone:
        return file_of_profile(_profile(store, assessment_id)), ()
    chosen = said_assessment(store, assessment_id)
    try:
        record = store.assessment(chosen)
    except NotInStore:
        raise no_assessment(store, chosen) from None
    case = stored_case(store, custom.in_use(), chosen, on=datetime.date.today())
    case = numbered_in(path, case, custom.in_use(), chosen, who=person())
    file = without_unknown(file_of_case(case, record.started), custom.in_use())
    return file, not_held(store, chosen, custom.in_use())


def _profile(store: "Store", said: str) -> "Profile":
    """That of an assessment, or of an organization by its name or id, also where nothing is assessed yet."""
    from isoassess.cli.packages.chosen_organizations import one_organization
    from isoassess.services.worksheet_target import said_assessment
    from isoassess.store import NotInStore

    if said:
        try:
            return store.judged_on(said_assessment(store, said))[0]
        except NotInStore:
            pass
    return store.profile(one_organization(store, said))
