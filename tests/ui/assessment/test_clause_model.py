"""The clause tree shows every requirement once, with the worst finding and the count of what is below."""

import datetime
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Clause, Confidence, Finding, Grade, Lens, Rating, Requirement
from isoassess.domain.case import Case, Judgement
from isoassess.domain.message import message
from isoassess.domain.profile import Profile
from ui.assessment.clauses.clauses_model import ClauseModel, ClauseRole
from ui.assessment.clauses.rows import RowState, TreePlace, row_words

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal
LENS = Lens.ISO9001_2026


def judged(answers: dict[str, Answer], lens: Lens = LENS) -> tuple[Case, Judgement]:
    case = open_case(shipped(), profile=Profile(), answers=answers, lens=lens, on=datetime.date(2026, 11, 23))
    return case, judge_case(shipped(), case)


def rows(model: ClauseModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from rows(model, index)


def place(index: QModelIndex) -> TreePlace:
    found = index.data(ClauseRole.PLACE)
    assert isinstance(found, TreePlace)
    return found


def state(index: QModelIndex) -> RowState:
    found = index.data(ClauseRole.STATE)
    assert isinstance(found, RowState)
    return found


def clause(model: ClauseModel, number: str) -> QModelIndex:
    return next(index for index in rows(model) if place(index).number == number)


@pytest.fixture
def model(qapp: object) -> ClauseModel:
    case, judgement = judged({})
    model = ClauseModel()
    QAbstractItemModelTester(model, STRICT, model)
    model.load(shipped().clauses(LENS), case.requirements, LENS, judgement.findings)
    return model


@pytest.mark.parametrize("lens", list(Lens))
def test_every_requirement_has_one_row_of_its_own_in_clause_order(model: ClauseModel, lens: Lens) -> None:
    case, judgement = judged({}, lens)
    model.load(shipped().clauses(lens), case.requirements, lens, judgement.findings)
    leaves = [place(index).only for index in rows(model) if not model.hasChildren(index)]
    assert leaves == [requirement.id for requirement in case.requirements]
    assert all(model.index_of(id).isValid() for id in leaves if id)


def requirement(name: str, number: str) -> Requirement:
    return Requirement(
        id=name,
        clause={LENS: number},
        asks=f"Is {name} in place?",
        looks_for=(),
        small_firm="",
        source=(),
        confidence=Confidence.HIGH,
    )


def finding(of: Requirement, grade: Grade) -> Finding:
    return Finding(
        requirement=of.id, clause=of.clause[LENS], grade=grade, rating=None, because=message("not-assessed")
    )


@pytest.fixture
def small(qapp: object) -> ClauseModel:
    """Three requirements, nothing assessed: one in 4.1, two in 4.2; none in 5."""
    model = ClauseModel()
    QAbstractItemModelTester(model, STRICT, model)
    clauses = tuple(Clause(number=number, title=f"Title {number}") for number in ("4", "4.1", "4.2", "5"))
    model.load(clauses, SMALL, LENS, [finding(one, Grade.NOT_ASSESSED) for one in SMALL])
    return model


SMALL = (requirement("a", "4.1"), requirement("b", "4.2"), requirement("c", "4.2"))


def test_a_clause_with_one_requirement_stands_for_it_and_others_show_theirs(small: ClauseModel) -> None:
    said = [index.data() for index in rows(small)]
    assert said == ["4 Title 4", "4.1 Title 4.1", "4.2 Title 4.2", "Is b in place?", "Is c in place?"]
    assert place(clause(small, "4.1")).only == "a"
    assert place(clause(small, "4.2")).only is None


@pytest.mark.parametrize(
    ("grades", "worst", "count"),
    [
        ((Grade.CONFORMING, Grade.MINOR, Grade.MAJOR), Grade.MAJOR, "3/3"),
        ((Grade.CONFORMING, Grade.MINOR, Grade.NOT_ASSESSED), Grade.MINOR, "2/3"),
        ((Grade.CONFORMING, Grade.OFI, Grade.NOT_ASSESSED), Grade.CONFORMING, "2/3"),
        ((Grade.NOT_ASSESSED, Grade.NOT_APPLICABLE, Grade.NOT_APPLICABLE), Grade.NOT_ASSESSED, "0/1"),
        ((Grade.NOT_APPLICABLE,) * 3, Grade.NOT_APPLICABLE, "N/A"),
    ],
)
def test_a_clause_shows_the_worst_below_it_and_counts_what_applies(
    small: ClauseModel, grades: tuple[Grade, ...], worst: Grade, count: str
) -> None:
    small.keep_up([finding(one, grade) for one, grade in zip(SMALL, grades, strict=True)])
    assert state(clause(small, "4")).grade is worst
    assert state(clause(small, "4")).count == count


def test_only_the_rows_that_changed_are_shown_anew(small: ClauseModel, qtbot: QtBot) -> None:
    changed: list[str] = []
    small.dataChanged.connect(lambda index, _last, _roles: changed.append(index.data()))
    small.keep_up([finding(one, Grade.MINOR if one.id == "b" else Grade.NOT_ASSESSED) for one in SMALL])
    assert changed == ["4 Title 4", "4.2 Title 4.2", "Is b in place?"]


def test_the_counts_of_the_tree_are_those_of_the_judgement(qapp: object) -> None:
    case, nothing_yet = judged({})
    model = ClauseModel()
    model.load(shipped().clauses(LENS), case.requirements, LENS, nothing_yet.findings)
    ids = [one.id for one in case.requirements]
    answers = {
        id: Answer(rating=Rating(str(number % 5)), evidence="seen") for number, id in enumerate(ids[::2])
    }
    judgement = judged(answers)[1]
    model.keep_up(judgement.findings)
    QAbstractItemModelTester(model, STRICT, model)  # only now: it goes through the tree for each row changed
    shown = {place(index).number: state(index) for index in rows(model) if place(index).clause}
    assert {number: (row.assessed, row.applicable) for number, row in shown.items()} == {
        result.clause.number: (result.share.assessed, result.share.applicable) for result in judgement.clauses
    }


def test_what_is_accepted_is_there_with_its_parents_and_nothing_else(small: ClauseModel) -> None:
    shown = small
    shown.accept(frozenset({"c"}))
    assert [index.data() for index in rows(shown)] == ["4 Title 4", "4.2 Title 4.2", "Is c in place?"]
    shown.accept(frozenset())
    assert list(rows(shown)) == []
    shown.accept(frozenset({"a", "b", "c"}))
    assert len(list(rows(shown))) == 5


def test_who_holds_a_row_keeps_it_while_others_come_and_go(small: ClauseModel) -> None:
    held = {name: QPersistentModelIndex(small.index_of(name)) for name in "abc"}
    small.accept(frozenset({"a", "c"}))
    assert [held[name].isValid() for name in "abc"] == [True, False, True]
    assert held["c"].row() == 0
    small.accept(frozenset({"a", "b", "c"}))
    assert held["c"].row() == 1
    assert held["c"].data() == "Is c in place?"
    assert small.index_of("b").isValid()


def test_a_row_is_said_in_words_and_its_tooltip_is_no_markup(small: ClauseModel) -> None:
    said = clause(small, "4").data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "4 Title 4: 0 of 3 assessed. Worst: Not assessed."
    hostile = requirement("d", "4.2")
    small.load(
        (Clause(number="4.2", title="<b>Bold</b> & more"),), (hostile,), LENS, [finding(hostile, Grade.MINOR)]
    )
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; more" in clause(small, "4.2").data(Qt.ItemDataRole.ToolTipRole)


def test_loading_another_lens_keeps_the_model_sound(model: ClauseModel) -> None:
    for lens in Lens:
        case, judgement = judged({}, lens)
        model.load(shipped().clauses(lens), case.requirements, lens, judgement.findings)
        assert model.rowCount() > 0


def test_a_requirement_for_information_is_not_called_not_applicable(model: ClauseModel) -> None:
    notes = {known.id for known in shipped().requirements(LENS) if not known.graded}
    shown = [index for index in rows(model) if place(index).only in notes]
    assert {place(index).only for index in shown} >= notes
    for index in shown:
        assert state(index).count == "Note"
        assert row_words(place(index), state(index), "").endswith(": For information, not graded")


def test_a_title_that_is_not_of_the_standard_says_so_and_no_other_does(model: ClauseModel) -> None:
    """What was found: its brackets looked like something that is missing."""
    own = [index for index in rows(model) if place(index).title.startswith("[")]
    assert own
    for index in rows(model):
        spoken = str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))
        assert bool(spoken) is (index in own)
        assert ("words in brackets" in str(index.data(Qt.ItemDataRole.ToolTipRole))) is (index in own)
