"""`isoassess write-here`: this computer writes in a file that another one has not let go of."""

import datetime
from pathlib import Path

import click

from isoassess.cli.named_path import PATH
from isoassess.cli.person import person
from isoassess.cli.terminal import say, say_json
from isoassess.language.dates import moment_words
from isoassess.language.texts import _
from isoassess.shown import shown_lines


@click.command(name="write-here", short_help="Write in a file that a silent computer has not let go of.")
@click.argument("file", type=PATH, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def write_here_command(file: Path | None, as_json: bool) -> None:
    """Let this computer write in FILE, your own file without one, though another one has not let go of it.

    Only where that computer has given no sign for three minutes, as after it was switched off. If somebody
    still writes there, there will be two versions of the file, which the window compares.
    """
    from isoassess.store import default_store
    from isoassess.store.sharing.taking_over import take_over

    path = file or default_store()
    before = take_over(path, who=person())
    if as_json:
        computer, who = (before.computer.name, before.who) if before else (None, None)
        say_json({"file": str(path), "taken_over": before is not None, "computer": computer, "who": who})
        return
    if before is None:
        says = _("No other computer writes in {file}.").format(file=path)
    elif not before.computer.name:
        says = _("This computer can write in {file} now.").format(file=path)
    else:
        today = datetime.datetime.now().astimezone().date()
        says = _(
            'This computer can write in {file} now. The last sign from "{computer}" ({who}) is of {renewed}.'
        ).format(
            file=path,
            computer=before.computer.name,
            who=before.who or _("somebody without a name"),
            renewed=moment_words(before.renewed, today=today),
        )
    say(shown_lines([says]))
