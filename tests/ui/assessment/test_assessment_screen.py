"""What a person does on the assessment screen is stored at once, under the right requirement, and seen."""

import datetime
import gc
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import closing
from html import escape
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, Answer, Applies, Grade, Keep, Lens, Rating
from isoassess.domain.profile import (
    Activity,
    Conditions,
    Design,
    Designer,
    Organization,
    Profile,
    Purpose,
    Responsibility,
    Specification,
)
from isoassess.standard_choice.labels import justification_words
from isoassess.store import Store
from tests.ui.desk import TODAY, Desk
from ui.assessment.screen import AssessmentScreen
from ui.session.open_assessment import OpenAssessment
from ui.session.remembered import Remembered
from ui.widgets.theme import dress

NO_DESIGN = Design(
    product=Designer.CUSTOMER,
    service=Designer.NOBODY,
    responsibility=Responsibility.CUSTOMER,
    specification=Specification.COMPLETE,
    may_change=False,
    own_brand=False,
    only_process=True,
)
OWN_DESIGN = Design(product=Designer.WE, responsibility=Responsibility.US, own_brand=True, may_change=True)
GATE = "scope-statement"
HOSTILE = "<b>bold</b> & \U0001f642 שלום עולם " + "W" * 10_000


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        dress(qapp, dark=False)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(
        qtbot, tmp_path / "store.db", Profile(organization=Organization(name="Example Fabrications Ltd"))
    )
    yield desk
    desk.window.close()
    desk.store.close()


def claimable(desk: Desk) -> str:
    """A requirement that may be claimed not applicable, and that the profile says nothing about."""
    return next(
        requirement.id
        for requirement in desk.opened.case.requirements
        if requirement.applies is not Applies.NEVER
        and not requirement.clause[desk.opened.lens].startswith("8.3")
    )


@pytest.mark.parametrize("rating", [rating for rating in Rating if rating.level is not None])
def test_a_digit_rates_the_requirement_in_view(desk: Desk, rating: Rating) -> None:
    desk.press(Qt.Key(ord(rating.value)))
    assert desk.stored(desk.screen.requirement_id).rating is rating


def test_a_cell_rates_and_the_same_cell_takes_it_back(desk: Desk) -> None:
    desk.click(Rating.PARTIAL)
    assert desk.stored(desk.screen.requirement_id).rating is Rating.PARTIAL
    assert "Likely minor nonconformity" in desk.words()
    desk.click(Rating.PARTIAL)
    assert desk.stored(desk.screen.requirement_id).rating is None
    assert "Not assessed" in desk.words()


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_takes_a_rating_back(desk: Desk, key: Qt.Key) -> None:
    desk.press(Qt.Key.Key_3)
    desk.press(key)
    assert desk.stored(desk.screen.requirement_id).rating is None


def test_keys_rate_also_from_the_rating_row_and_arrows_move_there(desk: Desk) -> None:
    first = desk.screen.requirement_id
    desk.click(Rating.ABSENT)
    desk.press(Qt.Key.Key_4)
    assert desk.stored(first).rating is Rating.EFFECTIVE
    desk.press(Qt.Key.Key_Down)
    assert desk.screen.requirement_id == desk.ids[1]
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Space)
    assert desk.stored(desk.ids[1]).rating is not None


def test_down_and_up_go_through_the_requirements(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Down)
    assert desk.screen.requirement_id == desk.ids[1]
    desk.press(Qt.Key.Key_Up)
    assert desk.screen.requirement_id == desk.ids[0]


def test_enter_goes_to_the_next_unanswered_and_from_the_end_to_the_start(desk: Desk) -> None:
    desk.opened.rate(desk.ids[1], Rating.CONFORMING)
    desk.press(Qt.Key.Key_Return)
    assert desk.screen.requirement_id == desk.ids[2]
    desk.screen.focus_requirement(desk.ids[-1])
    desk.press(Qt.Key.Key_Return)
    assert desk.screen.requirement_id == desk.ids[0]


def test_enter_says_so_when_nothing_is_left(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path / "store.db", Profile())
    for id in desk.ids:
        desk.store.save_answer(desk.assessment, id, Answer(rating=Rating.CONFORMING, evidence="seen"))
    desk.open()
    desk.press(Qt.Key.Key_Return)
    assert desk.said == ["Every requirement that applies is assessed."]


