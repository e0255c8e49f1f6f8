"""The data stamp: what counts, what does not, and that a recipe once used stays readable."""

import datetime
import re

import pytest
from msgspec.structs import replace

from isoassess.documents.data_stamp import RECIPE, recipe_of, short, stamp, whole_stamp
from isoassess.domain import NO_ANSWER, Action, Answer, Attachment, Grade, Lens, Rating, Regrade
from isoassess.domain.case import Case
from isoassess.domain.decision import OwnDecision
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.message import message
from isoassess.domain.profile import (
    Activity,
    Design,
    Designer,
    Organization,
    People,
    Performer,
    Profile,
    Sector,
    Site,
)
from tests.unit.documents import cases

OWN = OwnDecision(lens=Lens.ISO9001_2015, reason="as the customer asks", name="A. Director")
FILE = Attachment(id="a1", name="photo.jpg", sha256="0f" * 32, size=1)


def asked(case: Case) -> str:
    return case.requirements[0].id


def with_file(case: Case, file: Attachment) -> Case:
    shown = cases.with_answer(case, asked(case), Answer(rating=Rating.PARTIAL, attachments=(file.id,)))
    return replace(shown, attachments={file.id: file})


@pytest.mark.parametrize(
    "changes",
    [
        {"assessor": "B. Consultant"},
        {"assessor": "half a pair \ud83d"},
        {"date": datetime.date(2026, 11, 19)},
        {"lens": Lens.ISO9001_2015},
        {"own_decision": OWN},
        {"catalogue_version": "2027.1"},
        {"own_catalogue": "0f" * 32},
    ],
)
def test_each_input_of_the_case_counts(changes: dict[str, object]) -> None:
    case = cases.typical()
    assert stamp(replace(case, **changes)) != stamp(case)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(rating=Rating.ABSENT),
        Answer(rating=Rating.ABSENT, note="seen on site"),
        Answer(rating=Rating.ABSENT, internal="not for them"),
        Answer(rating=Rating.CONFORMING, regrade=Regrade(grade=Grade.OFI, reason="sampled")),
        Answer(rating=Rating.ABSENT, action=Action(due=datetime.date(2027, 1, 1))),
        Answer(rating=Rating.ABSENT, action=Action(effective=False)),
    ],
)
def test_each_field_of_an_answer_counts(answer: Answer) -> None:
    case = cases.with_answer(cases.typical(), asked(cases.typical()), Answer(rating=Rating.PARTIAL))
    changed = cases.with_answer(case, asked(case), answer)
    plain = cases.with_answer(case, asked(case), Answer(rating=answer.rating))
    assert stamp(changed) != stamp(case)
    assert answer == Answer(rating=answer.rating) or stamp(changed) != stamp(plain)


def test_each_fact_of_the_profile_counts() -> None:
    case = cases.typical()
    facts = {
        "organization.name": "Sample Ltd",
        "named_standard": "ISO 9002",
        "system.months_of_records": 0,
        "target_date": datetime.date(2027, 5, 1),
        "answered": ("people.shifts",),
    }
    stamps = {stamp(replace(case, profile=with_fact(case.profile, key, said))) for key, said in facts.items()}
    assert len(stamps - {stamp(case)}) == len(facts)


def test_the_version_of_the_rules_counts_and_no_sentence_they_give() -> None:
    case = cases.typical()
    reworded = replace(case.decision, because=message("R01"), justification=None, warnings=())
    assert stamp(replace(case, decision=reworded)) == stamp(case)
    assert stamp(replace(case, decision=replace(case.decision, rules_version="2027.1"))) != stamp(case)


def test_no_wording_of_a_requirement_counts() -> None:
    case = cases.typical()
    reworded = tuple(
        replace(known, asks=known.asks[::-1], states=known.states[::-1]) for known in case.requirements
    )
    assert stamp(replace(case, requirements=reworded)) == stamp(case)


