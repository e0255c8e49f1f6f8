"""Reading YAML: what a plain word means, and one line that says where a mistake is."""

import datetime
import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from isoassess.domain import Rating
from isoassess.domain.profile import Designer, Profile
from isoassess.errors import BadInput
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.files.yaml_reader import MAX_BYTES, read_file, read_text

ROOT = Path(__file__).parents[3]

BOUNDED = """
import resource, sys
from pathlib import Path
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.errors import BadInput
from isoassess.files.yaml_reader import read_file

resource.setrlimit(resource.RLIMIT_CPU, (8, 8))
resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))
try:
    read_file(Path(sys.argv[1]), AssessmentFile)
except BadInput as error:
    print(error)
"""


def read(text: str) -> AssessmentFile:
    return read_text(text.encode(), AssessmentFile, name="firm.yaml")


def complaint(text: str | bytes) -> str:
    with pytest.raises(BadInput) as caught:
        read_text(text if isinstance(text, bytes) else text.encode(), AssessmentFile, name="firm.yaml")
    said = str(caught.value)
    assert "\n" not in said
    return said


def test_a_country_called_no_stays_text() -> None:
    assert read("organization: {country: NO}").organization.country == "NO"


def test_a_sector_number_keeps_its_zeros() -> None:
    assert read("sector: {nace: [01, 25.10]}").sector.nace == ("01", "25.10")


def test_yes_no_and_unknown_are_three_answers() -> None:
    file = read("design: {may_change: yes, own_brand: no, only_process: unknown}")
    assert (file.design.may_change, file.design.own_brand, file.design.only_process) == (True, False, None)


def test_a_rating_is_a_number_or_na() -> None:
    file = read("answers: {a: {rating: 3}, b: {rating: na, reason: none held}}")
    assert file.answers["a"].rating is Rating.CONFORMING
    assert file.answers["b"].rating is Rating.NOT_APPLICABLE


def test_an_empty_value_means_unknown() -> None:
    file = read("organization:\ndesign: {product: }\ntarget_date:\n")
    assert file.profile == Profile()


def test_the_profile_of_a_file_leaves_the_answers_behind() -> None:
    file = read("design: {product: we}\nanswers: {a: {rating: 0}}")
    assert type(file.profile) is Profile
    assert file.profile.design.product is Designer.WE


def test_json_is_read_too_with_its_escaped_emoji() -> None:
    name = "Emoji \U0001f600 and a \\ud83d that only looks like one"
    assert read(json.dumps({"organization": {"name": name}})).organization.name == name


