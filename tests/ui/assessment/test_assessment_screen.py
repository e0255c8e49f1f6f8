"""What a person does on the assessment screen is stored at once, under the right requirement, and seen."""

import datetime
import gc
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

from isoassess.assessment.transition import novelty
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import NO_ANSWER, Action, Answer, Applies, Grade, Keep, Lens, Rating
from isoassess.domain.profile import (
    Activity,
    Certificate,
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
from isoassess.store import Store, changed
from isoassess.store.vault.driver import sqlite3
from tests.ui.assessment_driver import TODAY, AssessmentDriver
from tests.ui.sample_stores import (
    remembered_beside,
    write,
)
from ui.assessment.clauses.scan_end import ScanEnd
from ui.assessment.screen import AssessmentScreen
from ui.session.open_assessment import OpenAssessment
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
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[AssessmentDriver]:
    driver = AssessmentDriver(
        qtbot, tmp_path / "store.db", Profile(organization=Organization(name="Example Fabrications Ltd"))
    )
    yield driver
    driver.window.close()
    driver.store.close()


def claimable(driver: AssessmentDriver) -> str:
    """A requirement that may be claimed not applicable, and that the profile says nothing about."""
    return next(
        requirement.id
        for requirement in driver.opened.case.requirements
        if requirement.applies is not Applies.NEVER
        and not requirement.clause[driver.opened.lens].startswith("8.3")
    )


@pytest.mark.parametrize("rating", [rating for rating in Rating if rating.level is not None])
def test_a_digit_rates_the_requirement_in_view(driver: AssessmentDriver, rating: Rating) -> None:
    driver.press(Qt.Key(ord(rating.value)))
    assert driver.stored(driver.screen.requirement_id).rating is rating


def test_a_cell_rates_and_the_same_cell_takes_it_back(driver: AssessmentDriver) -> None:
    driver.click(Rating.PARTIAL)
    assert driver.stored(driver.screen.requirement_id).rating is Rating.PARTIAL
    assert "Likely minor nonconformity" in driver.words()
    driver.click(Rating.PARTIAL)
    assert driver.stored(driver.screen.requirement_id).rating is None
    assert "Not assessed" in driver.words()


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_takes_a_rating_back(driver: AssessmentDriver, key: Qt.Key) -> None:
    driver.press(Qt.Key.Key_3)
    driver.press(key)
    assert driver.stored(driver.screen.requirement_id).rating is None


def test_keys_rate_also_from_the_rating_row_and_arrows_move_there(driver: AssessmentDriver) -> None:
    first = driver.screen.requirement_id
    driver.click(Rating.ABSENT)
    driver.press(Qt.Key.Key_4)
    assert driver.stored(first).rating is Rating.EFFECTIVE
    driver.press(Qt.Key.Key_Down)
    assert driver.screen.requirement_id == driver.ids[1]
    driver.press(Qt.Key.Key_Right)
    driver.press(Qt.Key.Key_Space)
    assert driver.stored(driver.ids[1]).rating is not None


def test_down_and_up_go_through_the_requirements(driver: AssessmentDriver) -> None:
    driver.press(Qt.Key.Key_Down)
    assert driver.screen.requirement_id == driver.ids[1]
    driver.press(Qt.Key.Key_Up)
    assert driver.screen.requirement_id == driver.ids[0]


def test_enter_goes_to_the_next_unanswered_and_from_the_end_to_the_start(driver: AssessmentDriver) -> None:
    driver.opened.rate(driver.ids[1], Rating.CONFORMING)
    driver.press(Qt.Key.Key_Return)
    assert driver.screen.requirement_id == driver.ids[2]
    driver.screen.focus_requirement(driver.ids[-1])
    driver.press(Qt.Key.Key_Return)
    assert driver.screen.requirement_id == driver.ids[0]


def test_enter_says_so_when_nothing_is_left(qtbot: QtBot, tmp_path: Path) -> None:
    driver = AssessmentDriver(qtbot, tmp_path / "store.db", Profile())
    for id in driver.ids:
        driver.store.save_answer(driver.assessment, id, Answer(rating=Rating.CONFORMING, evidence="seen"))
    driver.open()
    driver.press(Qt.Key.Key_Return)
    assert driver.said == ["Every requirement that applies is assessed."]


def test_digits_and_letters_in_a_text_are_text(driver: AssessmentDriver) -> None:
    driver.type("Objective evidence", "No. 4 of 2024")
    driver.press(Qt.Key.Key_Escape)
    answer = driver.stored(driver.screen.requirement_id)
    assert (answer.evidence, answer.rating) == ("No. 4 of 2024", None)
    driver.press(Qt.Key.Key_2)
    assert driver.stored(driver.screen.requirement_id).rating is Rating.PARTIAL


def test_evidence_goes_to_its_requirement_when_another_is_shown_at_once(driver: AssessmentDriver) -> None:
    first, second = driver.ids[:2]
    driver.type("Objective evidence", "seen at the gate")
    driver.type("Note for the report", "ask again")
    driver.screen.focus_requirement(second)
    assert driver.field("Objective evidence").toPlainText() == ""
    assert driver.stored(first) == Answer(evidence="seen at the gate", note="ask again")
    assert driver.stored(second) == Answer()


def test_evidence_is_stored_after_a_pause_and_keeps_the_cursor(driver: AssessmentDriver) -> None:
    driver.type("Objective evidence", "seen")
    driver.qtbot.waitUntil(lambda: driver.opened.answer(driver.ids[0]).evidence == "seen", timeout=3000)
    driver.qtbot.keyClicks(driver.field("Objective evidence"), "!")
    assert driver.field("Objective evidence").toPlainText() == "seen!"


def test_leaving_the_screen_stores_what_is_being_typed(driver: AssessmentDriver) -> None:
    driver.type("Note for the report", "ask again")
    driver.screen.hide()
    assert driver.stored(driver.ids[0]).note == "ask again"


def test_rating_by_mouse_while_typing_loses_nothing(driver: AssessmentDriver) -> None:
    driver.type("Objective evidence", "seen")
    driver.click(Rating.CONFORMING)
    assert driver.stored(driver.ids[0]) == Answer(rating=Rating.CONFORMING, evidence="seen")


def test_an_action_is_stored_and_a_date_in_the_past_is_kept_with_a_word(driver: AssessmentDriver) -> None:
    driver.type("Action: what is to be done", "Write it down")
    driver.type("Action: owner", "Purchasing")
    due = driver.due
    due.setFocus()
    driver.qtbot.keyClicks(due, "31/1/26")
    driver.press(Qt.Key.Key_Escape)
    planned = Action(what="Write it down", owner="Purchasing", due=datetime.date(2026, 1, 31))
    assert driver.stored(driver.ids[0]).action == planned
    assert "31 January 2026" in driver.words()
    assert "This date is in the past." in driver.words()
    due.clear()
    due.setFocus()
    driver.press(Qt.Key.Key_Escape)
    assert driver.stored(driver.ids[0]).action.due is None


def test_a_date_being_typed_goes_to_its_requirement_and_rates_nothing(driver: AssessmentDriver) -> None:
    first, second = driver.ids[:2]
    driver.opened.plan_action(first, Action(due=datetime.date(2027, 1, 31)))
    driver.due.setFocus()
    driver.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.keyClicks(driver.due, "14.1.27")
    assert driver.opened.answer(first).action.due == datetime.date(2027, 1, 31)
    driver.screen.focus_requirement(second)
    assert driver.stored(first) == Answer(action=Action(due=datetime.date(2027, 1, 14)))
    assert driver.stored(second) == Answer()


def test_what_is_no_date_is_never_stored_and_waits_for_its_requirement(driver: AssessmentDriver) -> None:
    first, second = driver.ids[:2]
    driver.due.setFocus()
    driver.qtbot.keyClicks(driver.due, "15.13.2027")
    driver.press(Qt.Key.Key_Return)
    assert driver.screen.requirement_id == first
    assert "This date does not exist." in driver.words()
    driver.screen.focus_requirement(second)
    assert driver.due.text() == ""
    assert not driver.screen.finish_typing()
    assert "15.13.2027" in driver.screen.waits
    assert driver.stored(first) == driver.stored(second) == Answer()
    driver.screen.focus_requirement(first)
    assert driver.due.text() == "15.13.2027"
    driver.due.setFocus()
    driver.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.keyClicks(driver.due, "15 Jan 2027")
    driver.press(Qt.Key.Key_Tab)
    assert driver.stored(first) == Answer(action=Action(due=datetime.date(2027, 1, 15)))
    assert driver.screen.finish_typing()


def test_up_down_and_space_step_a_date(driver: AssessmentDriver) -> None:
    first = driver.ids[0]
    driver.due.setFocus()
    for key, day in (
        (Qt.Key.Key_Space, TODAY + datetime.timedelta(days=30)),
        (Qt.Key.Key_Up, TODAY + datetime.timedelta(days=31)),
        (Qt.Key.Key_Down, TODAY + datetime.timedelta(days=30)),
        (Qt.Key.Key_PageUp, datetime.date(2027, 1, 23)),
        (Qt.Key.Key_PageDown, datetime.date(2026, 12, 23)),
    ):
        driver.press(key)
        assert driver.due.text() == day.isoformat()
    driver.screen.finish_typing()
    assert driver.stored(first).action.due == datetime.date(2026, 12, 23)
    assert driver.stored(first).rating is None


def test_tab_goes_through_the_answer_in_reading_order(driver: AssessmentDriver) -> None:
    names = []
    for _step in range(10):
        driver.press(Qt.Key.Key_Tab)
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


def test_an_ofi_can_be_marked_only_where_the_requirement_is_fulfilled(driver: AssessmentDriver) -> None:
    box = cast(QCheckBox, driver.screen.findChild(QCheckBox))
    driver.press(Qt.Key.Key_2)
    assert not box.isEnabled()
    driver.type("Objective evidence", "seen")
    driver.press(Qt.Key.Key_Escape)
    driver.press(Qt.Key.Key_3)
    box.click()
    assert driver.stored(driver.ids[0]).ofi
    assert "Likely opportunity for improvement" in driver.words()


def test_not_applicable_asks_for_a_reason_and_is_accepted_with_one(driver: AssessmentDriver) -> None:
    id = claimable(driver)
    driver.screen.focus_requirement(id)
    driver.press(Qt.Key.Key_N)
    assert "needs a reason in your own words" in driver.words()
    assert driver.field("Reason why it does not apply").hasFocus()
    driver.qtbot.keyClicks(driver.field("Reason why it does not apply"), "Never done here")
    driver.press(Qt.Key.Key_Escape)
    answer = driver.stored(id)
    assert (answer.rating, answer.reason) == (Rating.NOT_APPLICABLE, "Never done here")
    assert driver.opened.finding(id).grade is Grade.NOT_APPLICABLE
    assert "needs a reason" not in driver.words()


def test_a_requirement_for_everybody_refuses_the_claim_and_keeps_its_rating(driver: AssessmentDriver) -> None:
    driver.screen.focus_requirement(GATE)
    driver.press(Qt.Key.Key_3)
    driver.press(Qt.Key.Key_N)
    assert "cannot be claimed not applicable" in driver.words()
    assert driver.stored(GATE).rating is Rating.CONFORMING


def test_a_claim_against_the_profile_is_refused_with_the_reason(qtbot: QtBot, tmp_path: Path) -> None:
    driver = AssessmentDriver(
        qtbot, tmp_path / "store.db", Profile(conditions=Conditions(trusted_readings=True))
    )
    driver.screen.focus_requirement("calibration")
    driver.press(Qt.Key.Key_N)
    driver.qtbot.keyClicks(driver.field("Reason why it does not apply"), "We measure nothing")
    driver.press(Qt.Key.Key_Escape)
    assert "The profile says that this does occur" in driver.words()
    assert driver.stored("calibration").reason == "We measure nothing"


def test_own_design_refuses_the_claim_for_design(qtbot: QtBot, tmp_path: Path) -> None:
    driver = AssessmentDriver(qtbot, tmp_path / "store.db", Profile(design=OWN_DESIGN))
    driver.screen.focus_requirement("design-process")
    driver.press(Qt.Key.Key_N)
    assert "The profile states a design fact" in driver.words()


def test_the_draft_of_the_decision_is_offered_for_design(qtbot: QtBot, tmp_path: Path) -> None:
    profile = Profile(
        organization=Organization(name="Example Fabrications Ltd"),
        purpose=Purpose.CERTIFY,
        design=NO_DESIGN,
        activities=(Activity.PRODUCTION,),
    )
    driver = AssessmentDriver(qtbot, tmp_path / "store.db", profile)
    driver.screen.focus_requirement("design-process")
    driver.press(Qt.Key.Key_N)
    button = next(b for b in driver.screen.findChildren(QPushButton) if "draft" in b.text())
    assert button.isVisible()
    driver.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert driver.stored("design-process").reason == justification_words(driver.opened.decision)
    assert driver.field("Reason why it does not apply").toPlainText() == justification_words(
        driver.opened.decision
    )
    assert not button.isVisible()


def test_what_was_read_in_is_shown_and_taken_back_with_one_undo(driver: AssessmentDriver) -> None:
    first, second = (known.id for known in driver.opened.case.requirements[:2])
    number = driver.opened.requirement(first).clause[driver.opened.lens]
    read = Answer(rating=Rating.PARTIAL, evidence="Seen on paper")
    assert driver.opened.read_in({id_: changed(NO_ANSWER, read) for id_ in (first, second)})
    assert driver.field("Objective evidence").toPlainText() == "Seen on paper"
    assert driver.stored(second) == read
    driver.undo()
    assert (
        driver.said[-1]
        == f"Undone: rating of {number}, from 2 Partial back to not rated, and 1 other answer with it"
    )
    assert driver.field("Objective evidence").toPlainText() == ""
    assert (driver.stored(first), driver.stored(second)) == (NO_ANSWER, NO_ANSWER)
    driver.redo()
    assert (
        driver.said[-1]
        == f"Redone: rating of {number}, from not rated to 2 Partial, and 1 other answer with it"
    )
    assert (driver.stored(first), driver.stored(second)) == (read, read)


def test_undo_and_redo_say_what_and_go_there(driver: AssessmentDriver) -> None:
    first = driver.screen.requirement_id
    number = driver.opened.requirement(first).clause[driver.opened.lens]
    driver.press(Qt.Key.Key_2)
    driver.press(Qt.Key.Key_Return)
    assert driver.screen.requirement_id != first
    driver.undo()
    assert driver.said[-1] == f"Undone: rating of {number}, from 2 Partial back to not rated"
    assert driver.screen.requirement_id == first
    assert driver.stored(first).rating is None
    driver.redo()
    assert driver.said[-1] == f"Redone: rating of {number}, from not rated to 2 Partial"
    assert driver.stored(first).rating is Rating.PARTIAL


def test_undo_takes_back_a_text_just_typed(driver: AssessmentDriver) -> None:
    driver.type("Objective evidence", "seen")
    driver.press(Qt.Key.Key_Escape)
    driver.undo()
    assert driver.field("Objective evidence").toPlainText() == ""
    assert driver.stored(driver.ids[0]).evidence == ""
    assert driver.said[-1].startswith("Undone: objective evidence of ")


def test_undo_after_a_change_of_the_profile_reaches_no_answer_unasked(driver: AssessmentDriver) -> None:
    first = driver.screen.requirement_id
    driver.press(Qt.Key.Key_2)
    profile = driver.opened.profile
    organization = replace(profile.organization, name="Another Name")
    driver.store.save_profile(driver.opened.organization_id, replace(profile, organization=organization))
    driver.opened.reload()
    driver.undo()
    assert driver.said[-1].startswith("The last change was in the profile")
    assert driver.stored(first).rating is Rating.PARTIAL
    driver.undo()
    assert driver.stored(first).rating is None


def test_the_standard_is_chosen_once_for_a_profile(driver: AssessmentDriver) -> None:
    before = driver.opened.decision
    driver.press(Qt.Key.Key_2)
    assert driver.opened.decision is before
    profile = driver.opened.profile
    other = replace(profile, organization=replace(profile.organization, name="Another Name"))
    driver.store.save_profile(driver.opened.organization_id, other)
    driver.opened.reload()
    assert driver.opened.decision is not before


def test_undo_after_a_look_at_the_profile_takes_the_answer_back(driver: AssessmentDriver) -> None:
    driver.press(Qt.Key.Key_2)
    driver.opened.reload()
    driver.undo()
    assert driver.stored(driver.ids[0]).rating is None


def test_undo_with_nothing_done_says_so(driver: AssessmentDriver) -> None:
    driver.undo()
    driver.redo()
    assert driver.said == ["There is nothing to undo.", "There is nothing to redo."]


def test_the_choice_shows_what_is_unanswered_and_keeps_what_was_just_answered(
    driver: AssessmentDriver,
) -> None:
    count = len(graded(driver))
    driver.choose("Unanswered")
    assert driver.choice.currentText() == f"Unanswered ({count})"
    first, second = driver.ids[:2]
    driver.press(Qt.Key.Key_3)
    assert driver.choice.currentText() == f"Unanswered ({count - 1})"
    assert first in driver.rows()
    assert driver.screen.requirement_id == first
    driver.press(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: first not in driver.rows())
    assert driver.screen.requirement_id == second
    assert driver.tree.currentIndex().isValid()


def test_gaps_and_gates_show_only_theirs(driver: AssessmentDriver) -> None:
    driver.opened.rate(driver.ids[3], Rating.PARTIAL)
    driver.choose("Gaps")
    assert driver.rows() == [driver.ids[3]]
    driver.choose("Gates")
    assert driver.rows() == [one.id for one in driver.opened.case.requirements if one.gate]


def graded(driver: AssessmentDriver) -> list[str]:
    return [one.id for one in driver.opened.case.requirements if one.graded]


def quick_ids(driver: AssessmentDriver) -> list[str]:
    return [one.id for one in driver.opened.case.requirements if one.quick]


def test_every_choice_says_how_many_it_holds_and_shows_those(driver: AssessmentDriver) -> None:
    driver.opened.rate(driver.ids[3], Rating.PARTIAL)
    words = [
        *("All", "Quick scan", "Unanswered", "Gaps", "Claimed, not shown", "Flagged", "Gates"),
        *("Documents not shown", "New or changed in 2026"),
    ]
    assert [choice.rpartition(" (")[0] for choice in driver.choices()] == words
    here = driver.screen.requirement_id
    for word in words:
        driver.choose(word)
        assert driver.choice.currentText() == f"{word} ({len(driver.rows())})"
        assert driver.screen.requirement_id == here, word
    assert driver.rows() == [one.id for one in driver.opened.case.requirements if novelty(one) is not None]


def test_documents_missing_are_those_demanded_assessed_and_not_shown(driver: AssessmentDriver) -> None:
    demanded = [
        one.id
        for one in driver.opened.case.requirements
        if one.documents.keep is not Keep.NONE and one.applies is Applies.NEVER
    ]
    claimed, absent, shown = demanded[:3]
    free = next(one.id for one in driver.opened.case.requirements if one.documents.keep is Keep.NONE)
    driver.choose("Documents not shown")
    assert driver.rows() == []
    driver.opened.rate(claimed, Rating.CONFORMING)
    driver.opened.rate(absent, Rating.ABSENT)
    driver.opened.rate(shown, Rating.CONFORMING)
    write(driver.opened, shown, "evidence", "Seen, of 2 March")
    driver.opened.rate(free, Rating.ABSENT)
    driver.choose("All")
    driver.choose("Documents not shown")
    assert driver.rows() == [claimed, absent]
    driver.screen.focus_requirement(claimed)
    driver.type("Objective evidence", "Seen, of 3 March")
    driver.press(Qt.Key.Key_Escape)
    assert driver.choice.currentText() == "Documents not shown (1)"
    assert claimed in driver.rows()  # what was just answered stays until one goes on


@pytest.mark.parametrize("lens", [Lens.ISO9001_2015, Lens.ISO9001_1994, Lens.ISO9002_1994])
def test_nothing_is_offered_as_new_where_nothing_is(qtbot: QtBot, tmp_path: Path, lens: Lens) -> None:
    driver = AssessmentDriver(qtbot, tmp_path / "store.db", Profile(), lens)
    assert not [choice for choice in driver.choices() if choice.startswith("New")]
    assert driver.choices()[1] == f"Quick scan ({len(quick_ids(driver))})"


def test_what_is_new_goes_with_the_lens_and_the_quick_scan_stays(driver: AssessmentDriver) -> None:
    driver.choose("New or changed in 2026")
    driver.store.switch_lens(driver.assessment, Lens.ISO9001_2015)
    driver.opened.reload()
    assert driver.choice.currentText() == f"All ({len(driver.ids)})"
    assert driver.rows() == driver.ids
    driver.choose("Quick scan")
    driver.store.switch_lens(driver.assessment, Lens.ISO9002_1994)
    driver.opened.reload()
    assert driver.rows() == quick_ids(driver)
    assert f"question 1 of {len(quick_ids(driver))} in the quick scan" in driver.words()


def test_the_quick_scan_counts_and_walks_only_its_own_questions(driver: AssessmentDriver) -> None:
    quick = quick_ids(driver)
    driver.choose("Quick scan")
    driver.screen.focus_requirement(quick[0])
    for place, id in enumerate(quick[:4], start=1):
        assert driver.screen.requirement_id == id
        assert f"question {place} of {len(quick)} in the quick scan" in driver.words()
        driver.press(Qt.Key.Key_3)
        driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_Down)
    assert driver.screen.requirement_id in quick
    here = driver.screen.requirement_id
    driver.choose("All")
    assert driver.screen.requirement_id == here
    assert "in the quick scan" not in driver.words()


