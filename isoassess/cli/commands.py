"""The same work without a window: every command reads a file, prints, and leaves with 0 or 2."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from isoassess import __version__, faults
from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.labels.transition import no_transition_words, surely_none
from isoassess.assessment.transition import transition
from isoassess.catalogue import custom
from isoassess.cli import judgement_words, printed_results, printed_transition, terminal
from isoassess.cli.backup_commands import backup_command, check_command, restore_command
from isoassess.cli.day_option import Day
from isoassess.cli.named_path import PATH
from isoassess.cli.packages.export_command import export_command
from isoassess.cli.packages.import_command import import_command
from isoassess.cli.packages.yaml_command import yaml_command
from isoassess.cli.password import Passwords, with_password
from isoassess.cli.pdf_options import Wanted, document_options, write_wanted
from isoassess.cli.plain_data import decision_data
from isoassess.cli.read_in.every_command import READ_IN
from isoassess.cli.repair_command import repair_command
from isoassess.cli.settings_command import settings_command
from isoassess.cli.shared.told_numbers import tell_unnumbered
from isoassess.cli.streams import fill_closed_streams
from isoassess.cli.terminal import complain, say, say_json
from isoassess.cli.write_here_command import write_here_command
from isoassess.documents.issue_day import issued_before_data
from isoassess.domain import Lens
from isoassess.errors import BadInput, ExpectedError
from isoassess.files.yaml_reader import unknown_word
from isoassess.language.texts import _
from isoassess.services.assessment_files.reading import read_assessment, read_case
from isoassess.settings.declared import ASSESSOR
from isoassess.standard_choice import choose
from isoassess.standard_choice.editions import not_running

LENS = click.Choice([lens.value for lens in Lens])


@click.group(
    no_args_is_help=True,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", prog_name="isoassess")
@click.option(
    "--store",
    "store_path",
    metavar="FILE",
    help="Open the window with this file instead of your own; it is made where there is none.",
)
@click.option("--selftest", is_flag=True, help="Try whether this copy of the program works, and say so.")
@click.pass_context
def cli(context: click.Context, store_path: str | None, selftest: bool) -> None:
    """Which ISO 9000 standard fits an organization, how ready it is, and what to do next.

    Without a command the window opens: `isoassess`, `isoassess FILE` with a file of this program, or
    `isoassess --store FILE`. `python -m isoassess` opens none; in a copy of the source `python -m ui` does.
    The commands below do the same work without a window.
    """
    if selftest:
        raise click.UsageError(
            _("--selftest stands alone and tries the window too: isoassess --selftest [-platform NAME]")
        )
    if store_path is None:
        return
    if context.invoked_subcommand is None and (not store_path.strip() or store_path.startswith("-")):
        raise click.UsageError(_("--store needs the name of a file"))
    if context.invoked_subcommand is None:
        raise click.UsageError(_("no window is opened from here; start the program: isoassess --store FILE"))
    raise click.UsageError(_("--store FILE opens the window, so it stands alone, without a command"))


_BACKUPS = (backup_command, restore_command, check_command, repair_command, write_here_command)
for _command in (*_BACKUPS, export_command, import_command, yaml_command, settings_command, *READ_IN):
    cli.add_command(_command)


@cli.command(name="choose", short_help="Decide which standard fits the organization in PROFILE.")
@click.argument("profile", type=PATH)
@click.option("--on", "on", type=Day(), help="The day to decide for; today when missing.")
@click.option("--json", "as_json", is_flag=True, help="Print the decision as JSON.")
def choose_command(profile: Path, on: datetime.date | None, as_json: bool) -> None:
    """Decide which standard fits the organization in PROFILE."""
    file = read_assessment(profile, custom.in_use())
    decision = choose(file.profile, on=on or datetime.date.today())
    if as_json:
        say_json(decision_data(decision))
    else:
        say(printed_results.decision_text(decision))


@cli.command(short_help="Judge the assessment in FILE.")
@click.argument("file", type=PATH)
@click.option("--lens", type=LENS, help="Assess against this edition instead of the one in FILE.")
@click.option("--assessor", default="", metavar="NAME", help="Who assessed, instead of whom FILE names.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@document_options
def assess(file: Path, lens: str | None, assessor: str, as_json: bool, wanted: Wanted) -> None:
    """Judge the assessment in FILE: likely findings, verdict, the shortest way to ready.

    Rated 3 or 4 without evidence is claimed, not shown. In the JSON `counts.claimed_not_shown` says how many
    are, `counts.fulfilled_not_shown` how many of those count as conforming or OFI all the same.
    """
    catalogue = custom.in_use()
    case = read_case(file, catalogue, lens=Lens(lens) if lens else None)
    case = replace(case, assessor=_typed_name(assessor) or case.assessor)
    judgement = judge_case(catalogue, case)
    written = write_wanted(wanted, case, catalogue, read=(file,))
    if written is not None:
        say(printed_results.written_text(written), aside=True)
        tell_unnumbered(judgement.findings, file.name)
        if not case.assessor.strip():
            say(_("No assessor is named; --assessor NAME names one."), aside=True)
        if early := issued_before_data(wanted.issued, case.date):
            say(early, aside=True)
    if as_json:
        say_json(printed_results.assessment(case, judgement))
    else:
        say(judgement_words.judgement_text(case, judgement))


def _typed_name(assessor: str) -> str:
    try:
        return ASSESSOR.kind.typed(assessor)
    except BadInput as problem:
        raise BadInput(f"--assessor: {problem}") from None


@cli.command(name="transition", short_help="List what ISO 9001:2026 adds for a holder of a 2015 certificate.")
@click.argument("file", type=PATH)
@click.option("--on", "on", type=Day(), help="The day to look from; today when missing.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def transition_command(file: Path, on: datetime.date | None, as_json: bool) -> None:
    """For the running ISO 9001:2015 certificate in FILE: only what is new or changed, and until when.

    All answers stay as they are. Without such a certificate nothing is listed, and that is said.
    """
    catalogue = custom.in_use()
    read = read_assessment(file, catalogue)
    day = on or datetime.date.today()
    lens = read.assessment.lens or Lens.ISO9001_2015
    why = not_running(read.profile, day)
    found = transition(catalogue, read.profile, read.answers, day, lens)
    if found is None or why is not None:
        if why is None or surely_none(why):
            says = _("{file}: no ISO 9001:2015 certificate runs on that day")
        else:
            says = _("{file}: whether an ISO 9001:2015 certificate runs on that day is not known")
        reason = f": {no_transition_words(why)}" if why else ""
        raise BadInput(says.format(file=file.name) + reason)
    if as_json:
        say_json(printed_transition.transition_data(found))
    else:
        say(printed_transition.transition_text(found))


@cli.command(short_help="Check whether a PDF still matches the file it was made from.")
@click.argument("file", type=PATH)
@click.option("--store", "store_path", type=PATH, help="The file to compare with instead of your own.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@with_password
def verify(file: Path, store_path: Path | None, as_json: bool, passwords: Passwords) -> None:
    """Whether the data that the document in FILE (PDF or Word) was made from are still those in the file."""
    from isoassess.cli import verification_words, version_words  # SQLAlchemy takes its time
    from isoassess.documents.provenance import read_origin
    from isoassess.services import registered_version, verification
    from isoassess.store import default_store, viewed

    origin = read_origin(file)
    catalogue = custom.in_use()
    path = store_path or default_store()
    passwords.unlock(path)
    with viewed(path, who="verify") as store:
        found = verification.verify(store, catalogue, origin)
        version = registered_version.registered_version(store, found)
    if as_json:
        data = verification_words.verification_data(found, catalogue)
        say_json(data | version_words.version_data(origin, version))
        return
    say(verification_words.verification_text(found, catalogue))
    if version is not None:
        say(version_words.version_text(origin, version))


@cli.command(short_help="Take the sample organization through the whole job.")
@click.option(
    "--out", type=PATH, default=Path("isoassess-demo"), show_default=True, help="Folder to write to."
)
def demo(out: Path) -> None:
    """Take the sample organization through the whole job: file, standard, verdict, PDF."""
    from isoassess.cli.demo import run_demo

    for line in run_demo(out):
        say(line)


@cli.command(short_help="List the requirements of an edition, or load your own file.")
@click.option("--lens", type=LENS, default=Lens.ISO9001_2026.value, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print requirements and clauses as JSON.")
@click.option(
    "--check", "checked", type=PATH, help="Check an own or newer catalogue file; nothing is changed."
)
@click.option("--load", "loaded", type=PATH, help="Check such a file and work with it from now on.")
@click.option("--unload", "unloaded", metavar="NAME", help="Go back to the shipped catalogue of this name.")
def catalogue(
    lens: str, as_json: bool, checked: Path | None, loaded: Path | None, unloaded: str | None
) -> None:
    """List the requirements of an edition, or load a catalogue file of your own."""
    for path, use in ((checked, custom.check), (loaded, custom.load)):
        if path is not None:
            say(printed_results.catalogue_file_text(use(path)))
    if unloaded is not None and not custom.unload(unloaded):
        raise BadInput(unknown_word(unloaded, custom.loaded()))
    if (checked, loaded, unloaded) == (None, None, None):
        shown = custom.in_use()
        if as_json:
            say_json(printed_results.catalogue(shown, Lens(lens)))
        else:
            say(printed_results.catalogue_text(shown, Lens(lens)))


@cli.command(short_help="Print the JSON Schema of the files that are read.")
@click.option("--catalogue", "of_catalogue", is_flag=True, help="The schema of a catalogue file instead.")
@click.option("--package", "of_package", is_flag=True, help="The schemas of the parts of a package instead.")
def schema(of_catalogue: bool, of_package: bool) -> None:
    """Print the JSON Schema of the files that `choose` and `assess` read."""
    say_json(printed_results.schema_of(catalogue=of_catalogue, package=of_package))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when it did its work, 2 and one line when what it was given is wrong.

    3 where a check found damage.
    """
    if not fill_closed_streams():
        return complain(_("there is no output to write to: it is closed"))
    terminal.speak_utf8()
    try:
        given = None if arguments is None else list(arguments)
        code = cli.main(args=given, prog_name="isoassess", standalone_mode=False)
        terminal.finish()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        return complain(error.format_message())
    except terminal.NoOutput as error:
        terminal.drop_unprinted()
        return complain(str(error))
    except ExpectedError as error:
        return complain(terminal.expected_words(error))
    except click.Abort:
        return 130
    except (terminal.ReaderGone, BrokenPipeError):
        terminal.drop_unprinted()
    except OSError as error:
        terminal.drop_unprinted()
        return complain(terminal.os_words(error))
    except Exception as fault:  # noqa: BLE001 (the outermost place: a fault of ours is said without what it holds)
        complain(_("the program has a fault: {fault}").format(fault=faults.where(fault)))
        return 1
    else:
        return code if isinstance(code, int) else 0
    return 0
