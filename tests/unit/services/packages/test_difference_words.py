"""What a file says otherwise, as a person reads it before it is taken over."""

from datetime import UTC, date, datetime, timedelta

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Lens
from isoassess.domain.profile import Organization, Profile
from isoassess.language.dates import clock_words
from isoassess.services.packages.words import (
    about_words,
    counted_words,
    field_words,
    kind_words,
    saying_words,
    sides_words,
)
from isoassess.store import Subject
from isoassess.store.joining.comparing import DifferenceKind, FieldDifference, Saying
from isoassess.store.joining.content import (
    AssessmentContent,
    AttachmentContent,
    FieldPlace,
    OrganizationContent,
)

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
ASSESSMENT, FILE = "an-assessment", "a-file"
CONTENT = OrganizationContent(
    id="a-firm",
    profile=Profile(organization=Organization(name="Example Ltd")),
    assessments=(
        AssessmentContent(id=ASSESSMENT, lens=Lens.ISO9001_2026, started=date(2026, 11, 1), added_at=NOW),
    ),
    attachments=(AttachmentContent(id=FILE, name="minutes.pdf", sha256="0" * 64, size=3, added_at=NOW),),
)


def of_answer(key: str, requirement: str = "calibration") -> FieldPlace:
    return FieldPlace(Subject.ANSWER, assessment=ASSESSMENT, requirement=requirement, key=key)


@pytest.mark.parametrize(
    ("place", "text", "says"),
    [
        (of_answer("note"), None, "nothing said"),
        (of_answer("note"), '""', "nothing said"),
        (of_answer("evidence"), '"Certificate 17"', "Certificate 17"),
        (of_answer("rating"), '"2"', "2 Partial"),
        (of_answer("regrade.grade"), '"major"', "Likely major nonconformity"),
        (of_answer("action.status"), '"done"', "done"),
        (of_answer("action.effective"), "true", "effective"),
        (of_answer("action.due"), '"2027-01-31"', "31 Jan 2027"),
        (of_answer("action.covers"), '["a", "b"]', "2 findings"),
        (of_answer("attachments"), '["a-file", "elsewhere"]', "minutes.pdf, another file"),
        (of_answer("flagged"), "true", "yes"),
        (FieldPlace(Subject.ATTACHMENT, key="a-file.number"), '"QF-7"', "QF-7"),
        (FieldPlace(Subject.ATTACHMENT, key="a-file.effective"), '"2026-10-01"', "1 Oct 2026"),
        (
            FieldPlace(Subject.ASSESSMENT, assessment=ASSESSMENT, key="lens"),
            '"iso9001:2015"',
            "ISO 9001:2015",
        ),
        (FieldPlace(Subject.PROFILE, key="organization.name"), '"Example"', "Example"),
        (
            FieldPlace(Subject.DECISION),
            '{"lens": "iso9001:2015", "reason": "The client asks", "name": "Owner"}',
            "ISO 9001:2015: The client asks (Owner)",
        ),
    ],
)
def test_a_value_is_told_in_words(place: FieldPlace, text: str | None, says: str) -> None:
    assert saying_words(place, text, CONTENT).casefold() == says.casefold()


def test_a_long_value_is_cut_where_it_is_told() -> None:
    told = saying_words(of_answer("note"), '"' + "a" * 5_000 + '"', CONTENT)
    assert told.endswith("…")
    assert len(told) <= 600


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (of_answer("note", "no-such-requirement"), "no-such-requirement"),
        (FieldPlace(Subject.ATTACHMENT, key="a-file.name"), "minutes.pdf"),
        (FieldPlace(Subject.ATTACHMENT, key="gone.name"), "Attached file"),
        (FieldPlace(Subject.ASSESSMENT, assessment=ASSESSMENT, key="lens"), "Assessment of 1 Nov 2026"),
        (FieldPlace(Subject.ASSESSMENT, assessment="gone", key="lens"), "Assessment"),
        (FieldPlace(Subject.PROFILE, key="organization.name"), "Profile"),
        (FieldPlace(Subject.ORGANIZATION, key="archived"), "Organization"),
    ],
)
def test_it_is_told_what_a_field_is_of(place: FieldPlace, says: str) -> None:
    assert about_words(place, CONTENT, shipped()) == says


def test_a_requirement_is_told_with_the_clause_of_its_assessment() -> None:
    requirement = shipped().requirement("calibration")
    told = about_words(of_answer("note"), CONTENT, shipped())
    assert told == f"{requirement.clause[Lens.ISO9001_2026]} {requirement.asks}"


def test_fields_and_kinds_have_names_of_their_own() -> None:
    places = [
        of_answer("note"),
        of_answer("evidence"),
        FieldPlace(Subject.DECISION),
        FieldPlace(Subject.ATTACHMENT, key="a-file.number"),
        FieldPlace(Subject.ASSESSMENT, key="lens"),
    ]
    assert len({field_words(place) for place in places}) == len(places)
    assert len({kind_words(kind) for kind in DifferenceKind}) == len(DifferenceKind)
    assert counted_words(CONTENT) == "1 assessment, 0 answers, 1 attached file"


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(40, ("Ann, yesterday", "Bert, today, {later}")), (3, ("Ann, today, {now}", "Bert, today, {later}"))],
)
def test_two_values_of_one_minute_are_told_apart_by_their_seconds(
    seconds: int, says: tuple[str, str]
) -> None:
    now = datetime(2026, 11, 20, 12, 30, 4).astimezone()
    later = now.replace(second=now.second + seconds)
    here = now if seconds == 3 else now - timedelta(days=1)
    one = FieldDifference(
        place=of_answer("note"),
        kind=DifferenceKind.CONFLICT,
        here=Saying(text='"a"', at=here, who="Ann"),
        there=Saying(text='"b"', at=later, who="Bert"),
        if_here='"a"',
        if_there='"b"',
    )
    times = {"now": clock_words(now), "later": clock_words(later) if seconds == 3 else "12:30"}
    assert sides_words(one, today=now.date()) == tuple(one.format(**times) for one in says)
