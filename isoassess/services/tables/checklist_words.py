"""What is said of a checklist: what its columns were taken for, and what of it was left out."""

from collections.abc import Iterable, Iterator, Mapping

from isoassess.assessment.labels.messages import message_words
from isoassess.domain import Rating
from isoassess.domain.message import Message
from isoassess.exchange.cells.found_tables import FoundTable, FoundTables
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.checklist.heads.status_heads import YesMeans
from isoassess.exchange.checklist.rows import ChecklistRow
from isoassess.exchange.checklist.status_words import percent_in, says_unrated
from isoassess.exchange.spreadsheet.answer_table import rating_choice
from isoassess.exchange.spreadsheet.filled_cells import spreadsheet_identity
from isoassess.language.texts import _, ngettext
from isoassess.services.tables.checklist_entries import ChecklistProposals
from isoassess.services.tables.column_words import columns_named, columns_told, quoted
from isoassess.services.tables.scale_words import percent_told, scale_told
from isoassess.services.tables.unheeded_words import unheeded_words


def checklist_told(proposals: ChecklistProposals, found: FoundTables) -> tuple[str, ...]:
    """What there is to know before anything is taken, a sentence each; `left_out_told` goes with it."""
    return tuple(_told(proposals, found))


def taken_told(texts: int, ratings: int, proposed: int = 0) -> str:
    """How much came, and how many of the ratings that were `proposed` to be ticked did not."""
    came = ngettext("{count} text", "{count} texts", texts).format(count=texts)
    if ratings:
        rated = ngettext("{count} rating", "{count} ratings", ratings).format(count=ratings)
        came = _("{texts} and {ratings}").format(texts=came, ratings=rated)
    says = _("Taken over from the checklist: {what}.").format(what=came)
    if (left := proposed - ratings) > 0:
        words = ngettext(
            "{count} proposed rating was left, because it was not ticked.",
            "{count} proposed ratings were left, because they were not ticked.",
            left,
        )
        says += " " + words.format(count=left)
    return says


def ticked_told(proposals: ChecklistProposals, texts: int, ratings: int) -> str:
    """What is taken over by what is ticked, and what keeps ratings from being proposed."""
    came = ngettext("{count} text", "{count} texts", texts).format(count=texts)
    if proposed := len(proposals.ratings):
        says = ngettext(
            "Ticked: {texts} and {count} of {proposed} proposed rating.",
            "Ticked: {texts} and {count} of {proposed} proposed ratings.",
            proposed,
        )
        told = says.format(texts=came, count=ratings, proposed=proposed)
    else:
        told = _("Ticked: {texts}. No rating is proposed.").format(texts=came)
    if proposals.scale is not None and proposals.scale.best is None and proposals.scale.choices:
        told += " " + _("Which end of its scale is the best is not said yet.")
    return told


def head_told(proposals: ChecklistProposals) -> str:
    """What a "yes" is read as where its head asks for what is wrong, or may; else empty."""
    columns = proposals.checklist.columns
    words = {word: rating for word, rating in proposals.meanings.items() if columns.asks.decides(word)}
    if not words or columns.asks.yes is YesMeans.FULFILLED:
        return ""
    head = proposals.checklist.heads.get(ColumnRole.STATUS, "")
    if columns.asks.yes is YesMeans.UNSURE:
        says = _(
            "Below “{head}” these words may say that something is fulfilled, or the contrary: {words}. Say "
            "what they mean."
        )
        return says.format(head=head, words=quoted(words))
    says = _(
        "“{head}” asks for what is wrong, so these words are read the other way round: {words}. Say what "
        "they mean where that does not fit."
    )
    read = (
        _("“{word}” as {rating}").format(word=word, rating=_rating_words(rating))
        for word, rating in words.items()
    )
    return says.format(head=head, words=", ".join(read))


def meaning_words(proposals: ChecklistProposals) -> tuple[str, ...]:
    """What each word for a rating is taken for, in the order of how often it occurs."""
    counts = proposals.checklist.statuses
    return tuple(
        _("“{word}” ({count}): {rating}").format(
            word=word, count=counts.get(word, 0), rating=_rating_words(rating)
        )
        for word, rating in proposals.meanings.items()
    )