def test_the_quick_scan_says_when_it_is_complete_and_its_answers_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    driver = AssessmentDriver(qtbot, tmp_path / "store.db", Profile())
    *others, last = quick_ids(driver)
    for id in others:
        driver.store.save_answer(driver.assessment, id, Answer(rating=Rating.CONFORMING, evidence="seen"))
    driver.open()
    driver.choose("Quick scan")
    driver.press(Qt.Key.Key_Return)
    assert driver.screen.requirement_id == last
    driver.press(Qt.Key.Key_Return)
    assert driver.said[-1] == "This is the last requirement of the quick scan that is not assessed."
    driver.press(Qt.Key.Key_3)
    driver.press(Qt.Key.Key_Return)
    (end,) = driver.screen.findChildren(ScanEnd)
    assert end.says.startswith("The quick scan is complete.")
    assert end.has_keys
    driver.choose("All")
    assert driver.choices()[2] == f"Unanswered ({len(graded(driver)) - len(others) - 1})"
    assert driver.stored(last).rating is Rating.CONFORMING
    driver.tree.setFocus()
    driver.press(Qt.Key.Key_Return)
    assert driver.screen.requirement_id not in [*others, last]


@pytest.mark.parametrize(
    ("lens", "id", "words"),
    [
        (Lens.ISO9001_2026, "supplier-reevaluation", "ISO 9002:1994 counterpart: 4.6.2"),
        (Lens.ISO9001_2026, "release-checks", "ISO 9002:1994 counterparts: 4.10.4, 4.10.3, 4.19"),
        (Lens.ISO9001_2015, "design-result-usable", "ISO 9001:1994 counterpart: 4.4.5"),
        (Lens.ISO9002_1994, "accepted-suppliers-1994", "ISO 9001:2026 counterpart: 8.4.1"),
    ],
)
def test_the_card_names_the_counterpart_and_its_tooltip_what_is_asked_there(
    qtbot: QtBot, tmp_path: Path, lens: Lens, id: str, words: str
) -> None:
    driver = AssessmentDriver(qtbot, tmp_path / "store.db", Profile(), lens)
    driver.screen.focus_requirement(id)
    label = driver.label(" counterpart")
    assert label is not None
    assert label.text() == words
    other = words.partition(" counterpart")[0]
    there = next(lens for lens in Lens if lens.label == other)
    asked = [one for one in driver.opened.counterparts(id) if there in one.clause]
    assert asked
    for one in asked:
        assert f"{one.clause[there]}: {one.asks}" in label.accessibleDescription()
        assert escape(one.asks) in label.toolTip()


