"""The command line: the work is done or one line says why not, with exit code 2."""

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.cli.commands import main
from isoassess.documents import DocumentKind
from isoassess.domain import Lens
from tests.unit.cli.running import run
from tests.unit.pdf.specimen import jpeg, png

SAMPLE = str(files("resources").joinpath("sample/example-fabrications.yaml"))


def data(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out, _err = run(capsys, *arguments, "--json")
    assert code == 0
    return dict(json.loads(out))


def written(folder: Path, text: str) -> str:
    path = folder / "firm.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_choose_gives_every_field_of_the_decision(capsys: pytest.CaptureFixture[str]) -> None:
    decision = data(capsys, "choose", SAMPLE, "--on", "2026-11-23")
    assert decision["model"] == "iso9002"
    assert decision["today"]["standard"] == "iso9001"
    assert decision["today"]["edition"] == "2026"
    assert decision["today"]["clause_8_3"] == "not-applicable"
    assert decision["as_of"] == "2026-11-23"
    assert set(decision) >= {
        "rules",
        "because",
        "facts",
        "would_change",
        "unknown",
        "warnings",
        "justification",
        "sources",
        "rules_version",
    }


def test_choose_says_both_answers_together(capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = run(capsys, "choose", SAMPLE, "--on", "2026-11-23")
    assert "ISO 9001:2026" in out
    assert "ISO 9002:1994" in out
    assert "the last certificates to it ended in December 2003." in out


def test_what_a_person_reads_names_no_keys_and_no_ids(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bare = written(tmp_path, "organization: {name: Sample}\ndesign: {product: we}")
    said = run(capsys, "choose", SAMPLE)[1] + run(capsys, "choose", bare)[1]
    said += run(capsys, "assess", SAMPLE)[1] + run(capsys, "assess", bare)[1]
    ids = [asked.id for asked in shipped().requirements(Lens.ISO9001_2026)]
    assert [key for key in ids if f"{key}:" in said] == []
    assert re.findall(r"\b(?:design|system|sector)\.[a-z_]+|named_standard", said) == []
    assert "Who designs the product: with" in said
    assert "causes stand in the way" in said
    assert "before stage 2" in said


def test_assess_gives_every_figure_with_its_base(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "assess", SAMPLE)
    counts = found["counts"]
    assert found["verdict"] == "ready-stage-1"
    assert found["coverage"]["assessed"] == sum(counts[g] for g in ("major", "minor", "ofi", "conforming"))
    graded = [known.id for known in shipped().requirements(Lens.ISO9001_2026) if known.graded]
    assert [finding["requirement"] for finding in found["findings"]] == graded
    assert found["coverage"]["applicable"] + counts["not_applicable"] == len(found["findings"])
    assert found["effort"]["initial"] == 4
    assert {"blockers", "shortest_way", "contradictions", "clauses", "decision"} <= set(found)


def test_assess_gives_the_calendar_and_the_documents(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "assess", SAMPLE)
    schedule, documents = found["schedule"], found["documented_information"]
    steps = {milestone["step"]: milestone for milestone in schedule["milestones"]}
    assert steps["records-running"] | {"done": True, "earliest": None} == steps["records-running"]
    assert "2026-11-18" < steps["stage-1"]["earliest"] < steps["certificate"]["earliest"]
    assert schedule["target"]["date"] == "2027-06-30"
    assert documents["shown"] + documents["not_shown"] == documents["demanded"] == 29
    _code, out, _err = run(capsys, "assess", SAMPLE)
    assert steps["certificate"]["earliest"] in out
    assert data(capsys, "assess", SAMPLE, "--lens", "iso9002:1994")["schedule"] is None


def test_a_rating_is_a_number_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    ratings = {f["requirement"]: f["rating"] for f in data(capsys, "assess", SAMPLE)["findings"]}
    assert ratings["calibration"] == 2
    assert ratings["design-process"] is None


def test_the_lens_asked_for_wins(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "assess", SAMPLE, "--lens", "iso9002:1994")
    assert found["lens"] == "iso9002:1994"
    assert found["verdict"] == "does-not-meet-model"


def test_a_profile_alone_is_an_empty_assessment(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    found = data(capsys, "assess", written(tmp_path, "organization: {name: Sample}"))
    assert found["verdict"] == "too-early"
    assert found["lens"] == "iso9001:2026"


@pytest.mark.parametrize("lens", [lens.value for lens in Lens])
def test_the_catalogue_gives_the_number_in_its_lens(capsys: pytest.CaptureFixture[str], lens: str) -> None:
    found = data(capsys, "catalogue", "--lens", lens)
    numbers = {clause["number"] for clause in found["clauses"]}
    assert found["lens"] == lens
    assert found["requirements"]
    assert {requirement["clause"] for requirement in found["requirements"]} <= numbers


def test_the_schema_describes_the_sample(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(capsys, "schema")
    schema = json.loads(out)
    assert code == 0
    named = schema["$ref"].rpartition("/")[2]
    assert set(schema["$defs"][named]["properties"]) >= {
        "design",
        "answers",
        "assessment",
        "system",
    }
    assert 4 in schema["$defs"]["Rating"]["enum"]


def test_assess_writes_a_pdf(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _out, err = run(capsys, "assess", SAMPLE, "--pdf", str(tmp_path / "out.pdf"))
    assert code == 0
    assert "out.pdf" in err
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as document:
        assert "Example Fabrications Ltd" in document[0].get_textpage().get_text_range()


def test_demo_does_the_whole_job_and_again(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "new" / "demo"
    for _time in range(2):
        code, out, _err = run(capsys, "demo", "--out", str(folder))
        assert code == 0
        assert "Ready for stage 1" in out
        assert str(folder / "readiness-summary.pdf") in out
    assert (folder / "sample.db").is_file()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("design: {product: custmer}", 'did you mean "customer"?'),
        ("answers: {calibration: {rating: 7}}", "7"),
        ("answers: {calibratoin: {rating: 3}}", "calibration"),
        ("organization: [", "not readable as YAML"),
        ("a: &x 1\nb: *x", "references"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, said: str
) -> None:
    code, out, err = run(capsys, "assess", written(tmp_path, text))
    assert (code, out) == (2, "")
    assert err.startswith("isoassess: ")
    assert err.count("\n") == 1
    assert said in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["choose"],
        ["choose", "nowhere.yaml"],
        ["choose", SAMPLE, "--on", "tomorrow"],
        ["assess", SAMPLE, "--lens", "iso9001:2025"],
        ["assess", SAMPLE, "--document", "poem"],
        ["catalogue", "--lens", "x"],
        ["assess", SAMPLE, "--pdf", SAMPLE + "/out.pdf"],
        ["demo", "--out", SAMPLE + "/demo"],
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    code, _out, err = run(capsys, *arguments)
    assert code == 2
    said = [line for line in err.splitlines() if not line.startswith("Names inside: ")]
    assert len(said) == 1  # whose names would leave is told before the disk is asked
    assert "Traceback" not in err


def test_hostile_text_goes_through_to_the_pdf(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    name = "<b>A & B</b> \U0001f600 \u05d0\u05d1\u05d2 " + "x" * 10_000
    text = json.dumps(
        {"organization": {"name": name}, "answers": {"calibration": {"rating": 1, "evidence": name}}},
        ensure_ascii=False,
    )
    source = written(tmp_path, text)
    code, out, err = run(capsys, "assess", source, "--json", "--pdf", str(tmp_path / "out.pdf"))
    assert code == 0
    assert json.loads(out)["verdict"] == "too-early"
    assert "U+1F600" in err
    warning, written_to = err.index("Name of the organization contains characters"), err.index("Written: ")
    assert warning < written_to
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as document:
        shown = "".join(page.get_textpage().get_text_range() for page in document)
    assert "<b>A & B</b>" in shown


def test_the_command_line_loads_no_window_and_no_report() -> None:
    code = (
        "import sys; from isoassess.cli.commands import main; main(['choose', sys.argv[1]]);"
        "loaded = {name.partition('.')[0] for name in sys.modules};"
        "sys.exit(len(loaded & {'PySide6', 'reportlab', 'sqlalchemy'}))"
    )
    done = subprocess.run([sys.executable, "-c", code, SAMPLE], capture_output=True, check=False)
    assert done.returncode == 0


def test_a_reader_that_stops_early_is_no_error() -> None:
    command = [sys.executable, "-m", "isoassess", "catalogue", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reader:
        assert reader.stdout is not None
        assert reader.stderr is not None
        assert reader.stdout.readline().strip() == b"{"
        reader.stdout.close()
        assert reader.stderr.read() == b""


def test_output_that_cannot_be_written_is_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "output"
    target.touch()
    with os.fdopen(os.open(target, os.O_RDONLY), "w") as closed_for_writing:
        monkeypatch.setattr(sys, "stdout", closed_for_writing)
        assert main(["catalogue"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_contract_model_says_that_no_certificate_exists(capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = run(capsys, "assess", SAMPLE, "--lens", "iso9002:1994")
    assert "nobody can be certified to an edition of 1994" in out
    assert "stage 1" not in out.lower()


@pytest.mark.parametrize("command", ["choose", "assess"])
def test_an_unknown_requirement_is_named_with_the_file_and_the_nearest(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    source = written(tmp_path, "answers: {calibratoin: {rating: 3}}")
    code, _out, err = run(capsys, command, source)
    assert code == 2
    assert "firm.yaml" in err
    assert "did you mean calibration?" in err


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("lens", [lens.value for lens in Lens])
def test_every_document_is_written_in_every_edition(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: DocumentKind, lens: str
) -> None:
    target = tmp_path / "out.pdf"
    code, _out, err = run(
        capsys, "assess", SAMPLE, "--lens", lens, "--document", kind.value, "--pdf", str(target)
    )
    names, written, *_unnumbered = err.splitlines()
    assert names.startswith("Names inside: ")
    assert written.startswith("Written: ")
    assert (code, target.is_file()) == (0, True)


@pytest.mark.parametrize("options", [["--document", "full"], ["--cover"], ["--prepared-by", "B. Auditor"]])
def test_how_a_document_shall_be_is_refused_without_where_it_goes(
    capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    code, out, err = run(capsys, "assess", SAMPLE, *options)
    assert (code, out) == (2, "")
    assert err == f"isoassess: {options[0]}: say with --pdf FILE where the document goes\n"


def picture(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_a_document_has_the_paper_the_cover_the_logos_and_the_name_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "out.pdf"
    ours, theirs = picture(tmp_path, "ours.png", png()), picture(tmp_path, "theirs.jpg", jpeg())
    look = ["--paper", "letter", "--cover", "--logo", ours, "--logo", theirs, "--prepared-by", "B. Auditor"]
    code, _out, _err = run(capsys, "assess", SAMPLE, "--pdf", str(target), *look)
    assert code == 0
    with pikepdf.open(target) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox][2:] == [612, 792]
        assert len(pdf.pages[0].get_images()) == 2
        assert pdf.docinfo["/Author"] == "B. Auditor"
    with pypdfium2.PdfDocument(target) as document:
        assert "Confidential" in document[0].get_textpage().get_text_range()
        assert "Prepared by" in document[0].get_textpage().get_text_range()


def test_who_assessed_is_named_by_an_option_and_where_nobody_is_that_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file, target = written(tmp_path, "organization: {name: Sample Dairy}\n"), tmp_path / "out.pdf"
    code, _out, err = run(capsys, "assess", file, "--pdf", str(target), "--cover")
    assert code == 0
    assert "No assessor is named; --assessor NAME names one." in err
    assert re.search(r"Assessor\s+not named", text_of(target))
    code, _out, err = run(
        capsys, "assess", file, "--pdf", str(target), "--assessor", " A.  Sampler ", "--replace"
    )
    assert code == 0
    assert "No assessor" not in err
    assert "by A. Sampler" in text_of(target)
    assert data(capsys, "assess", SAMPLE, "--assessor", "B. Other")["assessor"] == "B. Other"
    code, out, err = run(capsys, "assess", SAMPLE, "--assessor", "a\x07")
    assert (code, out) == (2, "")
    assert err == "isoassess: --assessor: it holds a character that cannot be shown\n"


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("everything", [False, True])
def test_a_quick_worksheet_asks_the_quick_scan_only(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, everything: bool
) -> None:
    target = tmp_path / "out.pdf"
    more = ["--all-questions"] if everything else []
    code, _out, err = run(
        capsys, "assess", SAMPLE, "--document", "worksheet", "--quick", "--pdf", str(target), *more
    )
    assert code == 0
    every, quick = (shipped().requirements(Lens.ISO9001_2026, quick=only) for only in (False, True))
    asked = [known for known in quick if everything or not known.clause[Lens.ISO9001_2026].startswith("8.3")]
    assert len(asked) < len(quick) or everything
    with pypdfium2.PdfDocument(target) as document:
        assert f"{len(asked)} of {len(every)} questions" in document[0].get_textpage().get_text_range()
        assert f"({len(document)} pages)" in err


def test_a_worksheet_tells_earlier_ratings_only_where_that_is_wanted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for wanted in ([], ["--earlier-ratings"]):
        target = tmp_path / f"out{len(wanted)}.pdf"
        code, *_said = run(
            capsys, "assess", SAMPLE, "--document", "worksheet", "--quick", "--pdf", str(target), *wanted
        )
        assert code == 0
        with pypdfium2.PdfDocument(target) as document:
            text = "".join(page.get_textpage().get_text_range() for page in document)
        assert ("So far: " in text) is bool(wanted)


def test_a_worksheet_of_the_transition_asks_what_is_new_or_changed_only(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target, worksheet = tmp_path / "out.pdf", ("--document", "worksheet", "--new", "--pdf")
    code, _out, _err = run(capsys, "assess", SAMPLE, "--all-questions", *worksheet, str(target))
    assert code == 0
    before = {known.id for known in shipped().requirements(Lens.ISO9001_2015)}
    asked = shipped().requirements(Lens.ISO9001_2026)
    concerned = [known for known in asked if known.id not in before or known.changed]
    with pypdfium2.PdfDocument(target) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert f"{len(concerned)} of {len(asked)} questions" in text
    old = ("--lens", Lens.ISO9002_1994.value)
    code, _out, err = run(capsys, "assess", SAMPLE, *old, *worksheet, str(tmp_path / "none.pdf"))
    assert (code, err.count("\n")) == (2, 1)
    assert "--new: nothing asked in ISO 9002:1994" in err


def test_a_scope_statement_bears_what_controls_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    control = (
        "--number",
        "QM-04",
        "--doc-version",
        "3",
        "--distribution",
        "Board",
        "--approved-by",
        "A. Owner",
    )
    code, _out, _err = run(capsys, "assess", SAMPLE, "--document", "scope", *control, "--pdf", str(target))
    assert code == 0
    with pypdfium2.PdfDocument(target) as document:
        text = document[0].get_textpage().get_text_range()
    assert all(said in text for said in control[1::2])


@pytest.mark.parametrize("kind", ["summary", "actions", "worksheet", "comparison"])
def test_every_document_can_be_issued_and_is_a_draft_without_a_version(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str
) -> None:
    target = tmp_path / "out.pdf"
    quick = ("--quick",) if kind == "worksheet" else ()
    chosen = ("--document", kind, *quick, "--number", "QM-04", "--changes", "Audit days anew")
    for version in ((), ("--doc-version", "2")):
        assert run(capsys, "assess", SAMPLE, *chosen, *version, "--pdf", str(target))[0] == 0
        with pypdfium2.PdfDocument(target) as document:
            feet = [page.get_textpage().get_text_range().replace("\r\n", " ") for page in document]
        assert all("QM-04" in foot for foot in feet)
        assert all(("\u00b7 version 2" in foot) is bool(version) for foot in feet)


@pytest.mark.parametrize("version", ["0", "-1", "10000", "C", "1.5", "", str(10**30)])
def test_what_is_no_version_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, version: str
) -> None:
    target = tmp_path / "out.pdf"
    code, out, err = run(capsys, "assess", SAMPLE, "--pdf", str(target), "--doc-version", version)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "--doc-version" in err
    assert not target.exists()


@pytest.mark.parametrize("content", [b"", b"no picture", None, jpeg()[:200]])
def test_a_logo_that_is_no_picture_is_one_line_that_names_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None
) -> None:
    logo = str(tmp_path / "gone.png") if content is None else picture(tmp_path, "logo.png", content)
    code, out, err = run(capsys, "assess", SAMPLE, "--pdf", str(tmp_path / "out.pdf"), "--logo", logo)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert Path(logo).name in err
    assert not (tmp_path / "out.pdf").exists()


def test_a_third_logo_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    logo = ["--logo", picture(tmp_path, "logo.png", png())]
    code, _out, err = run(capsys, "assess", SAMPLE, "--pdf", str(tmp_path / "out.pdf"), *logo * 3)
    assert code == 2
    assert "two logos" in err