def test_digits_and_letters_in_a_text_are_text(desk: Desk) -> None:
    desk.type("Objective evidence", "No. 4 of 2024")
    desk.press(Qt.Key.Key_Escape)
    answer = desk.stored(desk.screen.requirement_id)
    assert (answer.evidence, answer.rating) == ("No. 4 of 2024", None)
    desk.press(Qt.Key.Key_2)
    assert desk.stored(desk.screen.requirement_id).rating is Rating.PARTIAL


def test_evidence_goes_to_its_requirement_when_another_is_shown_at_once(desk: Desk) -> None:
    first, second = desk.ids[:2]
    desk.type("Objective evidence", "seen at the gate")
    desk.type("Note for the report", "ask again")
    desk.screen.focus_requirement(second)
    assert desk.field("Objective evidence").toPlainText() == ""
    assert desk.stored(first) == Answer(evidence="seen at the gate", note="ask again")
    assert desk.stored(second) == Answer()


def test_evidence_is_stored_after_a_pause_and_keeps_the_cursor(desk: Desk) -> None:
    desk.type("Objective evidence", "seen")
    desk.qtbot.waitUntil(lambda: desk.opened.answer(desk.ids[0]).evidence == "seen", timeout=3000)
    desk.qtbot.keyClicks(desk.field("Objective evidence"), "!")
    assert desk.field("Objective evidence").toPlainText() == "seen!"


def test_leaving_the_screen_stores_what_is_being_typed(desk: Desk) -> None:
    desk.type("Note for the report", "ask again")
    desk.screen.hide()
    assert desk.stored(desk.ids[0]).note == "ask again"


def test_rating_by_mouse_while_typing_loses_nothing(desk: Desk) -> None:
    desk.type("Objective evidence", "seen")
    desk.click(Rating.CONFORMING)
    assert desk.stored(desk.ids[0]) == Answer(rating=Rating.CONFORMING, evidence="seen")


def test_an_action_is_stored_and_a_date_in_the_past_is_kept_with_a_word(desk: Desk) -> None:
    desk.type("Action: what is to be done", "Write it down")
    desk.type("Action: owner", "Purchasing")
    due = desk.due
    due.setFocus()
    desk.qtbot.keyClicks(due, "31/1/26")
    desk.press(Qt.Key.Key_Escape)
    planned = Action(what="Write it down", owner="Purchasing", due=datetime.date(2026, 1, 31))
    assert desk.stored(desk.ids[0]).action == planned
    assert "31 January 2026" in desk.words()
    assert "This date is in the past." in desk.words()
    due.clear()
    due.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.stored(desk.ids[0]).action.due is None


def test_a_date_being_typed_goes_to_its_requirement_and_rates_nothing(desk: Desk) -> None:
    first, second = desk.ids[:2]
    desk.opened.plan_action(first, Action(due=datetime.date(2027, 1, 31)))
    desk.due.setFocus()
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.keyClicks(desk.due, "14.1.27")
    assert desk.opened.answer(first).action.due == datetime.date(2027, 1, 31)
    desk.screen.focus_requirement(second)
    assert desk.stored(first) == Answer(action=Action(due=datetime.date(2027, 1, 14)))
    assert desk.stored(second) == Answer()


def test_what_is_no_date_is_never_stored_and_waits_for_its_requirement(desk: Desk) -> None:
    first, second = desk.ids[:2]
    desk.due.setFocus()
    desk.qtbot.keyClicks(desk.due, "15.13.2027")
    desk.press(Qt.Key.Key_Return)
    assert desk.screen.requirement_id == first
    assert "This date does not exist." in desk.words()
    desk.screen.focus_requirement(second)
    assert desk.due.text() == ""
    assert not desk.screen.finish_typing()
    assert "15.13.2027" in desk.screen.waits
    assert desk.stored(first) == desk.stored(second) == Answer()
    desk.screen.focus_requirement(first)
    assert desk.due.text() == "15.13.2027"
    desk.due.setFocus()
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.keyClicks(desk.due, "15 Jan 2027")
    desk.press(Qt.Key.Key_Tab)
    assert desk.stored(first) == Answer(action=Action(due=datetime.date(2027, 1, 15)))
    assert desk.screen.finish_typing()


