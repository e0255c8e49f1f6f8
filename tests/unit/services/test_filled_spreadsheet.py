"""A spreadsheet filled in elsewhere: what is new, what both changed, and whatever became of its rows."""

import csv
import datetime
import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import NO_ANSWER, Rating
from isoassess.domain.answer_fields import answer_field, value_of
from isoassess.domain.case import Case
from isoassess.errors import BadInput
from isoassess.exchange.cells.found_tables import FoundCell, FoundDay, FoundTables, place_words
from isoassess.exchange.cells.workbook_cells import workbook_cells
from isoassess.exchange.spreadsheet.answer_table import FILLED
from isoassess.exchange.spreadsheet.plain_cells import LONGEST, plain_text
from isoassess.language.days import DigitOrder, Writing
from isoassess.services.filled_worksheet import changes_of
from isoassess.services.stored_case import stored_case
from isoassess.services.tables.filled_spreadsheet import FilledSpreadsheet, WhyNotTaken, filled_spreadsheet
from isoassess.services.tables.filled_spreadsheet_words import spreadsheet_told
from isoassess.services.tables.spreadsheet_files import csv_files, cut_in_spreadsheet, spreadsheet_file
from isoassess.store import Store
from tests.examples import examples
from tests.sample_organization import put_sample
from tests.unit.documents.real_cases import blank, judged, sampled
from tests.unit.services.sheet_filling import filled_in, sample_tables, with_answer, with_rows

OURS = "an-assessment"
NAME = "came back.xlsx"


def read(found: FoundTables, case: Case | None = None, **more: Writing) -> FilledSpreadsheet:
    return filled_spreadsheet(found, case or sampled(), OURS, name=NAME, **more)


def said_by(sheet: FilledSpreadsheet) -> dict[str, str]:
    return {entry.name: entry.says for entry in sheet.entries}


def test_as_it_went_out_it_says_nothing_whatever_was_changed_here_meanwhile() -> None:
    for case in (sampled(), with_answer(sampled(), "calibration", evidence="Seen today")):
        sheet = read(sample_tables(), case)
        assert (sheet.entries, sheet.not_taken, sheet.same) == ((), (), 0)
        assert spreadsheet_told(sheet, case) == ("The spreadsheet says nothing that is not there already.",)


def test_what_was_filled_in_is_new_or_follows_what_was_there() -> None:
    sheet = read(
        filled_in(
            {
                "calibration.rating": "4 effective",
                "calibration.evidence": "=SUM(A1)\r\nGauge 17 ",
                "context-issues.action.due": FoundDay(datetime.date(2027, 1, 31)),
                "context-issues.action.owner": 17.0,
                "context-issues.note": "Owner to date the page",
            }
        )
    )
    assert said_by(sheet) == {
        "calibration.rating": "4",
        "calibration.evidence": "=SUM(A1)\nGauge 17",
        "context-issues.action.due": "2027-01-31",
        "context-issues.action.owner": "17",
        "context-issues.note": "Owner to date the page",
    }
    assert sheet.conflicts == ()
    assert spreadsheet_told(sheet, sampled())[0] == "3 new entries, 2 changed, 0 conflicts"


def test_what_both_changed_is_a_conflict_and_what_both_made_alike_is_none() -> None:
    found = filled_in({"calibration.rating": "4", "calibration.evidence": "Theirs"})
    ours = with_answer(sampled(), "calibration", rating=Rating.EFFECTIVE, evidence="Ours")
    sheet = read(found, ours)
    (conflict,) = sheet.conflicts
    assert (conflict.name, conflict.says, conflict.here) == ("calibration.evidence", "Theirs", "Ours")
    assert (len(sheet.entries), sheet.same) == (1, 1)