def _rating_words(rating: Rating | None) -> str:
    return rating_choice(rating) if rating else _("no rating")


def _told(proposals: ChecklistProposals, found: FoundTables) -> Iterator[str]:
    checklist = proposals.checklist
    yield from _of_own_spreadsheet(found)
    rows = ngettext("{count} row with an entry", "{count} rows with entries", proposals.read)
    texts = ngettext("{count} text to take over", "{count} texts to take over", len(proposals.texts))
    ratings = ngettext("{count} rating is proposed", "{count} ratings are proposed", len(proposals.ratings))
    said = (
        (rows, proposals.read),
        (texts, len(proposals.texts)),
        (ratings, len(proposals.ratings)),
    )
    yield ", ".join(words.format(count=count) for words, count in said) + "."
    columns = ", ".join(columns_named(checklist))
    yield _("Clauses of {lens}. Columns: {columns}.").format(lens=proposals.lens.label, columns=columns)
    yield from columns_told(checklist)
    yield from _of_rows(proposals)
    yield from _of_entries(proposals)
    yield from _of_file(proposals, found)


def _of_own_spreadsheet(found: FoundTables) -> Iterator[str]:
    identity = spreadsheet_identity(found)
    if identity is not None:
        says = _(
            "This is a spreadsheet of IsoAssess, made for {organization} on {day}. “Read in a filled "
            "spreadsheet...”, or isoassess spreadsheet, reads all of it, marks and reasons too, if it was "
            "made of this assessment. Here it is read as any checklist."
        )
        yield says.format(organization=identity.organization or _("nobody"), day=identity.day)


def _of_rows(proposals: ChecklistProposals) -> Iterator[str]:
    checklist = proposals.checklist
    if proposals.unmatched:
        yield _("Left out, because nothing is asked here for these clauses: {clauses}.").format(
            clauses=", ".join(_unmatched(proposals.unmatched))
        )
    saying = [row for row in checklist.rows if row.says]
    if several := [row for row in saying if row.further and not row.span]:
        places = [f"{row.place} ({', '.join((row.clause, *row.further))})" for row in several]
        yield _("Several clauses are named, of which the first one counts: {places}.").format(
            places=", ".join(places)
        )
    if spans := [row for row in saying if row.span]:
        places = [
            _("{place} “{text}” goes to {clause}").format(place=row.place, text=row.span, clause=row.clause)
            for row in spans
        ]
        says = _("A range of clauses is not spread; what is said of it goes to the first one: {places}.")
        yield says.format(places=", ".join(places))
    if unclear := [row for row in saying if row.acts and row.unclear and row.state is None]:
        says = _(
            "These words do not say if an action is open, started or done; it counts as open, and they are "
            "kept in the note: {places}."
        )
        places = [f"“{_in_line(row.unclear)}” ({row.place})" for row in unclear]
        yield says.format(places=", ".join(places))
    if days := [row for row in saying if row.from_day]:
        places = [f"{row.place} ({row.clause})" for row in days]
        says = _("A date stands in place of a clause, maybe made of its number by a spreadsheet: {places}.")
        yield says.format(places=", ".join(places))


def _in_line(text: str) -> str:
    return " / ".join(text.split("\n"))


def _unmatched(rows: Iterable[ChecklistRow]) -> list[str]:
    """Each clause with its rows, those that name none of their own as what they are."""
    found: dict[str, list[ChecklistRow]] = {}
    for row in rows:
        found.setdefault(row.clause, []).append(row)
    return [_unmatched_clause(clause, of) for clause, of in found.items()]


def _unmatched_clause(clause: str, rows: list[ChecklistRow]) -> str:
    own = ", ".join(dict.fromkeys(row.place for row in rows if not row.carried))
    below = ", ".join(dict.fromkeys(row.place for row in rows if row.carried))
    if not below:
        return _("{clause} in {places}").format(clause=clause, places=own)
    if not own:
        return _("{clause} above {below}, where no clause is named").format(clause=clause, below=below)
    says = _("{clause} in {places}, and below it, where no clause is named, in {below}")
    return says.format(clause=clause, places=own, below=below)


