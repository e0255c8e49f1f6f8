"""`isoassess tables` and `isoassess spreadsheet`: out as a file, back in as a whole or not at all."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.cli.commands import main
from isoassess.domain import Answer, Rating
from isoassess.store import Store
from tests.ready_stores import put_sample_store
from tests.sample_organization import put_sample
from tests.unit.cli.running import run


class WentOut:
    """A store with the sample in it, and the spreadsheet made of it."""

    def __init__(self, folder: Path) -> None:
        self.store, self.file = folder / "store.db", folder / "out.xlsx"
        with Store.open(put_sample_store(self.store), who="me") as store:
            self.id = put_sample(store, shipped())

    def evidence(self) -> dict[str, str]:
        with Store.open(self.store, who="me") as store:
            return {id_: answer.evidence for id_, answer in store.answers(self.id).items()}

    def answer(self) -> Answer:
        with Store.open(self.store, who="me") as store:
            return store.answers(self.id)["context-issues"]

    def fill(self, before: str, after: str) -> None:
        """Another text in place of one, as long as there is just one of it."""
        self.fill_all({before: after})

    def fill_all(self, texts: dict[str, str]) -> None:
        with zipfile.ZipFile(self.file) as container:
            parts = {name: container.read(name) for name in container.namelist()}
        strings = parts["xl/sharedStrings.xml"].decode()
        assert [strings.count(before) for before in texts] == [1] * len(texts)
        either = re.compile("|".join(map(re.escape, texts)))
        filled = either.sub(lambda found: texts[found[0]], strings)
        parts["xl/sharedStrings.xml"] = filled.encode()
        with zipfile.ZipFile(self.file, "w") as container:
            for name, part in parts.items():
                container.writestr(name, part)


@pytest.fixture
def went(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> WentOut:
    out = WentOut(tmp_path)
    assert main(["tables", "--store", str(out.store), "--xlsx", str(out.file)]) == 0
    assert "Written: " in capsys.readouterr().out
    return out


def test_as_it_went_out_nothing_is_read_in(went: WentOut, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "spreadsheet", went.file, "--store", went.store)
    assert (code, err) == (0, "")
    assert "The spreadsheet says nothing that is not there already." in out
    assert out.endswith("There is nothing to read in.\n")
    assert "--save" not in out
    code, out, err = run(capsys, "spreadsheet", went.file, "--store", went.store, "--save")
    assert (code, err, "Read in." in out) == (0, "", False)


def test_what_was_filled_in_is_listed_and_read_in_with_save(
    went: WentOut, capsys: pytest.CaptureFixture[str]
) -> None:
    before = went.answer()
    went.fill(before.evidence, "Seen on 3 March")
    code, out, _err = run(capsys, "spreadsheet", went.file, "--store", went.store)
    assert code == 0
    assert "context-issues.evidence" in out
    assert "Objective evidence: Seen on 3 March" in out
    assert "Nothing was changed" in out
    assert went.answer() == before
    code, out, _err = run(capsys, "spreadsheet", went.file, "--store", went.store, "--save", "--json")
    assert code == 0
    said = json.loads(out)
    assert [(one["field"], one["conflict"], one["taken"]) for one in said["entries"]] == [
        ("context-issues.evidence", False, True)
    ]
    assert went.answer().evidence == "Seen on 3 March"


def test_a_conflict_is_decided_before_anything_is_read_in(
    went: WentOut, capsys: pytest.CaptureFixture[str]
) -> None:
    went.fill(went.answer().evidence, "Theirs")
    with Store.open(went.store, who="me") as store:
        store.save_answer(went.id, "context-issues", Answer(rating=Rating.PARTIAL, evidence="Ours"))
    code, _out, err = run(capsys, "spreadsheet", went.file, "--store", went.store, "--save")
    assert (code, err.count("\n")) == (2, 1)
    assert "context-issues.evidence" in err
    assert went.answer().evidence == "Ours"
    for side, evidence in (("--keep", "Ours"), ("--take", "Theirs")):
        code, _out, _err = run(capsys, "spreadsheet", went.file, "--store", went.store, "--save", side, "all")
        assert (code, went.answer().evidence) == (0, evidence)


def test_what_was_sorted_apart_is_read_in_only_where_that_is_said(
    went: WentOut, capsys: pytest.CaptureFixture[str]
) -> None:
    before = went.evidence()
    said = [text for text in before.values() if re.fullmatch(r"[\w ,.]{30,}", text)][:7]
    went.fill_all(dict(zip(said, (*said[1:], said[0]), strict=True)))
    options = ("spreadsheet", went.file, "--store", went.store, "--save", "--take", "all")
    code, out, err = run(capsys, *options)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "one column was sorted without the others" in err
    assert "--anyway" in err
    assert went.evidence() == before
    code, out, _err = run(capsys, *options, "--anyway")
    assert (code, "one column was sorted without the others" in out) == (0, True)
    assert [went.evidence()[id_] for id_, text in before.items() if text in said] == [*said[1:], said[0]]


def test_nothing_is_written_over_by_mistake(went: WentOut, capsys: pytest.CaptureFixture[str]) -> None:
    content = went.file.read_bytes()
    went.file.write_bytes(b"filled in")
    code, _out, err = run(capsys, "tables", "--store", went.store, "--xlsx", went.file)
    assert (code, went.file.read_bytes()) == (2, b"filled in")
    assert "--replace" in err
    code, _out, _err = run(capsys, "tables", "--store", went.store, "--xlsx", went.file, "--replace")
    assert (code, went.file.read_bytes()) == (0, content)


def test_each_table_is_written_as_csv(went: WentOut, capsys: pytest.CaptureFixture[str]) -> None:
    folder = went.file.parent / "2027" / "tables"
    code, out, _err = run(capsys, "tables", "--store", went.store, "--assessment", went.id, "--csv", folder)
    assert (code, out.count("Written: ")) == (0, 4)
    assert "Quality manager" in (folder / "actions.csv").read_text(encoding="utf-8-sig")
    code, _out, err = run(
        capsys, "tables", "--store", went.store, "--assessment", went.id, "--csv", went.file
    )
    assert (code, err.count("\n"), "not a folder" in err) == (2, 1, True)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["tables"], "--xlsx FILE"),
        (["tables", "--xlsx", "a.ods"], "must end in .xlsx"),
        (["tables", "a.yaml", "--assessment", "x", "--xlsx", "a.xlsx"], "either FILE"),
        (["spreadsheet", "none.xlsx", "--take", "all"], "say --save"),
        (["spreadsheet", "none.xlsx", "--anyway"], "say --save"),
        (["spreadsheet", "none.xlsx"], "No such file"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_the_sample_as_a_file_is_a_spreadsheet_too_and_finds_its_organization(
    went: WentOut, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = Path(__file__).parents[3] / "resources" / "sample" / "example-fabrications.yaml"
    other = tmp_path / "of-a-file.xlsx"
    assert run(capsys, "tables", sample, "--xlsx", other)[0] == 0
    code, out, _err = run(capsys, "spreadsheet", other, "--store", went.store)
    assert code == 0
    assert "names only its organization" in out


def test_where_nothing_is_written_no_folder_is_left(
    went: WentOut, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    known, folder = went.file.read_bytes(), tmp_path / "new" / "tables"
    given = ("tables", "--store", went.store, "--xlsx", went.file, "--csv", folder)
    assert run(capsys, *given)[0] == 2
    assert (went.file.read_bytes(), folder.parent.exists()) == (known, False)
    assert run(capsys, *given, "--replace")[0] == 0
    assert len(list(folder.iterdir())) == 4