def test_an_emptied_cell_takes_nothing_away_without_being_asked() -> None:
    case = sampled()
    sheet = read(filled_in({"calibration.evidence": None, "context-issues.note": None}), case)
    (conflict,) = sheet.conflicts
    assert (conflict.name, conflict.says) == ("calibration.evidence", "")
    assert changes_of(sheet.entries, case, []) == {}
    (change,) = changes_of(sheet.entries, case, [conflict])["calibration"]
    assert (change.key, change.after) == ("evidence", None)


@pytest.mark.parametrize("said", ["2", 2.0, "2 partial", "Partial", " PARTIAL "])
def test_a_rating_is_known_however_it_was_written(said: FoundCell) -> None:
    sheet = read(filled_in({"calibration.rating": said}), blank())
    assert said_by(sheet) == (
        {} if sampled().answers["calibration"].rating == "2" else {"calibration.rating": "2"}
    )
    assert sheet.not_taken == ()


def test_what_is_no_rating_or_no_day_is_named_by_its_cell() -> None:
    sheet = read(
        filled_in(
            {
                "context-issues.rating": "maybe",
                "context-issues.action.due": "in spring",
                "calibration.rating": 2.5,
                "calibration.action.due": 46052.0,
            }
        )
    )
    assert sheet.entries == ()
    assert [(one.place, one.says, one.why) for one in sheet.not_taken] == [
        ("Answers!D3", "maybe", WhyNotTaken.NO_RATING),
        ("Answers!K3", "in spring", WhyNotTaken.NO_DAY),
        (sheet.not_taken[2].place, "2.5", WhyNotTaken.NO_RATING),
        (sheet.not_taken[3].place, "46052", WhyNotTaken.NO_DAY),
    ]
    assert "Answers!D3 “maybe”" in " ".join(spreadsheet_told(sheet, sampled()))


@pytest.mark.parametrize(
    ("said", "order", "day"),
    [
        ("31.1.2027", DigitOrder.DAY_FIRST, "2027-01-31"),
        ("15/03/2027", DigitOrder.MONTH_FIRST, "2027-03-15"),
        ("03/15/2027", DigitOrder.DAY_FIRST, "2027-03-15"),
        ("31 January 2027", DigitOrder.MONTH_FIRST, "2027-01-31"),
    ],
)
def test_a_day_that_was_typed_is_read_wherever_its_writer_is(said: str, order: DigitOrder, day: str) -> None:
    sheet = read(filled_in({"context-issues.action.due": said}), writing=Writing(order=order))
    assert said_by(sheet) == {"context-issues.action.due": day}


def test_not_applicable_is_taken_only_where_it_can_be() -> None:
    sheet = read(filled_in({"quality-policy.rating": "N/A", "outside-people-able.rating": "N/A"}))
    assert said_by(sheet) == {"outside-people-able.rating": "na"}
    assert [one.why for one in sheet.not_taken] == [WhyNotTaken.NO_CLAIM]


# --- what became of the rows ------------------------------------------------------------------------


def test_a_tab_that_another_program_makes_a_blank_is_no_change() -> None:
    case = with_answer(sampled(), "calibration", evidence="Gauge\t17")
    found = workbook_cells(spreadsheet_file(case, judged(case), OURS))
    (evidence,) = (one.cell for one in read(found, case).cells.cells if one.place == place_of(found))
    assert evidence == "Gauge 17"
    assert read(found, case).entries == ()


def place_of(found: FoundTables) -> str:
    """Where the evidence of the calibration stands."""
    (sheet,) = (one for one in found.tables if one.name == "Answers")
    ids = [row[-1] if row else None for row in sheet.rows]
    heads = [str(cell) for cell in sheet.rows[0]]
    column = heads.index(answer_field("evidence").label)
    return place_words(sheet.name, ids.index("calibration"), column)


