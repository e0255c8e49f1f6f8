"""Puts the spreadsheet of an assessment together: instructions, tables, and what it says of itself."""

from isoassess import __version__
from isoassess.domain import Rating
from isoassess.domain.case import Case, Judgement
from isoassess.domain.words import rating_words
from isoassess.exchange.spreadsheet.answer_table import answer_marks, answer_table, rating_choice
from isoassess.exchange.spreadsheet.cut_cells import cut_words
from isoassess.exchange.spreadsheet.identity import SpreadsheetIdentity, identity_text
from isoassess.exchange.spreadsheet.result_tables import action_table, finding_table, profile_table
from isoassess.exchange.spreadsheet.tables import SheetBook, SheetTable
from isoassess.language.dates import date_words
from isoassess.language.texts import _


def assessment_tables(case: Case, judgement: Judgement) -> tuple[SheetTable, ...]:
    """Answers, findings, actions and the profile."""
    return (
        answer_table(case, judgement),
        finding_table(case, judgement),
        action_table(case, judgement),
        profile_table(case.profile),
    )


def assessment_book(case: Case, judgement: Judgement, *, assessment_id: str, stamp: str) -> SheetBook:
    """`assessment_id` is empty for a case that is in no store; `stamp` is the whole data stamp."""
    tables = assessment_tables(case, judgement)
    name = case.profile.organization.name.strip() or _("Organization not named")
    return SheetBook(
        title=_("{name}: assessment against {lens}").format(name=name, lens=case.lens.label),
        author=case.assessor,
        made=case.date,
        about=_about(case, name, cut_words(tables)),
        about_name=_("Instructions"),
        tables=tables,
        fills=tables[0],
        identity=identity_text(_identity(case, assessment_id, stamp)),
        marks=answer_marks(case),
        footer=f"{name} · {case.lens.label} · {date_words(case.date)}",
    )


def _identity(case: Case, assessment_id: str, stamp: str) -> SpreadsheetIdentity:
    return SpreadsheetIdentity(
        assessment=assessment_id,
        organization=case.profile.organization.name,
        lens=case.lens.value,
        catalogue=case.catalogue_version,
        stamp=stamp,
        program=__version__,
        day=case.date.isoformat(),
    )


def _about(case: Case, name: str, cut: str) -> tuple[tuple[str, bool], ...]:
    assessor = _("Assessor: {name}").format(name=case.assessor) if case.assessor.strip() else ""
    against = _("Assessment against {lens}, as of {day}")
    told = (
        (name, True),
        (against.format(lens=case.lens.label, day=date_words(case.date)), False),
        (assessor, False),
        (_("How to fill it in"), True),
        *((line, False) for line in _how_to_fill_in()),
        (cut, False),
        (_("The ratings"), True),
        *((f"{rating_choice(rating)}: {rating_words(rating)[1]}", False) for rating in Rating),
    )
    return tuple((text, heading) for text, heading in told if text)


def _how_to_fill_in() -> tuple[str, ...]:
    return (
        _("1. Fill in the white cells of the sheet Answers. Choose each rating from its list."),
        _("2. Objective evidence is what was seen: a record, a place, a piece of work. Say whom you asked."),
        _("3. Leave empty what you do not know. Sort and move whole rows only, never a column alone."),
        _("4. Save the file as a spreadsheet (.xlsx or .ods) and send it back to whoever sent it to you."),
        _("It is read in with IsoAssess, which shows first what is new; an emptied cell takes nothing away."),
        _("Findings, actions and profile are there to read. They follow from the answers."),
        _("Every grade is a prediction: a certification body grades."),
    )
