"""Works of any size: a file with so many organizations, assessments, files or entries."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Lens, Rating
from isoassess.store import Store
from isoassess.store.backup.rounds import back_up
from isoassess.store.history.past import HistoryQuery
from isoassess.store.records import ListOrder
from isoassess.store.vault.driver import sqlite3
from tests.bench.bench_documents import sample_case
from tests.bench.many_organizations import TODAY, enrich, fill
from tests.sample_organization import put_sample, sample
from tests.ui.sample_stores import named

Prepared = AbstractContextManager[Callable[[], object]]
Asked = Callable[[Store, str, str], Callable[[], object]]
"""Of a store, an organization and an assessment in it: what is measured."""

RATINGS = tuple(Rating)[:5]
_HISTORY = """
WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < :many)
INSERT INTO history (id, step, kind, at, who, subject, organization_id, assessment_id, requirement_id, key,
                     before, after)
SELECT :first + n, :first + n, 'change', strftime('%Y-%m-%d %H:%M:%f000', '2026-01-01', n || ' seconds'),
       'A. Consultant', 'answer', :organization, :assessment, 'requirement-' || (n % 300), 'note',
       CASE WHEN n > 300 THEN '"Said ' || (n - 300) || '"' END, '"Said ' || n || '"'
FROM counted
"""


@contextmanager
def of_organizations(folder: Path, size: int, *, asked: Asked) -> Iterator[Callable[[], object]]:
    """So many in the list, each with sites and actions, all indexed."""
    path = folder / "many.db"
    fill(path, size)
    enrich(path)
    with Store.open(path, who="A. Consultant") as store:
        store.prepare_search()
        first = store.organization_ids(sample().profile.organization.name)[0]
        yield asked(store, first, store.assessments(first)[0].id)


@contextmanager
def of_assessments(folder: Path, size: int, *, asked: Asked) -> Iterator[Callable[[], object]]:
    """So many of one organization."""
    with Store.open(folder / "one.db", who="A. Consultant") as store:
        assessment = put_sample(store, shipped())
        (organization,) = (known.id for known in store.organizations())
        for number in range(size - 1):
            store.add_assessment(
                organization,
                lens=Lens.ISO9001_2026,
                started=TODAY - datetime.timedelta(days=2000 + number),
                assessor="A. Consultant",
                catalogue_version="1",
            )
        yield asked(store, organization, assessment)


@contextmanager
def of_files(folder: Path, size: int, *, asked: Asked) -> Iterator[Callable[[], object]]:
    """So many files of 20 KB in one organization."""
    with Store.open(folder / "one.db", who="A. Consultant") as store:
        assessment = put_sample(store, shipped())
        (organization,) = (known.id for known in store.organizations())
        for number in range(size):
            content = number.to_bytes(4, "big") * 5_000
            store.add_attachment(organization, name=f"record-{number}.bin", content=content)
        yield asked(store, organization, assessment)


@contextmanager
def of_history(
    folder: Path, size: int, *, asked: Asked, elsewhere: bool = False
) -> Iterator[Callable[[], object]]:
    """So many entries, of the assessment that is asked about or of another organization."""
    path = folder / "long.db"
    with Store.open(path, who="A. Consultant") as store:
        assessment = put_sample(store, shipped())
        (organization,) = (known.id for known in store.organizations())
        other = store.add_organization(named("Other Ltd"))
    with closing(sqlite3.connect(path)) as connection, connection:
        (dated,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'history_dates_organization'"
        ).fetchone()
        (first,) = connection.execute("SELECT max(id) FROM history").fetchone()
        connection.execute("DROP TRIGGER history_dates_organization")
        about = {"organization": other if elsewhere else organization, "assessment": assessment}
        connection.execute(_HISTORY, about | {"many": size, "first": first})
        connection.execute(dated)
    with Store.open(path, who="A. Consultant") as store:
        store.prepare_search()
        yield asked(store, organization, assessment)


@contextmanager
def of_requirements(_folder: Path, size: int) -> Iterator[Callable[[], object]]:
    """A catalogue with so many, each answered."""
    case, _judgement = sample_case()
    asked, answers = [], {}
    for number in range(size):
        known = case.requirements[number % len(case.requirements)]
        asked.append(replace(known, id=f"{known.id}-{number}"))
        answers[asked[-1].id] = case.answers.get(known.id, Answer(rating=Rating.PARTIAL))
    yield partial(judge_case, shipped(), replace(case, requirements=tuple(asked), answers=answers))


def listed(store: Store, _organization: str, _assessment: str) -> Callable[[], object]:
    """The list in another order, and its first page."""
    return lambda: store.organization_summaries(store.organization_ids(order=ListOrder.NAME)[:30])


def searched(store: Store, _organization: str, _assessment: str) -> Callable[[], object]:
    return lambda: store.matches("plant")


def all_actions(store: Store, _organization: str, _assessment: str) -> Callable[[], object]:
    return lambda: store.actions(limit=50)


def answered(store: Store, _organization: str, assessment: str) -> Callable[[], object]:
    """Twenty answers, each committed."""
    numbers = count()

    def answer() -> None:
        for _time in range(20):
            number = next(numbers)
            store.save_answer(assessment, f"requirement-{number % 97}", Answer(rating=RATINGS[number % 5]))

    return answer


def undone(store: Store, _organization: str, assessment: str) -> Callable[[], object]:
    """A change is taken back and made again, five times."""
    store.save_answer(assessment, "calibration", Answer(rating=Rating.PARTIAL))

    def back_and_forth() -> None:
        for _time in range(5):
            store.undo(assessment)
            store.redo(assessment)

    return back_and_forth


def opened(store: Store, organization: str, _assessment: str) -> Callable[[], object]:
    """What is read when an organization is opened."""

    def read() -> None:
        newest = store.assessments(organization)[0].id
        store.assessment(newest)
        store.answers(newest)
        store.judged_on(newest)
        store.attachments(organization)
        store.finding_numbers(newest)
        store.last_rated(newest)

    return read


def judged(store: Store, organization: str, assessment: str) -> Callable[[], object]:
    """From the file to the verdict."""

    def judge() -> None:
        profile, own = store.judged_on(assessment)
        answers = store.answers(assessment)
        opened_case = open_case(
            shipped(), profile=profile, answers=answers, lens=Lens.ISO9001_2026, on=TODAY, own_decision=own
        )
        judge_case(shipped(), opened_case)

    return judge


def looked_back(store: Store, organization: str, _assessment: str) -> Callable[[], object]:
    """The screen of the history: who, which entries, and the first page of them."""

    def look() -> None:
        store.history_people(organization)
        store.history_entries(store.history_numbers(HistoryQuery(organization_id=organization))[:100])

    return look


def file_opened(store: Store, _organization: str, _assessment: str) -> Callable[[], object]:
    """The file itself, once more."""
    return lambda: Store.open(store.path, who="A. Consultant").close()


def file_deleted(store: Store, organization: str, _assessment: str) -> Callable[[], object]:
    """A file is attached and deleted for good."""
    from isoassess.store.records import Subject

    def delete() -> None:
        added = store.add_attachment(organization, name="wrong.txt", content=b"wrong")
        store.delete_for_good(Subject.ATTACHMENT, added)

    return delete


def backed_up(store: Store, organization: str, _assessment: str) -> Callable[[], object]:
    numbers = count()

    def back() -> None:
        store.name_assessor(_assessment, f"A. Consultant {next(numbers)}")
        back_up(store.path, now=datetime.datetime.now(datetime.UTC))

    return back


def packed(store: Store, organization: str, _assessment: str) -> Callable[[], object]:
    """All that is said of the organization as one value, as a package begins."""
    return lambda: store.content(organization)
