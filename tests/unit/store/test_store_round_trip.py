"""What is saved comes back as it was given, in every field and every script."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from isoassess.domain import NO_ANSWER, Action, Answer, Lens, Rating
from isoassess.domain.decision import OwnDecision
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.profile import Design, Designer, Organization, People, Profile, Sector
from isoassess.store import BadValue, NotInStore, Store, StoreError
from isoassess.store.vault.driver import sqlite3
from tests.examples import examples
from tests.unit.store.store_values import TEXTS, new_assessment, values

HOSTILE = [
    '<b>bold</b> & "quoted" &amp; \'; DROP TABLE answer; --',
    "\U0001f477\u200d\u2640\ufe0f crane \U0001f3d7",
    "tab\t bell\x07 escape\x1b line\r\nend \x7f \ufeff \u2028",
    "x" * 10_000,
    "\u0634\u0631\u0643\u0629 \u202eabc\u202c \u05d7\u05d1\u05e8\u05d4",
    "\\u0000 %s {name} %(x)s ? :bind",
    " ",
]


@settings(max_examples=examples(30))
@given(profile=values(Profile))
def test_every_field_of_a_profile_comes_back(long_store: Store, profile: Profile) -> None:
    organization = long_store.add_organization(Profile())
    long_store.save_profile(organization, profile)
    assert long_store.profile(organization) == profile


@settings(max_examples=examples(30))
@given(answer=values(Answer), requirement=TEXTS)
def test_every_field_of_an_answer_comes_back(long_store: Store, answer: Answer, requirement: str) -> None:
    assessment = new_assessment(long_store, long_store.add_organization(Profile()))
    long_store.save_answer(assessment, requirement, answer)
    expected = {} if answer == NO_ANSWER else {requirement: answer}
    assert long_store.answers(assessment) == expected


@settings(max_examples=10)
@given(decision=values(OwnDecision))
def test_every_field_of_an_own_decision_comes_back(long_store: Store, decision: OwnDecision) -> None:
    organization = long_store.add_organization(Profile())
    long_store.decide(organization, decision)
    assert long_store.own_decision(organization) == decision
    long_store.decide(organization, None)
    assert long_store.own_decision(organization) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_after_a_restart(
    path: Path, store: Store, assessment: str, text: str
) -> None:
    answer = Answer(
        rating=Rating.NOT_APPLICABLE,
        reason=text,
        evidence=text,
        note=text,
        action=Action(what=text, owner=text, due=date(2027, 2, 28)),
    )
    store.save_answer(assessment, text, answer)
    organization = store.add_organization(Profile(organization=Organization(name=text)))
    store.close()
    with Store.open(path, who=text) as again:
        assert again.answers(assessment) == {text: answer}
        assert again.profile(organization).organization.name == text
        assert text in [found.name for found in again.organizations(text)]


@pytest.mark.parametrize("text", ["half \ud83d of a pair", "nothing \0 after"])
def test_text_that_no_database_keeps_is_refused_and_the_store_goes_on(
    store: Store, organization: str, assessment: str, text: str
) -> None:
    entries = store.history()
    refused: list[Callable[[], object]] = [
        lambda: store.save_answer(assessment, "r", Answer(action=Action(owner=text))),
        lambda: store.save_answer(assessment, text, Answer(note="n")),
        lambda: store.save_profile(organization, Profile(organization=Organization(name=text))),
        lambda: store.add_organization(Profile(sector=Sector(nace=("25", text)))),
        lambda: store.decide(organization, OwnDecision(lens=Lens.ISO9001_2026, reason=text, name="n")),
    ]
    for act in refused:
        with pytest.raises(BadValue, match=r"U\+(D83D|0000)"):
            act()
    assert store.history() == entries
    store.save_answer(assessment, "r", Answer(note="fine"))


def test_a_profile_that_could_not_be_read_back_is_refused(store: Store, organization: str) -> None:
    with pytest.raises(BadValue):
        store.save_profile(organization, Profile(people=People(effective_personnel=-1)))
    assert store.profile(organization).people.effective_personnel is None


def test_saving_what_is_already_there_writes_nothing(
    store: Store, organization: str, assessment: str
) -> None:
    store.save_answer(assessment, "r", Answer(note="n"))
    store.save_wizard_page(organization, 3)
    entries, committed = store.history(), store.last_commit
    store.save_answer(assessment, "r", Answer(note="n"))
    store.save_answer(assessment, "other", NO_ANSWER)
    store.save_profile(organization, store.profile(organization))
    store.switch_lens(assessment, Lens.ISO9001_2026)
    store.save_wizard_page(organization, 3)
    store.decide(organization, None)
    store.restore_organization(organization)
    assert store.history() == entries
    assert store.last_commit == committed
    assert store.answers(assessment) == {"r": Answer(note="n")}


def test_the_last_commit_is_the_time_of_the_newest_change(
    store: Store, organization: str, assessment: str
) -> None:
    store.save_answer(assessment, "r", Answer(note="n"))
    assert store.last_commit is not None
    assert store.last_commit.tzinfo is UTC
    assert store.history()[-1].at == store.last_commit
    assert store.organizations()[0].changed_at == store.last_commit
    assert store.assessment(assessment).changed_at == store.last_commit


def test_a_store_just_opened_has_committed_nothing(store: Store) -> None:
    assert store.last_commit is None


def test_the_wizard_goes_on_where_it_was_left(path: Path, store: Store, organization: str) -> None:
    assert store.wizard_page(organization) is None
    store.save_wizard_page(organization, 4)
    store.close()
    with Store.open(path, who="A. Consultant") as again:
        assert again.wizard_page(organization) == 4
        assert again.organizations()[0].wizard_page == 4
        again.save_wizard_page(organization, None)
        assert again.wizard_page(organization) is None


def test_organizations_are_listed_newest_change_first(path: Path) -> None:
    moments = iter(datetime(2026, 10, 1, tzinfo=UTC) + timedelta(days=day) for day in range(99))
    with Store.open(path, who="A. Consultant", clock=lambda: next(moments)) as store:
        first, second = (
            store.add_organization(Profile(organization=Organization(name=name), sector=Sector(codes=codes)))
            for name, codes in (("First", (17, 18)), ("Second", ()))
        )
        assert [found.id for found in store.organizations()] == [second, first]
        for started, lens in ((date(2026, 9, 2), Lens.ISO9002_1994), (date(2026, 9, 1), Lens.ISO9001_2015)):
            store.add_assessment(first, lens=lens, started=started, assessor="", catalogue_version="1")
        listed = store.organizations()
        assert [(found.id, found.sector_codes, found.lens) for found in listed] == [
            (first, (17, 18), Lens.ISO9002_1994),
            (second, (), None),
        ]
        assert [found.started.day for found in store.assessments(first)] == [2, 1]


def test_search_finds_any_part_of_a_name_in_any_case(store: Store) -> None:
    names = ["M\u00dcLLER & S\u00f6hne", "Stra\u00dfenbau 100%", "Stra\u00dfenbau 1000", "a_b", "aXb"]
    for name in names:
        store.add_organization(Profile(organization=Organization(name=name)))
    found = {
        text: {each.name for each in store.organizations(text)}
        for text in ("m\u00fcll", "STRASSE", "100%", "A_B")
    }
    assert found == {
        "m\u00fcll": {names[0]},
        "STRASSE": {names[1], names[2]},
        "100%": {names[1]},
        "A_B": {names[3]},
    }
    assert store.organizations("y" * 100_000) == []


def test_ten_thousand_organizations_are_listed_page_by_page(path: Path) -> None:
    with Store.open(path, who="A. Consultant") as store:
        store.add_organization(Profile(organization=Organization(name="Example 0")))
        _multiply(store, 10_000)
        pages = [store.organizations(limit=2_500, offset=offset) for offset in range(0, 10_000, 2_500)]
        assert len({found.id for page in pages for found in page}) == 10_000
        held = sum("99" in str(number) for number in range(10_000))
        pages = [
            store.organizations("example 99", limit=50, offset=offset) for offset in range(0, held + 50, 50)
        ]
        assert len({found.id for page in pages for found in page}) == held == sum(map(len, pages))


def _multiply(store: Store, count: int) -> None:
    """Copies of the one organization, straight in SQL: ten thousand commits would be waiting, not testing."""
    with sqlite3.connect(store.path) as connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO organization SELECT 'copy-' || i, 'Example ' || i, 'example ' || i, sector_codes,"
            " changed_at, removed_at, wizard_page, own_decision, profile, archived_at FROM organization, n",
            (count - 1,),
        )
    connection.close()


def test_a_removed_organization_leaves_the_list_and_keeps_everything(
    store: Store, organization: str, assessment: str
) -> None:
    store.save_answer(assessment, "r", Answer(note="n"))
    store.remove_organization(organization)
    assert store.organizations() == []
    assert store.answers(assessment) == {"r": Answer(note="n")}
    store.restore_organization(organization)
    assert [found.id for found in store.organizations()] == [organization]
    assert [(entry.key, entry.before, entry.after) for entry in store.history()[-2:]] == [
        ("removed", None, "true"),
        ("removed", "true", None),
    ]


def test_an_assessment_counts_its_ratings_and_keeps_them_when_the_lens_changes(
    store: Store, organization: str, assessment: str
) -> None:
    store.save_answer(assessment, "a", Answer(rating=Rating.ABSENT))
    store.save_answer(assessment, "b", Answer(note="not rated"))
    store.switch_lens(assessment, Lens.ISO9001_2015)
    record = store.assessment(assessment)
    assert (record.answered, record.lens, record.organization_id) == (1, Lens.ISO9001_2015, organization)
    assert store.answers(assessment)["a"] == Answer(rating=Rating.ABSENT)


def test_two_stores_on_one_file_see_each_others_commits(path: Path, store: Store, assessment: str) -> None:
    with Store.open(path, who="A. Manager") as other:
        store.save_answer(assessment, "r", Answer(note="one"))
        assert other.answers(assessment) == {"r": Answer(note="one")}
        other.save_answer(assessment, "r", replace(other.answers(assessment)["r"], ofi=True))
        assert store.answers(assessment) == {"r": Answer(note="one", ofi=True)}
        assert [entry.who for entry in store.history(requirement_id="r")] == ["A. Consultant", "A. Manager"]


def test_what_is_not_in_the_file_is_said_so(store: Store, organization: str) -> None:
    asked: list[Callable[[], object]] = [
        lambda: store.profile("nowhere"),
        lambda: store.save_profile("nowhere", Profile()),
        lambda: store.wizard_page("nowhere"),
        lambda: store.own_decision("nowhere"),
        lambda: store.remove_organization("nowhere"),
        lambda: store.assessment("nowhere"),
        lambda: store.answers("nowhere"),
        lambda: store.save_answer("nowhere", "r", Answer(note="n")),
        lambda: store.add_assessment(
            "nowhere", lens=Lens.ISO9001_2026, started=date(2026, 1, 1), assessor="", catalogue_version=""
        ),
    ]
    for ask in asked:
        with pytest.raises(NotInStore) as caught:
            ask()
        assert isinstance(caught.value, StoreError)
    assert store.undo("nowhere") is None


def test_a_profile_changes_one_key_at_a_time_in_the_history(store: Store) -> None:
    organization = store.add_organization(Profile(design=Design(product=Designer.CUSTOMER)))
    profile = with_fact(store.profile(organization), "design.product", Designer.WE)
    store.save_profile(organization, with_fact(profile, "people.effective_personnel", 12))
    changes = [
        (entry.key, entry.before, entry.after) for entry in store.history(organization_id=organization)
    ]
    assert changes == [
        ("added", None, "true"),
        ("design.product", None, '"customer"'),
        ("people.effective_personnel", None, "12"),
        ("design.product", '"customer"', '"we"'),
    ]
