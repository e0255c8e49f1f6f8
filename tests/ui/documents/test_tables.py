"""Spreadsheets in the window: saved, filled in and read in again; an old checklist is taken over by ticks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStyle, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from isoassess.domain import Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.exchange.cells.found_tables import FoundCell, FoundTables
from isoassess.exchange.cells.workbook_cells import workbook_cells
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.services.filled_worksheet import FormEntry
from isoassess.store import Store
from tests.ui.sample_stores import open_begun
from tests.unit.services.sheet_filling import filled_in
from tests.unit.services.strange_checklists import FILES
from ui.documents.screen import ReportsScreen
from ui.documents.tables import spreadsheet as spreadsheet_module
from ui.documents.tables.checklist_dialog import ChecklistDialog
from ui.documents.tables.entry_list import EntryDelegate, EntryList
from ui.documents.worksheet.read_in_dialog import ReadInDialog
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.choosing.value_drop_down import ValueDropDown
from ui.widgets.theme import dress
from ui.widgets.tips import BREAK

GAPS = Path(__file__).parents[2] / "data" / "checklists" / "gap-analysis-2015.xlsx"


PADDING, RIGHT = 8, 6  # above and below an entry together, and beside it, as the theme has it


def words(widget: QWidget) -> str:
    shown = (label.text() for label in widget.findChildren(QLabel) if not label.isHidden())
    return "\n".join(shown).replace(BREAK, "")


def saved(qtbot: QtBot, screen: ReportsScreen, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    screen.tables.save.click()
    qtbot.waitUntil(lambda: not screen.tables.saving.busy, timeout=60_000)


def read(
    qtbot: QtBot, screen: ReportsScreen, path: Path, monkeypatch: pytest.MonkeyPatch
) -> ReadInDialog | None:
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
    screen.tables.read_in.click()
    qtbot.waitUntil(lambda: not screen.tables.reading_in.busy, timeout=60_000)
    return screen.tables.reading_in.dialog


def checklist(
    qtbot: QtBot, screen: ReportsScreen, path: Path, monkeypatch: pytest.MonkeyPatch
) -> ChecklistDialog | None:
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
    screen.tables.take_over.click()
    qtbot.waitUntil(lambda: not screen.tables.checklist.busy, timeout=60_000)
    return screen.tables.checklist.dialog


def test_it_is_saved_where_a_person_says_and_says_nothing_new_when_it_comes_back(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(qtbot, screen, tmp_path / "out", monkeypatch)
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")
    assert "Written: out.xlsx" in screen.outcome.says
    assert screen.outcome.says.startswith("Names inside: ")
    assert read(qtbot, screen, tmp_path / "out.xlsx", monkeypatch) is None
    assert "says nothing that is not there already" in screen.outcome.says


def test_what_was_filled_in_is_shown_chosen_and_read_in(
    qtbot: QtBot,
    screen: ReportsScreen,
    opened: OpenAssessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "out.xlsx"
    saved(qtbot, screen, path, monkeypatch)
    before = opened.answer("calibration")

    def came_back(file: Path) -> FoundTables:
        assert file == path
        cells = {
            "calibration.rating": "4 effective",
            "calibration.evidence": "",
            "context-issues.note": "Late",
        }
        return filled_in(cells, workbook_cells(path.read_bytes()))

    monkeypatch.setattr(spreadsheet_module, "read_tables", came_back)
    dialog = read(qtbot, screen, path, monkeypatch)
    assert dialog is not None
    said = words(dialog)
    assert "1 new entry, 1 changed, 1 conflict" in said
    assert "in place of: 2 partial" in said or "in place of: 3 conforming" in said
    (card,) = dialog.conflicts
    dialog.confirmed.emit()
    assert "1 conflict is still to be decided" in words(dialog)
    assert opened.answer("calibration") == before
    card.keep.click()
    dialog.confirmed.emit()
    assert opened.answer("calibration").rating is Rating.EFFECTIVE
    assert opened.answer("calibration").evidence == before.evidence
    assert opened.answer("context-issues").note == "Late"
    assert screen.outcome.says == "The spreadsheet was read in."
    opened.undo()
    assert opened.answer("calibration") == before


def test_what_was_sorted_apart_is_read_in_only_where_a_person_says_so(
    qtbot: QtBot,
    screen: ReportsScreen,
    opened: OpenAssessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "out.xlsx"
    saved(qtbot, screen, path, monkeypatch)
    before = {id_: answer.evidence for id_, answer in opened.case.answers.items() if answer.evidence}
    ids = [*before][:7]
    cells: dict[str, FoundCell] = {
        f"{id_}.evidence": before[other] for id_, other in zip(ids, (*ids[1:], ids[0]), strict=True)
    }
    found = filled_in(cells, workbook_cells(path.read_bytes()))
    monkeypatch.setattr(spreadsheet_module, "read_tables", lambda _file: found)
    dialog = read(qtbot, screen, path, monkeypatch)
    assert dialog is not None
    assert "one column was sorted without the others" in words(dialog)
    dialog.confirmed.emit()
    assert "nothing has been read in yet" in words(dialog)
    assert opened.answer(ids[0]).evidence == before[ids[0]]
    dialog.anyway.setChecked(True)
    dialog.confirmed.emit()
    assert opened.answer(ids[0]).evidence == before[ids[1]]


def test_a_file_that_is_none_is_refused_beside_the_button(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"no table")
    assert read(qtbot, screen, path, monkeypatch) is None
    assert "list.xlsx: no table" in screen.outcome.says
    assert checklist(qtbot, screen, path, monkeypatch) is None
    assert "list.xlsx: no table" in screen.outcome.says


def test_texts_of_a_checklist_are_ticked_and_ratings_only_by_hand(
    qtbot: QtBot, screen: ReportsScreen, opened: OpenAssessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened.answer("calibration-status")
    dialog = checklist(qtbot, screen, GAPS, monkeypatch)
    assert dialog is not None
    assert "Clauses of ISO 9001:2015" in words(dialog)
    assert len(dialog.texts.taken()) == dialog.texts.count() > 3
    assert dialog.ratings.taken() == ()
    assert dialog.ratings.count() > 0
    proposed = dialog.ratings.count()
    dialog.texts.item(0).setCheckState(Qt.CheckState.Unchecked)
    left = dialog.texts.count() - 1
    assert len(dialog.texts.taken()) == left
    dialog.confirmed.emit()
    after = opened.answer("calibration-status")
    assert after.evidence == f"{before.evidence}\nGauge 17 without certificate"
    assert after.rating is before.rating
    assert screen.outcome.says == (
        f"Taken over from the checklist: {left} texts. {proposed} proposed ratings were left, because they "
        "were not ticked."
    )
    screen.activateWindow()
    screen.documents.setFocus()
    qtbot.waitUntil(lambda: screen.isActiveWindow() and keys_within(screen))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.answer("calibration-status") == before
    assert screen.outcome.says.startswith("What came from the checklist was taken back")


def keys_within(screen: ReportsScreen) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and screen.isAncestorOf(focused)


@pytest.fixture(params=[100, 150])
def dressed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """As the program is, with letters of that size."""
    dress(qapp, percent=request.param)
    yield
    dress(qapp)


@pytest.mark.usefixtures("dressed")
def test_every_line_of_an_entry_is_seen_at_whatever_width(qtbot: QtBot, opened: OpenAssessment) -> None:
    entries = EntryList("Notes", opened.case, ticked=True)
    qtbot.addWidget(entries)
    asked = opened.case.requirements[:30]
    entries.show_entries(FormEntry(requirement=one.id, key="note", says="word " * 9) for one in asked)
    entries.show()
    for width in range(420, 520, 10):
        entries.resize(width, 400)
        entries.doItemsLayout()
        for row in range(entries.count()):
            needed, room = height_of_lines(entries, row)
            assert needed <= room, (width, entries.item(row).text())


def height_of_lines(entries: EntryList, row: int) -> tuple[int, int]:
    """What they need where the style puts them, and what they get."""
    index = entries.indexFromItem(entries.item(row))
    option = QStyleOptionViewItem()
    entries.initViewItemOption(option)
    delegate = entries.itemDelegate()
    assert isinstance(delegate, EntryDelegate)
    delegate.initStyleOption(option, index)
    option.rect = entries.visualRect(index)
    style = entries.style()
    begins = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, entries).left()
    beside = 2 * (style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, entries) + 1)
    wide = QRect(0, 0, option.rect.right() - RIGHT - begins - beside, 10_000)
    needed = option.fontMetrics.boundingRect(wide, Qt.TextFlag.TextWordWrap, option.text)
    return needed.height() + PADDING, option.rect.height()


def test_another_meaning_of_a_word_and_another_edition_change_what_is_proposed(
    qtbot: QtBot, screen: ReportsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = checklist(qtbot, screen, GAPS, monkeypatch)
    assert dialog is not None
    dialog.all_ratings.click()
    ticked = dialog.ratings.taken()
    assert len(ticked) == dialog.ratings.count() > 0
    dialog.words.segments["N/A"].show_value(None)
    dialog.words.segments["N/A"].chosen.emit(None)
    assert all(entry.says != "na" for entry in dialog.ratings.taken())
    assert dialog.ratings.count() < len(ticked)
    dialog.reject()
    assert screen.tables.checklist.dialog is None


def test_every_word_can_be_given_a_meaning_and_what_is_left_out_is_read_cell_by_cell(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.csv"
    steps = [f"step {letter}" for letter in "abcdefghijklmnop"]
    lines = ["Audit of May", "Clause;Rating;Note", "4.1;yes;x", *(f"5.2;{step};y" for step in steps)]
    path.write_text("\n".join(lines), encoding="utf-8")
    dialog = checklist(qtbot, screen, path, monkeypatch)
    assert dialog is not None
    assert dialog.left_out.said == "Left out, because it stands above the heads: A1 “Audit of May”."
    assert "yes" not in dialog.words.segments
    dialog.words.all_words.click()
    assert {*dialog.words.segments} == {"yes", *steps}
    assert dialog.words.all_words.isHidden()
    dialog.words.segments["step p"].chosen.emit(Rating.ABSENT)
    assert "the checklist says “0 absent”" in dialog.left_out.said
    dialog.reject()


def test_what_a_yes_below_a_head_for_gaps_means_is_told_beside_it_and_can_be_said_otherwise(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "gaps.csv"
    path.write_text("Clause;Gap?;Gap description\n10.2;yes;a\n10.3;no;b\n", encoding="utf-8")
    dialog = checklist(qtbot, screen, path, monkeypatch)
    assert dialog is not None
    assert dialog.words.meanings == {"yes": Rating.INFORMAL, "no": Rating.CONFORMING}
    assert words(dialog).count("“Gap?” asks for what is wrong") == 1
    assert "“yes” as 1 informal" in words(dialog.words)
    dialog.words.segments["yes"].chosen.emit(Rating.PARTIAL)
    assert "“yes” as 2 partial" in words(dialog.words)
    assert dialog.ratings.taken() == ()
    dialog.reject()


def test_numbers_propose_no_rating_before_a_person_says_which_is_the_best(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "marks.csv"
    path.write_text("Clause;Score;Proof\n10.2;1;a\n10.3;5;b\n", encoding="utf-8")
    dialog = checklist(qtbot, screen, path, monkeypatch)
    assert dialog is not None
    assert "does not say plainly which one is the best" in dialog.best_end.said
    assert {*dialog.words.meanings.values()} == {None}
    segments = dialog.best_end.segments
    assert segments is not None
    segments.chosen.emit("1")
    assert dialog.best_end.segments is segments
    assert dialog.words.meanings == {"1": Rating.EFFECTIVE, "5": Rating.ABSENT}
    assert segments.value() == "1"
    assert words(dialog).count("1 was said to be the best") == 1
    segments.chosen.emit("")
    assert {*dialog.words.meanings.values()} == {None}
    assert (segments.value(), segments.answered) == ("", True)
    segments.chosen.emit("5")
    assert dialog.words.meanings == {"1": Rating.ABSENT, "5": Rating.EFFECTIVE}
    dialog.words.segments["1"].chosen.emit(Rating.INFORMAL)
    assert dialog.words.meanings == {"1": Rating.INFORMAL, "5": Rating.EFFECTIVE}
    hold(dialog.columns.roles[dialog.columns.places[ColumnRole.STATUS]], None)
    assert dialog.best_end.isHidden()
    dialog.reject()


def test_where_the_profile_decides_it_is_opened_at_the_fact_that_does(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = ReportsScreen(open_begun(store, Profile(organization=Organization(name="Sample Workshop"))))
    qtbot.addWidget(screen)
    path = tmp_path / "none.csv"
    path.write_text("Clause;Rating\n4.1;yes\n8.3.1;n. a.\n", encoding="utf-8")
    dialog = checklist(qtbot, screen, path, monkeypatch)
    assert dialog is not None
    assert "because the profile decides that" in words(dialog)
    with qtbot.waitSignal(screen.tables.checklist.profile_wanted) as wanted:
        dialog.to_profile.click()
    assert wanted.args is not None
    assert wanted.args[0].startswith("design.")
    assert screen.tables.checklist.dialog is None
    assert screen.outcome.says.startswith("Nothing was taken over.")


def test_what_was_said_of_a_checklist_is_there_again_after_the_profile(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_begun(store, Profile(organization=Organization(name="Sample Workshop")))
    screen = ReportsScreen(opened)
    qtbot.addWidget(screen)
    path = tmp_path / "none.csv"
    path.write_text("Clause;Rating;First;Second\n4.1;1;one;two\n5.1;5;more\n8.3.1;n. a.\n", encoding="utf-8")
    dialog = checklist(qtbot, screen, path, monkeypatch)
    assert dialog is not None
    assert dialog.ticked.endswith("Which end of its scale is the best is not said yet.")
    hold(dialog.columns.roles[2], ColumnRole.COMMENT)
    assert dialog.best_end.segments is not None
    dialog.best_end.segments.chosen.emit("5")
    dialog.words.segments["1"].chosen.emit(Rating.INFORMAL)
    dialog.ratings.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.texts.item(0).setCheckState(Qt.CheckState.Unchecked)
    rated, ticked, meanings = dialog.ratings.taken(), dialog.ticked, dialog.words.meanings
    assert f"1 of {dialog.ratings.count()} proposed ratings" in ticked
    dialog.to_profile.click()
    again = ReportsScreen(opened)  # as when the organization is opened anew
    qtbot.addWidget(again)
    other = checklist(qtbot, again, path, monkeypatch)
    assert other is not None
    assert (other.ticked, other.words.meanings, other.ratings.taken()) == (ticked, meanings, rated)
    assert other.columns.places[ColumnRole.COMMENT] == 2
    assert other.best_end.segments is not None
    assert other.best_end.segments.value() == "5"
    other.ratings.tick_all()
    assert f"{other.ratings.count()} of {other.ratings.count()} proposed ratings" in other.ticked
    other.reject()
    third = checklist(qtbot, again, path, monkeypatch)
    assert third is not None
    assert "not said yet" in third.ticked
    third.reject()


def test_what_a_column_holds_is_said_by_hand_and_all_but_texts_is_held_once(
    qtbot: QtBot, screen: ReportsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = checklist(qtbot, screen, GAPS, monkeypatch)
    assert dialog is not None
    roles, places = dialog.columns.roles, dict(dialog.columns.places)
    proposed = {entry.name: entry.says for entry in dialog.texts.taken()}
    comment, evidence = places[ColumnRole.COMMENT], places[ColumnRole.EVIDENCE]
    hold(roles[comment], ColumnRole.EVIDENCE)
    assert roles[evidence].value() is ColumnRole.EVIDENCE
    assert dialog.columns.further == {max(evidence, comment): ColumnRole.EVIDENCE}
    found = {entry.name: entry.says for entry in dialog.texts.taken()}
    assert "Objective evidence: Context page of January" in found["context-issues.evidence"]
    assert found["context-issues.evidence"].endswith("Comments: Never looked at again")
    assert "context-issues.note" not in found
    hold(roles[comment], ColumnRole.OWNER)
    assert roles[places[ColumnRole.OWNER]].value() is None
    hold(roles[places[ColumnRole.CLAUSE]], None)
    assert dialog.texts.count() == dialog.ratings.count() == 0
    assert "which column holds the clauses" in words(dialog)
    for role, place in places.items():
        hold(roles[place], role)
    assert not dialog.columns.further
    assert {entry.name: entry.says for entry in dialog.texts.taken()} == proposed
    hold(roles[places[ColumnRole.STATUS]], None)
    assert dialog.ratings.count() == 0
    assert not dialog.words.isVisible()
    dialog.reject()


def hold(column: ValueDropDown, role: ColumnRole | None) -> None:
    """As a person chooses it."""
    column.show_value(role)
    column.activated.emit(column.currentIndex())


def test_what_is_to_be_done_is_saved_for_a_calendar(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan"
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    screen.tables.save_calendar.click()
    qtbot.waitUntil(lambda: not screen.tables.calendar.busy, timeout=60_000)
    assert "Written: plan.ics" in screen.outcome.says
    assert screen.outcome.says.startswith("Names inside: ")
    assert (tmp_path / "plan.ics").read_bytes().count(b"BEGIN:VEVENT") > 10
    screen.tables.save_calendar.click()
    assert "plan.ics is there already" in screen.outcome.says


def test_another_sheet_of_a_checklist_is_shown_with_its_own_columns(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "two.xlsx"
    path.write_bytes(FILES["two-sheets.xlsx"])
    first = checklist(qtbot, screen, path, monkeypatch)
    assert first is not None
    assert first.sheets is not None
    assert first.sheets.value() == "Part 1"
    first.sheets.chosen.emit("Part 2")
    second = screen.tables.checklist.dialog
    assert second is not None
    assert second is not first
    assert second.sheets is not None
    assert second.sheets.value() == "Part 2"
    (entry,) = second.texts.taken()
    assert entry.says.endswith("\nReport 3")
    assert "Sheets that are not read: Read me, Part 1." in words(second)
    assert "Left out" not in second.left_out.said
    second.confirmed.emit()
    assert screen.tables.checklist.dialog is None
    assert screen.outcome.says.startswith("Taken over from the checklist: 1 text.")


def test_only_what_came_last_is_taken_back_from_its_message(
    qtbot: QtBot, screen: ReportsScreen, opened: OpenAssessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened.answer("calibration-status")
    dialog = checklist(qtbot, screen, GAPS, monkeypatch)
    assert dialog is not None
    dialog.confirmed.emit()
    undo = next(one for one in screen.outcome.findChildren(QPushButton) if one.text() == "Undo")
    assert undo.isVisibleTo(screen.outcome)
    undo.click()
    assert opened.answer("calibration-status") == before
    assert not undo.isVisibleTo(screen.outcome)
    again = checklist(qtbot, screen, GAPS, monkeypatch)
    assert again is not None
    again.confirmed.emit()
    opened.rate("calibration", Rating.EFFECTIVE)
    assert not undo.isVisibleTo(screen.outcome)
    screen.outcome.undo()
    assert opened.answer("calibration").rating is Rating.EFFECTIVE
    assert opened.answer("calibration-status") != before