def test_what_is_asked_for_information_goes_out_and_comes_back_like_all_else() -> None:
    known = next(one for one in sampled().requirements if not one.graded)
    said = "Bank asked for energy data"
    case = with_answer(sampled(), known.id, evidence=said, note="Ask again", rating=Rating.PARTIAL)
    table = csv_files(case, judged(case))["answers.csv"].decode("utf-8-sig")
    (line,) = (row for row in csv.reader(table.splitlines()) if row[-1] == known.id)
    assert line[3:5] == ["2 partial", said]
    found = workbook_cells(spreadsheet_file(case, judged(case), OURS))
    assert read(found, case).entries == ()
    came_back = filled_in({f"{known.id}.evidence": "Bank letter of May"}, found)
    assert said_by(read(came_back, case)) == {f"{known.id}.evidence": "Bank letter of May"}


def test_a_text_that_no_cell_takes_is_whole_in_csv_and_never_shortened_by_what_comes_back() -> None:
    said = "Seen. " * 7_000
    case = with_answer(sampled(), "calibration", evidence=said)
    table = csv_files(case, judged(case))["answers.csv"].decode("utf-8-sig")
    assert said.strip() in table
    found = workbook_cells(spreadsheet_file(case, judged(case), OURS))
    place = place_of(found)
    assert place in cut_in_spreadsheet(case, judged(case))
    (about,) = (one for one in found.tables if one.name == "Instructions")
    assert any(place in str(row) for row in about.rows)
    assert read(found, case).entries == ()
    for anew in ("Seen. " * 5_000 + "And more. […]", "Short"):
        sheet = read(filled_in({"calibration.evidence": anew, "calibration.note": "Long"}, found), case)
        assert said_by(sheet) == {"calibration.note": "Long"}
        assert [(one.place, one.why) for one in sheet.not_taken] == [(place, WhyNotTaken.CUT)]
        assert place in " ".join(spreadsheet_told(sheet, case))
    meanwhile = with_answer(case, "calibration", evidence="Anew")
    cut = filled_in({"calibration.evidence": "Seen. " * 5_000 + "And more. […]"}, found)
    assert read(cut, meanwhile).entries == ()


def test_where_all_fits_nothing_is_said_to_be_cut() -> None:
    assert cut_in_spreadsheet(sampled(), judged(sampled())) == ""


def test_rows_elsewhere_are_found_by_their_ids() -> None:
    def move(rows: list[list[FoundCell]]) -> None:
        rows.append(rows.pop(2))

    found = with_rows(move, filled_in({"context-issues.note": "Late", "calibration.note": "Seen"}))
    sheet = read(found)
    assert said_by(sheet) == {"context-issues.note": "Late", "calibration.note": "Seen"}
    assert sheet.cells.moved == 1
    assert "1 row stands elsewhere" in " ".join(spreadsheet_told(sheet, sampled()))


def test_rows_that_are_gone_doubled_or_strange_are_told_and_change_nothing() -> None:
    def spoil(rows: list[list[FoundCell]]) -> None:
        del rows[2]
        second = [*rows[2]]
        second[4] = "Another evidence"
        rows += [second, [*rows[3]], ["", "My own question", None, "2 partial", *[None] * 8]]

    sheet = read(with_rows(spoil))
    assert sheet.entries == ()
    assert sheet.cells.gone == ("context-issues",)
    assert [(row.place[:9], row.says) for row in sheet.cells.doubled] == [("Answers!E", "Another evidence")]
    assert [row.says for row in sheet.cells.strange] == ["My own question | 2 partial"]
    said = " ".join(spreadsheet_told(sheet, sampled()))
    assert "context-issues" in said
    assert "1 row that is none of the questions" in said
    assert " of Answers “My own question | 2 partial”" in said
    assert " “Another evidence”" in said


def test_columns_are_found_by_their_heads_and_one_that_is_gone_is_told() -> None:
    def shuffle(rows: list[list[FoundCell]]) -> None:
        for row in rows:
            row[:] = [row[-1], *row[:4], *row[5:-1]]

    sheet = read(with_rows(shuffle, filled_in({"calibration.note": "Seen"})))
    assert said_by(sheet) == {"calibration.note": "Seen"}
    assert sheet.cells.lost == (answer_field("evidence").label,)


