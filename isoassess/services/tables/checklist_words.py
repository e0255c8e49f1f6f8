"""What is said of a checklist: what its columns were taken for, and what of it was left out."""

from collections.abc import Iterator

from isoassess.exchange.cells.found_tables import FoundTables
from isoassess.exchange.checklist.columns import ColumnRole
from isoassess.exchange.spreadsheet.answer_table import rating_choice
from isoassess.language.texts import _, ngettext
from isoassess.services.tables.checklist_entries import ChecklistProposals
from isoassess.services.tables.filled_spreadsheet_words import named


def role_words(role: ColumnRole) -> str:
    """What a column holds."""
    return {
        ColumnRole.CLAUSE: _("clause"),
        ColumnRole.QUESTION: _("question"),
        ColumnRole.STATUS: _("rating"),
        ColumnRole.EVIDENCE: _("evidence"),
        ColumnRole.COMMENT: _("comment"),
        ColumnRole.ACTION: _("action"),
        ColumnRole.OWNER: _("owner"),
        ColumnRole.DAY: _("date"),
    }[role]


def checklist_told(proposals: ChecklistProposals, found: FoundTables) -> tuple[str, ...]:
    """What there is to know before anything is taken, a sentence each."""
    return tuple(_told(proposals, found))


def meaning_words(proposals: ChecklistProposals) -> tuple[str, ...]:
    """What each word for a rating is taken for, in the order of how often it occurs."""
    counts = proposals.checklist.statuses
    return tuple(
        _("“{word}” ({count}): {rating}").format(
            word=word, count=counts.get(word, 0), rating=rating_choice(rating) if rating else _("no rating")
        )
        for word, rating in proposals.meanings.items()
    )


def _told(proposals: ChecklistProposals, found: FoundTables) -> Iterator[str]:
    checklist = proposals.checklist
    rows = ngettext("{count} row says something", "{count} rows say something", proposals.read)
    texts = ngettext("{count} text to take over", "{count} texts to take over", len(proposals.texts))
    ratings = ngettext("{count} rating is proposed", "{count} ratings are proposed", len(proposals.ratings))
    said = (
        (rows, proposals.read),
        (texts, len(proposals.texts)),
        (ratings, len(proposals.ratings)),
    )
    yield ", ".join(words.format(count=count) for words, count in said) + "."
    columns = ", ".join(
        f"{role_words(role)} “{checklist.heads[role]}”" if checklist.heads.get(role) else role_words(role)
        for role in checklist.columns.places
    )
    yield _("Clauses of {lens}. Columns: {columns}.").format(lens=proposals.lens.label, columns=columns)
    if not checklist.columns.named:
        yield _(
            "The columns have no heads: what they hold was told by what is in them. Look whether it fits."
        )
    if proposals.unmatched:
        places = [f"{row.place} ({row.clause})" for row in proposals.unmatched]
        yield _("Left out, because nothing is asked here for these clauses: {places}.").format(
            places=named(places)
        )
    if checklist.without_clause:
        yield _("Left out, because no clause is named: {places}.").format(
            places=named(checklist.without_clause)
        )
    unknown = [word for word, rating in proposals.meanings.items() if rating is None]
    if unknown:
        yield _("What these words mean as ratings is not known: {words}.").format(words=named(unknown))
    if any(table.merged for table in found.tables):
        yield _("Where cells are one, what they say counts for the first row and the clause for all of them.")
    if found.macros:
        yield _("The file holds macros. They were not run.")
    if found.links:
        yield _("The file asks for other files. They were not read.")
    if any(table.name for table in found.tables):  # a sheet of a workbook; text has neither
        yield _("Colors of cells are not read.")