def test_up_down_and_space_step_a_date(desk: Desk) -> None:
    first = desk.ids[0]
    desk.due.setFocus()
    for key, day in (
        (Qt.Key.Key_Space, TODAY + datetime.timedelta(days=30)),
        (Qt.Key.Key_Up, TODAY + datetime.timedelta(days=31)),
        (Qt.Key.Key_Down, TODAY + datetime.timedelta(days=30)),
        (Qt.Key.Key_PageUp, datetime.date(2027, 1, 23)),
        (Qt.Key.Key_PageDown, datetime.date(2026, 12, 23)),
    ):
        desk.press(key)
        assert desk.due.text() == day.isoformat()
    desk.screen.finish_typing()
    assert desk.stored(first).action.due == datetime.date(2026, 12, 23)
    assert desk.stored(first).rating is None


def test_tab_goes_through_the_answer_in_reading_order(desk: Desk) -> None:
    names = []
    for _step in range(10):
        desk.press(Qt.Key.Key_Tab)
        here = cast(QWidget, QApplication.focusWidget())
        names.append(here.accessibleName() or cast(QPushButton, here).text())
    assert names == [
        "Rating",
        "Objective evidence",
        "Attach &file...",
        "Come back to this (F)",
        "Action: what is to be done",
        "Action: owner",
        "Action: due date",
        "Interviewed",
        "Note for the report",
        "Internal note",
    ]


def test_an_ofi_can_be_marked_only_where_the_requirement_is_fulfilled(desk: Desk) -> None:
    box = cast(QCheckBox, desk.screen.findChild(QCheckBox))
    desk.press(Qt.Key.Key_2)
    assert not box.isEnabled()
    desk.type("Objective evidence", "seen")
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_3)
    box.click()
    assert desk.stored(desk.ids[0]).ofi
    assert "Likely opportunity for improvement" in desk.words()


def test_not_applicable_asks_for_a_reason_and_is_accepted_with_one(desk: Desk) -> None:
    id = claimable(desk)
    desk.screen.focus_requirement(id)
    desk.press(Qt.Key.Key_N)
    assert "needs a reason in your own words" in desk.words()
    assert desk.field("Reason why it does not apply").hasFocus()
    desk.qtbot.keyClicks(desk.field("Reason why it does not apply"), "Never done here")
    desk.press(Qt.Key.Key_Escape)
    answer = desk.stored(id)
    assert (answer.rating, answer.reason) == (Rating.NOT_APPLICABLE, "Never done here")
    assert desk.opened.finding(id).grade is Grade.NOT_APPLICABLE
    assert "needs a reason" not in desk.words()


def test_a_requirement_for_everybody_refuses_the_claim_and_keeps_its_rating(desk: Desk) -> None:
    desk.screen.focus_requirement(GATE)
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_N)
    assert "cannot be claimed not applicable" in desk.words()
    assert desk.stored(GATE).rating is Rating.CONFORMING


def test_a_claim_against_the_profile_is_refused_with_the_reason(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path / "store.db", Profile(conditions=Conditions(measuring_equipment=True)))
    desk.screen.focus_requirement("calibration")
    desk.press(Qt.Key.Key_N)
    desk.qtbot.keyClicks(desk.field("Reason why it does not apply"), "We measure nothing")
    desk.press(Qt.Key.Key_Escape)
    assert "The profile says that this does occur" in desk.words()
    assert desk.stored("calibration").reason == "We measure nothing"


def test_own_design_refuses_the_claim_for_design(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path / "store.db", Profile(design=OWN_DESIGN))
    desk.screen.focus_requirement("design-process")
    desk.press(Qt.Key.Key_N)
    assert "The profile states a design fact" in desk.words()


def test_the_draft_of_the_decision_is_offered_for_design(qtbot: QtBot, tmp_path: Path) -> None:
    profile = Profile(
        organization=Organization(name="Example Fabrications Ltd"),
        purpose=Purpose.CERTIFY,
        design=NO_DESIGN,
        activities=(Activity.PRODUCTION,),
    )
    desk = Desk(qtbot, tmp_path / "store.db", profile)
    desk.screen.focus_requirement("design-process")
    desk.press(Qt.Key.Key_N)
    button = next(b for b in desk.screen.findChildren(QPushButton) if "draft" in b.text())
    assert button.isVisible()
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.stored("design-process").reason == justification_words(desk.opened.decision)
    assert desk.field("Reason why it does not apply").toPlainText() == justification_words(
        desk.opened.decision
    )
    assert not button.isVisible()