def test_without_the_answers_their_heads_or_the_ids_it_is_refused_with_the_reason() -> None:
    def without_ids(rows: list[list[FoundCell]]) -> None:
        rows[:] = [row[:-1] for row in rows]

    def without_heads(rows: list[list[FoundCell]]) -> None:
        del rows[0]

    found = sample_tables()
    no_answers = replace(found, tables=tuple(one for one in found.tables if one.name != "Answers"))
    for spoiled, reason in (
        (no_answers, "the sheet with the answers is missing"),
        (with_rows(without_ids), "the column Id is missing"),
        (with_rows(without_heads), "the row with the names of the columns is missing"),
    ):
        with pytest.raises(BadInput, match=rf"^came back\.xlsx: {reason}.*nothing was read in$"):
            read(spoiled)


@pytest.mark.parametrize("doubled", [3, 4, 5, 10, -1])
def test_two_columns_of_one_head_are_refused_with_the_cells_whichever_comes_first(doubled: int) -> None:
    def double(rows: list[list[FoundCell]]) -> None:
        for row in rows:
            row.append(row[doubled])
        rows[0][-1] = f" {rows[0][-1]} ".upper()

    first = place_words("Answers", 0, doubled % 12)
    with pytest.raises(
        BadInput, match=f"is there twice, at {first} and at Answers!M1;.*nothing was read in$"
    ):
        read(with_rows(double))


def test_a_column_sorted_alone_or_shifted_is_warned_of_before_it_is_read_in() -> None:
    case = sampled()
    evidence = 4

    def sort(rows: list[list[FoundCell]]) -> None:
        cells = sorted(str(row[evidence] or "") for row in rows[1:])
        for row, cell in zip(rows[1:], cells, strict=True):
            row[evidence] = cell

    def shift(rows: list[list[FoundCell]]) -> None:
        ids = [row[-1] for row in rows[1:] if row[-1]]
        places = iter([*ids[1:], ids[0]])
        for row in rows[1:]:
            row[-1] = next(places) if row[-1] else row[-1]

    for spoil in (sort, shift):
        sheet = read(with_rows(spoil), case)
        said = spreadsheet_told(sheet, case)[1]
        assert "say word for word what stands at other questions here" in said
        assert sheet.strayed[0] in said
        entries = {entry.requirement: entry.says for entry in sheet.entries if entry.key == "evidence"}
        elsewhere = {answer.evidence for answer in case.answers.values()}
        assert any(entries.get(id_) in elsewhere for id_ in sheet.strayed)


def test_a_text_that_was_copied_or_two_that_changed_places_are_no_reason_to_warn() -> None:
    case = sampled()
    with_text = [id_ for id_, answer in case.answers.items() if answer.evidence and id_ in sample_ids()]
    source = case.answers[with_text[0]].evidence
    copied = filled_in({f"{id_}.evidence": source for id_ in with_text[1:]})
    one, other = with_text[:2]
    swapped = filled_in(
        {f"{one}.evidence": case.answers[other].evidence, f"{other}.evidence": case.answers[one].evidence}
    )
    for found in (copied, swapped):
        sheet = read(found, case)
        assert sheet.entries
        assert sheet.strayed == ()


def sample_ids() -> set[FoundCell]:
    (table,) = (one for one in sample_tables().tables if one.name == "Answers")
    return {row[-1] for row in table.rows if len(row) == 12}


def test_a_sheet_renamed_with_a_title_above_and_another_head_of_the_ids_is_read() -> None:
    def change(rows: list[list[FoundCell]]) -> None:
        rows[0][-1] = "Key"
        rows[0][3] = str(rows[0][3]).upper()
        rows.insert(0, ["Filled by the shop floor", *[None] * (len(rows[0]) - 1)])

    found = with_rows(change, filled_in({"calibration.note": "Seen"}))
    named = tuple(
        replace(one, name="Our answers" if one.name == "Answers" else one.name) for one in found.tables
    )
    sheet = read(replace(found, tables=named))
    assert said_by(sheet) == {"calibration.note": "Seen"}
    assert (sheet.cells.gone, sheet.cells.lost) == ((), ())
    assert [(one.place, one.says) for one in sheet.not_taken] == [
        ("Our answers!A1", "Filled by the shop floor")
    ]