def test_a_gate_speaks_of_a_certificate_only_where_one_can_be_had(qtbot: QtBot, tmp_path: Path) -> None:
    driver = AssessmentDriver(qtbot, tmp_path / "store.db", Profile(), Lens.ISO9002_1994)
    driver.screen.focus_requirement(next(one.id for one in driver.opened.case.requirements if one.gate))
    assert "Gate: its absence alone is a likely major nonconformity" in driver.words()
    assert "certificate" not in driver.words()


def test_no_counterpart_is_named_where_there_is_none(driver: AssessmentDriver) -> None:
    driver.screen.focus_requirement("supplier-reevaluation")
    assert driver.label(" counterpart") is not None
    driver.screen.focus_requirement(next(id for id in driver.ids if not driver.opened.counterparts(id)))
    assert driver.label(" counterpart") is None


def test_a_search_keeps_the_place_and_an_empty_one_brings_all_back(driver: AssessmentDriver) -> None:
    here = driver.screen.requirement_id
    driver.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert driver.search.hasFocus()
    driver.qtbot.keyClicks(driver.search, "supplier look back regularly")
    QApplication.processEvents()
    assert driver.rows() == ["supplier-reevaluation"]
    assert driver.screen.requirement_id == here
    driver.press(Qt.Key.Key_Return)
    assert driver.screen.requirement_id == "supplier-reevaluation"
    driver.search.setFocus()
    driver.press(Qt.Key.Key_Escape)
    assert driver.rows() == driver.ids
    assert driver.screen.requirement_id == "supplier-reevaluation"
    assert driver.tree.hasFocus()