def test_undo_and_redo_say_what_and_go_there(desk: Desk) -> None:
    first = desk.screen.requirement_id
    number = desk.opened.requirement(first).clause[desk.opened.lens]
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_Return)
    assert desk.screen.requirement_id != first
    desk.undo()
    assert desk.said[-1] == f"Undone: {number} rated 2"
    assert desk.screen.requirement_id == first
    assert desk.stored(first).rating is None
    desk.redo()
    assert desk.said[-1] == f"Redone: {number} rated 2"
    assert desk.stored(first).rating is Rating.PARTIAL


def test_undo_takes_back_a_text_just_typed(desk: Desk) -> None:
    desk.type("Objective evidence", "seen")
    desk.press(Qt.Key.Key_Escape)
    desk.undo()
    assert desk.field("Objective evidence").toPlainText() == ""
    assert desk.stored(desk.ids[0]).evidence == ""
    assert desk.said[-1].endswith("objective evidence")


def test_undo_after_a_change_of_the_profile_reaches_no_answer_unasked(desk: Desk) -> None:
    first = desk.screen.requirement_id
    desk.press(Qt.Key.Key_2)
    profile = desk.opened.profile
    organization = replace(profile.organization, name="Another Name")
    desk.store.save_profile(desk.opened.organization_id, replace(profile, organization=organization))
    desk.opened.reload()
    desk.undo()
    assert desk.said[-1].startswith("The last change was in the profile")
    assert desk.stored(first).rating is Rating.PARTIAL
    desk.undo()
    assert desk.stored(first).rating is None


def test_undo_after_a_look_at_the_profile_takes_the_answer_back(desk: Desk) -> None:
    desk.press(Qt.Key.Key_2)
    desk.opened.reload()
    desk.undo()
    assert desk.stored(desk.ids[0]).rating is None


def test_undo_with_nothing_done_says_so(desk: Desk) -> None:
    desk.undo()
    desk.redo()
    assert desk.said == ["There is nothing to undo.", "There is nothing to redo."]


def test_the_choice_shows_what_is_unanswered_and_keeps_what_was_just_answered(desk: Desk) -> None:
    count = len(desk.ids)
    desk.choose("Unanswered")
    assert desk.choice.currentText() == f"Unanswered ({count})"
    first, second = desk.ids[:2]
    desk.press(Qt.Key.Key_3)
    assert desk.choice.currentText() == f"Unanswered ({count - 1})"
    assert first in desk.rows()
    assert desk.screen.requirement_id == first
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: first not in desk.rows())
    assert desk.screen.requirement_id == second
    assert desk.tree.currentIndex().isValid()


def test_gaps_and_gates_show_only_theirs(desk: Desk) -> None:
    desk.opened.rate(desk.ids[3], Rating.PARTIAL)
    desk.choose("Gaps")
    assert desk.rows() == [desk.ids[3]]
    desk.choose("Gates")
    assert desk.rows() == [one.id for one in desk.opened.case.requirements if one.gate]


def quick_ids(desk: Desk) -> list[str]:
    return [one.id for one in desk.opened.case.requirements if one.quick]


def test_every_choice_says_how_many_it_holds_and_shows_those(desk: Desk) -> None:
    desk.opened.rate(desk.ids[3], Rating.PARTIAL)
    words = [
        *("All", "Quick scan", "Unanswered", "Gaps", "Claimed, not shown", "Flagged", "Gates"),
        *("Documents not shown", "New in 2026"),
    ]
    assert [choice.rpartition(" (")[0] for choice in desk.choices()] == words
    here = desk.screen.requirement_id
    for word in words:
        desk.choose(word)
        assert desk.choice.currentText() == f"{word} ({len(desk.rows())})"
        assert desk.screen.requirement_id == here, word
    assert desk.rows() == [one.id for one in desk.opened.case.requirements if one.since == "2026"]


def test_documents_missing_are_those_demanded_assessed_and_not_shown(desk: Desk) -> None:
    demanded = [
        one.id
        for one in desk.opened.case.requirements
        if one.documents.keep is not Keep.NONE and one.applies is Applies.NEVER
    ]
    claimed, absent, shown = demanded[:3]
    free = next(one.id for one in desk.opened.case.requirements if one.documents.keep is Keep.NONE)
    desk.choose("Documents not shown")
    assert desk.rows() == []
    desk.opened.rate(claimed, Rating.CONFORMING)
    desk.opened.rate(absent, Rating.ABSENT)
    desk.opened.rate(shown, Rating.CONFORMING)
    desk.opened.write_evidence(shown, "Seen, of 2 March")
    desk.opened.rate(free, Rating.ABSENT)
    desk.choose("All")
    desk.choose("Documents not shown")
    assert desk.rows() == [claimed, absent]
    desk.screen.focus_requirement(claimed)
    desk.type("Objective evidence", "Seen, of 3 March")
    desk.press(Qt.Key.Key_Escape)
    assert desk.choice.currentText() == "Documents not shown (1)"
    assert claimed in desk.rows()  # what was just answered stays until one goes on


