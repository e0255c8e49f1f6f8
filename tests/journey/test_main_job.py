"""The whole job, done with the keyboard alone, is safe and complete on screen, in the file and on paper."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from isoassess.domain.profile import Designer
from isoassess.domain.words import verdict_words
from isoassess.standard_choice.intake import IntakePage
from tests.journey.keyboard import ALT, CONTROL, KEY, Person
from ui.widgets.choosing.file_dialog import FileDialog

ASSESSOR = "A. Sampler"
NAME = "Sample Precision Parts GmbH"
ACTION = "Write the scope on one page and have it approved"
EVIDENCE = "Quality manual, page 2, seen on site"
HOSTILE = "<b>A & B</b> \U0001f600 אבג " + "0123456789" * 1_000
SHOWN = "<b>A & B</b> □ □□□…"  # a box for every character that no font here can show; the summary stays short


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Person:
    return Person(qtbot, tmp_path)


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """The file dialog answers with a path; what is there is read without spaces, breaks and running lines."""
    path = tmp_path / "summary.pdf"
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_said: (str(path), ""))

    def read() -> str:
        with pypdfium2.PdfDocument(path) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        return squeezed("".join(re.split(r"Page \d+ of \d+", page)[-1] for page in pages))

    return read


def squeezed(text: str) -> str:
    return "".join(text.split())


def name_a_new_organization(person: Person) -> None:
    assert person.sees("No organization yet")
    person.press(KEY.Key_Return)
    person.tab_to("organization.name")


def fill_in_the_wizard(person: Person) -> None:
    """Seven pages of a firm that makes parts to the drawings of its customers."""
    name_a_new_organization(person)
    person.type(NAME)
    person.next_page()
    person.fill("people.effective_personnel", "12")
    person.next_page()
    person.fill("offer.products", "Turned and milled parts")
    person.fill("sector.codes", "machin")
    person.press(KEY.Key_Return)
    person.next_page()
    person.answer("performed_by.purchasing", "we")
    person.answer("performed_by.production", "we")
    person.answer("design.product", Designer.CUSTOMER)
    person.answer("design.corrected_by", "customer")
    person.answer("design.specification", "complete")
    for key in ("design.may_change", "design.own_brand"):
        person.answer(key, False)
    person.next_page()
    person.answer("purpose", "certify")
    person.fill("target_date", "2027-06-30")
    person.next_page()
    person.answer("system.internal_audit", "complete")
    person.answer("system.management_review", "held")
    person.fill("system.corrective_action_cases", "2")
    person.fill("system.months_of_records", "4")
    person.next_page()
    assert person.sees("ISO 9001:2026")
    assert person.sees("8.3 not applicable")


def export(person: Person) -> None:
    person.press(KEY.Key_E, CONTROL)
    if not person.opened.assessor:
        person.type(ASSESSOR)
        person.press(KEY.Key_Return)
    person.qtbot.waitUntil(lambda: person.sees("Written: summary.pdf"))


def gate_of(person: Person) -> str:
    """The first requirement whose absence alone stops a certificate."""
    return next(one.id for one in person.opened.case.requirements if one.gate)


def rate_everything(person: Person, *, failing: str) -> None:
    """Conforming throughout but for one, which gets its evidence and its action; Enter goes to the next."""
    open_screens = person.open_screens
    for _requirement in open_screens.open.case.requirements:
        if open_screens.assessment.requirement_id == failing:
            person.press(KEY.Key_1)
            person.press(KEY.Key_E, ALT)
            person.type(EVIDENCE)
            person.press(KEY.Key_I, ALT)
            person.type(ACTION)
            person.press(KEY.Key_Escape)
        else:
            person.press(KEY.Key_3)
        person.press(KEY.Key_Return)


def test_the_main_job_from_the_first_start_to_the_paper_and_back(
    person: Person, paper: Callable[[], str]
) -> None:
    fill_in_the_wizard(person)
    person.finish()
    assert person.sees("Too early to tell")
    person.go("assessment")
    gate = gate_of(person)
    rate_everything(person, failing=gate)
    person.go("overview")
    judgement = person.opened.judgement
    assert judgement.share.assessed == judgement.share.applicable
    verdict = verdict_words(judgement.verdict)
    assert verdict == "Not ready yet"
    assert person.sees(verdict)
    export(person)
    for said in (NAME, verdict, ACTION, f"by {ASSESSOR}", person.opened.requirement(gate).states):
        assert squeezed(said) in paper()
    person.go("assessment")
    here = person.open_screens.assessment.requirement_id
    before = person.opened.case.answers
    person.press(KEY.Key_T, ALT)
    person.type("Come back in May")  # and leave at once, before any pause
    person.quit()

    person.start()
    person.open_first()
    assert person.sees(NAME)
    assert person.sees(verdict)
    assert person.opened.answer(here).note == "Come back in May"
    assert {**person.opened.case.answers, here: before[here]} == before
    assert before[gate].evidence == EVIDENCE
    assert before[gate].action.what == ACTION
    person.quit()


def test_a_wizard_left_half_way_goes_on_at_the_same_page(person: Person) -> None:
    name_a_new_organization(person)
    person.type(NAME)
    person.next_page()
    person.next_page()
    person.next_page()
    person.answer("performed_by.production", "we")
    person.press(KEY.Key_L, ALT)  # Finish later
    person.quit()

    person.start()
    assert person.window.open_screens is None
    person.open_first()
    assert person.wizard.currentId() == IntakePage.ACTIVITIES
    assert person.shown("performed_by.production") == "we"
    person.press(KEY.Key_B, ALT)
    person.qtbot.waitUntil(lambda: person.wizard.currentId() == IntakePage.PRODUCTS)
    person.press(KEY.Key_Escape)
    person.quit()


def test_a_hostile_name_goes_through_screen_file_and_paper_unharmed(
    person: Person, paper: Callable[[], str]
) -> None:
    name_a_new_organization(person)
    person.paste(HOSTILE)
    for page in list(IntakePage)[1:]:
        person.next_page()
        assert person.wizard.currentId() == page
    person.finish()
    title = person.window.windowTitle()
    assert "<b>A & B</b> \U0001f600 אבג 0123" in title
    assert title.endswith(" - IsoAssess")
    assert len(title) < len(HOSTILE) / 10
    assert person.window.minimumSizeHint().width() <= 1024
    export(person)
    assert squeezed(SHOWN) in paper()
    assert person.sees("4 characters that no font here can show were replaced by a box: \U0001f600 א ב ג")
    person.quit()

    person.start()
    (known,) = person.store.organizations()
    assert known.name == HOSTILE
    person.open_first()
    assert person.opened.profile.organization.name == HOSTILE
    person.quit()
