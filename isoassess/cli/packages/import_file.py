"""`isoassess import FILE.yaml`: an assessment or a profile as a new organization, or merged with one."""

import datetime
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isoassess.catalogue import custom
from isoassess.cli.person import person
from isoassess.cli.terminal import say, say_json
from isoassess.errors import BadInput
from isoassess.language.texts import _, ngettext
from isoassess.shown import shown_lines

if TYPE_CHECKING:
    from isoassess.exchange.assessment_file import AssessmentFile
    from isoassess.services.assessment_files.content import FileTarget
    from isoassess.services.assessment_files.taking import FilePreview
    from isoassess.store import Store

Wanted = tuple[str | None, str | None, bool, bool]  # into, assessment, the profile alone, one more
_NOTHING: Wanted = (None, None, False, False)


def with_target(command: Callable[..., None]) -> Callable[..., None]:
    """What a FILE.yaml becomes; the command gets `wanted`."""

    @wraps(command)
    def given(
        *arguments: Any,
        into: str | None,
        assessment: str | None,
        profile_alone: bool,
        one_more: bool,
        **others: Any,
    ) -> None:
        command(*arguments, wanted=(into, assessment, profile_alone, one_more), **others)

    for option in (
        click.option(
            "--one-more",
            is_flag=True,
            help="Of FILE.yaml: a new organization also where there is one of this name.",
        ),
        click.option(
            "--profile-alone",
            is_flag=True,
            help="Of FILE.yaml: begin anew from its profile, with nothing assessed.",
        ),
        click.option("--assessment", metavar="ID", help="Merge FILE.yaml with this assessment."),
        click.option("--into", metavar="NAME", help="Merge FILE.yaml with this organization, by name or id."),
    ):
        given = option(given)
    return given


def check_no_target(file: Path, wanted: Wanted) -> None:
    """BadInput where something was said that is for a FILE.yaml alone."""
    if wanted != _NOTHING:
        says = _("{name} is no FILE.yaml; --into, --assessment, --profile-alone and --one-more are for one")
        raise BadInput(says.format(name=file.name))


def import_file(
    file: Path, path: Path, wanted: Wanted, *, rule: str | None, only_look: bool, as_json: bool
) -> None:
    """As `import_command`, whose options these are."""
    from isoassess.services.assessment_files.taking import now_by, take_file
    from isoassess.services.assessment_files.words import taken_places, told
    from isoassess.services.packages.taken_words import taken_in_words

    if rule == "newer":
        says = _("{name}: a FILE.yaml does not tell when each was said; say --rule mine or --rule theirs")
        raise BadInput(says.format(name=file.name))
    found = _looked(file, path, wanted)
    if only_look:
        _tell_preview(found, as_json=as_json)
        return
    _check_one_more(found, path, wanted)
    if found.comparison.conflicts and rule is None:
        says = ngettext(
            "{name}: {count} field says something else here; say --rule, or look with --preview",
            "{name}: {count} fields say something else here; say --rule, or look with --preview",
            len(found.comparison.conflicts),
        )
        raise BadInput(says.format(name=file.name, count=len(found.comparison.conflicts)))
    if found.brings_nothing:
        _tell(found, _("Everything in it was here already."), as_json=as_json)
        return
    by = now_by(person(), custom.in_use(), datetime.date.today())
    done = take_file(found, path, by=by, taken=taken_places(found, rule or "mine"))
    says = "\n".join((taken_in_words(done.taken), *told(found)))
    if done.before:
        says += "\n" + _("The file as it was before: {file}").format(file=done.before.path)
    taken = {"new": done.taken.new, "changed": done.taken.changed}
    before = str(done.before.path) if done.before else None
    _tell(found, says, as_json=as_json, taken_over=taken, before=before)