@pytest.mark.parametrize("lens", [Lens.ISO9001_2015, Lens.ISO9001_1994, Lens.ISO9002_1994])
def test_nothing_is_offered_as_new_where_nothing_is(qtbot: QtBot, tmp_path: Path, lens: Lens) -> None:
    desk = Desk(qtbot, tmp_path / "store.db", Profile(), lens)
    assert not [choice for choice in desk.choices() if choice.startswith("New")]
    assert desk.choices()[1] == f"Quick scan ({len(quick_ids(desk))})"


def test_what_is_new_goes_with_the_lens_and_the_quick_scan_stays(desk: Desk) -> None:
    desk.choose("New in 2026")
    desk.store.switch_lens(desk.assessment, Lens.ISO9001_2015)
    desk.opened.reload()
    assert desk.choice.currentText() == f"All ({len(desk.ids)})"
    assert desk.rows() == desk.ids
    desk.choose("Quick scan")
    desk.store.switch_lens(desk.assessment, Lens.ISO9002_1994)
    desk.opened.reload()
    assert desk.rows() == quick_ids(desk)
    assert f"question 1 of {len(quick_ids(desk))} in the quick scan" in desk.words()


def test_the_quick_scan_counts_and_walks_only_its_own_questions(desk: Desk) -> None:
    quick = quick_ids(desk)
    desk.choose("Quick scan")
    desk.screen.focus_requirement(quick[0])
    for place, id in enumerate(quick[:4], start=1):
        assert desk.screen.requirement_id == id
        assert f"question {place} of {len(quick)} in the quick scan" in desk.words()
        desk.press(Qt.Key.Key_3)
        desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Down)
    assert desk.screen.requirement_id in quick
    here = desk.screen.requirement_id
    desk.choose("All")
    assert desk.screen.requirement_id == here
    assert "in the quick scan" not in desk.words()


def test_the_quick_scan_says_when_it_is_complete_and_its_answers_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path / "store.db", Profile())
    *others, last = quick_ids(desk)
    for id in others:
        desk.store.save_answer(desk.assessment, id, Answer(rating=Rating.CONFORMING, evidence="seen"))
    desk.open()
    desk.choose("Quick scan")
    desk.press(Qt.Key.Key_Return)
    assert desk.screen.requirement_id == last
    desk.press(Qt.Key.Key_Return)
    assert desk.said[-1] == "This is the last requirement of the quick scan that is not assessed."
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_Return)
    assert desk.said[-1].startswith("The quick scan is complete.")
    desk.choose("All")
    assert desk.choices()[2] == f"Unanswered ({len(desk.ids) - len(others) - 1})"
    assert desk.stored(last).rating is Rating.CONFORMING
    desk.tree.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.screen.requirement_id not in [*others, last]


@pytest.mark.parametrize(
    ("lens", "id", "words"),
    [
        (Lens.ISO9001_2026, "supplier-reevaluation", "ISO 9002:1994 counterpart: 4.6.2"),
        (Lens.ISO9001_2026, "release-checks", "ISO 9002:1994 counterparts: 4.10.4, 4.10.3, 4.19"),
        (Lens.ISO9001_2015, "design-handoffs", "ISO 9001:1994 counterpart: 4.4.3"),
        (Lens.ISO9002_1994, "accepted-suppliers-1994", "ISO 9001:2026 counterpart: 8.4.1"),
    ],
)
def test_the_card_names_the_counterpart_and_its_tooltip_what_is_asked_there(
    qtbot: QtBot, tmp_path: Path, lens: Lens, id: str, words: str
) -> None:
    desk = Desk(qtbot, tmp_path / "store.db", Profile(), lens)
    desk.screen.focus_requirement(id)
    label = desk.label(" counterpart")
    assert label is not None
    assert label.text() == words
    other = words.partition(" counterpart")[0]
    there = next(lens for lens in Lens if lens.label == other)
    asked = [one for one in desk.opened.counterparts(id) if there in one.clause]
    assert asked
    for one in asked:
        assert f"{one.clause[there]}: {one.asks}" in label.accessibleDescription()
        assert escape(one.asks) in label.toolTip()