def test_answers_and_files_that_the_case_leaves_alone_count_for_nothing() -> None:
    case = cases.typical()
    elsewhere = case.answers | {"of-another-lens": Answer(rating=Rating.ABSENT, attachments=("a1",))}
    assert stamp(replace(case, answers=elsewhere, attachments={"a1": FILE})) == stamp(case)
    unsaid = {known.id: Answer() for known in case.requirements if known.id not in case.answers}
    assert unsaid
    assert stamp(replace(case, answers=case.answers | unsaid)) == stamp(case)


def test_a_file_counts_by_its_content_and_description_and_not_by_its_id() -> None:
    case = cases.typical()
    there = stamp(with_file(case, FILE))
    assert stamp(with_file(case, replace(FILE, id="another"))) == there
    others = (
        replace(FILE, sha256="1e" * 32),
        replace(FILE, name="photo.png"),
        replace(FILE, number="D-7"),
        replace(FILE, effective=datetime.date(2026, 1, 1)),
    )
    assert len({there, *(stamp(with_file(case, file)) for file in others)}) == 1 + len(others)


def test_a_stamp_names_its_recipe_whole_and_as_printed() -> None:
    whole = whole_stamp(cases.typical())
    assert re.fullmatch("2-[0-9a-f]{64}", whole)
    assert short(whole) == stamp(cases.typical()) == whole[:14]
    assert recipe_of(whole) == RECIPE


def test_a_stamp_without_a_number_is_of_the_first_recipe() -> None:
    assert recipe_of("0f" * 32) == 1
    assert short("0f" * 32) == "0f0f0f0f0f0f"
    for text in ("", "2-", "0-" + "0f" * 32, "2-" + "0F" * 32, "2-" + "0f" * 31, "2-" + "0f" * 32 + "\n"):
        assert recipe_of(text) is None


def test_recipe_2_stays_as_it_is() -> None:
    """A document of it must be readable for ever: what would change these stamps is another recipe."""
    assert (
        whole_stamp(small_case(Profile()), 2)
        == "2-891993ff3534fa2e19aae23f7cbdcce7b03d3291f9d34be3ae846e406328f550"
    )
    site = Site(name="Works \U0001f3ed", personnel=3.5, is_central=True)
    profile = Profile(
        organization=Organization(name="Sample Ltd", country="GB"),
        people=People(effective_personnel=12, sites=(site,)),
        sector=Sector(codes=(17,), nace=("25.1",)),
        design=Design(product=Designer.CUSTOMER, may_change=False),
        activities=(Activity.PRODUCTION,),
        performed_by={Activity.PRODUCTION: Performer.WE},
        target_date=datetime.date(2027, 5, 1),
        answered=("performed_by.production",),
    )
    answer = Answer(
        rating=Rating.PARTIAL,
        evidence="half a pair \ud83d",
        attachments=(FILE.id, "lost"),
        regrade=Regrade(grade=Grade.OFI, reason="sampled"),
        action=Action(what="Write it down", due=datetime.date(2027, 1, 1), effective=False),
    )
    case = replace(small_case(profile, answer), own_decision=OWN, own_catalogue="0f" * 32)
    assert whole_stamp(case, 2) == "2-87619326791f7a1c59cfa92188ac0a072b42fcd08d42f527de730ba979681adc"


def small_case(profile: Profile, answer: Answer = NO_ANSWER) -> Case:
    return Case(
        profile=profile,
        decision=replace(cases.decision(), rules_version="2026.3"),
        lens=Lens.ISO9001_2026,
        requirements=(cases.requirement("sample", "4.1", "Is there a sample?", "There is a sample."),),
        answers={"sample": answer},
        attachments={FILE.id: replace(FILE, number="D-7", effective=datetime.date(2026, 1, 1))},
        date=datetime.date(2026, 11, 18),
        assessor="A. Consultant",
        catalogue_version="2026.11.1",
    )