def test_a_search_without_result_says_so_and_offers_all(driver: AssessmentDriver) -> None:
    driver.search.setText("zzzz")
    assert "No requirement matches this search and filter." in driver.words()
    button = next(b for b in driver.screen.findChildren(QPushButton) if b.text() == "Show all requirements")
    driver.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert driver.rows() == driver.ids
    assert driver.search.text() == ""


def test_a_requirement_asked_for_from_elsewhere_is_shown_although_filtered_out(
    driver: AssessmentDriver,
) -> None:
    driver.search.setText("climate")
    driver.screen.focus_requirement(GATE)
    assert driver.screen.requirement_id == GATE
    assert GATE in driver.rows()


def test_a_requirement_of_another_standard_is_said_not_shown(driver: AssessmentDriver) -> None:
    here = driver.screen.requirement_id
    driver.screen.focus_requirement(next(one.id for one in shipped().requirements(Lens.ISO9002_1994)))
    driver.screen.focus_requirement("no-such-thing")
    assert driver.screen.requirement_id == here
    assert "not part of ISO 9001:2026" in driver.said[0]
    assert "no-such-thing" in driver.said[1]


def test_an_answer_given_elsewhere_shows_without_moving_anything(driver: AssessmentDriver) -> None:
    driver.tree.expandAll()
    bar = driver.tree.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place, row = bar.value(), driver.tree.currentIndex()
    driver.opened.rate(driver.screen.requirement_id, Rating.ABSENT)
    driver.opened.rate(driver.ids[-1], Rating.PARTIAL)
    assert bar.value() == place
    assert driver.tree.currentIndex() == row
    assert "nonconformity" in driver.words()


