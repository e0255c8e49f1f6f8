"""What the command line can say about a document: which one, on which paper, with whose logos."""

import datetime
import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource
from msgspec import Struct

from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.document_control import MOST_VERSIONS, Control
from isoassess.assessment.transition import novelty
from isoassess.catalogue.catalogue import Catalogue
from isoassess.cli.day_option import Day
from isoassess.cli.named_path import PATH
from isoassess.cli.shared.told_names import tell_names
from isoassess.cli.terminal import say
from isoassess.documents import (
    DocumentKind,
    FileFormat,
    Logo,
    Options,
    Paper,
    Written,
    document,
    rendered_as,
    save,
    takes,
)
from isoassess.documents.replacing import check_replaceable
from isoassess.domain.case import Case
from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.pdf.accent import checked_accent
from isoassess.pdf.bitmaps import MOST_BYTES, read_bitmap
from isoassess.services.names_inside import names_in_case, names_shown
from isoassess.services.unprinted import unprinted_in, unprinted_words
from isoassess.shown import shown_lines

MOST_LOGOS = 2
_OF_SOME_DOCUMENTS = {
    "owner": "owner",
    "order": "by_owner",
    "quick": "questions",
    "new": "questions",
    "all_questions": "all_requirements",
    "earlier_ratings": "earlier_ratings",
    "fillable": "form",
}  # by what the documents know them
_SAMPLE = (64, 64)  # pixels, enough to see whether a picture can be read


class Wanted(Struct, frozen=True, kw_only=True):
    """The options as they were typed; no document is wanted where `pdf` is None."""

    pdf: Path | None
    format: str | None
    document: str
    paper: str
    cover: bool
    logo: tuple[Path, ...]
    owner: str
    order: str
    accent: str
    doc_version: int | None
    prepared_by: str
    issued: datetime.date | None
    quick: bool
    all_questions: bool
    earlier_ratings: bool
    new: bool
    fillable: bool
    number: str
    changes: str
    distribution: str
    approved_by: str
    replace: bool


_OPTIONS = (
    click.option(
        *("--pdf", "--out"),
        "pdf",
        type=click.Path(path_type=Path),
        help="Write a document to this file: a PDF, or for Word where it ends in .docx.",
    ),
    click.option(
        "--format",
        type=click.Choice([known.value for known in FileFormat]),
        help="The format of the document, where FILE does not end in it.",
    ),
    click.option(
        "--document",
        type=click.Choice([kind.value for kind in DocumentKind]),
        default=DocumentKind.SUMMARY.value,
        show_default=True,
        help="Which document.",
    ),
    click.option(
        "--paper",
        type=click.Choice([paper.name.lower() for paper in Paper]),
        default=Paper.A4.name.lower(),
        show_default=True,
    ),
    click.option("--cover", is_flag=True, help="Begin with a cover."),
    click.option("--logo", type=PATH, multiple=True, help="A PNG or JPEG file; can be given twice."),
    click.option("--owner", default="", metavar="NAME", help="Action plan: what this person has to do."),
    click.option(
        "--order",
        type=click.Choice(["day", "owner"]),
        default="day",
        show_default=True,
        help="Action plan: all actions by their day, or those of each owner together.",
    ),
    click.option("--accent", default="", metavar="#RRGGBB", help="The color of titles, links and charts."),
    click.option("--number", default="", metavar="TEXT", help="The number of the document."),
    click.option(
        "--doc-version",
        type=click.IntRange(1, MOST_VERSIONS),
        metavar="NUMBER",
        help="The version that is issued; without it the document is a draft, and says so.",
    ),
    click.option("--changes", default="", metavar="TEXT", help="What changed since the version before."),
    click.option("--prepared-by", default="", metavar="NAME", help="Who prepared it, beside the assessor."),
    click.option("--approved-by", default="", metavar="NAME", help="Who approves it."),
    click.option("--distribution", default="", metavar="TEXT", help="Who gets it."),
    click.option(
        "--issued",
        type=Day(),
        help="The day the document is issued: what is overdue then; today when missing.",
    ),
    click.option("--quick", is_flag=True, help="Worksheet: the questions of the quick scan only."),
    click.option("--all-questions", is_flag=True, help="Worksheet: also the questions that do not apply."),
    click.option("--earlier-ratings", is_flag=True, help="Worksheet: with how each is rated so far."),
    click.option("--new", is_flag=True, help="Worksheet: only what ISO 9001:2026 adds or changes."),
    click.option("--fillable", is_flag=True, help="Worksheet: a form to fill in; `worksheet` reads it in."),
    click.option(
        "--replace",
        is_flag=True,
        help="Replace the document even if it is write-protected or was not made by IsoAssess.",
    ),
)