def test_a_sheet_without_any_row_says_that_they_are_gone() -> None:
    def empty(rows: list[list[FoundCell]]) -> None:
        del rows[1:]

    sheet = read(with_rows(empty))
    assert sheet.entries == ()
    assert "rows are not there any more" in " ".join(spreadsheet_told(sheet, sampled()))


@given(st.randoms(use_true_random=False))
@settings(max_examples=examples(10))
def test_in_whatever_order_rows_and_columns_stand_the_same_is_read(chance: random.Random) -> None:
    def shuffle(rows: list[list[FoundCell]]) -> None:
        order = list(range(len(rows[0])))
        chance.shuffle(order)
        below = rows[1:]
        chance.shuffle(below)
        rows[:] = [[row[place] for place in order] for row in (rows[0], *below)]

    filled = filled_in({"calibration.rating": "4", "context-issues.note": "Late"})
    sheet = read(with_rows(shuffle, filled))
    assert said_by(sheet) == {"calibration.rating": "4", "context-issues.note": "Late"}
    assert (sheet.cells.gone, sheet.cells.strange, sheet.cells.doubled) == ((), (), ())


def test_a_strangers_file_and_that_of_another_assessment_are_refused() -> None:
    found = sample_tables()
    visible = replace(found, tables=tuple(one for one in found.tables if not one.hidden))
    with pytest.raises(BadInput, match=r"^came back\.xlsx: no spreadsheet of IsoAssess"):
        read(visible)
    with pytest.raises(BadInput, match="belongs to another assessment"):
        filled_spreadsheet(found, sampled(), "theirs", name=NAME)
    unnamed = workbook_cells(spreadsheet_file(sampled(), judged(sampled()), ""))
    assert read(unnamed).entries == ()
    with pytest.raises(BadInput, match="was made for Example Fabrications Ltd"):
        read(unnamed, blank())


# --- laws -------------------------------------------------------------------------------------------

TEXT = st.text(max_size=60) | st.sampled_from(
    ["=1+1", "+41", "-x", "@me", "a\tb", "_x0041_", "a\r\nb", " \u2028 x", "x" * 40_000]
)


@settings(max_examples=examples(20))
@given(evidence=TEXT, owner=TEXT, rating=st.sampled_from([None, *Rating]), due=st.none() | st.dates())
def test_whatever_an_answer_holds_its_spreadsheet_says_nothing_new(
    evidence: str, owner: str, rating: Rating | None, due: datetime.date | None
) -> None:
    case = with_answer(sampled_briefly(), "calibration", evidence=evidence, rating=rating, note=owner)
    action = replace(case.answers["calibration"].action, owner=owner, due=due)
    case = with_answer(case, "calibration", action=action)
    found = workbook_cells(spreadsheet_file(case, judged(case), OURS))
    sheet = read(found, case)
    assert sheet.entries == ()
    in_time = due is None or 1990 <= due.year <= 2199
    assert [one.why for one in sheet.not_taken] == ([] if in_time else [WhyNotTaken.NO_DAY])
    cells = {(one.requirement, one.key): one.cell for one in sheet.cells.cells}
    kept = plain_text(evidence).replace("\t", " ")
    assert str(cells["calibration", "evidence"] or "")[:LONGEST] == kept[:LONGEST].rstrip()


@cache
def sampled_briefly() -> Case:
    """The sample held against a few requirements, so that many spreadsheets can be made of it."""
    case = sampled()
    few = tuple(known for known in case.requirements if known.id in ("calibration", "context-issues"))
    return replace(case, requirements=few, answers={})


