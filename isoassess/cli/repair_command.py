"""`isoassess repair`: what can still be read of a damaged file, put into a new one."""

from pathlib import Path

import click
import msgspec

from isoassess.cli.named_path import PATH
from isoassess.cli.password import Passwords, with_password
from isoassess.cli.terminal import say, say_json
from isoassess.language.texts import _
from isoassess.shown import shown_lines

INCOMPLETE = 3  # the exit code where something is known to be missing or doubtful


@click.command(name="repair", short_help="Save what can be read of a damaged file into a new one.")
@click.argument("file", type=PATH)
@click.option("--out", "out", type=PATH, required=True, help="The new file; there must be none yet.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@with_password
@click.pass_context
def repair_command(
    context: click.Context, file: Path, out: Path, as_json: bool, passwords: Passwords
) -> None:
    """Read FILE to its last readable row, put all of it into a new file, and say what is missing.

    FILE itself is only read. What its history still tells of lost rows is made anew. The exit code is 0
    where nothing is known to be missing, and 3 where something is; look then whether a backup holds it.
    """
    from isoassess.services.repair_words import repaired_lines
    from isoassess.store.repair.repairing import repair

    passwords.unlock(file, whole=False)
    found = repair(file, out)
    if as_json:
        told = msgspec.to_builtins(found, enc_hook=str)
        say_json({**told, "complete": found.is_complete, "lost": found.lost})
    else:
        say(shown_lines([_("Repaired into {file}").format(file=found.file), *repaired_lines(found)]))
    if not found.is_complete:
        context.exit(INCOMPLETE)