def test_a_profile_change_marks_what_no_longer_applies(driver: AssessmentDriver) -> None:
    driver.screen.focus_requirement("calibration")
    changed = Profile(conditions=Conditions(measuring_equipment=False))
    driver.store.save_profile(driver.opened.organization_id, changed)
    driver.opened.reload()
    assert driver.screen.requirement_id == "calibration"
    assert "Not applicable" in driver.words()


def test_another_lens_shows_its_own_requirements(driver: AssessmentDriver) -> None:
    driver.type("Note for the report", "ask again")
    first = driver.ids[0]
    driver.store.switch_lens(driver.assessment, Lens.ISO9002_1994)
    driver.opened.reload()
    assert driver.rows() == driver.ids
    assert driver.screen.requirement_id == driver.ids[0]
    assert driver.stored(first).note == "ask again"


def test_a_refused_commit_is_said_and_no_letter_is_lost(driver: AssessmentDriver) -> None:
    first, second = driver.ids[:2]
    with closing(sqlite3.connect(driver.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        driver.type("Objective evidence", "seen")
        driver.press(Qt.Key.Key_Escape)
        assert "Another program is writing" in driver.words()
        assert driver.field("Objective evidence").toPlainText() == "seen"
        driver.press(Qt.Key.Key_3)
        assert driver.opened.answer(first).rating is Rating.CONFORMING
        assert driver.stored(first) == Answer()
        driver.screen.focus_requirement(second)
        assert driver.field("Objective evidence").toPlainText() == ""
        driver.screen.focus_requirement(first)
        assert driver.field("Objective evidence").toPlainText() == "seen"
        assert "Not saved yet: Objective evidence, Rating." in driver.words()
        driver.screen.focus_requirement(second)
        other.rollback()
    driver.press(Qt.Key.Key_1)
    assert driver.stored(first) == Answer(rating=Rating.CONFORMING, evidence="seen")
    assert driver.stored(second) == Answer(rating=Rating.INFORMAL)
    driver.screen.focus_requirement(first)
    assert "Not saved yet" not in driver.words()


def test_an_undo_that_fails_says_why(driver: AssessmentDriver) -> None:
    driver.press(Qt.Key.Key_2)
    with closing(sqlite3.connect(driver.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        driver.undo()
        other.rollback()
    assert ["Another program is writing" in said for said in driver.said] == [True]
    assert driver.stored(driver.ids[0]).rating is Rating.PARTIAL


def test_what_the_lens_or_the_catalogue_does_not_ask_is_undone_too_and_named(
    driver: AssessmentDriver,
) -> None:
    here = driver.screen.requirement_id
    for unasked in ("policy-fit-1994", "of-another-catalogue"):
        driver.store.save_answer(driver.assessment, unasked, Answer(rating=Rating.PARTIAL))
    driver.opened.reload()
    driver.undo()
    driver.redo()
    driver.undo()
    driver.undo()
    number = driver.opened.requirement("policy-fit-1994").clause[Lens.ISO9002_1994]
    assert driver.said[0] == "Undone: rating of of-another-catalogue, from 2 Partial back to not rated"
    assert driver.said[1] == "Redone: rating of of-another-catalogue, from not rated to 2 Partial"
    assert driver.said[3] == f"Undone: rating of ISO 9002:1994 {number}, from 2 Partial back to not rated"
    assert driver.screen.requirement_id == here
    assert driver.store.answers(driver.assessment) == {}


def test_hostile_text_is_shown_and_stored_unharmed_and_breaks_no_layout(driver: AssessmentDriver) -> None:
    id = claimable(driver)
    driver.screen.focus_requirement(id)
    driver.opened.rate(id, Rating.NOT_APPLICABLE)
    write(driver.opened, id, "reason", HOSTILE)
    write(driver.opened, id, "evidence", HOSTILE)
    driver.opened.plan_action(id, Action(what=HOSTILE, owner=HOSTILE))
    assert driver.field("Objective evidence").toPlainText() == HOSTILE
    assert "<b>bold</b>" in driver.words()
    assert driver.screen.minimumSizeHint().width() < 800
    driver.screen.focus_requirement(driver.ids[0])
    assert driver.stored(id).evidence == driver.stored(id).reason == HOSTILE


@pytest.mark.parametrize(("width", "below"), [(812, True), (1068, False)])
def test_the_auditors_card_is_beside_the_answer_where_there_is_room(
    driver: AssessmentDriver, width: int, below: bool
) -> None:
    margins = driver.window.width() - driver.screen.width()
    driver.window.resize(width + margins, 540)
    driver.qtbot.waitUntil(lambda: driver.screen.width() == width)
    card = next(
        label for label in driver.screen.findChildren(QLabel) if label.text() == "What an auditor looks for"
    )
    evidence = driver.field("Objective evidence")
    top = card.mapTo(driver.screen, card.rect().topLeft()).y()
    assert (top > evidence.mapTo(driver.screen, evidence.rect().bottomLeft()).y()) is below


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
        opened = OpenAssessment(store, shipped(), assessment, remembered_beside(store), today=lambda: TODAY)
        screen = AssessmentScreen(opened)
        gone, header = weakref.ref(screen), weakref.ref(screen.header)
        screen.show()
        screen.close()
        del screen
        gc.collect()
        assert (gone(), header()) == (None, None)
        opened.rate(opened.case.requirements[0].id, Rating.CONFORMING)


@pytest.mark.parametrize(
    ("standard", "lens", "begins"),
    [
        ("ISO 9001:2015", Lens.ISO9001_2026, "New or changed in 2026"),
        ("ISO 9001:2015", Lens.ISO9001_2015, "All"),
        ("", Lens.ISO9001_2026, "All"),
    ],
)
def test_whoever_holds_a_running_certificate_sees_what_is_new_at_first(
    qtbot: QtBot, tmp_path: Path, standard: str, lens: Lens, begins: str
) -> None:
    profile = Profile(certificate=Certificate(standard=standard, accredited=True))
    driver = AssessmentDriver(qtbot, tmp_path / "store.db", profile, lens)
    assert driver.choice.currentText() == f"{begins} ({len(driver.rows())})"
    driver.choose("All")
    assert driver.rows() == driver.ids
