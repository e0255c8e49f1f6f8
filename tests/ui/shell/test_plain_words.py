"""What a person reads is words: no key, no slug, no rule's number, nothing of Python, no wrong plural."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from msgspec.structs import fields, replace
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from isoassess import domain
from isoassess.assessment.case_builder import judge_case
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind, pdf_of
from isoassess.domain import Requirement, decision, profile
from isoassess.domain.fact_words import fact_words
from isoassess.domain.profile import People, Profile, Site, System
from isoassess.reference.value_in_words import value_in_words
from isoassess.services.stored_case import stored_case
from isoassess.standard_choice import choose
from isoassess.standard_choice.intake import KEYS, IntakePage
from isoassess.standard_choice.labels import choice_words
from isoassess.standard_choice.what_if_words import step_sentences, what_if_sentences
from isoassess.store import Store
from tests.sample_organization import sample
from tests.ui.sample_stores import TODAY, store_in, today
from tests.unit.strategies import profiles
from ui.commands.places import ACTIONS, ASSESSMENT, OVERVIEW, REPORTS, STANDARD
from ui.session.profile_draft import ProfileDraft
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.widgets.explanation import ExplainButton
from ui.wizard.intake_wizard import IntakeWizard

READ = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
RULE = re.compile(r"\b(?:R\d\d|D[1-8])\b")
PYTHON = re.compile(
    r"(?<!“)\bNone\b(?! planned)|\bTrue\b|\bFalse\b|\bnan\b|<[A-Za-z]+[.:]|\{[a-z_]*\}|\(s\)|dict_|frozenset"
)
ONE_OF_MANY = re.compile(
    r"(?<![\d.,:/-])1 (?:people|persons|sites|days|months|years|hours|actions|points|requirements|questions"
    r"|records|pages|files|documents|clauses|organizations|changes|words|things|gates|elements)\b"
)
"""The word None is an answer of the wizard, where it stands alone."""


def requirements_of_all_editions() -> tuple[Requirement, ...]:
    return tuple(asked for lens in shipped().lenses for asked in shipped().requirements(lens))


def slugs() -> frozenset[str]:
    """What the program calls things among itself, where that is no word of the language."""
    kinds = [kind for module in (domain, profile, decision) for kind in vars(module).values()]
    told = {
        str(value) for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum) for value in kind
    }
    told |= {requirement.id for requirement in requirements_of_all_editions()}
    keys = {key for page in KEYS.values() for key in page if "." in key}
    facts = {
        field.name for part in (profile.Design, profile.System, profile.People) for field in fields(part)
    }
    return frozenset(slug for slug in told | facts if "-" in slug or "_" in slug) | keys


SLUG = re.compile(
    r"(?<![\w./-])(?:" + "|".join(sorted(map(re.escape, slugs()), key=len, reverse=True)) + r")(?![\w/-])"
)
WORDS_TOO = {"e-mail", "supplier-evaluation"}


def faults(said: str) -> list[str]:
    text = re.sub(r"</?p>", "", said)
    if text.strip() == "None" or text.strip().endswith(": None"):
        return []  # an answer
    found = [hit.group() for rule in (RULE, PYTHON, ONE_OF_MANY, SLUG) for hit in rule.finditer(text)]
    return [hit for hit in found if hit not in WORDS_TOO]


def said_by(widget: QWidget) -> Iterator[str]:
    """Whatever a widget and all in it shows, tells as a tip or speaks."""
    for part in (widget, *widget.findChildren(QWidget)):
        yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription())
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text()
        if isinstance(part, QComboBox):
            yield from (part.itemText(row) for row in range(part.count()))
        if isinstance(part, QAbstractItemView) and part.model() is not None:
            yield from _cells(part.model(), QModelIndex())


def _cells(shown: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(shown.rowCount(parent), 60)):
        for column in range(shown.columnCount(parent)):
            index = shown.index(row, column, parent)
            yield from (str(index.data(role) or "") for role in READ)
        yield from _cells(shown, shown.index(row, 0, parent))


def wrong(widget: QWidget) -> dict[str, list[str]]:
    return {said: found for said in said_by(widget) if (found := faults(said))}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with store_in(tmp_path, sample=True) as store:
        made = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
        qtbot.addWidget(made)
        made.show()
        yield made


def test_the_screens_outside_an_organization_say_words(window: MainWindow) -> None:
    assert wrong(window) == {}
    for show in (window.show_comparison, window.show_library, window.show_all_actions):
        show()
        assert wrong(window) == {}


@pytest.mark.parametrize("place", [OVERVIEW, STANDARD, ASSESSMENT, ACTIONS, REPORTS])
def test_the_screens_of_an_organization_say_words(window: MainWindow, place: str) -> None:
    table = window.home.findChildren(QTableView)[0]
    window.open_organization(table.model().index(0, 0).data(Qt.ItemDataRole.UserRole))
    window.go(place)
    for ask in window.findChildren(ExplainButton):
        ask.setChecked(True)
    assert wrong(window) == {}


@pytest.mark.parametrize("given", ["sample", "nothing"])
def test_the_wizard_says_words(qtbot: QtBot, tmp_path: Path, given: str) -> None:
    with Store.open(tmp_path / "wizard.db", who="tester") as store:
        told = sample().profile if given == "sample" else Profile()
        draft = ProfileDraft(store, store.add_organization(told), today=today)
        wizard = IntakeWizard(draft)
        qtbot.addWidget(wizard)
        wizard.show()
        for page in IntakePage:
            wizard.go_to(page)
            assert wrong(wizard) == {}


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_documents_say_words(tmp_path: Path, kind: DocumentKind) -> None:
    one = People(effective_personnel=1, shifts=1, sites=(Site(name="Works", personnel=1),))
    system = System(corrective_action_cases=1, months_of_records=1)
    with store_in(tmp_path, sample=True) as store:
        organization = store.organizations(limit=1)[0].id
        store.save_profile(organization, replace(store.profile(organization), people=one, system=system))
        assessment = store.assessments(organization)[0].id
        case = stored_case(store, shipped(), assessment, on=TODAY)
        pdf = pypdfium2.PdfDocument(pdf_of(kind, case, judge_case(shipped(), case)).content)
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
        pdf.close()
    names = (
        {asked.id for asked in requirements_of_all_editions()}
        if kind in (DocumentKind.FULL, DocumentKind.ACTIONS)
        else set()
    )
    text = text.replace("\ufffe", "-")  # a hyphen at which a line was broken
    assert set(faults(re.sub(r"\s+", " ", text))) <= names  # by which these two name the same finding


@pytest.mark.parametrize("key", [key for page in KEYS.values() for key in page])
def test_every_key_of_the_profile_has_words(key: str) -> None:
    assert fact_words(key) != key.replace(".", ": ").replace("_", " ")
    assert faults(fact_words(key)) == []


def test_a_sector_is_said_by_its_name_and_an_activity_by_its_word() -> None:
    assert value_in_words("sector.codes", (3, 17)) == (
        "3 Food products, beverages and tobacco, 17 Basic metals and fabricated metal products"
    )
    assert value_in_words("sector.codes", "3") == "3 Food products, beverages and tobacco"
    assert value_in_words("sector.codes", ()) == "not known"


@given(profiles())
def test_the_decision_of_any_profile_says_words(told: Profile) -> None:
    decided = choose(told, on=TODAY)
    said = [*what_if_sentences(decided), *step_sentences(decided.rules), *map(fact_words, decided.unknown)]
    said += [value_in_words(known.fact, known.value) for known in decided.facts]
    said += [choice_words(note.says) for note in decided.warnings]
    typed = " ".join(
        (told.organization.name, told.named_standard, told.certificate.standard, told.design.example)
    )
    assert [hit for words in said for hit in faults(words) if hit not in typed] == []
    assert not any("Activity: " in words for words in said)