def test_read_into_the_store_it_is_there_and_one_undo_takes_it_back(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.db", who="me") as store:
        id_ = put_sample(store, shipped())
        case = stored_case(store, shipped(), id_)
        found = filled_in(
            {
                "calibration.rating": "4 effective",
                "calibration.action.due": FoundDay(datetime.date(2027, 5, 1)),
                "calibration.action.what": "Label the rest",
                "calibration.evidence": "",
            },
            workbook_cells(spreadsheet_file(case, judged(case), id_)),
        )
        sheet = filled_spreadsheet(found, case, id_, name=NAME)
        store.change_answers(id_, changes_of(sheet.entries, case, sheet.conflicts))
        after = store.answers(id_)["calibration"]
        assert after.rating is Rating.EFFECTIVE
        assert (after.action.due, after.action.what) == (datetime.date(2027, 5, 1), "Label the rest")
        assert after.evidence == ""
        assert filled_spreadsheet(found, stored_case(store, shipped(), id_), id_, name=NAME).entries == ()
        store.undo(id_)
        assert store.answers(id_)["calibration"] == case.answers["calibration"]


def test_every_column_that_is_filled_in_is_a_field_of_the_answer() -> None:
    for key in FILLED:
        assert value_of(NO_ANSWER, key) in (None, "")
        assert answer_field(key).secret is False


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3. Mai 2027", "2027-05-03"),
        ("3 May 2027", "2027-05-03"),
        ("Sept 3, 2027", "2027-09-03"),
        ("05.06.2027", "2027-06-05"),
        ("15/06/2027", "2027-06-15"),
        ("5/5/2027", "2027-05-05"),
    ],
)
def test_a_day_is_read_in_the_languages_that_spreadsheets_come_in(typed: str, day: str) -> None:
    assert said_by(read(filled_in({"calibration.action.due": typed}))) == {"calibration.action.due": day}


@pytest.mark.parametrize("order", [DigitOrder.DAY_FIRST, DigitOrder.MONTH_FIRST])
def test_a_day_that_can_be_two_is_left_out_with_both(order: DigitOrder) -> None:
    sheet = read(filled_in({"calibration.action.due": "05/06/2027"}), writing=Writing(order=order))
    assert sheet.entries == ()
    (told,) = (one for one in spreadsheet_told(sheet, sampled()) if "05/06/2027" in one)
    assert "(5 June 2027 or 6 May 2027)" in told
    assert "can be two days" in told


@pytest.mark.parametrize("order", list(DigitOrder))
def test_a_short_year_between_dashes_may_stand_at_either_end(order: DigitOrder) -> None:
    sheet = read(filled_in({"calibration.action.due": "31-12-26"}), writing=Writing(order=order))
    assert sheet.entries == ()
    (told,) = (one for one in spreadsheet_told(sheet, sampled()) if "31-12-26" in one)
    assert "31 December 2026" in told
    assert "26 December 2031" in told


@pytest.mark.parametrize(
    ("said", "day"), [("99-12-31", "1999-12-31"), ("31-12-99", "1999-12-31"), ("05-05-05", "2005-05-05")]
)
def test_a_short_year_between_dashes_is_read_where_it_can_be_one_day_only(said: str, day: str) -> None:
    assert said_by(read(filled_in({"calibration.action.due": said}))) == {"calibration.action.due": day}


@pytest.mark.parametrize(("word", "rating"), [("nein", "0"), ("Yes", "3"), ("n/a?", None)])
def test_a_rating_is_said_in_the_words_of_other_checklists_too(word: str, rating: str | None) -> None:
    said = said_by(read(filled_in({"calibration.rating": word})))
    assert said == ({"calibration.rating": rating} if rating else {})


def test_the_word_that_is_read_as_a_rating_is_told_with_its_cell() -> None:
    sheet = read(filled_in({"calibration.rating": "ja", "context-issues.rating": "4"}))
    (told,) = (one for one in spreadsheet_told(sheet, sampled()) if one.startswith("Read as a rating"))
    assert "“ja” (3 conforming)" in told
    assert "“4”" not in told