def test_dates_are_read_as_dates() -> None:
    assert read("target_date: 2027-01-31").target_date == datetime.date(2027, 1, 31)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "design:\n  product: custmer",
            'line 2: design.product: "custmer" is not known; did you mean "customer"?',
        ),
        ("desing: {}", 'line 1: "desing" is not known; did you mean "design"?'),
        ("answers: {a: {rating: 7}}", 'answers.a.rating: "7" is not known; it can be 0, 1, 2, 3, 4, na'),
        ("answers: {a: {ratin: 3}}", 'answers.a: "ratin" is not known; did you mean "rating"?'),
        ("assessment: {lens: iso9001:2025}", 'did you mean "iso9001:2026"?'),
        ("people: {effective_personnel: -3}", "-3 is not between 0 and 10000000"),
        ("people: {effective_personnel: many}", '"many" is not a number such as 12 or 12.5'),
        ("people: {effective_personnel: 1e3}", '"1e3" is not a number'),
        ("people: {shifts: 1.5}", '"1.5" is not a whole number'),
        ("sector: {codes: [40]}", "40 is not between 1 and 39"),
        ("target_date: 31.1.2027", '"31.1.2027" is not a date like 2027-01-31'),
        ("target_date: 20270131", '"20270131" is not a date like 2027-01-31'),
        ("target_date: 2027-W01-1", '"2027-W01-1" is not a date like 2027-01-31'),
        ("assessment: {lens: iso9001}", 'did you mean "iso9001:2026"?'),
        ("activities: [" + "repair, " * 100_001 + "repair]", "too many entries"),
        ("design: {may_change: perhaps}", '"perhaps" is neither yes nor no'),
        ("design:\n  product: we\n  product: customer", 'line 3: design: "product" stands twice'),
        ("organization: {name: [a]}", "organization.name: must be a single value"),
        ("activities: production", "activities: must be a list"),
        ("activities: [prodution]", 'did you mean "production"?'),
        ("performed_by: {prodution: we}", 'did you mean "production"?'),
        ("- a", 'must hold "key: value" lines'),
        ("? [a]\n: b", "a key must be one word"),
        ("", "the file is empty"),
        ("# nothing", "the file is empty"),
        ("---", "the file is empty"),
        ("null", "the file is empty"),
        ("a: b: c", "not readable as YAML: a colon is too much here"),
        ("organization:\n\tname: x", "line 2: not readable as YAML: indent with blanks and never with a tab"),
        ("a: 1\n\tb: 2", "line 2: not readable as YAML: indent with blanks and never with a tab"),
        ("--- a\n--- b", "not readable as YAML: a second document begins after ---"),
        ("a: @me", "must be in quotes"),
        ("a: 1\nfoo\nb: 2", "lacks the colon after its key"),
        ("a: 'it's'", "is not in quotes as a whole"),
        ("  a: 1\nb: 2", "line 2: not readable as YAML: it is indented less than the lines before it"),
        ("- a\nb: 1", "lacks its dash"),
        ("a: [1, 2", "a bracket that was opened is not closed"),
        ("a: 'x", "a quote that was opened is not closed"),
        ("a: ]", "begins with a bracket or a comma must be in quotes"),
        ('a: "\\q"', "put the text in single quotes"),
        ("a: \x01", "a character is in it that no text can have"),
        ("a: >x", "did not find expected comment or line break"),
        ('organization: {name: "a\\0b"}', "holds a character that no text can have"),
        (b"\xff\xfe\x00", "not UTF-8 text"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str | bytes, said: str) -> None:
    assert said in complaint(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_read_however_an_editor_saves_it(encoding: str) -> None:
    text = "organization:\r\n  name: Beispiel Süd 😀\r\n"
    assert read_text(text.encode(encoding), AssessmentFile, name="x").organization.name == "Beispiel Süd 😀"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x [1]\nb: *x", "line 2: references (*name) are not allowed"),
        ("a: &a [l,l]\nb: &b [*a,*a]\nc: &c [*b,*b]", "references (*name) are not allowed"),
        ("[" * 100_000, "nested too deeply"),
        ("{a: " * 1_000, "nested too deeply"),
        ("x: !!python/object/apply:os.system [echo]", "tags (!name) are not allowed"),
        ("x: !thing 1", "tags (!name) are not allowed"),
        ("organization: {name: " + "x" * MAX_BYTES + "}", "larger than 2 MB"),
    ],
)
def test_a_hostile_file_is_refused_before_it_is_built(text: str, said: str) -> None:
    assert said in complaint(text)


@pytest.mark.parametrize("unit", ["\\", "\\u", "\\\\ud83d", "- ", "[", "? ", "&a ", "'", "%", "9", "a: b\n"])
def test_megabytes_of_one_thing_cost_little(tmp_path: Path, unit: str) -> None:
    """In a process of its own that may have 400 MB and a few seconds of the processor."""
    path = tmp_path / "big.yaml"
    for size in (1_999_000, 19_000_000):
        path.write_text(unit * (size // len(unit)), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", BOUNDED, str(path)], capture_output=True, text=True, check=False, cwd=ROOT
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("big.yaml"), done.stdout


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ('"\\ud83d\\ude00"', "\U0001f600"),
        ('"\\ud83d\\ude00\\ud83d\\ude01"', "\U0001f600\U0001f601"),
        ('"\\\\ud83d\\\\ude00"', "\\ud83d\\ude00"),
        ('"\\\\\\ud83d\\ude00"', "\\\U0001f600"),
    ],
)
def test_an_emoji_in_two_escapes_is_one_character(typed: str, name: str) -> None:
    assert read(f"organization: {{name: {typed}}}").organization.name == name


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nowhere\.yaml"):
        read_file(tmp_path / "nowhere.yaml", Profile)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="directory"):
        read_file(tmp_path, Profile)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_any_text_a_person_types_comes_back_as_typed(text: str) -> None:
    written = yaml.safe_dump({"organization": {"name": text}})
    assert read(written).organization.name == text


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    said = ""
    try:
        read_text(data, AssessmentFile, name="x")
    except BadInput as error:
        said = str(error)
    assert "\n" not in said


def test_reading_what_was_written_gives_the_same_profile() -> None:
    profile = read(
        "design: {product: we, may_change: no}\nactivities: [purchasing]\nperformed_by: {purchasing: we}"
    )
    plain = msgspec.to_builtins(profile)
    assert read(yaml.safe_dump(plain)) == profile


@pytest.mark.parametrize(("written", "people"), [("12", 12), ("12.5", 12.5), ("12.0", 12)])
def test_people_may_be_counted_in_decimals_and_stay_whole_where_they_are(written: str, people: float) -> None:
    text = f"people: {{effective_personnel: {written}, sites: [{{personnel: {written}}}]}}".encode()
    profile = read_text(text, Profile, name="firm.yaml")
    found = (profile.people.effective_personnel, profile.people.sites[0].personnel)
    assert found == (people, people)
    assert all(type(number) is type(people) for number in found)
