"""FILE.yaml out of a store and into one, on the command line."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.domain import Action, Answer
from isoassess.domain.profile import Organization, Profile
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.files.yaml_reader import read_file
from isoassess.store import Shelf, Store
from tests.sample_organization import sample as sample_file
from tests.ui.sample_stores import store_in
from tests.unit.cli.running import Run

NAME = "Example Fabrications Ltd"
GAPS = Path(__file__).parents[2] / "data" / "checklists" / "gap-analysis-2015.xlsx"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with store_in(tmp_path, sample=True) as opened:
        return opened.path


@pytest.fixture
def written(run: Run, store: Path) -> Path:
    file = store.with_name("out.yaml")
    code, out, err = run("yaml", file, "--store", store)
    assert (code, err) == (0, "")
    assert f"Written and read back: {file}" in out
    assert "history" in out
    return file


def only(store: Path) -> tuple[str, str]:
    """The ids of the organization and its assessment."""
    with Store.open(store, who="tester") as opened:
        (organization,) = opened.organizations()
        (assessment,) = opened.assessments(organization.id)
        return organization.id, assessment.id


def reworded(file: Path, evidence: str) -> str:
    """The requirement whose evidence the file says otherwise."""
    given = read_file(file, AssessmentFile)
    id_, answer = next(
        (id_, one) for id_, one in given.answers.items() if one.evidence.isalnum() or one.evidence
    )
    text = file.read_text()
    first = answer.evidence.split()[0]
    at = text.index(f"  {id_}:")
    file.write_text(text[:at] + text[at:].replace(first, evidence, 1))
    return id_


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_file_that_was_cut_off_between_two_lines_is_refused(
    run: Run, written: Path, store: Path, ends: bytes
) -> None:
    lines = written.read_bytes().splitlines()
    for kept in (len(lines) - 1, len(lines) // 2):
        written.write_bytes(ends.join((*lines[:kept], b"")))
        for command in (("assess", written), ("import", written, "--store", store)):
            code, _out, err = run(*command)
            assert code == 2
            assert "out.yaml is not whole: its end is missing" in err
    written.write_bytes(ends.join(lines))
    assert run("assess", written)[0] == 0
    by_hand = [line for line in lines[: len(lines) // 2] if not line.startswith(b"#")]
    written.write_bytes(ends.join((*by_hand, b"")))
    assert "not whole" not in run("assess", written)[2]


def test_the_file_says_what_is_stored_with_a_number_for_each_finding(written: Path, store: Path) -> None:
    file = read_file(written, AssessmentFile)
    assert replace(file, numbers={}) == sample_file()
    with Store.open(store, who="tester") as opened:
        kept = opened.finding_numbers(opened.assessments(opened.organizations()[0].id)[0].id)
    assert {"NC-01", "OFI-01"} <= kept.keys()
    assert file.numbers == kept


def test_a_file_becomes_a_new_organization_with_all_that_it_says(
    run: Run, written: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.db"
    code, out, err = run("import", written, "--store", second)
    assert (code, err) == (0, "")
    assert " was added." in out
    again = tmp_path / "again.yaml"
    assert run("yaml", again, "--store", second)[0] == 0
    assert again.read_bytes() == written.read_bytes()


def test_what_another_catalogue_asked_is_left_out_and_named_and_the_file_comes_back(
    run: Run, store: Path, tmp_path: Path
) -> None:
    _of, assessment = only(store)
    with Store.open(store, who="tester") as opened:
        covers = ("own-question", "quality-policy")
        opened.save_answer(assessment, "own-question", Answer(note="Kept."))
        opened.save_answer(assessment, "quality-policy", Answer(action=Action(what="Do", covers=covers)))
    file = tmp_path / "less.yaml"
    code, out, err = run("yaml", file, "--store", store)
    assert (code, err) == (0, "")
    assert "1 answer to a requirement that the catalogue in use does not know (own-question)" in out
    assert read_file(file, AssessmentFile).answers["quality-policy"].action.covers == ("quality-policy",)
    assert run("import", file, "--store", tmp_path / "second.db")[0] == 0


def test_nothing_comes_where_all_of_it_is_here(run: Run, written: Path, store: Path) -> None:
    code, out, _err = run("import", written, "--store", store, "--assessment", only(store)[1])
    assert (code, out) == (0, "Everything in it was here already.\n")


def test_what_says_something_else_waits_for_a_rule(run: Run, written: Path, store: Path) -> None:
    of, assessment = only(store)
    requirement = reworded(written, "Elsewhere")
    into = ("import", written, "--store", store, "--assessment", assessment)
    code, _out, err = run(*into)
    assert code == 2
    assert "1 field says something else here" in err
    code, out, _err = run(*into, "--preview")
    assert "conflict" in out
    (line,) = (line for line in out.splitlines() if "in the file Elsewhere" in line)
    assert "(" not in line.partition("in the file Elsewhere")[2]  # neither who said it nor when is known
    assert "Nothing was changed." in out
    for rule, begins in (("mine", False), ("theirs", True)):
        assert run(*into, "--rule", rule)[0] == 0
        with Store.open(store, who="tester") as opened:
            assert opened.answers(assessment)[requirement].evidence.startswith("Elsewhere") is begins
            assert len(opened.assessments(of)) == 1


def test_into_an_organization_it_meets_the_assessment_of_its_day_and_standard(
    run: Run, written: Path, store: Path
) -> None:
    code, out, _err = run("import", written, "--store", store, "--into", NAME)
    assert (code, out) == (0, "Everything in it was here already.\n")
    only(store)


def test_when_something_was_said_no_file_tells(run: Run, written: Path, store: Path) -> None:
    """The day of the file on the disk is that of an e-mail it was saved from."""
    reworded(written, "Elsewhere")
    code, _out, err = run("import", written, "--store", store, "--into", NAME, "--rule", "newer")
    assert code == 2
    assert "does not tell when each was said" in err


def test_what_was_decided_against_is_not_said_to_be_here(run: Run, written: Path, store: Path) -> None:
    reworded(written, "Elsewhere")
    code, out, _err = run("import", written, "--store", store, "--into", NAME, "--rule", "mine")
    assert code == 0
    assert "Nothing was changed: what is here stays." in out


def test_into_an_organization_it_becomes_another_assessment(run: Run, written: Path, store: Path) -> None:
    of, before = only(store)
    day = read_file(written, AssessmentFile).assessment.date
    assert day is not None
    text = written.read_text()
    assert text.count(f"date: {day}") == 1
    written.write_text(text.replace(f"date: {day}", f"date: {day - timedelta(days=400)}"))
    code, out, _err = run("import", written, "--store", store, "--into", NAME, "--json")
    assert code == 0
    assert json.loads(out)["taken_over"]["changed"] == [of]
    with Store.open(store, who="tester") as opened:
        second = next(one.id for one in opened.assessments(of) if one.id != before)
        assert opened.answers(second).keys() == opened.answers(before).keys()


@pytest.mark.parametrize("as_json", [False, True])
def test_what_is_not_taken_over_is_said_by_what_takes_the_rest(
    run: Run, tmp_path: Path, as_json: bool
) -> None:
    file, store = tmp_path / "notes.yaml", tmp_path / "new.db"
    file.write_text(
        "organization: {name: Example Ltd, logo: pictures/mark.png}\n"
        "answers: {calibration: {rating: 1, internal: Only us, attachments: [one]}}\n"
    )
    options = ("--json",) if as_json else ()
    code, out, _err = run("import", file, "--store", store, *options)
    said = "\n".join(json.loads(out)["told"]) if as_json else out
    assert code == 0
    assert "Internal notes in it are not taken over." in said
    assert "It names 1 attached file, which such a file cannot bring along." in said
    assert "The logo that it names is not taken over" in said
    with Store.open(store, who="tester") as opened:
        (one,) = opened.organizations()
        assert "mark.png" not in repr(opened.content(one.id))


def test_a_profile_alone_begins_anew_with_nothing_assessed(run: Run, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "profile.yaml"
    assert run("yaml", file, "--store", store, "--profile-alone")[0] == 0
    assert not read_file(file, AssessmentFile).answers
    code, out, _err = run("import", file, "--store", store, "--profile-alone", "--preview")
    assert code == 0
    assert "Asked anew, because time has changed it: Internal audits" in out
    assert run("import", file, "--store", store, "--profile-alone")[0] == 0
    with Store.open(store, who="tester") as opened:
        (old, _assessment), (new,) = only_two(opened)
        assert opened.assessments(new) == []
        assert opened.wizard_page(new) == 0
        before, after = opened.profile(old), opened.profile(new)
        assert after.system == type(after.system)()
        assert (after.organization, after.design) == (before.organization, before.design)


def only_two(store: Store) -> tuple[tuple[str, str], tuple[str]]:
    with_, without = sorted(
        store.organizations(shelf=Shelf.ACTIVE), key=lambda one: not store.assessments(one.id)
    )
    return (with_.id, store.assessments(with_.id)[0].id), (without.id,)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("yaml", "{folder}/out.txt"), "must end in .yaml"),
        (("yaml", "{folder}/there.yaml"), "--replace writes it anew"),
        (("yaml", "{folder}/folder.yaml", "--replace"), "is a folder; say the name of a file"),
        (("calendar", "--out", "{folder}/folder.yaml", "--replace"), "is a folder; say the name of a file"),
        (("export", "--out", "{folder}/folder.yaml", "--replace"), "is a folder; say the name of a file"),
        (("yaml", "{folder}/new.yaml", "--assessment", "none"), "has no assessment none"),
        (("import", "{folder}/there.yaml", "--into", "Nobody"), 'no organization "Nobody"'),
        (("import", "{folder}/there.yaml", "--assessment", "none"), "has no assessment none"),
        (("import", "{folder}/there.yaml", "--into", "x", "--profile-alone"), "either --profile-alone"),
        (
            ("import", "{folder}/bad.yaml"),
            'bad.yaml, line 2: organization: "nome" is not known; did you mean "name"?',
        ),
        (("import", "{folder}/strange.yaml"), "strange.yaml: answers: "),
        (("import", "{folder}/own.yaml"), "is a catalogue of requirements"),
        (
            ("import", "{folder}/offices.db", "--into", "x"),
            "offices.db is a file of the program; write a package",
        ),
    ],
)
def test_what_is_wrong_is_one_line_and_nothing_is_stored(
    run: Run, store: Path, arguments: tuple[str, ...], says: str
) -> None:
    for name, content in (
        ("there.yaml", "organization: {name: Example Ltd}\n"),
        ("bad.yaml", "organization:\n  nome: Example Ltd\n"),
        ("strange.yaml", "answers: {no-such-requirement: {rating: 3}}\n"),
        ("own.yaml", "catalogue: own\n"),
    ):
        store.with_name(name).write_text(content)
    store.with_name("folder.yaml").mkdir()
    before = only(store)
    given = (word.format(folder=store.parent) for word in arguments)
    code, out, err = run(*given, "--store", store)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1
    assert only(store) == before


def test_there_is_nothing_to_merge_with_in_no_file(run: Run, written: Path, tmp_path: Path) -> None:
    code, _out, err = run("import", written, "--store", tmp_path / "none.db", "--into", NAME)
    assert code == 2
    assert "no file yet" in err


def test_a_file_that_is_replaced_says_what_is_stored_now(run: Run, written: Path, store: Path) -> None:
    shutil.copyfile(written, written.with_name("kept.yaml"))
    written.write_text("organization: {name: Another}\n")
    assert run("yaml", written, "--store", store, "--replace")[0] == 0
    assert written.read_bytes() == written.with_name("kept.yaml").read_bytes()


def test_a_profile_leaves_before_anything_is_assessed(run: Run, tmp_path: Path) -> None:
    store, file = tmp_path / "clients.db", tmp_path / "out.yaml"
    with Store.open(store, who="tester") as opened:
        begun = opened.add_organization(Profile(organization=Organization(name="Beta Ltd")))
        assert opened.assessments(begun) == []
    for said in ((), ("--assessment", "Beta Ltd"), ("--assessment", begun)):
        code, out, err = run("yaml", file, "--store", store, "--profile-alone", "--replace", *said)
        assert (code, err) == (0, ""), out
        assert read_file(file, AssessmentFile).organization.name == "Beta Ltd"
    code, _out, err = run("yaml", file, "--store", store, "--replace")
    assert code == 2
    assert "Beta Ltd has no assessment yet, because its profile is not finished" in err
    for command in (("yaml", file, "--replace"), ("checklist", GAPS)):
        code, _out, err = run(*command, "--store", store, "--assessment", "Beta Ltd")
        assert code == 2
        assert "profile is not finished" in err


def test_of_several_organizations_the_profile_is_of_the_one_that_is_said(run: Run, store: Path) -> None:
    file = store.with_name("out.yaml")
    with Store.open(store, who="tester") as opened:
        opened.add_organization(Profile(organization=Organization(name="Beta Ltd")))
    code, _out, err = run("yaml", file, "--store", store, "--profile-alone")
    assert code == 2
    assert "say which: --assessment NAME" in err
    assert "Beta Ltd" in err
    code, _out, err = run("yaml", file, "--store", store, "--profile-alone", "--assessment", "Gamma")
    assert (code, 'no organization "Gamma"' in err) == (2, True)


def test_a_name_that_is_there_is_begun_again_only_where_that_is_said(
    run: Run, written: Path, store: Path
) -> None:
    code, out, _err = run("import", written, "--store", store, "--preview")
    assert (code, "new" in out) == (0, True)
    code, _out, err = run("import", written, "--store", store)
    assert code == 2
    assert f"there is an organization called {NAME} already" in err
    only(store)
    assert run("import", written, "--store", store, "--one-more")[0] == 0
    with Store.open(store, who="tester") as opened:
        assert [one.name for one in opened.organizations()] == [NAME, NAME]
    code, _out, err = run("import", written, "--store", store, "--one-more", "--into", NAME)
    assert (code, "either --one-more" in err) == (2, True)


def test_where_all_is_completed_that_is_said_and_one_can_be_named(
    run: Run, written: Path, store: Path
) -> None:
    with Store.open(store, who="tester") as opened:
        opened.complete_assessment(only_one := only(store)[1], date(2027, 1, 31))
    code, _out, err = run("yaml", written, "--store", store, "--replace")
    assert (code, "every assessment in it is completed" in err, only_one in err) == (2, True, True)
    code, _out, err = run("yaml", written, "--store", store, "--replace", "--assessment", NAME)
    assert (code, "completed; say the id of one" in err) == (2, True)
    assert run("yaml", written, "--store", store, "--replace", "--assessment", only_one)[0] == 0