def test_a_gate_speaks_of_a_certificate_only_where_one_can_be_had(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path / "store.db", Profile(), Lens.ISO9002_1994)
    desk.screen.focus_requirement(next(one.id for one in desk.opened.case.requirements if one.gate))
    assert "Gate: its absence alone is a likely major nonconformity" in desk.words()
    assert "certificate" not in desk.words()


def test_no_counterpart_is_named_where_there_is_none(desk: Desk) -> None:
    desk.screen.focus_requirement("supplier-reevaluation")
    assert desk.label(" counterpart") is not None
    desk.screen.focus_requirement(next(id for id in desk.ids if not desk.opened.counterparts(id)))
    assert desk.label(" counterpart") is None


def test_a_search_keeps_the_place_and_an_empty_one_brings_all_back(desk: Desk) -> None:
    here = desk.screen.requirement_id
    desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert desk.search.hasFocus()
    desk.qtbot.keyClicks(desk.search, "supplier look back regularly")
    assert desk.rows() == ["supplier-reevaluation"]
    assert desk.screen.requirement_id == here
    desk.press(Qt.Key.Key_Return)
    assert desk.screen.requirement_id == "supplier-reevaluation"
    desk.search.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.rows() == desk.ids
    assert desk.screen.requirement_id == "supplier-reevaluation"
    assert desk.tree.hasFocus()


def test_a_search_without_result_says_so_and_offers_all(desk: Desk) -> None:
    desk.search.setText("zzzz")
    assert "No requirement matches this search and filter." in desk.words()
    button = next(b for b in desk.screen.findChildren(QPushButton) if b.text() == "Show all requirements")
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.rows() == desk.ids
    assert desk.search.text() == ""


def test_a_requirement_asked_for_from_elsewhere_is_shown_although_filtered_out(desk: Desk) -> None:
    desk.search.setText("climate")
    desk.screen.focus_requirement(GATE)
    assert desk.screen.requirement_id == GATE
    assert GATE in desk.rows()


def test_a_requirement_of_another_standard_is_said_not_shown(desk: Desk) -> None:
    here = desk.screen.requirement_id
    desk.screen.focus_requirement(next(one.id for one in shipped().requirements(Lens.ISO9002_1994)))
    desk.screen.focus_requirement("no-such-thing")
    assert desk.screen.requirement_id == here
    assert "not part of ISO 9001:2026" in desk.said[0]
    assert "no-such-thing" in desk.said[1]


def test_an_answer_given_elsewhere_shows_without_moving_anything(desk: Desk) -> None:
    desk.tree.expandAll()
    bar = desk.tree.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place, row = bar.value(), desk.tree.currentIndex()
    desk.opened.rate(desk.screen.requirement_id, Rating.ABSENT)
    desk.opened.rate(desk.ids[-1], Rating.PARTIAL)
    assert bar.value() == place
    assert desk.tree.currentIndex() == row
    assert "nonconformity" in desk.words()


def test_a_profile_change_marks_what_no_longer_applies(desk: Desk) -> None:
    desk.screen.focus_requirement("calibration")
    changed = Profile(conditions=Conditions(measuring_equipment=False))
    desk.store.save_profile(desk.opened.organization_id, changed)
    desk.opened.reload()
    assert desk.screen.requirement_id == "calibration"
    assert "Not applicable" in desk.words()


def test_another_lens_shows_its_own_requirements(desk: Desk) -> None:
    desk.type("Note for the report", "ask again")
    first = desk.ids[0]
    desk.store.switch_lens(desk.assessment, Lens.ISO9002_1994)
    desk.opened.reload()
    assert desk.rows() == desk.ids
    assert desk.screen.requirement_id == desk.ids[0]
    assert desk.stored(first).note == "ask again"


