"""`isoassess calendar`: open actions and milestones of one assessment as a file for calendars."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isoassess.cli.named_path import PATH
from isoassess.cli.password import Passwords, with_password
from isoassess.cli.read_in.stored_or_file import (
    case_of,
    changes_of,
    check_free,
    check_one_source,
    say_names,
    write_new,
)
from isoassess.cli.shared.options import ASSESSMENT, STORE
from isoassess.cli.terminal import say
from isoassess.errors import BadInput
from isoassess.language.texts import _

if TYPE_CHECKING:
    from isoassess.domain.case import Case


@click.command(name="calendar", short_help="Write open actions and milestones for a calendar (.ics).")
@click.argument("file", type=PATH, required=False)
@STORE
@ASSESSMENT
@click.option("--out", type=PATH, required=True, help="Write to this file.")
@click.option("--owner", default="", metavar="NAME", help="Only the actions of this person.")
@click.option("--replace", is_flag=True, help="Also in place of a file that is there.")
@with_password
def calendar_command(
    file: Path | None,
    store_path: Path | None,
    assessment_id: str,
    out: Path,
    owner: str,
    replace: bool,
    passwords: Passwords,
) -> None:
    """Write the open actions with a due date, and the milestones to a certificate, of one assessment.

    Brought into a calendar again, an entry takes the place of the one before. With --owner there are no
    milestones.
    """
    from isoassess.assessment.case_builder import judge_case
    from isoassess.catalogue import custom
    from isoassess.exchange.calendar_file import (
        action_entries,
        calendar_file,
        is_owner,
        milestone_entries,
        undated_words,
    )

    check_one_source(file, store_path, assessment_id)
    catalogue = custom.in_use()
    case, of = case_of(catalogue, file, store_path, assessment_id, passwords)
    if owner.strip() and not is_owner(owner, case):
        raise BadInput(_nobody(owner, case))
    changes = changes_of(store_path, of)
    entries = action_entries(case, owner=owner, assessment_id=of, changes=changes)
    if not owner.strip():
        judgement, today = judge_case(catalogue, case), datetime.date.today()
        entries += milestone_entries(case, judgement, today, assessment_id=of, changes=changes)
    if not entries:
        raise BadInput(_("there is no open action with a due date, so nothing was written"))
    check_free(out, replace=replace)
    say_names(case, entries)
    if undated := undated_words(case, owner=owner):
        say(undated)
    write_new(out, calendar_file(entries, datetime.datetime.now(datetime.UTC)), replace=replace)


def _nobody(owner: str, case: "Case") -> str:
    from isoassess.exchange.calendar_file import owners

    known = owners(case)
    if not known:
        return _("--owner {name}: no open action has an owner").format(name=owner)
    says = _("--owner {name}: no open action is owned by this person; owners are {names}")
    return says.format(name=owner, names=", ".join(known))