def _of_entries(proposals: ChecklistProposals) -> Iterator[str]:
    asked: tuple[str, ...] = ()
    if proposals.scale is not None:
        yield scale_told(proposals.scale)
        asked = proposals.scale.words if proposals.scale.best is None else ()
    elif any(percent_in(word) is not None for word in proposals.meanings):
        yield percent_told()
    asks = proposals.checklist.columns.asks
    if head := head_told(proposals):
        yield head
    unknown = [
        word
        for word, rating in proposals.meanings.items()
        if rating is None and word not in asked and not says_unrated(word) and not asks.decides(word)
    ]
    if unknown:
        yield _("What these words mean as ratings is not known: {words}.").format(
            words=", ".join(f"“{word}”" for word in unknown)
        )
    if proposals.improvable:
        says = _(
            "With the rating, one requirement of the clause is marked as an opportunity for improvement "
            "(OFI): {words}."
        )
        yield says.format(words=quoted(proposals.improvable))
    if proposals.several:
        yield _(
            "Several rows are about one requirement; the lowest rating and the earliest date count: {places}."
        ).format(places=", ".join(_cells(proposals, proposals.several)))
    yield from _of_claims(proposals)


def _of_claims(proposals: ChecklistProposals) -> Iterator[str]:
    """Why no N/A is proposed, a sentence for each reason, and who decides instead."""
    refused: dict[Message, dict[str, list[str]]] = {}
    for one in proposals.no_claims:
        refused.setdefault(one.because, {}).setdefault(one.clause, []).append(one.requirement)
    for because, by_clause in refused.items():
        where = "; ".join(
            f"{', '.join(clauses)} ({', '.join(cells)})"
            for cells, clauses in _by_cells(proposals, by_clause).items()
        )
        never = because.id == "never-left-out"
        says = (
            _("No N/A is proposed for {clauses}. {reason}")
            if never
            else _("No N/A is proposed for {clauses}, because the profile decides that. {reason}")
        )
        yield says.format(clauses=where, reason=message_words(because))


def _by_cells(
    proposals: ChecklistProposals, by_clause: Mapping[str, Iterable[str]]
) -> dict[tuple[str, ...], list[str]]:
    """Clauses that the same cells speak of are named together."""
    found: dict[tuple[str, ...], list[str]] = {}
    for clause, ids in by_clause.items():
        found.setdefault(_cells(proposals, ids), []).append(clause)
    return found


def _cells(proposals: ChecklistProposals, ids: Iterable[str]) -> tuple[str, ...]:
    """From which cells it comes what is said of these requirements."""
    return tuple(dict.fromkeys(place for id_ in ids for place in proposals.places.get(id_, ())))


def _of_file(proposals: ChecklistProposals, found: FoundTables) -> Iterator[str]:
    read = {table.name for table, _columns in proposals.checklist.parts}
    others = [table for table in found.tables if table.name not in read and table.rows]
    if seen := [table.name for table in others if not table.hidden]:
        yield _("Sheets that are not read: {names}.").format(names=", ".join(seen))
    if hidden := [table.name for table in others if table.hidden]:
        yield _("Hidden sheets are not read: {names}.").format(names=", ".join(hidden))
    if any(
        one.top < one.bottom and columns.first <= one.bottom
        for table, columns in proposals.checklist.parts
        for one in table.merged
    ):
        yield _(
            "Where cells are merged over several rows, their text counts for the first of these rows, and a "
            "clause for all of them."
        )
    yield from unheeded_words(found.unheeded)
    if any(_is_colored(table, columns.first) for table, columns in proposals.checklist.parts):
        yield _("Colors of cells are not read.")


def _is_colored(table: FoundTable, first: int) -> bool:
    """Whether a cell below the heads has a color, or may have one."""
    return table.colored_to is None or table.colored_to >= first