def _check_one_more(found: "FilePreview", path: Path, wanted: Wanted) -> None:
    """BadInput where a second organization of a name would begin that nobody asked for."""
    from isoassess.cli.shared.shell_words import shell_word
    from isoassess.services.filled_worksheet import is_same_name
    from isoassess.store import is_missing, viewed

    if wanted != _NOTHING or is_missing(path):
        return
    name = found.file.organization.name.strip()
    with viewed(path, who=person()) as store:
        if name and any(is_same_name(one.name, name) for one in store.organizations()):
            says = _(
                "{file}: there is an organization called {name} already; say --into {typed} to merge with "
                "it, or --one-more for a second one of this name"
            )
            raise BadInput(says.format(file=found.path.name, name=name, typed=shell_word(name)))


def _looked(file: Path, path: Path, wanted: Wanted) -> "FilePreview":
    from isoassess.store import is_missing, viewed

    if is_missing(path):
        return _preview(file, None, wanted)
    with viewed(path, who=person()) as store:
        return _preview(file, store, wanted)


def _preview(file: Path, store: "Store | None", wanted: Wanted) -> "FilePreview":
    from isoassess.services.assessment_files.taking import begun_anew, find, new_target, preview_file
    from isoassess.services.assessment_files.words import said_by

    into, assessment, profile_alone, one_more = wanted
    catalogue, today = custom.in_use(), datetime.date.today()
    read = find(file, None, catalogue).file
    by = said_by(file, read, catalogue.version, today)
    if into is None and assessment is None:
        begun = begun_anew(read, today) if profile_alone else None
        target = new_target(read, profile_alone=profile_alone)
        asked = begun.asked_anew if begun else ()
        return preview_file(file, begun.file if begun else read, target, store, by, asked_anew=asked)
    if one_more:
        raise BadInput(_("say either --one-more, or --into or --assessment"))
    if profile_alone:
        raise BadInput(_("say either --profile-alone, or --into or --assessment"))
    if store is None:
        raise BadInput(_("there is no file yet, so there is nothing to merge with"))
    return preview_file(file, read, _target(store, read, into, assessment), store, by)


def _target(store: "Store", read: "AssessmentFile", into: str | None, assessment: str | None) -> "FileTarget":
    """Of the organization that is named the assessment of that day and standard; a new one where none is."""
    from isoassess.cli.packages.chosen_organizations import no_organization
    from isoassess.services.assessment_files.content import FileTarget
    from isoassess.services.assessment_files.taking import same_assessment
    from isoassess.services.worksheet_target import no_assessment, organization_words, said_assessment
    from isoassess.store import NotInStore, new_id

    if assessment is not None:
        assessment = said_assessment(store, assessment)
        try:
            of = store.assessment(assessment).organization_id
        except NotInStore:
            raise no_assessment(store, assessment) from None
        return FileTarget(organization=of, assessment=assessment)
    known = [(one.id, one.name) for one in store.organizations()]
    named = [one[0] for one in known if into in one]
    if not named:
        raise no_organization(into or "", known)
    if len(named) > 1:
        says = _('"{name}" is the name of several; say the id of one: {several}')
        raise BadInput(says.format(name=into, several=organization_words(store, named)))
    return FileTarget(organization=named[0], assessment=same_assessment(store, named[0], read) or new_id())


def _tell_preview(found: "FilePreview", *, as_json: bool) -> None:
    from isoassess.cli.packages.preview_lines import field_lines
    from isoassess.services.assessment_files.words import told
    from isoassess.services.packages.words import compared_words

    one = found.comparison
    lines = [
        f"{one.there.name}: {compared_words(one)}",
        *(f"  {line}" for line in field_lines(one, _("in the file"))),
    ]
    lines += [*told(found), _("Nothing was changed.")]
    _tell(found, "\n".join(lines), as_json=as_json)


def _tell(found: "FilePreview", says: str, *, as_json: bool, **more: Any) -> None:
    if as_json:
        from isoassess.cli.packages.preview_data import organization_data
        from isoassess.services.assessment_files.words import told

        data = {"file": str(found.path), "organizations": [organization_data(found.comparison)]}
        data["told"] = told(found)
        say_json({**data, "asked_anew": found.asked_anew, **more})
    else:
        say(shown_lines(says.splitlines()))
