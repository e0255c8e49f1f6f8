"""Whatever the choice says could change it, or is still to be answered, has its question in the wizard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isoassess.domain.decision import DesignClause
from isoassess.domain.profile import (
    Activity,
    Corrector,
    Design,
    Designer,
    NoProduct,
    Offer,
    Organization,
    Performer,
    Profile,
    Responsibility,
    Scheme,
    Sector,
    Specification,
)
from isoassess.standard_choice.intake import IntakePage, page_of
from isoassess.standard_choice.what_if import what_ifs
from isoassess.store import Store
from tests.ui.sample_stores import store_in, today
from ui.session.profile_draft import ProfileDraft
from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.choosing.segments import Segment, Segments
from ui.widgets.texts import Text
from ui.wizard.intake_wizard import IntakeWizard
from ui.wizard.open_question import OpenQuestion
from ui.wizard.page import QuestionPage
from ui.wizard.so_far import SoFar

GIVEN = Design(
    product=Designer.CUSTOMER,
    service=Designer.NOBODY,
    corrected_by=Corrector.CUSTOMER,
    specification=Specification.ASKED,
    may_change=False,
    own_brand=False,
    only_process=False,
)
WORK = (Activity.PURCHASING, Activity.PRODUCTION, Activity.INSTALLATION)
FIRMS = {
    "nothing answered": Profile(),
    "given": Profile(design=GIVEN, activities=WORK),
    "subcontractor": Profile(
        design=replace(
            GIVEN,
            product=Designer.SUBCONTRACTOR,
            corrected_by=Corrector.UNCLEAR,
            responsibility=Responsibility.SHARED,
        ),
        activities=WORK,
    ),
    "own brand": Profile(
        design=replace(
            GIVEN,
            product=Designer.MAKER,
            own_brand=True,
            corrected_by=Corrector.UNCLEAR,
            responsibility=Responsibility.CUSTOMER,
        ),
        activities=(Activity.PURCHASING, Activity.DISTRIBUTION),
    ),
    "contradicting": Profile(design=replace(GIVEN, corrected_by=Corrector.US), activities=WORK),
    "outsourced": Profile(
        design=replace(GIVEN, product=Designer.NOBODY, own_brand=NoProduct.NO_PRODUCT),
        offer=Offer(services="Running of servers"),
        activities=(Activity.SOFTWARE_DEVELOPMENT, Activity.SERVICE_PROVISION),
        performed_by={Activity.SOFTWARE_DEVELOPMENT: Performer.OUTSOURCED},
    ),
    "contract": Profile(
        design=GIVEN,
        activities=WORK,
        sector=Sector(scheme=Scheme.NONE),
        named_standard="IATF 16949:2016",
    ),
    "published standard": Profile(
        design=replace(GIVEN, product=Designer.PUBLIC_STANDARD), activities=WORK, named_standard="ISO 9002"
    ),
    "another site": Profile(design=replace(GIVEN, product=Designer.GROUP_SITE), activities=WORK),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


def opened(qtbot: QtBot, store: Store, profile: Profile) -> tuple[ProfileDraft, IntakeWizard]:
    named = replace(profile, organization=Organization(name="Sample Works"))
    draft = ProfileDraft(store, store.add_organization(named), today=today)
    wizard = IntakeWizard(draft)
    qtbot.addWidget(wizard)
    with qtbot.waitExposed(wizard):
        wizard.show()
    wizard.activateWindow()
    return draft, wizard


def keys_on(wizard: IntakeWizard, page: IntakePage) -> set[str]:
    shown = wizard.page(page)
    assert isinstance(shown, QuestionPage)
    return {field.key for field in shown.fields}


@pytest.mark.parametrize("profile", FIRMS.values(), ids=FIRMS.keys())
def test_every_fact_that_is_named_has_its_question(qtbot: QtBot, store: Store, profile: Profile) -> None:
    draft, wizard = opened(qtbot, store, profile)
    decision = draft.decision
    turns = {turn.fact.replace("activities.", "performed_by.") for turn in what_ifs(decision)}
    asked = {*turns, *decision.unknown, *decision.to_settle}
    assert asked
    for key in asked:
        page = page_of(key)
        keys = keys_on(wizard, page)
        stages = key in ("activities", "performed_by")
        assert key in keys or (stages and f"performed_by.{Activity.PRODUCTION.value}" in keys), key


def test_who_answers_for_the_design_is_led_to_and_can_be_changed(qtbot: QtBot, store: Store) -> None:
    draft, wizard = opened(qtbot, store, FIRMS["subcontractor"])
    assert design_clause(draft) is DesignClause.APPLIES
    wizard.go_to(page_of("design.responsibility"))
    page = wizard.currentPage()
    assert isinstance(page, QuestionPage)
    page.focus_key("design.responsibility")
    field = next(field for field in page.fields if field.key == "design.responsibility")
    focused = QApplication.focusWidget()
    assert focused is field.target()
    page.write("design.responsibility", Responsibility.CUSTOMER)
    assert draft.profile.design.responsibility is Responsibility.CUSTOMER
    assert design_clause(draft) is DesignClause.ASK


def test_not_known_is_an_answer_at_the_side_and_on_the_last_page(qtbot: QtBot, store: Store) -> None:
    draft, wizard = opened(qtbot, store, Profile())
    wizard.go_to(IntakePage.ACTIVITIES)
    side = wizard.currentPage().findChild(SoFar)
    assert isinstance(side, SoFar)
    assert any("Who designs the product" in name for name in open_questions(side))
    assert not any("(answered: not known)" in name for name in open_questions(side))
    answer_not_known(wizard)
    assert draft.profile.answered == ("design.product",)
    side.refresh()
    assert any("Who designs the product (answered: not known)" in name for name in open_questions(side))


def test_what_nobody_answered_is_not_said_to_be_not_known(qtbot: QtBot, store: Store) -> None:
    draft, wizard = opened(qtbot, store, Profile())
    wizard.go_to(IntakePage.STANDARD)
    page = wizard.currentPage()
    assert "Who designs the product: not answered" in said(page)
    assert "not known" not in said(page).partition("What it rests on")[2].partition("Please note")[0]
    wizard.go_to(IntakePage.ACTIVITIES)
    answer_not_known(wizard)
    assert draft.profile.answered == ("design.product",)
    wizard.go_to(IntakePage.STANDARD)
    assert "Who designs the product: not known" in said(page)


def design_clause(draft: ProfileDraft) -> DesignClause:
    return draft.decision.today.clause_8_3


def answer_not_known(wizard: IntakeWizard) -> None:
    page = wizard.currentPage()
    assert isinstance(page, QuestionPage)
    assert page.write("design.product", Designer.UNKNOWN)


def open_questions(side: SoFar) -> list[str]:
    return [one.accessibleName() for one in side.findChildren(OpenQuestion) if not one.isHidden()]


def said(widget: object) -> str:
    assert hasattr(widget, "findChildren")
    return "\n".join(text.text() for text in widget.findChildren(Text))


def test_every_question_says_why_it_is_asked_or_gives_an_example(qtbot: QtBot, store: Store) -> None:
    """Beside it, so that it is there as well while something is typed."""
    _draft, wizard = opened(qtbot, store, Profile())
    silent = []
    for page in IntakePage:
        shown = wizard.page(page)
        assert isinstance(shown, QuestionPage)
        for field in shown.fields:
            said = [text.text() for text in field.findChildren(Text) if text.objectName() == "small"]
            if not "".join(said).replace("not answered", "").strip():
                silent.append(field.key)
    assert silent == []


def test_not_known_is_the_last_answer_of_every_question(qtbot: QtBot, store: Store) -> None:
    wizard = IntakeWizard(ProfileDraft(store, today=today))
    qtbot.addWidget(wizard)
    offered = [
        [button.text() for button in row.findChildren(Segment)] for row in wizard.findChildren(Segments)
    ] + [[word for word in box.words() if word != "Not answered"] for box in wizard.findChildren(DropDown)]
    unknown = [words for words in offered if "Not known" in words]
    assert len(unknown) > 15
    assert [words for words in unknown if words[-1] != "Not known"] == []
