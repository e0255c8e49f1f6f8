"""The control of a document: by what it is told from others, and the table of its versions."""

from collections.abc import Iterator

from isoassess.assessment.document_control import Control
from isoassess.documents.common_parts import (
    LONGEST_ON_COVER,
    assessor_words,
    preparer_words,
    version_words,
)
from isoassess.documents.options import Options
from isoassess.documents.phrases import cell, paragraph, sentence, shortened
from isoassess.domain.case import Case
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Cell, Column, Grid, Section, Tone

MOST_VERSIONS_SHOWN = 12  # in the table, the newest
LONGEST_IN_SHORT = 300  # characters of a list or a change where a document has to stay short


def control_rows(case: Case, options: Options, *, most: int | None = None) -> tuple[tuple[str, str], ...]:
    """Names and values for the facts of a report; texts of at most so many characters."""
    control = options.control
    return (
        (_("Document"), _identity(case, options, most)),
        (_("Prepared by"), preparer_words(case, options)),
        (_("Approved by"), shortened(" ".join(control.approved_by.split()), most)),
        (_("Distribution"), shortened(" ".join(control.distribution.split()), most)),
    )


def change_in_short(options: Options) -> str:
    """What changed since the version before, for a document that has no room for a table; may be empty."""
    control = options.control
    said = []
    if changes := " ".join(control.changes.split()):
        says = _("Changed: {what}")
        said.append(says.format(what=sentence(shortened(changes, LONGEST_IN_SHORT))))
    if control.earlier:
        last = control.earlier[-1]
        before = _("Version {version} was issued on {day}.")
        said.append(before.format(version=last.version, day=date_words(last.issued)))
    return " ".join(said)


def controlled(case: Case, options: Options) -> Section | None:
    """What a cover does not say of it, or all of it without one; None where nothing is controlled."""
    blocks = tuple(_blocks(case, options))
    return Section(heading=_("Document control"), blocks=blocks) if blocks else None


def versions_table(case: Case, options: Options) -> tuple[Block, ...]:
    """The newest versions with what changed in each; nothing for a first one of which nothing is said."""
    control = options.control
    if not (control.earlier or control.changes.strip()):
        return ()
    columns = (
        Column(title=_("Version"), share=0.1),
        Column(title=_("Issued"), share=0.2),
        Column(title=_("What changed"), share=0.45),
        Column(title=_("Prepared by"), share=0.25),
    )
    known = tuple(_versions(case, options))
    table = Grid(columns=columns, rows=known[-MOST_VERSIONS_SHOWN:])
    left = len(known) - MOST_VERSIONS_SHOWN
    return (table,) if left <= 0 else (table, paragraph(_left_out(left)))


def _left_out(count: int) -> str:
    if count == 1:
        return _("Version 1 is not listed here.")
    return _("Versions 1 to {last} are not listed here.").format(last=count)


def _identity(case: Case, options: Options, most: int | None) -> str:
    """Number, version and day of issue; of a draft, of which day it is."""
    control, day = options.control, date_words(options.issued or case.date)
    says = _("draft of {day}, not issued")
    if control.version is not None:
        says = _("version {version}, issued {day}")
    told = says.format(version=control.version, day=day)
    number = shortened(" ".join(control.number.split()), most)
    return f"{number}, {told}" if number else told[:1].upper() + told[1:]


def _blocks(case: Case, options: Options) -> Iterator[Block]:
    control = options.control
    said = (control.number, control.approved_by, control.distribution)
    if not options.cover and (control.version is not None or any(text.strip() for text in said)):
        yield _identified(case, options)
    elif options.cover and len(control.distribution.strip()) > LONGEST_ON_COVER:
        column = Column(title=_("Distribution"), share=1.0)
        yield Grid(columns=(column,), rows=((cell(control.distribution.strip()),),))
    yield from versions_table(case, options)


def _identified(case: Case, options: Options) -> Grid:
    control = options.control
    day = date_words(options.issued or case.date) if control.version is not None else ""
    said = (
        (_("Document number"), 0.18, control.number),
        (_("Version"), 0.1, version_words(control)),
        (_("Issued"), 0.19, day),
        (_("Prepared by"), 0.15, _preparer(case, control)),
        (_("Approved by"), 0.15, control.approved_by),
        (_("Distribution"), 0.23, control.distribution),
    )
    columns = tuple(Column(title=title, share=share) for title, share, _text in said)
    return Grid(columns=columns, rows=(tuple(_cell(text) for _title, _share, text in said),))


def _versions(case: Case, options: Options) -> Iterator[tuple[Cell, ...]]:
    """Oldest first; this one last, where it is issued."""
    control = options.control
    for one in control.earlier:
        yield (
            cell(str(one.version)),
            cell(date_words(one.issued)),
            _changed(one.version, one.changes),
            _cell(one.prepared_by or one.recorded_by),
        )
    if control.version is not None:
        yield (
            cell(str(control.version)),
            cell(date_words(options.issued or case.date)),
            _changed(control.version, control.changes),
            _cell(_preparer(case, control)),
        )


def _changed(version: int, changes: str) -> Cell:
    if not changes.strip() and version == 1:
        return cell(_("first version"), Tone.MUTED)
    return _cell(changes)


def _preparer(case: Case, control: Control) -> str:
    return control.prepared_by.strip() or assessor_words(case)


def _cell(text: str) -> Cell:
    return cell(text.strip()) if text.strip() else cell("\u2013", Tone.MUTED)