def document_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; it gets them as one `wanted`."""

    @functools.wraps(command)
    def collected(**given: Any) -> None:
        typed = {name: given.pop(name) for name in Wanted.__struct_fields__}
        if typed["pdf"] is None:
            _refuse_options_of_nothing()
        _refuse_options_of_others(typed)
        command(**given, wanted=Wanted(**typed))

    for option in reversed(_OPTIONS):
        collected = option(collected)
    return collected


def _refuse_options_of_nothing() -> None:
    """Who says how a document shall be, and not where it goes, has forgotten something."""
    context = click.get_current_context()
    for name in Wanted.__struct_fields__:
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            option = "--" + name.replace("_", "-")
            raise BadInput(_("{option}: say with --pdf FILE where the document goes").format(option=option))


def _refuse_options_of_others(typed: dict[str, Any]) -> None:
    """What another document would know, this one would leave undone without a word."""
    context = click.get_current_context()
    for name, option in _OF_SOME_DOCUMENTS.items():
        said = context.get_parameter_source(name) is ParameterSource.COMMANDLINE and typed[name]
        if said and not takes(DocumentKind(typed["document"]), option):
            knowing = ", ".join(kind.value for kind in DocumentKind if takes(kind, option))
            says = _("--{option}: only for --document {knowing}")
            raise BadInput(says.format(option=name.replace("_", "-"), knowing=knowing))


def write_wanted(
    wanted: Wanted, case: Case, catalogue: Catalogue, *, read: tuple[Path, ...]
) -> Written | None:
    """Write the document that is wanted, if any, but over nothing that was `read` (BadInput, CannotWrite)."""
    if wanted.pdf is None:
        return None
    _check_place(wanted.pdf, option="--pdf", read=(*read, *wanted.logo))
    as_ = _format(wanted, wanted.pdf)
    if wanted.fillable:
        _check_form(wanted, case, as_)
    if not wanted.replace:
        check_replaceable(wanted.pdf, unless="--replace")
    options = _options(wanted, case, catalogue)
    judgement = judge_case(catalogue, case)
    shown = document(DocumentKind(wanted.document), case, judgement, options)
    people = names_shown(names_in_case(case, options.control), shown)
    tell_names(people)
    rendered = rendered_as(shown, as_, options.paper)
    if unprinted := unprinted_words(unprinted_in(rendered, case, options)):
        say(shown_lines(unprinted), aside=True)
    return save(rendered, wanted.pdf, over_protected=wanted.replace)


def _check_form(wanted: Wanted, case: Case, as_: FileFormat) -> None:
    """BadInput for a form that could not be filled in, or for one that could not be read in again."""
    if as_ is not FileFormat.PDF:
        raise BadInput(_("--fillable: a form to fill in is a PDF, not for Word"))
    if not case.profile.organization.name.strip():
        says = _("--fillable: say in the file the name of the organization, by which the form is read in")
        raise BadInput(says)


def _format(wanted: Wanted, path: Path) -> FileFormat:
    """The format said, or that of the name; BadInput where the two are known and contradict each other."""
    named = FileFormat.by_ending(path)
    said = named if wanted.format is None else FileFormat(wanted.format)
    if said is not named and path.suffix.lower() in (known.ending for known in FileFormat):
        says = _("--format {format}: {path} ends like another format; name it {ending}")
        raise BadInput(says.format(format=said.value, path=path, ending=f"{path.stem}{said.ending}"))
    return said


def _options(wanted: Wanted, case: Case, catalogue: Catalogue) -> Options:
    if len(wanted.logo) > MOST_LOGOS:
        raise BadInput(_("--logo: a document has room for two logos"))
    return Options(
        paper=Paper[wanted.paper.upper()],
        logos=tuple(map(_logo, wanted.logo)),
        cover=wanted.cover,
        issued=wanted.issued or datetime.date.today(),
        owner=wanted.owner,
        all_requirements=wanted.all_questions,
        earlier_ratings=wanted.earlier_ratings,
        form_of="" if wanted.fillable else None,
        by_owner=wanted.order == "owner",
        accent=checked_accent(wanted.accent),
        control=Control(
            number=wanted.number,
            version=wanted.doc_version,
            prepared_by=wanted.prepared_by,
            approved_by=wanted.approved_by,
            distribution=wanted.distribution,
            changes=wanted.changes,
        ),
        requirements=_asked(wanted, case, catalogue),
    )


def _asked(wanted: Wanted, case: Case, catalogue: Catalogue) -> frozenset[str] | None:
    """The ids of the questions that a worksheet asks, None for all (BadInput where none is left)."""
    if not (wanted.quick or wanted.new):
        return None
    asked = catalogue.requirements(case.lens, quick=wanted.quick)
    found = frozenset(one.id for one in asked if not wanted.new or novelty(one) is not None)
    if wanted.new and not found:
        raise BadInput(_("--new: nothing asked in {lens} is new or changed").format(lens=case.lens.label))
    return found


def _logo(path: Path) -> Logo:
    """The picture, looked at now, so that the complaint can name the file."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        read_bitmap(content, _SAMPLE)
    except (OSError, ValueError) as problem:  # a path with NUL in it is a ValueError
        reason = getattr(problem, "strerror", None) or problem
        raise BadInput(f"{path}: {reason}") from None
    except BadInput as problem:
        raise BadInput(f"{path}: {problem}") from None
    return Logo(content=content, alt=_("Logo: {name}").format(name=path.stem))


def _check_place(place: Path, *, option: str, read: Iterable[Path]) -> None:
    """BadInput where the option names no file, or names one of those that are read, by whatever way."""
    if not place.name.strip():
        raise BadInput(_("{option}: say the name of the file, too").format(option=option))
    for source in read:
        if _is_same(place, source):
            says = _("{option}: {path} is what is read here; name another file")
            raise BadInput(says.format(option=option, path=place))


def _is_same(one: Path, other: Path) -> bool:
    """By links of both kinds; two names that lead nowhere are compared as names."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # a name with NUL in it is a ValueError
        return False