def test_a_refused_commit_is_said_and_no_letter_is_lost(desk: Desk) -> None:
    first, second = desk.ids[:2]
    with closing(sqlite3.connect(desk.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.type("Objective evidence", "seen")
        desk.press(Qt.Key.Key_Escape)
        assert "Another program is writing" in desk.words()
        assert desk.field("Objective evidence").toPlainText() == "seen"
        desk.press(Qt.Key.Key_3)
        assert desk.opened.answer(first).rating is Rating.CONFORMING
        assert desk.stored(first) == Answer()
        desk.screen.focus_requirement(second)
        assert desk.field("Objective evidence").toPlainText() == ""
        desk.screen.focus_requirement(first)
        assert desk.field("Objective evidence").toPlainText() == "seen"
        assert "Not saved yet: Objective evidence, Rating." in desk.words()
        desk.screen.focus_requirement(second)
        other.rollback()
    desk.press(Qt.Key.Key_1)
    assert desk.stored(first) == Answer(rating=Rating.CONFORMING, evidence="seen")
    assert desk.stored(second) == Answer(rating=Rating.INFORMAL)
    desk.screen.focus_requirement(first)
    assert "Not saved yet" not in desk.words()


def test_an_undo_that_fails_says_why(desk: Desk) -> None:
    desk.press(Qt.Key.Key_2)
    with closing(sqlite3.connect(desk.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.undo()
        other.rollback()
    assert ["Another program is writing" in said for said in desk.said] == [True]
    assert desk.stored(desk.ids[0]).rating is Rating.PARTIAL


def test_what_the_lens_or_the_catalogue_does_not_ask_is_undone_too_and_named(desk: Desk) -> None:
    here = desk.screen.requirement_id
    for unasked in ("policy-fit-1994", "of-another-catalogue"):
        desk.store.save_answer(desk.assessment, unasked, Answer(rating=Rating.PARTIAL))
    desk.opened.reload()
    desk.undo()
    desk.redo()
    desk.undo()
    desk.undo()
    number = desk.opened.requirement("policy-fit-1994").clause[Lens.ISO9002_1994]
    assert desk.said[0] == "Undone: of-another-catalogue rated 2"
    assert desk.said[1] == "Redone: of-another-catalogue rated 2"
    assert desk.said[3] == f"Undone: ISO 9002:1994 {number} rated 2"
    assert desk.screen.requirement_id == here
    assert desk.store.answers(desk.assessment) == {}


def test_hostile_text_is_shown_and_stored_unharmed_and_breaks_no_layout(desk: Desk) -> None:
    id = claimable(desk)
    desk.screen.focus_requirement(id)
    desk.opened.rate(id, Rating.NOT_APPLICABLE)
    desk.opened.give_reason(id, HOSTILE)
    desk.opened.write_evidence(id, HOSTILE)
    desk.opened.plan_action(id, Action(what=HOSTILE, owner=HOSTILE))
    assert desk.field("Objective evidence").toPlainText() == HOSTILE
    assert "<b>bold</b>" in desk.words()
    assert desk.screen.minimumSizeHint().width() < 800
    desk.screen.focus_requirement(desk.ids[0])
    assert desk.stored(id).evidence == desk.stored(id).reason == HOSTILE


@pytest.mark.parametrize(("width", "below"), [(812, True), (1068, False)])
def test_the_auditors_card_is_beside_the_answer_where_there_is_room(
    desk: Desk, width: int, below: bool
) -> None:
    margins = desk.window.width() - desk.screen.width()
    desk.window.resize(width + margins, 540)
    desk.qtbot.waitUntil(lambda: desk.screen.width() == width)
    card = next(
        label for label in desk.screen.findChildren(QLabel) if label.text() == "What an auditor looks for"
    )
    evidence = desk.field("Objective evidence")
    top = card.mapTo(desk.screen, card.rect().topLeft()).y()
    assert (top > evidence.mapTo(desk.screen, evidence.rect().bottomLeft()).y()) is below


def test_the_screen_is_freed_when_it_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.db", who="A. Consultant") as store:
        organization = store.add_organization(Profile())
        assessment = store.add_assessment(
            organization,
            lens=Lens.ISO9001_2026,
            started=TODAY,
            assessor="",
            catalogue_version=shipped().version,
        )
        opened = OpenAssessment(store, shipped(), assessment, today=lambda: TODAY)
        screen = AssessmentScreen(opened, Remembered(tmp_path / "window.ini"))
        gone, header = weakref.ref(screen), weakref.ref(screen.header)
        screen.show()
        screen.close()
        del screen
        gc.collect()
        assert (gone(), header()) == (None, None)
        opened.rate(opened.case.requirements[0].id, Rating.CONFORMING)
